"""Numbers as texts write them: grouped by blanks, with fractions, beside ideographs, in words with 'and' between."""

from __future__ import annotations

import pytest
from linked import told, types

from compare.facts.doc.amounts.figures.figures import with_commas

SAME = [
    ("The port shipped 412 000 crates last year.", "The port shipped 412,000 crates last year."),
    ("The port shipped 412\u00a0000 crates.", "The port shipped 412,000 crates."),
    ("The port shipped 412\u202f000 crates.", "The port shipped 412,000 crates."),
    ("The port shipped 412'000 crates.", "The port shipped 412,000 crates."),
    ("The port shipped 412’000 crates.", "The port shipped 412,000 crates."),
    ("The dam cost $21 407 million.", "The dam cost $21.407 billion."),
    ("The club has 1 250 000 members.", "The club has 1.25 million members."),
    ("Of those who came in 2021 400 men stayed.", "In 2021, 400 men stayed of those who came."),
    ("The shelf needs 3½ inches of air.", "The shelf needs 3.5 inches of air."),
    ("The shelf needs 3 ½ inches of air.", "The shelf needs 3.5 inches of air."),
    ("The shelf needs 3 1/2 inches of air.", "The shelf needs 3.5 inches of air."),
    ("The shelf needs 3-1/2 inches of air.", "The shelf needs three and a half inches of air."),
    ("The plan costs $2½ million.", "The plan costs $2.5 million."),
    ("It is a 3/4-mile walk.", "It is a three-quarter-mile walk."),
    ("It is a 3/4-mile walk.", "It is a 0.75-mile walk."),
    ("It is a ¾-mile walk.", "It is a three-quarter mile walk."),
    ("About ½ of the barn is dry.", "About half of the barn is dry."),
    ("Some 2/3 of the farmers came.", "Some two-thirds of the farmers came."),
    ("The kiosk is open 24/7.", "The kiosk is open 24/7."),
    ("Crews of two and three sailors slept on deck.", "Crews of 2 and 3 sailors slept on deck."),
    ("Twenty two-man tents came.", "20 two-man tents came."),
    ("Between twenty and thirty boats sank.", "Between 20 and 30 boats sank."),
    ("Two hundred and three boats sank.", "There were 203 boats that sank."),
    ("The chapel holds one hundred twenty-three singers.", "The chapel holds 123 singers."),
    ("They sold a thousand and five hundred eels.", "They sold 1,500 eels."),
    ("They have a two-in-three chance of rain.", "They have a 2 in 3 chance of rain."),
    ("They have a one-in-three chance of rain.", "They have a one in three chance of rain."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_the_same_number_in_other_figures_is_no_fact(left: str, right: str) -> None:
    assert types(left, right) == []
    assert types(right, left) == []


CHANGED = [
    ("The port shipped 412 000 crates.", "The port shipped 421 000 crates.", "412 000 crates", "421 000 crates"),
    ("The port shipped 412 000 crates.", "The port shipped 421,000 crates.", "412 000 crates", "421,000 crates"),
    ("Of those who came in 2021 400 men stayed.", "Of those who came in 2021 300 men stayed.", "400 men", "300 men"),
    ("Then ¼ of the barn burned.", "Then ¾ of the barn burned.", "¼", "¾"),
    ("About 2/3 of the farmers came.", "About 1/3 of the farmers came.", "About 2/3", "About 1/3"),
    ("The shelf needs 3½ inches.", "The shelf needs 3¼ inches.", "3½ inches", "3¼ inches"),
    ("Crews of two and three sailors slept.", "Crews of five sailors slept.", "three sailors", "five sailors"),
    ("They have a one-in-three chance.", "They have a one-in-four chance.", "one-in-three", "one-in-four"),
    ("船上有30人受伤，船长说。", "船上有80人受伤，船长说。", "30", "80"),
    ("船で12人がけがをした。", "船で21人がけがをした。", "12", "21"),
    ("台風で窓が12まい割れた。", "台風で窓が21まい割れた。", "12", "21"),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs"), CHANGED)
def test_another_number_in_such_figures_is_told_once(left: str, right: str, ours: str, theirs: str) -> None:
    assert told(left, right) == [("number_changed", ours, theirs)]
    assert told(right, left) == [("number_changed", theirs, ours)]


@pytest.mark.parametrize(
    "text",
    [
        "Readers can call 800 123 456 for help.",
        "The Boeing 747 400 landed.",
        "By July 4 200 people had come.",
        "Dial +44 207 946 000.",
    ],
)
def test_digits_that_are_no_one_number_are_not_joined(text: str) -> None:
    assert with_commas(text) == text


@pytest.mark.parametrize(
    "words", ["surpassing 30%", "exceeding 30%", "that exceed 30%", "that surpassed 30%", "greater than 30%", "in excess of 30%"]
)
def test_words_for_more_than_are_one(words: str) -> None:
    left, right = f"Losses {words} are rare.", "Losses of more than 30% are rare."
    assert types(left, right) == types(right, left) == []


def test_what_may_not_exceed_a_number_is_at_most_that() -> None:
    left, right = "The toll may not exceed $30 a day.", "The toll may be no more than $30 a day."
    assert types(left, right) == types(right, left) == []
    assert types("Losses exceeded 30%.", "Losses were less than 30%.") == ["number_changed"]


@pytest.mark.parametrize("short", ["approx.", "approx", "ca.", "approximately"])
def test_about_in_short(short: str) -> None:
    assert types(f"The hall holds {short} 400 people.", "The hall holds about 400 people.") == []
    assert types(f"The hall holds {short} 400 people.", "The hall holds at least 400 people.") == ["number_changed"]
