"""What a unique section is about, in a few words of its own."""
