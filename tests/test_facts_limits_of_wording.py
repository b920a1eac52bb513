"""How alike two sides are around other words, for those to stand in each other's place."""

from __future__ import annotations

import pytest
from linked import types

CASES = {
    "three words for one": (
        "The council raised the price of a ticket in May.",
        "The council had already cut the price of a ticket in May.",
        ["negation_flipped"],
    ),
    "four words for two are other things": (
        "The shop on the quay sells old maps to the sailors of the town.",
        "The shop on the quay sells lamps and new boots to the sailors of the town.",
        [],
    ),
    "two words in a row are shared": (
        "His old boats burned in the port of Orsk, the mayor said.",
        "Her old boats sank in the port of Orsk, the mayor said.",
        ["name_changed"],
    ),
    "one word beside may be shared by chance": (
        "He and the mayor of Orsk spoke at the port on Monday.",
        "She and a clerk of Orsk spoke at the port on Monday.",
        [],
    ),
    "a telling of which half is other": (
        "The old harbour of Orsk will be shut.",
        "A new harbour of Orsk could cost the port more than a year of fees.",
        [],
    ),
    "a verb of three letters": ("The firm may end the strike.", "The firm ended the strike.", ["hedge_hardened"]),
    "two letters are shared by chance": ("The farmer may bring sheep.", "The farmer bred sheep.", []),
    "what was failed in three letters": (
        "The council failed to end the strike.",
        "The council ended the strike.",
        ["negation_flipped"],
    ),
    "only is no form of on": ("The firm sold only ships in May.", "The firm sold off ships in May.", []),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_which_words_stand_in_the_place_of_which(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted
