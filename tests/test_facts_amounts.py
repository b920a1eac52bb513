"""Amounts: ratios, parts of units, durations, sums, shares and names; what is a fact and what is its neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linked import told, types

from compare.facts.doc.amounts import amounts
from compare.facts.doc.amounts.amounts import find_amounts
from compare.facts.doc.amounts.possible import can_hold_amounts
from compare.facts.vocabulary import phrases

SAME = [
    ("The blackout lasted about 90 seconds.", "The blackout lasted about a minute and a half."),
    ("They waited an hour and 20 minutes.", "They waited 80 minutes."),
    ("She ran it in two hours, five minutes.", "She ran it in 125 minutes."),
    ("The queue was half an hour long.", "It was a half-hour queue, and it was long."),
    ("It ran for three-quarters of an hour.", "It ran for 45 minutes."),
    ("The temple is some 2,600 years old.", "The temple was built some 26 centuries ago."),
    ("It was shut for a quarter of a century.", "It was shut for 25 years."),
    ("The ban ended within 48 hours.", "The ban ended within two days."),
    ("They were at sea for five fortnights.", "They were at sea for 10 weeks."),
    ("He has more than 4,000 hours as a pilot.", "He has more than 4,000 flying hours as a pilot."),
    ("The repair took six days.", "The repair took six working days."),
    ("Lund scored in the 37th minute.", "Lund scored after 37 minutes."),
    ("On the ninth day the rain stopped.", "After nine days the rain stopped."),
    ("The bank cut its rate by 50 basis points.", "The bank cut its rate by half a percentage point."),
    ("It raised the rate by 25 basis points.", "It was a quarter-point rise in the rate."),
    ("All but four of the 19 judges agreed.", "Fifteen of the 19 judges agreed."),
    ("One in four pupils walks to school.", "About 25 percent of pupils walk to school."),
    ("Nine out of ten trains were late.", "Some 90% of trains were late."),
    ("The harbour filmed the whales over 40 days.", "The harbour filmed the whales in 40 days."),
    ("The water is within nine inches of the rim.", "The water is less than nine inches below the rim."),
    ("She got a minimum sentence of 15 years.", "She will serve at least 15 years."),
    ("There is a maximum fine of 800 euros.", "There is a fine of up to 800 euros."),
    ("They must stay five years or longer.", "They must stay at least five years."),
    ("They took only nine of their days off.", "They took only nine days off."),
    ("It rose 25 there.", "It rose 25 cents there."),
    ("They rose 5 percent in the first half of the season.", "They rose 5 percent in the season."),
    ("They paid the equivalent of $9,000.", "They paid about $9,000."),
    ("The plant makes 10⁶ tonnes a year.", "The plant makes a million tonnes a year."),
    ("It holds 3.2 × 10⁶ cells.", "It holds 3.2x10^6 cells."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_an_amount_in_other_words_is_no_fact(left: str, right: str) -> None:
    assert [t for t in types(left, right) if t.startswith("number")] == []
    assert [t for t in types(right, left) if t.startswith("number")] == []


CHANGED = [
    (
        "Fewer than one child in 50 fell ill.",
        "Fewer than one in 500 fell ill.",
        "Fewer than one child in 50",
        "Fewer than one in 500",
    ),
    ("One in six farms has no well.", "More than one in six farms has no well.", "One in six", "More than one in six"),
    ("Three in five farms have a well.", "Two in five farms have a well.", "Three in five", "Two in five"),
    ("At least 26 kayaks sank.", "More than 26 kayaks sank.", "At least 26 kayaks", "More than 26 kayaks"),
    ("About 60 houses lost power.", "Dozens of houses lost power.", "About 60 houses", "Dozens"),
    ("Hundreds of goats escaped.", "Some 310 goats escaped.", "Hundreds", "Some 310 goats"),
    ("The strike lasted over 40 days.", "The strike lasted 40 days.", "over 40 days", "40 days"),
    ("It took half an hour to land.", "It took an hour and a half to land.", "half an hour", "an hour and a half"),
    (
        "Some 71 percent of those who voted said yes.",
        "Some 71 percent of the members said yes.",
        "Some 71 percent of those who voted",
        "Some 71 percent of the members",
    ),
    ("Twenty-seven of them were freed, we heard.", "We heard 72 had been freed.", "Twenty-seven", "72"),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs"), CHANGED)
def test_a_ratio_a_bound_a_base_or_a_vague_number_is_a_fact(left: str, right: str, ours: str, theirs: str) -> None:
    numbers = [fact for fact in told(left, right) if fact[0].startswith("number")]
    assert numbers == [("number_changed", ours, theirs)]
    assert [f for f in told(right, left) if f[0].startswith("number")] == [("number_changed", theirs, ours)]


SUMS = [
    ("A stamp will cost $1.35, up from $1.20.", "A stamp goes up by 15 cents to $1.35."),
    ("The levy rises from 180 euros to 210 euros.", "The levy rises by 30 euros to 210 euros."),
    ("The tax fell to 19 percent from 21 percent.", "The tax fell two percentage points to 19 percent."),
]


@pytest.mark.parametrize(("left", "right"), SUMS)
def test_what_can_be_worked_out_is_neither_dropped_nor_added(left: str, right: str) -> None:
    assert types(left, right) == types(right, left) == []


def test_a_sum_that_does_not_come_out_is_a_fact() -> None:
    assert types("A stamp will cost $1.35, up from $1.20.", "A stamp goes up by 25 cents to $1.35.") != []


def test_a_vague_number_is_none_where_the_article_counts_elsewhere() -> None:
    assert told("Dozens of houses burned. In all 60 houses were lost.", "In all 60 houses were lost in the fire.") == []


def test_two_counts_are_no_ratio() -> None:
    assert [a.unit for a in find_amounts("It was one win in 14 games.")] == ["count", "count"]
    assert [a.unit for a in find_amounts("He scored two in 10 minutes.")] == ["count", "time"]
    assert [a.unit for a in find_amounts("They built five in 2019.")] == ["count"]
    assert [a.unit for a in find_amounts("Seven in 14 towns agreed.")] == ["count", "count"]


def test_a_share_of_the_same_people_in_another_word_is_no_fact() -> None:
    assert types("Some 40 percent of the workforce left.", "Some 40 percent of the staff left.") == []


def test_a_spelled_number_with_a_unit_counts_where_another_number_pairs() -> None:
    assert told("It asked 1,512 people and had a margin of error of two points.", "It asked 1,512 people.") == [
        ("number_dropped", "two points", None)
    ]


def test_a_number_in_a_name_is_neither_dropped_nor_added() -> None:
    assert types("Police recalled the AquaPot 2.5 kettles on sale.", "Police recalled the kettles on sale.") == []
    assert types("The crew flew a MiG-29 home.", "The crew flew a jet home.") == []
    assert types("The crew of Flight 618 slept.", "The crew of the plane slept.") == []
    assert told("The crew of Flight 618 slept.", "The crew of Flight 681 slept.")[0] == ("number_changed", "618", "681")


def test_a_number_after_a_capital_counts_where_something_is_counted() -> None:
    assert told("The storm left in Esker 340 people homeless.", "The storm left people homeless in Esker.") == [
        ("number_dropped", "340 people", None)
    ]


def test_quarters_in_a_row_are_no_share_and_no_date() -> None:
    assert types("Sales fell for the third quarter in a row.", "Sales fell for three quarters running.") == []


NUMBER_WORDS = st.sampled_from(
    [
        *(word for name in ("number_words", "magnitudes", "loose_numbers", "units") for word in sorted(phrases(name))),
        *("half", "quarter", "third", "thirds", "past", "to", "noon", "midnight", "a", "an", "in", "of", "and", "year"),
        *("second", "the", "o'clock", "last", "next", "aged", "out", "more", "than", "half-", "twenty-", "-five", "½", "7"),
    ]
)


@given(st.lists(NUMBER_WORDS, max_size=7))
def test_no_text_that_holds_an_amount_is_passed_over(words: list[str]) -> None:
    text = " ".join(words)
    found = find_amounts(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(amounts, "can_hold_amounts", lambda _: True)
        assert find_amounts(text) == found


def test_a_text_without_a_number_is_passed_over() -> None:
    assert not can_hold_amounts("The council postponed the vote.")
