"""Where a source comes from: a path, standard input, an address; and how the getting of it is ended."""
