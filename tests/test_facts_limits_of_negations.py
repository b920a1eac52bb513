"""How much stands around what one side denies and the other says."""

from __future__ import annotations

import pytest
from linked import types

CASES = {
    "half of what stands around is the same": (
        "The mayor of Orsk did not visit the ferry terminal on Friday.",
        "The mayor visited the ferry on Friday with his dog.",
        ["negation_flipped"],
    ),
    "five words behind are looked at": (
        "They did not open the safe of the bank downtown.",
        "They opened the safe on Friday.",
        ["negation_flipped"],
    ),
    "and the fifth of them": ("They did not open the doors of the bank.", "They opened the bank.", ["negation_flipped"]),
    "a denial six words before": (
        "The council did not sell the pier, and it did not rain.",
        "The council never told its men to sell the pier.",
        ["attribution_added"],
    ),
    "a denial of something else": (
        "The council did not sell the pier by the harbour in May, and the mayor did not speak.",
        "Nobody lost work in May when the council sold the pier by the harbour.",
        ["negation_flipped"],
    ),
    "a number of things is denied": (
        "No ferry from the islands sailed to Orsk on Friday.",
        "A ferry from the islands sailed to Orsk on Friday.",
        ["negation_flipped"],
    ),
    "all of a denied thing is said in another order": (
        "No ferry from the islands sailed to Orsk on Friday.",
        "On Friday the mayor waved as an old ferry from the islands sailed to Orsk.",
        ["negation_flipped"],
    ),
    "half of a denied thing is said": (
        "No ferry from the islands sailed to Orsk on Friday.",
        "The ferry sailed home on Friday from Lund.",
        [],
    ),
    "the other side only asks whether it is so": (
        "The mayor will not seek a second term in Orsk.",
        "The mayor will say on Monday whether she will leave the town hall or stay and seek a second term in Orsk.",
        [],
    ),
    "the other side doubts it too": (
        "The judge could not be fair in the case.",
        "Some question her ability to be fair in the case.",
        [],
    ),
    "what is doubted ends at a comma": (
        "The pier is delayed by questions over its cost, a member of the council has said.",
        "The pier is delayed by questions over its cost, a member of the council has not said.",
        ["attribution_dropped", "negation_flipped"],
    ),
    "what the other side asks elsewhere does not matter": (
        "The mayor will not seek a second term in Orsk.",
        "Asked whether she would leave, the mayor was brief; she will seek a second term in Orsk.",
        ["negation_flipped"],
    ),
    "who did it is the same, and no more": (
        "The mayor of Orsk did not visit the ferry terminal on Friday.",
        "The mayor of Orsk visited a school after lunch.",
        [],
    ),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_what_is_denied_and_said(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted
