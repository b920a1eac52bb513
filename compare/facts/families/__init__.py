"""What can change between two articles, a family each."""
