"""The worklist: what of a comparison waits for a verdict, found, kept up and settled."""
