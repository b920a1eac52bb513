"""Words put in the place of others: opposites, other persons, other units, words that changed places."""
