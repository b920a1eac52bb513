"""The families that ask for no one language: what differs between two articles of which one at least is not in English."""
