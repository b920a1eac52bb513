"""What a page says of its story beside it: its title, who wrote it, its day."""
