"""Word differences inside a link, by rapidfuzz's opcodes on words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Literal, NamedTuple

from compare.article import Span
from compare.link import Side
from compare.linking.lexical import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.article import Passage

_STRAY = 2
_SHORT = 3

Tag = Literal["equal", "replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words that both sides share, or that one has in the other's place. A side may be empty."""

    tag: Tag
    left: tuple[Span, ...]
    right: tuple[Span, ...]


class _Told(NamedTuple):
    """The words of some passages, in order, and the passage of each."""

    words: list[Word]
    passages: list[Passage]

    @property
    def keys(self) -> list[str]:
        return [key for _, _, key in self.words]

    def part(self, start: int, end: int) -> _Told:
        return _Told(self.words[start:end], self.passages[start:end])


def changed_spans(found: Iterable[Difference], side: Side) -> dict[int, list[Span]]:
    """The words of one side that the other has not, by passage id and in order; a passage without any is not in it."""
    changed: dict[int, list[Span]] = {}
    for difference in found:
        for span in difference.left if side is Side.LEFT else difference.right:
            if difference.tag != "equal":
                changed.setdefault(span.passage, []).append(span)
    return changed


def changed_places(left: Sequence[Passage], right: Sequence[Passage]) -> dict[Side, dict[int, list[tuple[int, int]]]]:
    """Where the words stand that `changed_spans` finds in `differences`, by side and passage id, without making what is equal."""
    ours, theirs = _told(left), _told(right)
    changed: dict[Side, dict[int, list[tuple[int, int]]]] = {side: {} for side in Side}
    for tag, a, b, c, d in _runs(ours, theirs):
        if tag != "equal":
            for side, told in ((Side.LEFT, ours.part(a, b)), (Side.RIGHT, theirs.part(c, d))):
                for passage, start, end in _stretches(told):
                    changed[side].setdefault(passage.id, []).append((start, end))
    return changed


def differences(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Difference, ...]:
    """What was kept and what was changed, in reading order.

    The spans of one side, put together, cover every word of that side. Letter case, the shape of quotation marks and
    dashes, and the commas in 18,000 make no difference. One or two short words between two changes count as changed:
    they say nothing by themselves.
    """
    ours, theirs = _told(left), _told(right)
    runs = _runs(ours, theirs)
    return tuple(Difference(tag, tuple(_spans(ours.part(a, b))), tuple(_spans(theirs.part(c, d)))) for tag, a, b, c, d in runs)


_Run = tuple[str, int, int, int, int]


def _runs(ours: _Told, theirs: _Told) -> Iterator[tuple[Tag, int, int, int, int]]:
    from rapidfuzz.distance import LCSseq  # not before texts are shown

    # The longest common subsequence keeps every word both sides share in order; fewest edits would sacrifice some.
    keys = ours.keys
    codes = LCSseq.opcodes(keys, theirs.keys)
    return _merged([(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in codes], keys)


def _merged(runs: Sequence[_Run], keys: Sequence[str]) -> Iterator[tuple[Tag, int, int, int, int]]:
    """Neighbouring changes, and changes that only stray short words part, become one change."""
    pending: _Run | None = None
    for number, run in enumerate(runs):
        stray = run[0] == "equal" and pending is not None and number + 1 < len(runs) and _says_nothing(keys[run[1] : run[2]])
        if run[0] == "equal" and not stray:
            if pending:
                yield _tagged(pending)
            yield "equal", *run[1:]
            pending = None
        else:
            pending = ("change", pending[1], run[2], pending[3], run[4]) if pending else run
    if pending:
        yield _tagged(pending)


def _says_nothing(keys: Sequence[str]) -> bool:
    return len(keys) <= _STRAY and all(len(key) <= _SHORT and not key[:1].isdigit() for key in keys)


def _tagged(run: _Run) -> tuple[Tag, int, int, int, int]:
    _, a, b, c, d = run
    tag: Tag = "insert" if a == b else "delete" if c == d else "replace"
    return tag, a, b, c, d


def _told(passages: Sequence[Passage]) -> _Told:
    found = [words(p.text) for p in passages]
    return _Told([*chain.from_iterable(found)], [*chain.from_iterable(map(repeat, passages, map(len, found)))])


def _spans(told: _Told) -> Iterator[Span]:
    """One span for each passage that the run touches."""
    return (Span(passage.id, start, end, passage.text[start:end]) for passage, start, end in _stretches(told))


def _stretches(told: _Told) -> Iterator[tuple[Passage, int, int]]:
    """Each passage that a run touches, with where the run begins and ends in it."""
    found, of = told
    if found and of[0] is of[-1]:  # its passages come one after the other
        yield of[0], found[0].start, found[-1].end
        return
    start = 0
    for place in range(1, len(found) + 1):
        if place == len(found) or of[place] is not of[start]:
            yield of[start], found[start].start, found[place - 1].end
            start = place
