"""How two articles come in from the keyboard: what is typed, pasted, browsed, read meanwhile, or edited elsewhere."""
