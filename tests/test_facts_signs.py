"""Signs of numbers: below zero is another value than above it, whatever says so."""

from __future__ import annotations

import pytest
from linked import told, types

CHANGED = [
    ("Growth was -0.7 percent in spring.", "Growth was 0.7 percent in spring.", "-0.7 percent", "0.7 percent"),
    ("Growth was \u22120.7 percent in spring.", "Growth was 0.7 percent in spring.", "\u22120.7 percent", "0.7 percent"),
    ("Growth was minus 0.7 percent.", "Growth was 0.7 percent.", "minus 0.7 percent", "0.7 percent"),
    ("The pond was -9C at dawn.", "The pond was 9C at dawn.", "-9C", "9C"),
    ("It ranges from -64 to 0 degrees here.", "It ranges from 64 to 0 degrees here.", "-64", "64"),
    ("The gauge moved minus 3.1 points.", "The gauge moved plus 3.1 points.", "minus 3.1 points", "plus 3.1 points"),
    ("It was 9 degrees below zero.", "It was 9 degrees above zero.", "9 degrees below zero", "9 degrees above zero"),
    ("The balance was -$6 million.", "The balance was $6 million.", "-$6 million", "$6 million"),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs"), CHANGED)
def test_a_lost_sign_is_another_number(left: str, right: str, ours: str, theirs: str) -> None:
    assert told(left, right) == [("number_changed", ours, theirs)]
    assert told(right, left) == [("number_changed", theirs, ours)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It was minus ten degrees at dawn.", "It was -10 degrees at dawn."),
        ("It was 9 degrees below zero.", "It was minus 9 degrees."),
        ("It was -9°C on the pond.", "It was 9 degrees Celsius below freezing on the pond."),
        ("It was 9 degrees above zero.", "It was 9 degrees."),
        ("The gauge moved plus 3.1 points.", "The gauge moved 3.1 points."),
        ("Growth was -0.7 percent in spring.", "Output fell 0.7 percent in spring."),
        ("The balance was -$6 million.", "The balance was a deficit of $6 million."),
        ("It ranges from -5 to 5 degrees.", "It ranges from minus 5 to plus 5 degrees."),
        ("The walk takes 5-10 minutes.", "The walk takes 5 to 10 minutes."),
        ("Lund won 3-2 at home.", "Lund won 3\u20132 at home."),
        ("She fell ill with Covid -19 there.", "She fell ill with Covid-19 there."),
        ("-12 boats sank", "12 boats sank"),
    ],
)
def test_what_says_the_same_of_a_sign_is_no_fact(left: str, right: str) -> None:
    assert types(left, right) == []
    assert types(right, left) == []
