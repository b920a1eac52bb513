"""How a text writes a number itself: figures, words, fractions, ratios."""
