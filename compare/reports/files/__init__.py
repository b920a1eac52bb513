"""A report reaches its file: whole or not at all, and never over an article that was read."""
