"""Where a name ends: lines in title case, and letters that are no name."""

from __future__ import annotations

import pytest
from linked import types

CASES = {
    "four words of a headline in title case": (
        "# Town Opens Fish Market\nThe case is old.",
        "# Town Opens Wine Market\nThe case is old.",
        [],
    ),
    "two letters are a name": (
        "The council met EU envoys in May.",
        "After a long night the traders greeted UN envoys in a hall.",
        ["name_changed"],
    ),
    "two words behind say which place it is": (
        "Thieves robbed Orsk bank on Monday.",
        "A gang emptied Lund bank on Monday night.",
        ["name_changed"],
    ),
    "a letter stands for a word": (
        "It was 24 degrees C in the town on Friday.",
        "It was 24 degrees Celsius in the town on Friday.",
        [],
    ),
    "a name of many words": (
        "The nurse works in Orsk on Fridays.",
        "The nurse works in the Royal Free Hospital of Old Sund on Fridays.",
        ["name_changed"],
    ),
    "two letters are a name of a list": (
        "Kell, Orr and Li sang.",
        "Kell, Orr and others sang.",
        ["name_changed"],
    ),
    "a given name for short, the middle name left out": (
        "The league’s president Benjamin Todd Kell spoke in Orsk.",
        "The league’s president Ben Kell spoke in Orsk.",
        [],
    ),
    "another given name, the middle name left out": (
        "The league’s president Martin Todd Kell spoke in Orsk.",
        "The league’s president Ben Kell spoke in Orsk.",
        ["name_changed"],
    ),
    "a country and its people": (
        "The aides were asked about the Tolvia inquiry.",
        "The aides were asked about the Tolvians on Friday.",
        [],
    ),
    "one letter is none": ("It was 24 degrees Celsius in town.", "It was 24 C in town.", []),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_what_a_name_is(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted
