"""What a story is called: the page's own headline, its head and its tab are weighed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_web_page import STORY, read_page, texts

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Ferry dock in Kirkby to close in May"


def titled(tmp_path: Path, body: str, tab: str, given: str = "", site: str = "") -> str:
    head = f"<title>{tab}</title>"
    head += f'<meta property="og:title" content="{given}">' if given else ""
    head += f'<meta property="og:site_name" content="{site}">' if site else ""
    return read_page(tmp_path, f"<!doctype html><html><head>{head}</head><body>{body}{STORY}</body></html>").title


@pytest.mark.parametrize("tab", [f"{TITLE} - The Kirkby Post", f"{TITLE} | The Kirkby Post", f"The Kirkby Post · {TITLE}", TITLE])
def test_the_outlet_is_no_part_of_a_title(tmp_path: Path, tab: str) -> None:
    assert titled(tmp_path, "<p>News</p>", tab, site="The Kirkby Post") == TITLE


def test_a_masthead_is_no_title(tmp_path: Path) -> None:
    masthead = "<h1><a href='/'>The Kirkby Post</a></h1>"
    assert titled(tmp_path, f"{masthead}<h2>{TITLE}</h2>", f"{TITLE} - The Kirkby Post", site="The Kirkby Post") == TITLE


def test_what_the_page_gives_to_others_counts_where_it_has_no_headline(tmp_path: Path) -> None:
    assert titled(tmp_path, "<p>News</p>", "The Kirkby Post", given=TITLE, site="The Kirkby Post") == TITLE


def test_the_page_s_own_headline_counts_before_what_it_gives_to_others(tmp_path: Path) -> None:
    assert (
        titled(tmp_path, f"<h1>{TITLE}</h1>", "You will not believe what closes", given="You will not believe what closes") == TITLE
    )


def test_a_headline_with_a_colon_is_whole(tmp_path: Path) -> None:
    assert titled(tmp_path, f"<h1>“Pure sorrow”: {TITLE}</h1>", TITLE, given=TITLE) == f"“Pure sorrow”: {TITLE}"


def test_a_kicker_is_a_heading_of_its_own(tmp_path: Path) -> None:
    html = f"<html><head><title>{TITLE}</title></head><body><h1><span>Harbour</span> {TITLE}</h1>{STORY}</body></html>"
    found = read_page(tmp_path, html)
    assert found.title == TITLE
    assert texts(found)[:2] == ["Harbour", TITLE]


def test_a_headline_is_said_once(tmp_path: Path) -> None:
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><article><p>{TITLE}</p>{STORY}</article></body></html>"
    assert texts(read_page(tmp_path, html)).count(TITLE) == 1


SECTION = "What the divers found"


@pytest.mark.parametrize(("opens", "title"), [("", ""), (f"<p><b>{TITLE}</b></p>", TITLE)])
def test_a_section_s_heading_is_no_title(tmp_path: Path, opens: str, title: str) -> None:
    first, _, rest = STORY.partition("</p>")
    html = f"<html><body><article>{opens}{first}</p><h2>{SECTION}</h2>{rest}</article></body></html>"
    found = read_page(tmp_path, html)
    assert found.title == title
    assert SECTION in texts(found)


def test_a_section_that_is_a_heading_of_the_first_rank_is_of_the_story(tmp_path: Path) -> None:
    first, _, rest = STORY.partition("</p>")
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{first}</p><h1>{SECTION}</h1>{rest}</body></html>"
    found = read_page(tmp_path, html)
    assert SECTION in [found.text[p.start : p.end] for p in found.paragraphs if not p.furniture]


@pytest.mark.parametrize("tab", [f"{TITLE} - The Kirkby Post", f"The Kirkby Post | {TITLE}"])
def test_a_masthead_that_only_the_tab_names_is_no_title(tmp_path: Path, tab: str) -> None:
    html = f"<html><head><title>{tab}</title></head><body><h1>The Kirkby Post</h1><h2>{TITLE}</h2>{STORY}</body></html>"
    found = read_page(tmp_path, html)
    assert found.title == TITLE
    assert TITLE in [found.text[p.start : p.end] for p in found.paragraphs if not p.furniture]


def test_a_tab_that_cuts_a_headline_short_is_no_title(tmp_path: Path) -> None:
    assert titled(tmp_path, f"<h1>{TITLE} at the latest</h1>", TITLE) == f"{TITLE} at the latest"
