"""An encoder that remembers says what the one behind it says, and asks it once."""

from __future__ import annotations

import numpy as np
from conftest import WordEncoder

from compare.embedding.remembering import RememberingEncoder


def test_a_text_is_encoded_once() -> None:
    behind = WordEncoder()
    remembering = RememberingEncoder(behind)
    first = remembering.encode(["snow", "rain", "snow"])
    again = remembering.encode(["rain", "hail"])
    assert behind.calls == [["snow", "rain"], ["hail"]]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(again, WordEncoder().encode(["rain", "hail"]))
    assert (remembering.name, remembering.sha256) == (behind.name, behind.sha256)


def test_no_texts_have_no_vectors() -> None:
    assert len(RememberingEncoder(WordEncoder()).encode([])) == 0
