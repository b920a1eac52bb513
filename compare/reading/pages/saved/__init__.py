"""Pages that a word processor saved: what each marks as the title, and as comments and notes."""
