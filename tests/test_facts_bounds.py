"""How far apart two things may be and still be one: just inside is no fact, just outside is."""

from __future__ import annotations

from datetime import date

import pytest
from linked import story, types

from compare.facts.doc.amounts.clock import find_ages
from compare.facts.doc.days.dateline import Dateline, find_dateline
from compare.facts.doc.days.days import Day, resolved
from compare.facts.doc.names import inflected, misspelt
from compare.facts.doc.quotations import find_quotations
from compare.facts.doc.tokens import tokens_of

MARCH_12 = "PORT ELDER, March 12 (Coastwire) - "
MARCH_25 = "PORT ELDER, March 25 (Coastwire) - "


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        # A year's parts: three months make a quarter.
        ("Orders fell in the second quarter of 2022.", "Orders fell in early 2022.", []),
        ("Orders fell in the third quarter of 2022.", "Orders fell in early 2022.", ["date_changed"]),
        ("Orders fell in the first quarter of 2022.", "Orders fell in mid 2022.", ["date_changed"]),
        # A weekday may be a date within a week of the day of writing, over the end of a month too.
        (f"{MARCH_12}The court meets on Thursday.", "The court meets on March 19.", []),
        (f"{MARCH_12}The court meets on Friday.", "The court meets on March 20.", ["date_changed"]),
        (f"{MARCH_25}The court meets on Wednesday.", "The court meets on April 1.", []),
        (f"{MARCH_25}The court meets on Sunday.", "The court meets on April 5.", ["date_changed"]),
        # Months in days.
        ("They must leave within 30 days.", "They must leave within a month.", []),
        ("They must leave within 40 days.", "They must leave within a month.", ["number_dropped"]),
        # A fraction in words is a percentage near it.
        ("An eighth of the voters stayed away.", "12 percent of the voters stayed away.", []),
        ("An eighth of the voters stayed away.", "13.5 percent of the voters stayed away.", ["number_changed"]),
        # 'About' and 'over' reach so far and no further.
        ("The fire burned 1,850 hectares.", "The fire burned about 2,000 hectares.", []),
        ("The fire burned 1,750 hectares.", "The fire burned about 2,000 hectares.", ["number_changed"]),
        ("The fire burned 1,150 hectares.", "The fire burned over 1,000 hectares.", []),
        ("The fire burned 1,200 hectares.", "The fire burned over 1,000 hectares.", ["number_changed"]),
        # What is told without such a word is nearer, and under a thousand it is counted.
        ("The mine sold 1,448 tonnes.", "The mine sold 1,400 tonnes.", ["number_changed"]),
        ("The storm hit 1,234 homes.", "The storm hit 1,230 homes.", []),
        ("The storm hit 987 homes.", "The storm hit 990 homes.", ["number_changed"]),
    ],
)
def test_where_a_difference_begins(left: str, right: str, found: list[str]) -> None:
    assert types(left, right) == found


def test_a_weekday_is_the_last_before_the_day_of_writing() -> None:
    thursday = Dateline(3, 12, 2026)
    friday, same = (resolved(Day(0, 6, weekday=day), thursday) for day in (5, 4))
    assert date(friday.year, friday.month, friday.day) == date(2026, 3, 6)
    assert date(same.year, same.month, same.day) == date(2026, 3, 12)


@pytest.mark.parametrize(("years", "found"), [(92, [92.0]), (118, [118.0]), (130, [])])
def test_nobody_is_older_than_the_oldest(years: int, found: list[float]) -> None:
    assert [age for _, _, age, _ in find_ages(f"Ada Lund, {years}, came by boat.")] == found


@pytest.mark.parametrize(("before", "found"), [(5, 3), (6, 0)])
def test_a_dateline_stands_near_the_top(before: int, found: int) -> None:
    lines = [f"Section {'abcdefgh'[k]} of the page." for k in range(before)]
    assert find_dateline(story("\n".join([*lines, f"{MARCH_12}The port closed."]))).month == found


def test_a_word_or_two_in_quotation_marks_are_a_term_and_three_a_statement() -> None:
    found = find_quotations(story('He saw a "safe haven" there. She said "it is safe" then.'))
    assert [(q.text, q.scare) for q in found] == [("safe haven", True), ("it is safe", False)]
    assert [q.text for q in find_quotations(story("He saw a 'safe haven' there. She said 'it is safe' then."))] == ["it is safe"]


def test_words_that_begin_alike_count_as_the_same() -> None:
    stems = {t.text: t.stem for t in tokens_of("elected election party partial")}
    assert stems["elected"] == stems["election"]
    assert stems["party"] != stems["partial"]


def test_short_names_are_no_misspellings_of_one_another() -> None:
    assert misspelt("berg", "borg")
    assert not inflected("us", "uses")
