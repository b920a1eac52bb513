"""The terminal and the standard streams: what they can do, and how they are given back."""
