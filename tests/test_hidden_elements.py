"""What a page hides from the eye is left out and told; what it shows stays, however it is dressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_web_page import STORY, page, read_page

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

UNSEEN = "Nobody shall see this line of the page."
TOLD = "1 line that the page hides was left out"


def told(found: Article) -> bool:
    return any(warning.startswith(f"{TOLD} (") for warning in found.warnings)


HIDING = [
    "display:none",
    "DISPLAY : None !important",
    "visibility:hidden",
    "opacity:0",
    "opacity: 0.0",
    "font-size:0",
    "font-size:0px",
    "font-size:1px",
    "position:absolute;left:-9999px",
    "position:absolute; top:-999em",
    "text-indent:-10000px",
    "margin-left:-9999px",
    "position:absolute;clip:rect(0,0,0,0)",
    "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
    "position:absolute;clip-path:inset(50%)",
    "height:0;overflow:hidden",
    "max-height:0px;overflow:hidden",
    "color:#fff;background:#fff",
    "color: white; background-color: #ffffff",
    "color:transparent",
    "color:#fff",
    "color: RGB(255, 255, 255)",
    "color:/* x */white",
]


@pytest.mark.parametrize("style", HIDING)
@pytest.mark.parametrize("tag", ["p", "span"])
def test_hidden_text_is_left_out_and_told(tmp_path: Path, style: str, tag: str) -> None:
    hidden = f'<{tag} style="{style}">{UNSEEN}</{tag}>'
    body = f"<h1>T</h1>{STORY}{hidden}" if tag == "p" else f"<h1>T</h1>{STORY}<p>It ends {hidden}here, she said.</p>"
    found = read_page(tmp_path, page(f"<article>{body}</article>"))
    assert "Nobody shall see" not in found.text
    assert told(found)
    assert tag == "p" or "It ends here, she said." in found.text


SHOWN = [
    "display:block",
    "opacity:0.5",
    "font-size:10px",
    "font-size:0.9em",
    "position:absolute;left:-5px",
    "margin-left:-20px",
    "text-indent:2em",
    "height:0",
    "overflow:hidden;height:10px",
    "color:#fff;background:#000",
    "color:white;background:navy",
    "color:#eee",
    "visibility:visible",
    "clip:auto",
]


@pytest.mark.parametrize("style", SHOWN)
def test_text_that_is_seen_stays(tmp_path: Path, style: str) -> None:
    found = read_page(tmp_path, page(f'<article><h1>T</h1>{STORY}<p style="{style}">It ends here, she said.</p></article>'))
    assert "It ends here, she said." in found.text
    assert not told(found)


def test_white_on_a_ground_that_is_not_known_stays(tmp_path: Path) -> None:
    for head in ("<link rel=stylesheet href=a.css>", "<style>article { background: black }</style>"):
        html = page(f"<article><h1>T</h1>{STORY}<p style='color:#fff'>It ends here, she said.</p></article>", head)
        assert "It ends here, she said." in read_page(tmp_path, html).text


SHEETS = [".x { display: none }", "#y{display:none}", "p.x{visibility:hidden}", "a{color:red} .z, .x {font-size:0}"]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_style_sheet_in_the_page_hides(tmp_path: Path, sheet: str) -> None:
    html = page(f"<article><h1>T</h1>{STORY}<p class='w x' id=y>{UNSEEN}</p></article>", f"<style>{sheet}</style>")
    found = read_page(tmp_path, html)
    assert "Nobody shall see" not in found.text
    assert told(found)


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { .x { display: none } }",
        ".x:hover { display: none }",
        ".menu .x { display: none }",
        "article { opacity: 0 } .x { color: #fff }",
        ".all { visibility: hidden }",
        ".x { display: none",
        "} } { @media",
    ],
)
def test_a_rule_that_is_not_for_sure_hides_nothing(tmp_path: Path, sheet: str) -> None:
    body = f"<article class=all><h1>T</h1>{STORY}<p class=x>It ends here, she said.</p></article>"
    found = read_page(tmp_path, page(body, f"<style>{sheet}</style>"))
    assert "It ends here, she said." in found.text
    assert not told(found)


def test_the_attribute_hides_inside_a_line_too(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<article><h1>T</h1>{STORY}<p>It ends <b hidden>not </b>here, she said.</p></article>"))
    assert "It ends here, she said." in found.text
    assert told(found)


@pytest.mark.parametrize("sign", ["\x1f", "\x1b", "\ufffe", "\x85"])
def test_control_characters_in_what_is_hidden_are_no_trouble(tmp_path: Path, sign: str) -> None:
    hidden = f"<b hidden>one {sign} that nobody sees </b>"
    found = read_page(tmp_path, page(f"<article><h1>T</h1>{STORY}<p>It ends {hidden}here, she said.</p></article>"))
    assert "It ends here, she said." in found.text
    assert told(found)


def test_a_hidden_part_of_a_hidden_part_is_told_once_and_many_cost_little(tmp_path: Path) -> None:
    nested = "<i hidden>one of the two <b hidden>parts that nobody sees</b></i>"
    found = read_page(tmp_path, page(f"<article><h1>T</h1>{STORY}<p>It ends {nested}here, she said.</p></article>"))
    assert told(found)
    many = "a <b hidden>b</b>" * 60_000
    assert "It ends a a a" in read_page(tmp_path, page(f"<article><h1>T</h1>{STORY}<p>It ends {many} here.</p></article>")).text
