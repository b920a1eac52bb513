"""What it takes for two sides to say the opposite of one thing."""

from __future__ import annotations

import pytest
from linked import types

CASES = {
    "two words are shared": ("Sales of bread rose in spring.", "In Orsk bread sales fell.", ["negation_flipped"]),
    "one word is shared": ("Sales of bread rose in spring.", "In Orsk the number of sales fell.", []),
    "a word of three letters is turned round": (
        "The lamp in the hall was lit on Monday.",
        "The lamp in the hall was unlit on Monday.",
        ["negation_flipped"],
    ),
    "into is not the opposite of to": ("The crew went to the hall on Monday.", "The crew went into the hall on Monday.", []),
    "a denial in many words": (
        "The crew of the ferry left the port on Friday.",
        "The crew of the ferry never would have so much as left the port on Friday.",
        ["negation_flipped"],
    ),
    "a denial behind a but": (
        "The office offers care and money to the poor of the town.",
        "The office offers care but cannot spare a loaf to the poor of the town.",
        ["negation_flipped"],
    ),
    "a denial behind a but in a looser telling": (
        "The office offers care and money to the poor of the town of Orsk.",
        "The old bureau gives care but cannot spare a loaf to the poor of the town of Lund.",
        ["name_changed"],
    ),
    "what moved past two words says another thing": (
        "The van was properly and currently not insured by the firm.",
        "The van was not properly and currently insured by the firm.",
        ["negation_flipped"],
    ),
    "what moved past one word says the same": (
        "The van was currently not insured by the firm.",
        "The van was not currently insured by the firm.",
        [],
    ),
    "what is denied twice": (
        "The army did not cross the river by the old town at night.",
        "Its men crossed the river by the old town in daylight.",
        [],
    ),
    "another word far off": (
        "They did not sell the house by the sea to a bank in the north of the island.",
        "His sons sold the house by the sea to a bank in the south of the island.",
        ["negation_flipped", "place_changed"],
    ),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_what_says_the_opposite(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted
