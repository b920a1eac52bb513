"""The log: every decision about passages, facts and sections, and the comparison that follows from all of them."""
