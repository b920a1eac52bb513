"""What trafilatura (https://trafilatura.readthedocs.io) makes of a page, and which of the page's lines it kept."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from compare.article import count_words
from compare.patterns import regex
from compare.reading.markup.lines import CELL, PageLine
from compare.reading.pages.wordless import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trafilatura.settings import Document

_LONG = 20
_LONGEST_SENTENCE = 60  # words, on average
_STOP = regex(r"[.!?…。！？]")
_MOST_LOOKING = 500_000_000  # lines times characters: under a second
_ENOUGH = 130  # words; shorter stories get its second opinions (readability, jusText, the page's metadata)


def judged(html: str, address: str | None) -> Document | None:
    """What trafilatura makes of the page; None where it finds no story.

    Its own extractor comes first: its second opinions take the longer text for the better one, and on a page of many posts
    that is all of them.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    own = _extracted(html, address, fast=True)
    return own if own is not None and _is_enough(own) else _extracted(html, address, fast=False)


def _extracted(html: str, address: str | None, *, fast: bool) -> Document | None:
    from trafilatura import bare_extraction  # 0.3 s that other formats do not pay

    # Anything can go wrong in a page that was made to break a parser; our own lines are there without it.
    with contextlib.suppress(Exception):
        found = bare_extraction(html, url=address, fast=fast, include_comments=False, include_tables=True, with_metadata=True)
        return found if found is not None and not isinstance(found, dict) else None
    return None


def _is_enough(document: Document) -> bool:
    """Whether a story is long enough, of paragraphs more than of tables, and of sentences: menus have none."""
    if document.body is None:  # its types say that it never is
        return False  # type: ignore[unreachable]
    text = " ".join(map(str, document.body.itertext()))
    words = count_words(text)
    paragraphs = sum(bool("".join(map(str, p.itertext())).strip()) for p in document.body.iter("p"))
    prose = len(_STOP.findall(text)) * _LONGEST_SENTENCE >= words
    return words >= _ENOUGH and prose and paragraphs > sum(1 for _ in document.body.iter("table"))


def kept_by(document: Document | None, lines: Sequence[PageLine]) -> list[bool]:
    """Which lines trafilatura kept, whole."""
    if document is None or document.body is None:
        return [False] * len(lines)
    whole = "\n".join(same("".join(map(str, element.itertext()))) for element in document.body)
    pieces = {same(str(text)) for text in document.body.itertext()} | set(whole.split("\n"))
    within = whole if len(lines) * len(whole) < _MOST_LOOKING else ""
    return [_is_kept(line, pieces, within) for line in lines]


def _is_kept(line: PageLine, pieces: set[str], within: str) -> bool:
    keys = [same(cell) for cell in line.text.split(CELL)] if line.tag == "tr" else [same(line.text)]
    return any(keys) and all(key in pieces or (len(key) > _LONG and key in within) for key in keys)
