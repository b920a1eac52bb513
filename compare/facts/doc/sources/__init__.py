"""Sources: who is said to have said it."""
