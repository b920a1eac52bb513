"""What a denial is said of: one that moves, one that joins a clause, one that is told in other words."""

from __future__ import annotations

import pytest
from linked import facts_of, told

from compare.facts.families.swaps.denying import turned_round


def flips(left: str, right: str) -> list[tuple[str, str]]:
    """What is told as denied on one side only, on both sides."""
    return [(f.left.text, f.right.text) for f in facts_of(left, right) if f.type == "negation_flipped" and f.left and f.right]


@pytest.mark.parametrize(
    ("left", "right", "ours", "theirs"),
    [
        (
            "The unfinished bridge was opened to walkers by the mayor in June.",
            "The bridge was opened to walkers by the mayor in June, still unfinished.",
            "unfinished bridge was",
            "unfinished",
        ),
        (
            "The harbour office did not reply and the ferry company paid the fine at once.",
            "The harbour office did reply and the ferry company has not paid the fine at once.",
            "not reply and",
            "not paid the",
        ),
    ],
)
def test_a_denial_that_moves_to_other_words(left: str, right: str, ours: str, theirs: str) -> None:
    assert flips(left, right) == [(ours, theirs)]
    assert flips(right, left) == [(theirs, ours)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The boat is currently not insured against storms at sea.", "The boat is not currently insured against storms at sea."),
        (
            "The unmanned boats and other uncrewed craft will patrol the strait in May.",
            "The uncrewed boats and other unmanned craft will patrol the strait in May.",
        ),
        (
            "Trams do not stop at the pier in winter, the town council of Varn said on Monday.",
            "The town council of Varn said on Monday that in winter trams do not stop at the pier.",
        ),
    ],
)
def test_no_denial_moved_where_the_same_is_denied(left: str, right: str) -> None:
    assert flips(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The leaflet lists the clinic's hours and covers the fees for children.",
            "The leaflet lists the clinic's hours but fails to mention the fees for children.",
        ),
        (
            "The port has a grain terminal and plans a second quay on the river.",
            "The port has a grain terminal but does not want a second quay on the river.",
        ),
    ],
)
def test_a_denial_joins_what_the_other_side_tells_without_one(left: str, right: str) -> None:
    assert len(flips(left, right)) == len(flips(right, left)) == 1


def test_no_denial_joins_where_the_other_side_denies_too() -> None:
    left = "The leaflet lists the clinic's hours but fails to mention the fees for children."
    right = "The leaflet lists the clinic's hours and omits, unlisted, the fees for children."
    assert flips(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fare was not very high for a trip across the bay.", "The fare was too high for a trip across the bay."),
        ("There was a mention of the leak in the log.", "There was no mention of the leak in the log."),
        ("The ferry line offers refunds to its passengers.", "The ferry line does not offer any refunds to its passengers."),
        ("The ferry line offers refunds to its passengers.", "The ferry line fails to offer refunds to its passengers."),
    ],
)
def test_a_denial_is_the_only_word_that_matters_in_an_edit(left: str, right: str) -> None:
    assert len(flips(left, right)) == len(flips(right, left)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The boat was not insured against storms at sea.", "The boat was uninsured against storms at sea."),
        ("The knots were tied without hands by the crew.", "The knots were tied handsfree by the crew."),
        ("Such a quay is unusual among the towns.", "Such a quay is different from typical ones among the towns."),
        ("The knot slips easily if the loop is not yet closed.", "The knot slips easily before the loop is closed."),
        ("Sund has not appeared on a stage since 2004.", "Sund has refrained from appearing on a stage since 2004."),
        (
            "The riders did not cross the same bridge on the way back.",
            "The riders crossed a different bridge on the way back.",
        ),
    ],
)
def test_no_flip_where_a_denial_is_told_in_other_words(left: str, right: str) -> None:
    assert flips(left, right) == []
    assert flips(right, left) == []


def test_the_plain_opposite_of_a_word_that_a_prefix_turns_round() -> None:
    assert flips("The riders were reluctant to cross the bridge.", "The riders were eager to cross the bridge.") == [
        ("reluctant", "eager")
    ]
    assert flips("Unlike the other towns, Varn has trams.", "Like the other towns, Varn has trams.") == [("Unlike", "Like")]


def test_a_caveat_in_an_idiom_is_told() -> None:
    left = "It is unclear whether the ferry line will keep its second quay."
    assert facts_of(left, "It is up in the air whether the ferry line will keep its second quay.") == ()


def test_a_prefix_turns_adjectives_round_and_no_deeds() -> None:
    assert all(turned_round(key) for key in ("unhappily", "illegal", "unfinished"))
    assert not any(turned_round(key) for key in ("unravels", "unloaded", "increase", "uncertainties", "under"))


@pytest.mark.parametrize(
    ("left", "right", "kind", "ours", "theirs"),
    [
        (
            "The ferry company will sell the pier only if the council agrees in June.",
            "The ferry company will sell the pier if the council agrees in June.",
            "superlative_dropped",
            "only if",
            "if",
        ),
        (
            "The court overturned a part of the Harbour Act.",
            "The court overturned the Harbour Act.",
            "superlative_added",
            "a part of the",
            "the",
        ),
        ("The drug works only in mice.", "The drug works in mice.", "superlative_dropped", "only in", "in"),
    ],
)
def test_a_claim_that_is_narrower_on_one_side(left: str, right: str, kind: str, ours: str, theirs: str) -> None:
    other = {"superlative_dropped": "superlative_added", "superlative_added": "superlative_dropped"}[kind]
    for one, two, type_, words in ((left, right, kind, (ours, theirs)), (right, left, other, (theirs, ours))):
        assert told(one, two) == [(type_, *words)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The virus killed only five of the seals in the bay.", "The virus killed five of the seals in the bay."),
        ("The drug works only in mice.", "The drug works in mice, and only in mice."),
        ("The rule covers part of the harbour and part of the town.", "The rule covers part of the harbour and of the town."),
    ],
)
def test_a_claim_that_is_as_narrow_on_both_sides(left: str, right: str) -> None:
    assert not [f for f in facts_of(left, right) if f.type.startswith("superlative")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Aides question his ability to be impartial in the case of the mill.",
            "He could not be impartial, as the mill is his father's.",
        ),
        (
            "He will tell the party on Monday whether he will stay on and seek a second term.",
            "He is expected not to seek a second term.",
        ),
    ],
)
def test_what_somebody_asks_or_doubts_is_denied_by_nobody(left: str, right: str) -> None:
    assert flips(left, right) == flips(right, left) == []


def test_what_is_said_is_denied_though_something_else_is_asked() -> None:
    left = "He told the party, which had asked whether he was ill, on Monday. He will seek a second term as its chairman."
    assert flips(left, left.replace("will seek", "will not seek"))
