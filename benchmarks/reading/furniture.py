"""How well furniture is known: `python benchmarks/reading/furniture.py [FILE ...]`, without files the marked pages of the tests.

For each half of tests/marked_pages and each kind of page, by paragraphs and by words:

- recall: of the furniture, what is set aside, or left out as a menu is; the rest stands in the article as its story
- precision: of what is set aside or left out, what is furniture
- of the story: what is set aside, and what does not reach the article at all
- of the words that do not reach the article: those that a warning tells of

Then every paragraph that is wrong. With files: what is set aside in each, to be read by eye.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from marked_page import FURNITURE, GONE, HALVES, SET_ASIDE, STORY, marked_pages, measure  # noqa: E402 - its folder is named above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marked_page import Measured, Unit

HEAD = "| | pages | furniture | set aside | left out | in the story | recall | precision | story | set aside | lost | told |"


def main() -> None:
    """Measure and print."""
    if files := sys.argv[1:]:
        for name in files:
            show(name)
        return
    found = {(half, kind): read_all(half, kind) for half in HALVES for kind in (".txt", ".html")}
    for title, weigh in (("By paragraphs", by_paragraphs), ("By words", by_words)):
        print(f"{title}:\n\n{HEAD}\n|{'---|' * (HEAD.count('|') - 1)}")
        for (half, kind), pages in found.items():
            print(row(f"{half.replace('_', '-')} {kind[1:]}", pages, weigh([u for page in pages for u in page.units])))
        print()
    for pages in found.values():
        for page in pages:
            print_wrong(page)


def read_all(half: str, kind: str) -> list[Measured]:
    """The pages of one half and kind."""
    return [measure(path) for path in marked_pages(half) if path.suffix == kind]


def by_paragraphs(units: Sequence[Unit]) -> Counter[tuple[str, str]]:
    """How many paragraphs of each mark went where most of them went."""
    return Counter((unit.mark, unit.place) for unit in units)


def by_words(units: Sequence[Unit]) -> Counter[tuple[str, str]]:
    """How many words of each mark went where."""
    return sum((Counter({(u.mark, place): n for place, n in u.went.items()}) for u in units), Counter[tuple[str, str]]())


def row(name: str, pages: Sequence[Measured], went: Counter[tuple[str, str]]) -> str:
    """A line of the table."""
    aside, gone, kept = (went[FURNITURE, place] for place in (SET_ASIDE, GONE, STORY))
    story = sum(went[STORY, place] for place in (STORY, SET_ASIDE, GONE))
    wrong = went[STORY, SET_ASIDE], went[STORY, GONE]
    recall = (aside + gone) / (aside + gone + kept)
    precision = (aside + gone) / (aside + gone + sum(wrong))
    cells = [name, len(pages), aside + gone + kept, aside, gone, kept, f"{recall:.3f}", f"{precision:.3f}", story, *wrong]
    return f"| {' | '.join(map(str, cells))} | {told(pages)} |"


def told(pages: Sequence[Measured]) -> str:
    """The pages that leave words out, and those of them that say so."""
    short = [page for page in pages if any(unit.place == GONE for unit in page.units)]
    return f"{sum(any(re.search(r'words?, from', w) for w in page.article.warnings) for page in short)} of {len(short)}"


def print_wrong(page: Measured) -> None:
    """The paragraphs of a page that are not where they belong."""
    for unit in page.units:
        if (unit.mark == STORY) != (unit.place == STORY) and unit.mark in {STORY, FURNITURE}:
            print(f"{page.name}: {unit.mark} is {unit.place}: {unit.text[:90]}")


def show(name: str) -> None:
    """What is set aside in a file."""
    from compare.reading import read

    article = read(name)
    print(f"{article.source}: {len(article.paragraphs)} paragraphs")
    for paragraph in article.paragraphs:
        if paragraph.furniture:
            print(f"  {article.text[paragraph.start : paragraph.end][:120]}")


if __name__ == "__main__":
    main()
