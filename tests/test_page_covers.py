"""Stories that a page does not show at once, and pages that only look as if they held none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from test_web_page import STORY, around, page, read_page, story, texts

from compare.article import Role
from compare.errors import UnreadableSourceError

if TYPE_CHECKING:
    from pathlib import Path

LINES = [line.removesuffix("</p>") for line in STORY.split("<p>")[1:]]


@pytest.mark.parametrize("style", ["opacity:0", "display:none", "visibility:hidden"])
def test_a_story_that_a_script_shows_is_read(tmp_path: Path, style: str) -> None:
    found = read_page(tmp_path, page(f"<h1>Ferry Dock to Close</h1><p>By Ann Moss</p><div style='{style}'>{STORY}</div>"))
    assert [text for role, text in story(found) if role is Role.BODY] == LINES
    assert any("hidden until a script shows it" in warning for warning in found.warnings)


def test_a_page_that_is_hidden_whole_is_read(tmp_path: Path) -> None:
    html = page(f"<h1>Ferry Dock to Close</h1>{STORY}").replace("<body>", "<body style='opacity:0'>")
    assert texts(read_page(tmp_path, html))[1:] == LINES


def test_what_a_page_hides_beside_its_story_stays_hidden(tmp_path: Path) -> None:
    more = "<p>The dock was built by two brothers. It was paid for by the parish.</p>" * 3
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}<div hidden>{more}</div></article>"))
    assert texts(found)[1:] == LINES
    assert any("hides were left out" in warning for warning in found.warnings)


def test_teasers_that_a_page_hides_are_no_story(tmp_path: Path) -> None:
    teasers = "".join(f"<div hidden><p>{'Another day at the harbour, with much to tell. ' * 9}</p></div>" for _ in range(4))
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}</article>{teasers}"))
    assert texts(found)[1:] == LINES


@pytest.mark.parametrize("end", ["</noscript>", ""], ids=["closed", "never closed"])
def test_a_story_for_browsers_without_scripts_is_read(tmp_path: Path, end: str) -> None:
    box = "<div class=sidebar><p>The newest notes from the harbour, read by everyone in town.</p></div>"
    found = read_page(tmp_path, page(f"{box}<noscript><h1>Ferry Dock to Close</h1>{STORY}{end}"))
    assert [text for text in texts(found) if text in LINES] == LINES
    assert any("browsers without scripts" in warning for warning in found.warnings)


def test_a_story_that_the_page_only_describes_is_read_with_a_warning(tmp_path: Path) -> None:
    body = "\\n".join(LINES)
    described = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry Dock to Close",'
        f'"articleBody": "{body}", "datePublished": "2025-03-04T10:00:00Z"}}]}}</script>'
    )
    found = read_page(tmp_path, page("<div id=app></div><script src=a.js></script>", described))
    assert texts(found) == ["Ferry Dock to Close", *LINES]
    assert found.published == date(2025, 3, 4)
    assert any("the page's own description" in warning for warning in found.warnings)


def test_a_description_beside_a_story_is_not_read(tmp_path: Path) -> None:
    described = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{" ".join(LINES)}"}}</script>'
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}</article>", described))
    assert texts(found)[1:] == LINES
    assert found.warnings == ()


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Please enable JavaScript to see comments.</p>",
        "<footer><p>We use cookies on this site.</p></footer>",
        "<form><label>Password<input></label></form>",
    ],
)
def test_a_brief_is_read_whatever_stands_beside_it(tmp_path: Path, beside: str) -> None:
    brief = "<p>The ferry dock in Kirkby will close in May, the board said.</p><p>It has stood empty for nine years.</p>"
    assert "It has stood empty for nine years." in texts(read_page(tmp_path, page(f"{beside}<article>{brief}</article>")))


def test_scripts_full_of_comparisons_are_no_tag(tmp_path: Path) -> None:
    script = "<script>if (a <b " + " ".join(f"x{n} = y" for n in range(3_000)) + ") stop()</script>"
    assert texts(read_page(tmp_path, page(f"{script}<article><h1>Ferry Dock to Close</h1>{STORY}</article>")))[1:] == LINES


def test_a_tag_of_thousands_of_attributes_is_refused_behind_a_script_too(tmp_path: Path) -> None:
    tag = "<p " + " ".join(f"x{n}=y" for n in range(3_000)) + ">"
    with pytest.raises(UnreadableSourceError, match="thousands of attributes"):
        read_page(tmp_path, page(f"<script>1</script>{tag}{STORY}"))


def test_a_table_around_a_story_is_no_list(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<table width=600><tr><td><h1>Ferry Dock to Close</h1>{STORY}</td></tr></table>"))
    assert story(found) == [(Role.HEADLINE, "Ferry Dock to Close"), *((Role.BODY, line) for line in LINES)]
    assert around(found) == []


def test_a_table_of_figures_is_rows(tmp_path: Path) -> None:
    rows = "<table><tr><td><p>Kirkby</p></td><td><p>412</p></td></tr></table>"
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}{rows}{STORY}</article>"))
    assert (Role.LIST, "Kirkby | 412") in story(found) or [r for r, t in story(found) if t == "Kirkby"] == [Role.LIST]
