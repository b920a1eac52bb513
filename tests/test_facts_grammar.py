"""Which characters are a date, an amount, a superlative: no two grammars read the same ones, and none is left over."""

from __future__ import annotations

import pytest
from linked import told

from compare.facts.doc.days.months import month_of, year_at

CHANGED = [
    ("The storm cut power to 1900 homes.", "The storm cut power to 1600 homes.", "number_changed", "1900 homes", "1600 homes"),
    (
        "Some 500 shops and 1900 homes burned.",
        "Some 500 shops and 1600 homes burned.",
        "number_changed",
        *("1900 homes", "1600 homes"),
    ),
    ("The year 2019 was bad for fires.", "The year 2018 was bad for fires.", "date_changed", "2019", "2018"),
    ("Trade in 2019 has been slow.", "Trade in 2018 has been slow.", "date_changed", "in 2019", "in 2018"),
    ("The 2019 elections were close.", "The 2018 elections were close.", "date_changed", "2019", "2018"),
    ("About 1,500 people came.", "About 2,000 people came.", "number_changed", "About 1,500 people", "About 2,000 people"),
    (
        "It cost a million and a half euros.",
        "It cost a million euros.",
        "number_changed",
        "a million and a half euros",
        "a million euros",
    ),
    ("Rates rose by 10pc.", "Rates rose by 20pc.", "number_changed", "10pc", "20pc"),
    ("It has 3 lakh voters.", "It has 5 lakh voters.", "number_changed", "3 lakh voters", "5 lakh voters"),
    ("The fair is on 12-13 March.", "The fair is on 12-14 March.", "date_changed", "on 12-13 March", "on 12-14 March"),
    ("By June 25,2002 it was shut.", "By June 26,2002 it was shut.", "date_changed", "June 25,2002", "June 26,2002"),
]


@pytest.mark.parametrize(("left", "right", "type_", "ours", "theirs"), CHANGED)
def test_what_changed_is_told_once_with_its_words(left: str, right: str, type_: str, ours: str, theirs: str) -> None:
    for one, two, mine, yours in ((left, right, ours, theirs), (right, left, theirs, ours)):
        assert told(one, two) == [(type_, mine, yours)]


SAME = [
    ("The plant has 1,800 jobs.", "The plant has 1800 jobs."),
    ("It cost a million and a half euros.", "It cost 1.5 million euros."),
    ("It cost two and a half million euros.", "It cost 2.5 million euros."),
    ("Rates rose by 10pc.", "Rates rose by 10 percent."),
    ("The state will pay 5 crore rupees.", "The state will pay 50 million rupees."),
    ("It has three lakh voters.", "It has 300,000 voters."),
    ("The fair is on 12-13 March.", "The fair is on 12 and 13 March."),
    ("He flew to Bucharest.", "He flew to the capital."),
    ("It burned rainforest near Orsk.", "It burned woodland near Orsk."),
    ("About 1,846 people came.", "About 1,800 people came."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_what_is_the_same_in_other_clothes_is_no_fact(left: str, right: str) -> None:
    assert told(left, right) == told(right, left) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        *(("1499", 0), ("1500", 1500), ("2099", 2099), ("2100", 0)),  # no year is told beyond these
        *(("1900 homes", 0), ("1900 new homes", 0), ("1900 people", 0), ("2019 was", 2019), ("2019 sales", 2019)),
        *(("1900, a year of", 1900), ("1900,5", 0), ("1900.5", 0), ("1900%", 0), ("1900 per cent", 0)),
    ],
)
def test_four_digits_are_a_year_or_a_count(text: str, year: int) -> None:
    assert year_at(text, 0) == year


def test_a_word_before_four_digits_makes_them_a_year() -> None:
    assert year_at("in 1900 homes", 3) == 1900
    assert year_at("and 1900 homes", 4) == 0


@pytest.mark.parametrize(
    ("name", "month"), [("January", 1), ("Jan.", 1), ("Sept", 9), ("Mar.", 3), ("MAY", 5), ("Mayor", 0), ("", 0)]
)
def test_months_are_known_by_their_names_and_short_forms(name: str, month: int) -> None:
    assert month_of(name) == month
