"""Text that is no prose, told by what most of its lines are."""
