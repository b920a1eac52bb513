"""Tables of a PDF, which holds only where words stand and where lines are drawn."""
