"""What is kept from one run to the next: settings, drafts, pasted texts, the last report, how far a review is."""
