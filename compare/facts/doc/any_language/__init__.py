"""What is read of an article in whatever language: numbers and days, by what CLDR and our own lists know of the language."""
