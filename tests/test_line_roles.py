"""What a line of text is by its words alone: a credit, a caption with its credit, when a page was written."""

from __future__ import annotations

import pytest

from compare.article import Role
from compare.reading.furniture.cues import is_stamp
from compare.reading.text.plain import plain_blocks
from compare.reading.text.roles import blocks_of, is_credit

CREDITS = {
    "Harbour Club/Getty Images": True,
    "(REUTERS/Ana Duarte)": True,
    "(Quelle: Moe/Unsplash)": True,
    "Town of Lindby via AP": True,
    "(Image credit: Lindby Corp.)": True,
    "© Harbour Club": True,
    "Ana Duarte | Getty Images": True,
    "Lindby | Nordland | Sports": False,
    "either/or": False,
    "Ministers spoke via Reuters on Friday.": False,
    "© Ana Duarte The dock in the last winter before it is closed for good.": False,
}
STAMPS = {
    "Published Tue, Nov 19 20197:05 AM ESTUpdated Tue, Nov 19 20197:16 AM EST": True,
    "Nov. 20, 2019Updated: Nov. 20, 2019 1:35 a.m.": True,
    "Published Nov 18, 2019 at 4:07 PM | Updated at 5:36 PM CST on Nov 18, 2019": True,
    "Updated rules took effect in March 2019 and in May 2020.": False,
    "Published in 2019, the book was updated in 2020 and 2021.": False,
}


@pytest.mark.parametrize("line", CREDITS)
def test_a_line_may_be_a_credit_and_nothing_more(line: str) -> None:
    assert is_credit(line) is CREDITS[line]


def test_a_credit_in_brackets_parts_from_its_caption() -> None:
    for caption, credit in (("The dock at night", "(REUTERS/Ana Duarte)"), ("El muelle.", "Foto: Ana Duarte")):
        assert [block.text for block in blocks_of(f"{caption} {credit}", first=False)] == [caption, credit]
    assert [block.text for block in blocks_of("“It leaks,” said Sen. Moe (L). | Ana Duarte/Getty Images", first=True)] == [
        "“It leaks,” said Sen. Moe (L).",
        "Ana Duarte/Getty Images",
    ]
    assert len(blocks_of("He met the envoy (AP)", first=False)) == 1


@pytest.mark.parametrize("line", STAMPS)
def test_days_that_a_page_glues_to_each_other_say_when_it_was_written(line: str) -> None:
    assert is_stamp(line) is STAMPS[line]


TITLES = {
    "Prosecutor Orders Search of Lindby’s Liberal Party and the N.R.C.": Role.HEADLINE,
    "Envoy Says Harbour Will Stay Open, Unlike the Ports of the U.S.": Role.HEADLINE,
    "The envoy said on Monday that the harbour would stay open to ships from the U.S.": Role.BODY,
    "Harbour Will Stay Open, Envoy Says.": Role.BODY,
}


@pytest.mark.parametrize("line", TITLES)
def test_the_stop_of_initials_ends_no_headline_that_is_written_as_one(line: str) -> None:
    assert [block.role for block in blocks_of(line, first=True)] == [TITLES[line]]


def test_a_headline_stands_below_a_picture_too() -> None:
    story = "Harbour stays open, envoy says\n\nThe harbour will stay open in winter, the envoy told reporters on Monday.\n"
    picture = "The dock at night, when no ship is to be seen. | Ana Duarte/Getty Images"
    assert [block.role for block in plain_blocks(f"{picture}\n\n{story}")] == [Role.CAPTION, Role.CREDIT, Role.HEADLINE, Role.BODY]
    assert [block.role for block in plain_blocks(f"Ana Duarte | Getty Images\n\n{story}")] == [
        Role.CREDIT,
        Role.HEADLINE,
        Role.BODY,
    ]
