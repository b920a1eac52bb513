"""Which pairs of passages could be linked, what speaks for each, and how much that is as one probability."""
