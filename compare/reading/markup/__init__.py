"""What a page's mark-up says of its lines."""
