"""Marked pages: what of a page is the story and what is furniture, by hand, against what reading makes of it.

A text carries a mark at the head of a line: `~ ` furniture, `? ` either is right, none the story. A page carries it as an
attribute, `data-mark="story"`, `"furniture"` or `"either"`; it holds for what is within, and what has none is furniture.
The marks are taken away before the page is read.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from compare.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from compare.article import Article

FOLDER = Path(__file__).resolve().parent / "marked_pages"
HALVES = ("development", "held_out")
STORY, FURNITURE, EITHER = "story", "furniture", "either"
SET_ASIDE, GONE = "set aside", "gone"
_MARKS = {"~ ": FURNITURE, "? ": EITHER}
_ATTRIBUTE = re.compile(r'\s+data-mark="\w+"')
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"^[0-9]{1,2}[.)] ")  # of a list's item: an article need not keep it
_UNSHOWN = {"head", "script", "style", "noscript", "template", "input", "textarea"}
_INLINE = {"a", "b", "i", "em", "strong", "span", "font", "small", "time", "q", "cite", "img"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of a marked page: what it is, and how many of its words went where (story, set aside, gone)."""

    text: str
    mark: str
    went: Counter[str]

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.went.total()

    @property
    def place(self) -> str:
        """Where most of it went; half a paragraph in the story is none."""
        if 2 * self.went[STORY] > self.words:
            return STORY
        return max((SET_ASIDE, GONE), key=self.went.__getitem__)


@dataclass(frozen=True, slots=True)
class Measured:
    """A marked page with what became of each of its paragraphs."""

    name: str
    article: Article
    units: tuple[Unit, ...]


def marked_pages(half: str) -> list[Path]:
    """The pages of one half, in order of their names."""
    return sorted((FOLDER / half).iterdir())


def measure(path: Path) -> Measured:
    """Read a page without its marks and see where each paragraph went."""
    marked = path.read_text(encoding="utf-8")
    parts = list(_of_page(marked) if path.suffix == ".html" else _of_text(marked))
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, path.name)
        bare.write_text(unmarked(marked, path.suffix), encoding="utf-8")
        article = read(str(bare))
    return Measured(f"{path.parent.name}/{path.name}", article, tuple(_followed(parts, article)))


def unmarked(marked: str, suffix: str) -> str:
    """The page as its readers would get it."""
    return _ATTRIBUTE.sub("", marked) if suffix == ".html" else re.sub(r"^[~?] ", "", marked, flags=re.MULTILINE)


def _of_text(marked: str) -> Iterator[tuple[str, str]]:
    for line in filter(str.strip, marked.split("\n")):
        mark = _MARKS.get(line[:2], STORY)
        yield _NUMBER.sub("", line if mark == STORY else line[2:]), mark


def _of_page(marked: str) -> Iterator[tuple[str, str]]:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    root = document_fromstring(marked.encode(), parser=HTMLParser(encoding="utf-8"))
    parts: list[str] = []
    marks = [FURNITURE]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        breaks = element.tag not in _INLINE or element.get("data-mark") is not None
        if event == "start" and (element.tag in _UNSHOWN or "display:none" in (element.get("style") or "")):
            walk.skip_subtree()
            marks.append(marks[-1])
            continue
        if breaks:
            yield from _unit(parts, marks[-1])
        if event == "start":
            marks.append(element.get("data-mark") or marks[-1])
            parts.append(element.text or "")
        else:
            marks.pop()
            parts.append(_tail(element))


def _tail(element: HtmlElement) -> str:
    return element.tail or ""


def _unit(parts: list[str], mark: str) -> Iterator[tuple[str, str]]:
    text = " ".join("".join(parts).split())
    parts.clear()
    if text:
        yield text, mark


def _followed(parts: Sequence[tuple[str, str]], article: Article) -> Iterator[Unit]:
    here = [(word, number) for number, (text, _) in enumerate(parts) for word in _words(text)]
    there = [
        (word, SET_ASIDE if paragraph.furniture else STORY)
        for paragraph in article.paragraphs
        for word in _words(article.text[paragraph.start : paragraph.end])
    ]
    went = [Counter[str]() for _ in parts]
    for step in LCSseq.opcodes([w for w, _ in here], [w for w, _ in there]):
        for offset in range(step.src_end - step.src_start):
            _, number = here[step.src_start + offset]
            went[number][there[step.dest_start + offset][1] if step.tag == "equal" else GONE] += 1
    yield from (Unit(text, mark, count) for (text, mark), count in zip(parts, went, strict=True) if count)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
