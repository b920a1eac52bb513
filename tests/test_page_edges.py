"""Where a page's story begins and ends, and which lines amid it are its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from test_web_page import STORY, around, page, read_page, story, texts

from compare.article import Role

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "<h1>Ferry Dock to Close</h1>"
LONG = (
    "The harbour board voted eight to three on Thursday night to close the old ferry landing at Brackwater for at least two "
    "winters, after divers who had been hired in spring found that eleven of the forty oak piles under the waiting room had "
    "rotted through, and that the concrete poured around the others after the flood had come away from the wood so far that a "
    "hand could be put between them."
)


def test_a_long_lede_is_of_the_story(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<article>{HEAD}<p>{LONG}</p><h2>What they found</h2><p>It was old.</p>{STORY}</article>"))
    assert LONG in texts(found)


def test_a_standfirst_and_a_caption_before_the_story_are_kept(tmp_path: Path) -> None:
    standfirst = "The dock has stood empty since the last boat left it in autumn"
    figure = "<figure><img src=a.jpg><figcaption>The dock on a quiet day</figcaption></figure>"
    found = read_page(tmp_path, page(f"<main>{HEAD}<div><p>{standfirst}</p></div>{figure}<div>{STORY}</div></main>"))
    assert texts(found)[1:3] == [standfirst, "The dock on a quiet day"]


def test_a_line_of_days_before_the_story_is_none_of_it(tmp_path: Path) -> None:
    stamp = "5:45 AM PST 11/19/2019 in Kirkby News and more"
    found = read_page(tmp_path, page(f"<main>{HEAD}<div><p>{stamp}</p></div><div>{STORY}</div></main>"))
    assert stamp not in texts(found)


def test_a_caption_that_folds_is_said_once(tmp_path: Path) -> None:
    caption = "The old dock at Kirkby, which has stood empty for nine years, is seen on a morning in May"
    twice = f"<div class=caption>{caption} 2019. less</div><div class=caption>{caption} ... more</div>"
    found = read_page(tmp_path, page(f"<main>{HEAD}<div>{twice}</div><div>{STORY}</div></main>"))
    assert sum(text.startswith("The old dock at Kirkby") for text in texts(found)) == 1


def test_what_the_page_calls_a_caption_is_one(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<article>{HEAD}<p class='wp-caption-text'>The dock in May</p>{STORY}</article>"))
    assert (Role.CAPTION, "The dock in May") in story(found)


def test_a_caption_that_ends_the_story_is_of_it(tmp_path: Path) -> None:
    figure = "<figure><img src=a.jpg><figcaption>A beam of the pier that cracked on Sunday.</figcaption></figure>"
    found = read_page(tmp_path, page(f"<article>{HEAD}{STORY}{figure}</article>"))
    assert texts(found)[-1] == "A beam of the pier that cracked on Sunday."


def test_a_list_beside_paragraphs_of_the_story_is_of_it(tmp_path: Path) -> None:
    items = "<ol><li>Open the doors.</li><li>Wait until dusk.</li></ol>"
    found = read_page(
        tmp_path, page(f"<article>{HEAD}{STORY}{items}<p>By May the dock was gone, and nobody missed it.</p></article>")
    )
    assert [text for role, text in story(found) if role is Role.LIST] == ["Open the doors.", "Wait until dusk."]


def test_a_heading_that_nothing_follows_is_none_of_the_story(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<article>{HEAD}{STORY}<h2>Stay in the harbour with us</h2></article>"))
    assert "Stay in the harbour with us" not in texts(found)
    assert len(around(found)) <= 1


def test_another_post_below_the_story_is_none_of_it(tmp_path: Path) -> None:
    posts = "".join(f"<div><h3>You may like</h3><div><p>{LONG} {number}.</p></div></div>" for number in range(5))
    html = page(f"<div><article>{HEAD}<div>{STORY * 3}</div></article><section>{posts}</section></div>")
    assert not any(text.startswith("The harbour board voted eight") for text in texts(read_page(tmp_path, html)))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Copyright 2024 The Kirkby Post", None),
        ("© 2024", None),
        ("1 January 2024", date(2024, 1, 1)),
        ("Published 2024-01-01", date(2024, 1, 1)),
        ("January 1, 2024", date(2024, 1, 1)),
        ("1. Januar 2024", date(2024, 1, 1)),
    ],
)
def test_a_year_alone_is_no_day(tmp_path: Path, line: str, day: date | None) -> None:
    assert read_page(tmp_path, page(f"<article>{HEAD}{STORY}</article><p>{line}</p>")).published == day


@pytest.mark.parametrize("opens", ["<article>", "<main><article>", "<header>Kirkby Post</header><main>", "<section><div>"])
@pytest.mark.parametrize(
    "head", ["<!doctype html><title>A dock</title>", "<html lang=en><meta charset=utf-8><title>A dock</title>"]
)
def test_a_page_may_leave_out_where_its_head_ends(tmp_path: Path, head: str, opens: str) -> None:
    """HTML lets it, and pages that are made small do so."""
    assert story(read_page(tmp_path, f"{head}{opens}{HEAD}{STORY}")) == story(
        read_page(tmp_path, f"<html><head><title>A dock</title></head><body>{opens}{HEAD}{STORY}</body></html>")
    )
