"""Segmenting: an article becomes passages.

A headline, heading, by-line, caption, credit or list line is one passage; body text is cut into sentences by sentencex
(https://github.com/wikimedia/sentencex), which knows the abbreviations of some 300 languages. Three things are ours: a
long quotation of several sentences is cut inside, where sentencex keeps any quotation whole; cuts that are none are left out,
and those that it does not know added (`sentence_ends.py`); and nothing is longer than `MAX_PASSAGE` characters, so that no text
can make a later stage slow.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from compare.article import Article, ParagraphCount, Passage, Role, count_words
from compare.languages import UNKNOWN
from compare.languages import language_of as spoken_in
from compare.patterns import regex
from compare.segmenting.sentence_ends import further_ends, is_no_end, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PASSAGE = 1_200

_WINDOW = 4_000  # characters
_LONG_QUOTE = 20
_SHORTEST_CUT = 4
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»()[]', " "))
_SOFT_CUT = regex(r"[;:,.]\s+|\s+")
_AFTER_BRACKET = regex(r"(?<=[.!?][)\]])\s+(?=[\"“'‘«]?[A-Z])")


def segment(article: Article, language: str | None = None) -> Article:
    """The article with its passages: every character that is not white space is in exactly one of them.

    Args:
        article: as read.
        language: a code sentencex knows; any other falls back to common rules. By default the one that the article is in.
    """
    spoken = "" if (found := spoken_in(article.text)) == "en" else found
    language = language or (spoken if spoken not in {"", UNKNOWN} else language_of(article.text))
    passages: list[Passage] = []
    told: dict[str, str] = {}  # a text that is told again is held once
    count = ParagraphCount()
    for paragraph in article.paragraphs:
        whole = article.text[paragraph.start : paragraph.end]
        cut = _short_pieces if len(whole) <= MAX_PASSAGE else _pieces
        for offset, piece in cut(whole, language, body=paragraph.role is Role.BODY):
            start, text = paragraph.start + offset, told.setdefault(piece, piece)
            known = paragraph.furniture, paragraph.role, count.number(paragraph)
            passages.append(Passage(len(passages), paragraph.id, start, start + len(text), text, *known))
    return replace(article, passages=tuple(passages), language=spoken)


def _pieces(whole: str, language: str, *, body: bool) -> Iterator[tuple[int, str]]:
    """The passages of a paragraph, each after the offset at which it begins."""
    cuts = _sentence_starts(whole, language) if body else [0]
    for start, end in zip(cuts, [*cuts[1:], len(whole)], strict=True):
        for piece_start, piece_end in _bounded(whole, start, end):
            piece = whole[piece_start:piece_end]
            if stripped := piece.strip():
                yield piece_start + len(piece) - len(piece.lstrip()), stripped


@lru_cache(maxsize=1_024)  # paragraphs repeat
def _short_pieces(whole: str, language: str, *, body: bool) -> tuple[tuple[int, str], ...]:
    return tuple(_pieces(whole, language, body=body))


def _sentence_starts(text: str, language: str) -> list[int]:
    starts = []
    for first, last in _sentences(text, language):
        starts += [first, *(first + cut for cut in _cuts_inside(text[first:last], language))]
    return sorted({0, *starts, *further_ends(text)})


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """As sentencex finds them, except for cuts that are none, and with those that it does not know."""
    begins = 0
    found = _boundaries(text, language)
    for (_, last), (cut, _) in itertools.pairwise(found):
        if not is_no_end(text, begins, cut):
            yield begins, last
            begins = cut
    if found:
        yield begins, found[-1][1]


def _boundaries(text: str, language: str) -> list[tuple[int, int]]:
    """Where sentencex sees sentences begin and end.

    Its time grows with the square of a text's length where that is not plain ASCII: it is given a window at a time. The last
    sentence of a window may go on behind it and is seen again in the next, which begins with it.
    """
    found: list[tuple[int, int]] = []
    at, begun = 0, 0  # where the window begins, and the sentence that it goes on with
    while at < len(text):
        window = text[at : at + _WINDOW]
        seen = [(at + each["start_index"], at + each["end_index"]) for each in get_sentence_boundaries(language, window)]
        if seen and begun < at:
            seen[0] = begun, seen[0][1]
        if at + len(window) == len(text):
            return found + seen
        at += len(window)
        if len(seen) > 1:
            at = begun = seen.pop()[0]
            found += seen
    return found


def _cuts_inside(sentence: str, language: str) -> Iterator[int]:
    """Where sentences begin inside a quotation or after a bracket, as offsets into the sentence that holds them."""
    if ")" in sentence or "]" in sentence:
        yield from (m.end() for m in _AFTER_BRACKET.finditer(sentence))
    if (sentence.isascii() and len(sentence.split()) < _LONG_QUOTE) or count_words(sentence) < _LONG_QUOTE:
        return
    bare = sentence.translate(_QUOTES)
    for before, after in itertools.pairwise(_boundaries(bare, language)):
        cut = _before_quote(sentence, after[0])
        if (
            not is_no_end(sentence, before[0], after[0])
            and min(count_words(bare[slice(*each)]) for each in (before, after)) >= _SHORTEST_CUT
        ):
            yield cut


def _before_quote(sentence: str, cut: int) -> int:
    """The cut moved left over opening quotation marks and brackets that sentencex saw as blanks."""
    while cut > 0 and sentence[cut - 1] in '"“„«‘([' and not sentence[cut - 2 : cut - 1].strip():
        cut -= 1
    return cut


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most MAX_PASSAGE characters, cut after a clause or a word where there is one."""
    while end - start > MAX_PASSAGE:
        window = text[start : start + MAX_PASSAGE]
        cuts = [m.end() for m in _SOFT_CUT.finditer(window, MAX_PASSAGE // 2)]
        cut = start + (cuts[-1] if cuts else MAX_PASSAGE)
        yield start, cut
        start = cut
    yield start, end
