"""What the rest of both articles says of a number: told again there, of another place, or of one thing that no link joins."""

from __future__ import annotations

import pytest
from linked import story, types

from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_facts, find_loose_facts
from compare.link import Kind, Link

BOXES = "Boxes with 50,000 pages of printed emails from the minister were brought to the archive in May."
PAGES = "The archive said on Monday that it had received 55,000 pages of emails from the minister."


def apart(left: str, right: str) -> list[tuple[str, str | None, str | None]]:
    """The facts of two stories of which only the first passages are linked."""
    docs = read_docs(story(left), story(right))
    links = find_facts((Link(0, (0,), (0,), Kind.PARAPHRASED, 1.0, 1.0, 1.0),), docs)
    found = [*links[0].facts, *find_loose_facts(links, docs)]
    return [(f.type, f.left.text if f.left else None, f.right.text if f.right else None) for f in found if f.family == "number"]


def test_one_thing_counted_twice_is_told_wherever_it_stands() -> None:
    opening = "The minister is under fire.\n"
    assert apart(opening + BOXES, opening + PAGES) == [("number_changed", "50,000 pages", "55,000 pages")]
    assert apart(opening + PAGES, opening + BOXES) == [("number_changed", "55,000 pages", "50,000 pages")]


def test_what_is_told_of_one_thing_elsewhere_is_not_left_out() -> None:
    left, right = f"{BOXES}\nShe resigned.", f"The minister gave the archive boxes with emails.\nRain fell.\n{PAGES}"
    assert apart(left, right) == [("number_changed", "50,000 pages", "55,000 pages")]


@pytest.mark.parametrize(
    "other",
    [
        "The archive said on Monday that it had received 155,000 pages of emails from the minister.",  # far off
        "The archive said on Monday that it had received 55,000 letters from the minister.",  # another thing
        "Voters in Orsk wrote 55,000 pages to a judge.",  # nothing in common but pages
        f"{PAGES} An aide of the minister sent the archive 52,000 pages of emails.",  # either may be meant
    ],
)
def test_other_things_are_not_set_against_each_other(other: str) -> None:
    opening = "The minister is under fire.\n"
    assert "number_changed" not in [type_ for type_, *_ in apart(opening + BOXES, opening + other)]


def test_tolls_are_one_count_however_the_dead_are_told() -> None:
    left = "The road toll for the Christmas holiday in Orsk stands at 45.\nThe weekend bombings in Lind killed 25 people, he said."
    right = "The holiday road toll in Orsk has risen to 37 since Christmas.\nAn attack in Lind at the weekend left 26 people dead."
    assert apart(left, right) == [("number_changed", "45", "37"), ("number_changed", "25 people", "26 people")]


def test_figures_that_changed_places_are_one_number_however_far_off() -> None:
    opening = "A new drug is out.\n"
    left = f"{opening}The trial of the drug enrolled adults at 94 centres in eleven countries."
    right = f"{opening}In the trial adults at 49 centres in 11 countries were given the drug."
    assert apart(left, right) == [("number_changed", "94 centres", "49 centres")]


def test_a_value_that_the_other_article_tells_elsewhere_has_not_changed() -> None:
    left = "A director of the firm whose canyon trip in May ended with 21 people dead has denied all blame in court."
    right = "Eight people are to stand trial on Monday over the canyon trip of the firm."
    told = "\nTwenty-one people were killed in the canyon."
    assert ("number_changed", "21 people", "Eight people") in apart(left, right)
    assert all(type_ != "number_changed" for type_, *_ in apart(left, right + told))


def test_in_one_telling_a_value_that_stands_elsewhere_too_is_an_error_all_the_same() -> None:
    left = "The fire on the quay killed 21 people on Monday night."
    right = "The fire on the quay killed 12 people on Monday night.\nThe 21 people were asleep."
    assert apart(left, right) == [("number_changed", "21 people", "12 people")]


def test_numbers_of_two_places_are_two_numbers() -> None:
    left = "The toll is 45, and 20 people have died on Kell roads, with eight in Orsk and Lind."
    right = "Seven people have died on Orsk roads, and more on those of Kell."
    assert not {"number_changed", "name_changed"} & set(types(left, right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Temperatures will be in the high 30s in Orsk.", "It will be hot in Orsk."),
        ("The crash was near Mount Orsk in the south.", "The crash was near Mt Orsk in the south."),
        ("They play the opening Test against Orsk on Friday.", "They play the first Test against Orsk on Friday."),
    ],
)
def test_what_is_no_change(left: str, right: str) -> None:
    assert types(left, right) == []


def test_a_part_and_the_whole_are_two_counts() -> None:
    left = "It rained in Orsk.\nThe state of Kell has recorded 18 holiday deaths on its roads since the fair."
    right = "It snowed in Kell.\nThat state has recorded 10 of the 26 holiday deaths on the roads of Orsk since the fair."
    assert all(type_ != "number_changed" for type_, *_ in apart(left, right))


def test_small_numbers_of_two_events_are_two_numbers() -> None:
    left = "The three Orskians opened fire with rifles at the vehicle between the settlements on the northern edge of the strip."
    right = "A source said soldiers shot four Orskians near the town when gunmen fired at a patrol and troops returned it."
    assert types(left, right) == []


def test_several_thousand_is_a_number_of_its_own() -> None:
    left, right = "About 700 workers walked off the site.", "Several thousand workers walked off the site."
    assert types(left, right) == ["number_changed"]
