"""Two versions in one text, as a word processor shows changes: what is gone before what came, each in its brackets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from compare.article import Span
from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.article import Passage
    from compare.linking.differences import Difference

# Below these a text of both has more brackets than words to read; one or two changes are read even around long additions.
_LEAST_KEPT = 0.45  # of the longer side's letters
_FEW_CHANGES = 2
_LEAST_KEPT_OF_SHORTER = 0.5


class Change(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"
    BEFORE = "before"  # the whole passage is told in other words there, and stands
    AFTER = "after"  # below it


BRACKETS = {
    Change.KEPT: ("", ""),
    Change.GONE: ("[-", "-]"),
    Change.NEW: ("{+", "+}"),
    Change.BEFORE: ("", ""),
    Change.AFTER: ("", ""),
}
LABELS = {Change.BEFORE: "Before: ", Change.AFTER: "Now: "}  # before the first passage of a side


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one passage in a paragraph of both texts.

    Attributes:
        start: where they stand in the paragraph, their brackets not counted.
        end: likewise.
        change: what became of them.
        side: whose letters they are; of what was kept, the right's.
        passage: that they stand in, of that side.
        at: where in it they begin.
        left: the left's passage that they are of; -1 where the left has not got them.
        right: likewise of the right.
    """

    start: int
    end: int
    change: Change
    side: Side
    passage: int
    at: int
    left: int = -1
    right: int = -1

    def of(self, side: Side) -> int:
        """The passage of a side that the words are of; -1 for none."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Part:
    """What begins on a line of its own: the text as it is shown, and whose words are where in it."""

    text: str
    runs: tuple[Run, ...]


@lru_cache(maxsize=16_384)  # every decision lays out again what was composed before it
def compose(left: tuple[Passage, ...], right: tuple[Passage, ...], *, linked: bool) -> tuple[Part, ...]:
    """Passages that stand beside each other, as one text.

    Without what is gone it is the right's text, letter for letter; without what is new it has the left's words. Each of the
    right's passages begins a part. Where both have little in common, and where they are not linked, the left's stands whole
    before the right's: linked ones as what was before and what is now, others as what is gone and what is new.

    Args:
        left: passages of the left article, in order; none where it has nothing here.
        right: likewise.
        linked: whether they are said to tell the same.
    """
    if linked and len(left) == len(right) == 1 and left[0].text == right[0].text:  # most of a version
        text, ours, theirs = right[0].text, left[0].id, right[0].id
        return (Part(text, (Run(0, len(text), Change.KEPT, Side.RIGHT, theirs, 0, ours, theirs),)),)
    from compare.linking.differences import differences

    found = differences(left, right) if linked and left and right else ()
    if not found or not _shares_enough(found, left, right):
        was, now = (Change.BEFORE, Change.AFTER) if linked and left and right else (Change.GONE, Change.NEW)
        return tuple([_whole(passage, how, k == 0) for side, how in ((left, was), (right, now)) for k, passage in enumerate(side)])
    return _Composer(left, right).parts([*_pieces(found, {p.id: p.text for p in left}, {p.id: p.text for p in right})])


def _shares_enough(found: Sequence[Difference], left: Sequence[Passage], right: Sequence[Passage]) -> bool:
    shorter, longer = sorted(sum(len(passage.text) for passage in side) for side in (left, right))
    kept = sum(span.end - span.start for each in found if each.tag == "equal" for span in each.right)
    few = sum(each.tag != "equal" for each in found) <= _FEW_CHANGES
    return kept >= _LEAST_KEPT * longer or (few and kept >= _LEAST_KEPT_OF_SHORTER * shorter)


def _whole(passage: Passage, change: Change, first: bool) -> Part:
    side = Side.LEFT if change in {Change.GONE, Change.BEFORE} else Side.RIGHT
    opens, closes = BRACKETS[change]
    opens = LABELS.get(change, opens) if first else opens
    left, right = (passage.id, -1) if side is Side.LEFT else (-1, passage.id)
    run = Run(len(opens), len(opens) + len(passage.text), change, side, passage.id, 0, left, right)
    return Part(f"{opens}{passage.text}{closes}", (run,))


class _Piece(NamedTuple):
    """Words with what became of them: where they stand on the left, and on the right."""

    change: Change
    left: Span | None = None
    right: Span | None = None


def _pieces(found: Iterable[Difference], left: Mapping[int, str], right: Mapping[int, str]) -> Iterator[_Piece]:
    """Differences, cut where a passage of either side ends."""
    for each in found:
        if each.tag == "equal":
            pairs = zip(_words(each.left, left), _words(each.right, right), strict=True)
            for _, run in groupby(pairs, key=lambda pair: (pair[0].passage, pair[1].passage)):
                (a, b), *more = run
                c, d = more[-1] if more else (a, b)
                yield _Piece(Change.KEPT, _joined(a, c, left), _joined(b, d, right))
        else:
            yield from (_Piece(Change.GONE, left=span) for span in each.left)
            yield from (_Piece(Change.NEW, right=span) for span in each.right)


def _words(spans: Iterable[Span], texts: Mapping[int, str]) -> Iterator[Span]:
    from compare.linking.lexical import words

    for span in spans:
        for word in words(texts[span.passage]):
            if span.start <= word.start and word.end <= span.end:
                yield Span(span.passage, word.start, word.end, texts[span.passage][word.start : word.end])


def _joined(first: Span, last: Span, texts: Mapping[int, str]) -> Span:
    return Span(first.passage, first.start, last.end, texts[first.passage][first.start : last.end])


class _Composer:
    """Puts the words of both sides down in one order; the white space between them is the right's."""

    def __init__(self, left: Sequence[Passage], right: Sequence[Passage]) -> None:
        self._left = {p.id: p.text for p in left}
        self._right = {p.id: p.text for p in right}
        self._parts: list[Part] = []
        self._text = ""
        self._runs: list[Run] = []
        self._here = right[0].id  # the right's passage that is put down
        self._done = 0  # how much of it is

    def parts(self, pieces: Sequence[_Piece]) -> tuple[Part, ...]:
        """All of it."""
        following: _Piece | None = None
        after: list[_Piece | None] = []  # of each piece, the next that the right has
        for piece in reversed(pieces):
            after.append(following)
            following = piece if piece.right else following
        for piece, ahead in zip(pieces, reversed(after), strict=True):
            if piece.right is not None:
                self._put_right(piece, piece.right)
            elif piece.left is not None:
                self._put_gone(piece.left, ahead)
        self._close()
        return tuple(self._parts)

    def _put_right(self, piece: _Piece, span: Span) -> None:
        if span.passage != self._here:
            self._close()
            self._here, self._done = span.passage, 0
        self._fill(span.start)
        self._put(piece.change, Side.RIGHT, span, piece.left.passage if piece.left else -1, span.passage)
        self._done = span.end

    def _put_gone(self, span: Span, ahead: _Piece | None) -> None:
        """What the left had, with a blank on either side where it had one there."""
        text = self._left[span.passage]
        before = span.start == 0 or text[span.start - 1].isspace()
        behind = span.end < len(text) and text[span.end].isspace()
        to = ahead.right.start if ahead and ahead.right and ahead.right.passage == self._here else self._done
        if before and self._done < to:
            self._fill(to)
        elif before and self._text and not self._text[-1].isspace():
            self._text += " "
        self._put(Change.GONE, Side.LEFT, span, span.passage, -1)
        if behind and self._done == to and ahead is not None and ahead.change is Change.KEPT:
            self._text += " "

    def _fill(self, end: int) -> None:
        """The white space of the right's passage up to what comes next in it."""
        self._text += self._right[self._here][self._done : end]
        self._done = max(end, self._done)

    def _put(self, change: Change, side: Side, span: Span, left: int, right: int) -> None:
        opens, closes = BRACKETS[change]
        start = len(self._text) + len(opens)
        self._text += f"{opens}{span.text}{closes}"
        self._runs.append(Run(start, start + len(span.text), change, side, span.passage, span.start, left, right))

    def _close(self) -> None:
        self._fill(len(self._right[self._here]))
        if self._runs:
            self._parts.append(Part(self._text, tuple(self._runs)))
        self._text, self._runs = "", []
