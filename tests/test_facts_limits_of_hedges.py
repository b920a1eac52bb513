"""How much of a hedged clause the other side tells, and how near."""

from __future__ import annotations

import pytest
from linked import told, types

CASES = {
    "the sixth word behind is the same": (
        "Riders may face long waits at the quay for trains to Orsk.",
        "Each rider faces late trains.",
        ["hedge_hardened"],
    ),
    "a word farther off is the same": (
        "Riders may face long waits for trains to the old harbour.",
        "Two faces of the clock turned green by the harbour.",
        [],
    ),
    "the fourth word of content is told": (
        "The fire on the quay in Orsk apparently destroyed old wooden boats.",
        "The fire on the quay in Orsk burned boats.",
        ["hedge_hardened"],
    ),
    "the fifth is not what is hedged": (
        "The fire on the quay in Orsk apparently melted the lamp posts' glass by the boats.",
        "The fire on the quay in Orsk spared the boats.",
        [],
    ),
    "one name alone is another claim": ("There were accusations that Lund lied.", "Lund left.", []),
    "half of what has no evidence is denied": (
        "There is no evidence that passwords were taken from the school in Orsk by thieves.",
        "The passwords of the school were not taken.",
        ["hedge_hardened"],
    ),
    "a third of it is denied": (
        "There is no evidence that passwords, names or letters were taken from the school.",
        "Passwords and names are not safe.",
        ["caveat_dropped"],
    ),
    "a name alone is denied something else": ("There is no evidence that Lund lied.", "Lund did not call.", ["caveat_dropped"]),
    "most of what is looked into is told": (
        "Police are investigating whether the fire at the mill in Orsk was set by thieves.",
        "The fire at the mill was set by thieves.",
        ["hedge_hardened"],
    ),
    "less than half of it is told": (
        "Police are investigating whether the fire at the mill in Orsk was set by thieves.",
        "The fire at the mill burned all night.",
        [],
    ),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_what_is_told_for_certain(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted


def test_a_step_is_shown_with_five_words_of_its_object() -> None:
    found = told(
        "The ministry accused the firm of the longest known theft of copper ever.",
        "The ministry convicted the firm of the longest known theft of copper ever.",
    )
    assert found == [("hedge_hardened", "accused the firm of the longest", "convicted the firm of the longest")]
