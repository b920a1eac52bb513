"""Names, places, titles."""
