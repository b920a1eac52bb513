"""Edits: where two sides of a link run on alike, and one has other words in the place of the other's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View

_FEW = 3  # words that may stand in the place of others: more are another telling
LEAST_AROUND = 2  # words right before and behind an edit that both sides share
LEAST_ALIKE = 0.6  # of two tellings that are one: in others the words around an edit meet by chance
_MOST = 4_000_000  # pairs of words: finding what both share takes as long as there are such pairs


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the left and what stands in their place on the right; one of them may be empty.

    Attributes:
        ours: words of the left.
        theirs: words of the right.
        around: how many words in a row both sides share right before it and right behind.
        at: the number of the first word of the left among all of that side's words, and that of the right; where one is
            empty, of the word behind it.
        tight: whether the words right before and right behind are the same on both sides and carry subject matter.
        alike: the share of the shorter side's words that the other side has in the same order, 0 to 1.
    """

    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    around: int
    at: tuple[int, int]
    tight: bool
    alike: float

    @property
    def mirrored(self) -> Edit:
        """The same with the sides swapped."""
        return Edit(self.theirs, self.ours, self.around, self.at[::-1], self.tight, self.alike)


def edits_of(left: View, right: View) -> tuple[Edit, ...]:
    """The edits that make the right of the left, in order, by the longest run of words that both share in order.

    Which of several longest runs is taken does not hang on which side is the left.
    """
    ours, theirs = ([t.key for t in view.voice] for view in (left, right))
    if len(ours) * len(theirs) > _MOST:
        return ()
    if (len(ours), ours) > (len(theirs), theirs):
        return tuple(edit.mirrored for edit in edits_of(right, left))
    codes = LCSseq.opcodes(ours, theirs)
    kept = [code.src_end - code.src_start if code.tag == "equal" else 0 for code in codes]
    alike = sum(kept) / max(1, min(len(ours), len(theirs)))
    found = []
    number = 0
    while number < len(codes):
        last = number
        while last + 1 < len(codes) and kept[last] == 0 and kept[last + 1] == 0:
            last += 1  # a deletion with an insertion right behind it is a replacement
        if kept[number] == 0:
            around = (kept[number - 1] if number else 0) + (kept[last + 1] if last + 1 < len(codes) else 0)
            mine = left.voice[codes[number].src_start : codes[last].src_end]
            yours = right.voice[codes[number].dest_start : codes[last].dest_end]
            at = codes[number].src_start, codes[number].dest_start
            tight = _is_tight(left, codes[number].src_start, codes[last].src_end) and bool(number and last + 1 < len(codes))
            found.append(Edit(tuple(mine), tuple(yours), around, at, tight, alike))
        number = last + 1
    return tuple(found)


def _is_tight(view: View, start: int, end: int) -> bool:
    """Whether the words around some words carry subject matter."""
    return len(content(view.voice[max(0, start - 1) : start])) == len(content(view.voice[end : end + 1])) == 1


def content(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words that carry subject matter."""
    return tuple(t for t in tokens if t.key not in phrases("function_words"))


def in_place(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that put a few words in the place of a few, and deny nothing that the other side says."""
    for edit in edits:
        few = edit.ours and edit.theirs and len(edit.ours) <= _FEW and len(edit.theirs) <= _FEW
        alone = edit.tight and len(edit.ours) == len(edit.theirs) == 1
        if few and (alone or is_of_one_telling(edit)) and _denials(edit.ours) == _denials(edit.theirs):
            yield edit


def is_of_one_telling(edit: Edit) -> bool:
    """Whether the sides run on alike around an edit, and for the most part."""
    return edit.around >= LEAST_AROUND and edit.alike >= LEAST_ALIKE


def reworded(edits: Iterable[Edit], start: int, end: int) -> bool:
    """Whether other words with subject matter stand in the place of what the left has between two offsets."""
    return any(start <= t.start < end for edit in in_place(edits) if content(edit.theirs) for t in edit.ours)


def _denials(tokens: tuple[Token, ...]) -> int:
    return sum(phrases("negations").get(t.key) == "" or t.key.endswith("n't") for t in tokens)  # not what denies inside a word
