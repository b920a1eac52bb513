"""An HTML page becomes a story."""
