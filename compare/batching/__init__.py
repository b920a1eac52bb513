"""Many pairs, one report each."""
