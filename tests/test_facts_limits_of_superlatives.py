"""How much of what a superlative is said of the other side must tell."""

from __future__ import annotations

import pytest
from linked import told, types

CASES = {
    "a quarter of its sentence is told": (
        "The bridge in Orsk is the oldest in the whole land and draws many guests.",
        "Guests came to Orsk.",
        ["superlative_dropped"],
    ),
    "a sixth of it is told": ("The bridge in Orsk is the oldest in the land and draws guests.", "Lund lives in Orsk.", []),
    "ever is told far behind": (
        "It was the worst storm in the north of the island and its old port towns in a decade.",
        "It was the worst storm in the north of the island and its old port towns ever.",
        ["superlative_added"],
    ),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_which_superlative_is_lost(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted


def test_a_superlative_is_shown_with_four_words_behind() -> None:
    found = told("It is the largest and oldest wooden bridge in town.", "It is a bridge in town.")
    assert found == [("superlative_dropped", "the largest and oldest wooden bridge", None)]
