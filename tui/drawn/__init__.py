"""How articles are drawn: rows and pages of text, signs, names in few columns, what a filter shows. Pure."""
