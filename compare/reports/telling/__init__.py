"""What several reports say in the same way: names, excerpts, sentences, lines of a width."""
