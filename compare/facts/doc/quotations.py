"""Quotations: what an article puts in quotation marks, of any style, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.article import Article, Passage

_OPENING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", "「": "」", "『": "』", '"': '"”', "'": "'"}
_OPENER = regex(f"[{''.join(_OPENING)}]")
_MARKS = frozenset('“”„" \n\t')
_SIGN = "[\u2600-\u27bf\U0001f000-\U0001faff]"  # a thumb up or down says as much as a word
# An ideograph or kana is a word.
IDEOGRAPH = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_WORD = regex(rf"\0|{IDEOGRAPH}|[^\W_]+(?:['’.-][^\W_]+)*|{_SIGN}")
GAP = "\0"
_INSERTED = regex(r"\[[^\]]{0,200}\]|\.\s?\.\s?\.|…")
_SCARE = 2
_SCARE_SIGNS = 8  # ideographs or kana, each counted as a word
_SHORTEST_SINGLE = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, or the part of one that stands in a passage.

    Attributes:
        passage: the passage's id.
        start: of the words between the marks, in the passage's text.
        end: likewise.
        text: those words.
        whole: the number of the quotation in its article; parts of one have the same.
        words: its words in lower case; where an editor put brackets or an ellipsis, GAP.
    """

    passage: int
    start: int
    end: int
    text: str
    whole: int
    words: tuple[str, ...]

    @property
    def scare(self) -> bool:
        """Whether it is a word or two in quotation marks: a term, no statement."""
        few = _SCARE_SIGNS if self.words and all(_is_ideograph(word) for word in self.words) else _SCARE
        return len(self.words) <= few and not self.signs

    @property
    def signs(self) -> bool:
        """Whether it holds signs and no word."""
        return bool(self.words) and all(map(_is_sign, "".join(self.words)))


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Every quotation of the story, in reading order."""
    by_paragraph: dict[int, list[Passage]] = {}
    for passage in article.story:
        by_paragraph.setdefault(passage.paragraph, []).append(passage)
    found: list[Quotation] = []
    number = 0
    for passages in by_paragraph.values():
        first, last = passages[0].start, passages[-1].end
        for start, end in _marked(article.text[first:last]):
            found += _parts(passages, article.text, first + start, first + end, number)
            number += 1
    return tuple(found)


def _parts(passages: list[Passage], article_text: str, start: int, end: int, number: int) -> Iterator[Quotation]:
    # A paragraph may have as many quotations as passages, so that not every passage is looked at for each.
    for passage in passages[bisect_right(passages, start, key=_end) :]:
        if passage.start >= end:
            return
        first, last = max(start, passage.start), min(end, passage.end)
        while first < last and article_text[first] in _MARKS:
            first += 1
        while first < last and article_text[last - 1] in _MARKS:
            last -= 1
        text = passage.text[first - passage.start : last - passage.start] if first < last else ""
        if any(character.isalnum() or _is_sign(character) for character in text):
            yield Quotation(passage.id, first - passage.start, last - passage.start, text, number, _words(text))


def _is_sign(character: str) -> bool:
    return "\u2600" <= character <= "\u27bf" or "\U0001f000" <= character <= "\U0001faff"


def _is_ideograph(word: str) -> bool:
    return "\u3040" <= word <= "\u9fff" or "\uf900" <= word <= "\ufaff"


def _end(passage: Passage) -> int:
    return passage.end


def _words(text: str) -> tuple[str, ...]:
    inserted = any(mark in text for mark in ("[", "…", "..", ". ."))
    spelt = (_INSERTED.sub(f" {GAP} ", text) if inserted else text).replace("&", " and ")
    return tuple(w.casefold().replace("’", "'") for w in _WORD.findall(spelt))


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Where the words between quotation marks begin and end; one never closed ends with its paragraph."""
    at = 0
    unclosed: set[str] = set()  # what is not closed here is not closed further on, and is not looked for again
    while opener := _OPENER.search(text, at):
        at = opener.start()
        close = _OPENING[text[at]]
        if not _opens(text, at):
            at += 1
            continue
        end = None if close in unclosed else _closing(text, at + 1, close)
        if end is None:
            unclosed.add(close)
            if text[at] in "“„" and at + 1 < len(text):
                yield at + 1, len(text)
                return
            at += 1
            continue
        if text[at] not in "'‘" or len(text[at + 1 : end].split()) >= _SHORTEST_SINGLE:
            yield at + 1, end
        at = end + 1


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "'‘»":
        return not before.isalnum() and bool(after) and not after.isspace()
    return bool(after) and not (text[at] == '"' and ((before.strip() and after.isspace()) or after == '"'))


def _closing(text: str, start: int, close: str) -> int | None:
    for at in _places(text, close, start):
        if text[at] == "”" and '"' in close and text.count("“", start, at) > text.count("”", start, at):
            continue  # it closes what was opened inside
        if not (close in "’'" and text[at + 1 : at + 2].isalnum()):
            # A possessive's apostrophe inside single quotation marks is followed by a blank and more of the quotation.
            if (
                close in "’'"
                and text[at - 1 : at] == "s"
                and re.match(r"\s[a-z]", text[at + 1 : at + 3])
                and text.find(close, at + 1) > at
            ):
                continue
            return at
    return None


def _places(text: str, marks: str, start: int) -> Iterator[int]:
    """Where one of some marks stands, from a place on."""
    found = [text.find(mark, start) for mark in marks]
    while places := [at for at in found if at >= 0]:
        yield (first := min(places))
        found = [text.find(mark, first + 1) if at == first else at for mark, at in zip(marks, found, strict=True)]
