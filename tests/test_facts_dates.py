"""Dates: contradicted, widened, lost, and resolved by the dateline."""

from __future__ import annotations

from datetime import date

import pytest
from linked import told, types

DATELINE = "PORT ELDER, March 12 (Coastwire) - "


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It snowed on Thursday.", "It snowed on Friday."),
        ("It opened in March.", "It opened in April."),
        ("It has stood since 1998.", "It has stood since 1988."),
        ("They have until Oct. 20.", "They have until Oct. 12."),
        ("In November 2022 it was shut.", "In 2022 it was shut."),
        ("It closed last week.", "It closed next week."),
        ("Orders fell in the third quarter of 2024.", "Orders fell in the second quarter of 2024."),
        ("Third-quarter orders fell.", "Second-quarter orders fell."),
        ("It was built in the first half of 2019.", "It was built in the second half of 2019."),
        ("It was built in the first quarter of 2019.", "It was built in the second half of 2019."),
        ("Orders fell in the third quarter of 2024.", "Orders fell in 2024."),
        ("The ferry came in early 2022.", "The ferry came in late 2022."),
        ("The ferry came in mid-April.", "The ferry came in late April."),
        ("They met on New Year's Eve.", "They met on Jan. 1."),
        ("They met on 10/11/2016.", "They met on 11/10/2016."),
        ("They met on 10/11/2016.", "They met on 10/14/2016."),
        ("They met on 17/04/2016.", "They met on 18 April 2016."),
        ("They met on 05/04/2016.", "They met on 6 April 2016."),
        ("Crowds were small in the 2014–15 season.", "Crowds were small in the 2015–16 season."),
        ("Crowds were small in the 2014/2015 season.", "Crowds were small in the 2015/2016 season."),
        ("大桥于2017年开放。", "大桥于2018年开放。"),
        ("It rained the previous year.", "It rained the following year."),
        ("It rained last year.", "It rained this year."),
    ],
)
def test_another_date_or_a_wider_one(left: str, right: str) -> None:
    assert types(left, right) == ["date_changed"]
    assert types(right, left) == ["date_changed"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It snowed on March 12, 2024.", "It snowed on 12 March 2024."),
        ("It snowed on Sept. 9.", "It snowed on September 9."),
        (DATELINE + "It snowed on Tuesday night.", "It snowed on March 12."),
        ("It may rain. It may not.", "It may rain, or it may not."),
        ("Sales rose in the first quarter of 2026.", "Sales rose in the first three months of 2026."),
        ("Sales rose in Q1 2026.", "Sales rose in the first quarter of 2026."),
        ("It was built in the first quarter of 2019.", "It was built in early 2019."),
        ("It was built in the first quarter of 2019.", "It was built in the first half of 2019."),
        ("The ferry came in early 2022.", "The ferry came in 2022."),
        ("She scored in the second half.", "She scored after the break."),
        ("Orders fell for the third quarter in a row.", "Orders have fallen again."),
        ("They met on Christmas Day.", "They met on Dec. 25."),
        ("The tax starts on New Year’s Day.", "The tax starts on 1 January."),
        ("They march every year.", "Every year they march."),
        ("Crowds were small in the 2014–15 season.", "Crowds were small in the 2014-2015 season."),
        ("Crowds were small in the 2014/15 season.", "Crowds were small in the 2014/2015 season."),
        ("Crowds were small in 1997–98.", "Crowds were small in 1997 and 1998."),
        ("Crowds were small in the 1999-00 season.", "Crowds were small in the 1999-2000 season."),
        ("The ferry sank in 2014 – 13 sailors drowned.", "In 2014 the ferry sank, and 13 sailors drowned."),
        ("There is room for 1600-2000 men.", "There is room for 1,600 to 2,000 men."),
        ("They met on 05/04/2016.", "They met on 5 April 2016."),
        ("They met on 05/04/2016.", "They met on May 4, 2016."),
        ("They met on 17/04/16.", "They met on 17 April 2016."),
        ("They met on 17.04.2016.", "They met on 17 April 2016."),
        ("They met on 2016/04/17.", "They met on 2016-04-17."),
        ("The attacks of 9/11 shut the port.", "The attacks of Sept. 11 shut the port."),
        ("Sales are higher than last year.", "Sales are higher than the previous year."),
        ("It opens next week.", "It opens the following week."),
    ],
)
def test_the_same_date_in_other_words_is_no_fact(left: str, right: str) -> None:
    assert types(left, right) == []


def test_a_weekday_is_resolved_by_the_day_of_writing() -> None:
    days = date(2024, 3, 13), date(2024, 3, 14)
    assert told("It snowed on Tuesday.", "It snowed on March 12.", days) == []
    assert told("It snowed yesterday.", "It snowed on Tuesday.", days) == []
    assert told("It snowed on Tuesday.", "It snowed on March 11.", days) == [("date_changed", "on Tuesday", "on March 11")]
    assert told("It snowed last year.", "It snowed in 2021.", days) == [("date_changed", "last year", "in 2021")]


def test_a_date_lost_altogether() -> None:
    assert told("The house, built in 1906, burned down.", "The house burned down.") == [("date_dropped", "in 1906", None)]


def test_a_date_that_changes_when_a_quote_is_retold_is_told() -> None:
    left, right = "\u201cWe expect the results by Friday,\u201d Dr. Bell said.", "Dr. Bell expects the results by Thursday."
    assert "date_changed" in types(left, right)
