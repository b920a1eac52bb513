"""Documents of word processors and e-books become blocks."""
