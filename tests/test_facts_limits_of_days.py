"""Where a day, a month, a decade ends, and how near a word is to a date."""

from __future__ import annotations

from datetime import date

import pytest
from linked import told, types

CASES = {
    "there is no thirteenth month": ("The bridge opened on 12/13/2015.", "The bridge opened on 13/12/2015.", []),
    "months have 31 days at the most": (
        "The court heard case 35/12/2015.",
        "The court heard the case.",
        ["number_dropped", "number_dropped", "number_dropped"],
    ),
    "the 25th is a day": ("The bridge opened on 25/12/2015.", "The bridge opened on 25 December 2015.", []),
    "two figures are of this century": ("The mine may dig until 31/12/60.", "The mine may dig until 31 December 2060.", []),
    "or of the last": ("She was born on 15/3/85.", "She was born on 15 March 1985.", []),
    "a decade has 1978": (
        "The mill opened in 1931 and its dam was raised by the owners in the 1970s.",
        "The mill opened in 1931. Floods broke it in 1978.",
        ["date_changed"],
    ),
    "a decade has not 1982": (
        "The mill opened in 1931 and its dam was raised by the owners in the 1970s.",
        "The mill opened in 1931. Floods broke it in 1982.",
        ["date_added", "date_dropped"],
    ),
    "the third word before says what was then": (
        "Guards found the letters in 1931. Lund died in 1952.",
        "The letters were sold in 1934.",
        ["date_changed", "date_dropped"],
    ),
    "the fourth does not": (
        "Lund bought ships from the king in 1931 and died in 1952.",
        "The town sold ships to one miller in 1934.",
        ["date_added", "date_dropped", "date_dropped"],
    ),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_what_a_date_is_and_what_it_is_said_of(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted


def test_a_weekday_of_the_week_before() -> None:
    monday = date(2026, 3, 9)
    assert told("The court met on Friday.", "The court met on March 6.", (monday, monday)) == []
    assert told("The court met on Friday.", "The court met on March 4.", (monday, monday)) == [
        ("date_changed", "on Friday", "on March 4")
    ]
