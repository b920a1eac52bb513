"""A card is one link to another story, whatever of its text stands outside the link; a product and a picture are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path

STORY = [
    "The harbour board voted on Tuesday to close the old ferry dock, which has stood empty for nine years, after a long meeting.",
    "“We have looked for the money everywhere,” said Ana Duarte, the chair of the board, to the people of the island.",
    "The dock will be taken down before the winter storms, and its stones will be used for a new sea wall on the other side.",
    "The board will not meet again before the storms are over, and then it meets on the mainland, where most of it lives.",
]
PICTURE = '<img src="a.jpg" alt="">'
CARDS = {
    "an empty link over it": '<div><h3>SEA OF TROUBLE</h3><span>A boat was lost on the rocks</span><a href="/boat"></a></div>',
    "a picture and a title": (
        f'<div><div><a href="/boat">{PICTURE}</a></div><div><a href="/boat">A boat was lost on the rocks</a></div>'
        "<div>The crew of five swam ashore in the dark and was saved.</div></div>"
    ),
    "a heading that leads away": '<div><h3><a href="/boat">A boat was lost</a></h3><p>The crew of five swam ashore.</p></div>',
    "a heading over teasers": (
        '<div><h3>More from the coast</h3><div><a href="/boat"><h4>A boat was lost</h4></a><p>Its crew swam ashore.</p></div>'
        '<div><a href="/fare"><h4>Fares go up again</h4></a><p>The company blames what fuel costs.</p></div></div>'
    ),
    "a call with a field": (
        "<div><h3>The Island Letter</h3><p>What moves the islands, each day before the first boat leaves.</p>"
        '<form><input type="email"><button>Go</button></form></div>'
    ),
    "a call with its terms": (
        "<div><p>Sign up to The Island Letter</p><p>All that you need to know, before the first boat leaves you behind.</p>"
        "<p>Newsletters may contain info about charities and content that others paid for.</p></div>"
    ),
}
OTHERS = {
    "a figure": f'<figure><a href="/a">{PICTURE}</a><figcaption>The old dock. <a href="/a">Larger</a></figcaption></figure>',
    "a film with its caption": (
        f'<div><a href="/film">{PICTURE}</a><div class="caption"><h4><a href="/film">Dock to be closed</a></h4>'
        "<p>The board told the islanders what it wants.</p></div></div>"
    ),
    "a heading with a link to itself": '<h2><a href="#next"></a>What comes next for the dock</h2>',
    "a heading with its own title": '<div><h2><a href="/dock">Dock to close</a></h2><p>It told the islanders today.</p></div>',
    "steps that say sign up": "<ul><li>Sign up for the boat with your e-mail address</li><li>Pay your fare at the dock</li></ul>",
    "two links": '<p>The plan was <a href="/plan">told</a> and is <a href="/plan">one of the board</a> now.</p>',
}


def story(folder: Path, amid: str) -> list[str]:
    first, second, *rest = (f"<p>{text}</p>" for text in STORY)
    path = folder / "a.html"
    path.write_text(
        f"<html><head><title>Dock to close</title></head><body><article><h1>Dock to close</h1>{first}{second}{amid}{''.join(rest)}"
        "</article></body></html>"
    )
    found = read(str(path))
    return [found.text[p.start : p.end] for p in found.paragraphs if not p.furniture]


@pytest.mark.parametrize("kind", CARDS)
def test_a_card_amid_a_story_is_not_of_it(tmp_path: Path, kind: str) -> None:
    assert story(tmp_path, CARDS[kind]) == ["Dock to close", *STORY]


@pytest.mark.parametrize("kind", OTHERS)
def test_what_only_holds_links_is(tmp_path: Path, kind: str) -> None:
    assert len(story(tmp_path, OTHERS[kind])) >= len(STORY) + 2


def test_a_sentence_of_few_words_stands_as_its_neighbours_do(tmp_path: Path) -> None:
    first, *rest = STORY
    rows = "".join(f'<div class="a1"><span>{text}</span></div>' for text in (first, "Few came.", *rest))
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><div><h1>Dock to close</h1>{rows}</div></body></html>")
    found = read(str(path))
    kept = [found.text[p.start : p.end] for p in found.paragraphs if not p.furniture]
    assert kept == ["Dock to close", first, "Few came.", *rest]


@pytest.mark.parametrize("label", ["Go deeper", "Leggi anche", "Lees ook", "Czytaj też"])
def test_a_link_behind_a_label_is_no_line_of_the_story_in_any_language(tmp_path: Path, label: str) -> None:
    amid = f'<p><b>{label}:</b> <a href="/walls">Harbour walls fail everywhere</a></p>'
    assert story(tmp_path, amid) == ["Dock to close", *STORY]


@pytest.mark.parametrize(
    "amid",
    [
        '<p>The plan: <a href="/plan">a new sea wall on the other side of the island.</a></p>',
        '<p>What it costs: <a href="/plan">nine million</a> euros, and two more for the road.</p>',
    ],
)
def test_a_sentence_with_a_link_behind_a_colon_is(tmp_path: Path, amid: str) -> None:
    assert len(story(tmp_path, amid)) == len(STORY) + 2
