"""Whether an edit changes what is said: measured, judged by a small network, told as facts or used to doubt what a list found.

An edit is what stands between words that both sides of a link share (`compare.facts.edits`). The network was trained on pairs that
people judged (see `benchmarks/facts/train_changes.py` and `WEIGHTS.md`); it runs on numpy alone.
"""
