"""How much of a caveat or denial the other side must tell or admit."""

from __future__ import annotations

import pytest
from linked import types

CASES = {
    "two thirds are told": (
        "The ministry denied that troops had shelled the village school on Friday.",
        "The ministry said no troops had shelled the village school.",
        [],
    ),
    "two words of five are told, and a denial in other words": (
        "The ministry denied that troops had shelled the village school on Friday.",
        "The ministry said no shells hit the school.",
        [],
    ),
    "one word of five is told": (
        "The ministry denied that troops had shelled the village school on Friday.",
        "The ministry said no child was in the school.",
        ["denial_dropped"],
    ),
    "a denied thing is admitted in part": (
        "The ministry denied that troops had shelled the village school and the clinic on Friday.",
        "The ministry admitted that troops were in the clinic.",
        ["denial_dropped"],
    ),
    "all but one word of it is admitted": (
        "The ministry denied that troops had shelled the village school on Friday.",
        "The ministry admitted that troops had shelled the village school.",
        ["negation_flipped"],
    ),
    "a third of it is denied again": (
        "The mayor denied that troops shelled the village school on Friday.",
        "The army denied shelling the school.",
        [],
    ),
    "a word of it is denied": (
        "The mayor denied that troops shelled the village school on Friday.",
        "A singer denied that she bought a school.",
        ["denial_dropped"],
    ),
    "more than half of it is admitted": (
        "The ministry denied that troops had shelled the village school on Friday.",
        "The ministry admitted that troops had shelled the village.",
        ["negation_flipped"],
    ),
    "who speaks and what was done": ("The firm denied lying.", "The firm admitted lying.", ["negation_flipped"]),
    "only who speaks is the same": ("The firm denied lying.", "The firm admitted paying.", ["denial_dropped"]),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_what_is_told_again_and_what_is_admitted(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted
