"""Pages marked by hand: no paragraph of a story is set aside, none is lost, and most of the furniture is recognised."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_page import EITHER, FURNITURE, GONE, HALVES, SET_ASIDE, STORY, Measured, marked_pages, measure, unmarked

from compare.reading.blocks import Block
from compare.reading.furniture.set_aside import set_aside
from compare.reading.text.plain import plain_blocks

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [page for half in HALVES for page in marked_pages(half)]
# Wrong, and known to be: a paragraph of the story that is set aside.
KNOWN = {"subscription_letter.html": "the number of a footnote stands alone, and is a link"}
# What is recognised or left out, of all paragraphs of furniture; measured: benchmarks/reading/furniture.py.
FLOORS = {("development", ".txt"): 0.9, ("development", ".html"): 0.9, ("held_out", ".txt"): 0.72, ("held_out", ".html"): 0.85}
FOOT = [
    "Related articles",
    "Share this article",
    "Sign up for our newsletter",
    "Most read",
    "12 comments",
    "© 2026 The Courier. All rights reserved.",
    "Advertisement",
    "Follow us on Facebook",
    "Read more: The council's long year",
    "Mehr zum Thema",
    "Alle Rechte vorbehalten.",
    "À lire aussi",
    "Lo más leído",
    "Читайте также: Мост откроют весной",
    "Поділитися",
    "Published 4 May 2026, 10:15",
    "(Reporting by Ann Lee in Oslo; editing by T. Osei)",
    "Comments",
    "ENDS",
    "Privacy policy",
]


@cache
def measured(path: Path) -> Measured:
    return measure(path)


def marked(path: Path) -> object:
    known = KNOWN.get(path.name)
    return pytest.param(path, id=path.stem, marks=pytest.mark.xfail(strict=True, reason=known) if known else ())


def without_marks(text: str) -> str:
    """The text without the marks of lists, which an article need not keep."""
    return re.sub(r"^(?:[•-]|[0-9]\.) ", "", text, flags=re.MULTILINE)


def story_of(path: Path) -> list[Block]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith(("~ ", "? "))]
    return plain_blocks("\n\n".join(line for line in lines if line.strip()))


STORIES = [story_of(page) for page in PAGES if page.suffix == ".txt"]


def test_there_are_many_pages_in_two_halves_of_many_manners() -> None:
    assert all(len(marked_pages(half)) >= 20 for half in HALVES)
    assert {page.suffix for page in PAGES} == {".txt", ".html"}
    assert all(
        re.search(r'^~ |data-mark="story"', page.read_text(encoding="utf-8"), re.MULTILINE) or "trap" in page.stem for page in PAGES
    )


@pytest.mark.parametrize("path", map(marked, PAGES))
def test_no_paragraph_of_a_story_is_set_aside(path: Path) -> None:
    assert [unit.text for unit in measured(path).units if unit.mark == STORY and unit.place == SET_ASIDE] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_paragraph_of_a_story_is_lost(path: Path) -> None:
    assert [unit.text for unit in measured(path).units if unit.mark in {STORY, EITHER} and unit.place == GONE] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_does_not_reach_the_article_is_told_with_its_words(path: Path) -> None:
    found = measured(path)
    gone = sum(unit.words for unit in found.units if unit.place == GONE)
    told = [int(words) for warning in found.article.warnings for words in re.findall(r"(\d+) words?, from", warning)]
    assert gone == 0 or sum(told) > 0


@pytest.mark.parametrize(("half", "suffix"), FLOORS)
def test_most_furniture_is_recognised(half: str, suffix: str) -> None:
    units = [u for path in marked_pages(half) if path.suffix == suffix for u in measured(path).units if u.mark == FURNITURE]
    assert sum(unit.place != STORY for unit in units) >= FLOORS[half, suffix] * len(units)


@pytest.mark.parametrize("path", [p for p in PAGES if p.suffix == ".txt"], ids=lambda path: path.stem)
def test_every_paragraph_comes_out_in_its_place(path: Path) -> None:
    article = measured(path).article
    text = unmarked(path.read_text(encoding="utf-8"), ".txt")
    assert "".join(without_marks(article.text).split()) == "".join(without_marks(text).split())


@given(st.sampled_from(STORIES), st.lists(st.sampled_from(FOOT), min_size=1, max_size=6))
def test_furniture_at_the_foot_sets_no_story_aside(story: list[Block], foot: list[str]) -> None:
    flags = set_aside([*story, *map(Block, foot)])
    assert [block.text for block, flag in zip(story, flags, strict=False) if flag and block.role.value != "credit"] == []


@given(st.sampled_from(STORIES), st.sampled_from(FOOT), st.integers(0, 100))
def test_furniture_before_a_sentence_sets_no_story_aside(story: list[Block], line: str, place: int) -> None:
    last = max(number for number, block in enumerate(story) if block.text.endswith((".", "”", '"', "»", "“")))
    at = place % (last + 1)
    flags = set_aside([*story[:at], Block(line), *story[at:]])
    kept = flags[:at] + flags[at + 1 :]
    assert [block.text for block, flag in zip(story, kept, strict=True) if flag and block.role.value != "credit"] == []


def test_short_lines_below_an_opener_are_taken_for_its_list() -> None:
    story = [Block("The bittern is back in the reeds, and I enclose a verse."), Block("Cold Norton Primary School")]
    assert set_aside([story[0], Block("Most read"), story[1]]) == [False, True, True]


@given(
    st.lists(
        st.one_of(st.sampled_from(FOOT), st.text(max_size=80), st.sampled_from([b.text for s in STORIES for b in s])), max_size=30
    )
)
def test_there_is_one_flag_a_block_and_never_all_of_them(texts: list[str]) -> None:
    flags = set_aside([Block(text) for text in texts])
    assert len(flags) == len(texts)
    assert not flags or not all(flags)


def test_a_page_is_measured_as_it_is_marked() -> None:
    counts = Counter(unit.mark for page in PAGES for unit in measured(page).units)
    assert counts[STORY] > 600
    assert counts[FURNITURE] > 600
