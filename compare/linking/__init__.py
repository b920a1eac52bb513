"""What of two articles says the same: evidence becomes links, links become kinds."""
