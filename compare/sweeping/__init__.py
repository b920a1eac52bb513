"""Many articles against many: which of these stories came from which of those sources."""
