"""What stands around the story, and the words that it is known by."""
