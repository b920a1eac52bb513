"""An article read once: its words, its quotations, and what each family reads."""
