"""The learned part: which words of a link say what the other side does not.

A small network over the vectors that the encoder has for every token anyway (see `network`), trained on pairs whose words people
marked (see `benchmarks/facts/train_second_reader.py` and `WEIGHTS.md`). It runs on numpy alone.
"""
