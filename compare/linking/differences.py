"""Word differences inside a link, by rapidfuzz's opcodes on words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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


class _Token(NamedTuple):
    passage: Passage
    word: Word


_token = partial(tuple.__new__, _Token)


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
    ours, theirs = _tokens(left), _tokens(right)
    changed: dict[Side, dict[int, list[tuple[int, int]]]] = {side: {} for side in Side}
    for tag, a, b, c, d in _runs(ours, theirs):
        if tag != "equal":
            for side, tokens in ((Side.LEFT, ours[a:b]), (Side.RIGHT, theirs[c:d])):
                for passage, start, end in _stretches(tokens):
                    changed[side].setdefault(passage.id, []).append((start, end))
    return changed


def differences(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Difference, ...]:
    """What was kept and what was changed, in reading order.

    The spans of one side, put together, cover every word of that side. Letter case, the shape of quotation marks and
    dashes, and the commas in 18,000 make no difference. One or two short words between two changes count as changed:
    they say nothing by themselves.
    """
    ours, theirs = _tokens(left), _tokens(right)
    runs = _runs(ours, theirs)
    return tuple(Difference(tag, tuple(_spans(ours[a:b])), tuple(_spans(theirs[c:d]))) for tag, a, b, c, d in runs)


_Run = tuple[str, int, int, int, int]


def _runs(ours: Sequence[_Token], theirs: Sequence[_Token]) -> Iterator[tuple[Tag, int, int, int, int]]:
    from rapidfuzz.distance import LCSseq  # not before texts are shown

    # The longest common subsequence keeps every word both sides share in order; fewest edits would sacrifice some.
    codes = LCSseq.opcodes([word.key for _, word in ours], [word.key for _, word in theirs])
    return _merged([(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in codes], ours)


def _merged(runs: Sequence[_Run], tokens: Sequence[_Token]) -> Iterator[tuple[Tag, int, int, int, int]]:
    """Neighbouring changes, and changes that only stray short words part, become one change."""
    pending: _Run | None = None
    for number, run in enumerate(runs):
        stray = run[0] == "equal" and pending is not None and number + 1 < len(runs) and _says_nothing(tokens[run[1] : run[2]])
        if run[0] == "equal" and not stray:
            if pending:
                yield _tagged(pending)
            yield "equal", *run[1:]
            pending = None
        else:
            pending = ("change", pending[1], run[2], pending[3], run[4]) if pending else run
    if pending:
        yield _tagged(pending)


def _says_nothing(tokens: Sequence[_Token]) -> bool:
    return len(tokens) <= _STRAY and all(len(t.word.key) <= _SHORT and not t.word.key[:1].isdigit() for t in tokens)


def _tagged(run: _Run) -> tuple[Tag, int, int, int, int]:
    _, a, b, c, d = run
    tag: Tag = "insert" if a == b else "delete" if c == d else "replace"
    return tag, a, b, c, d


def _tokens(passages: Sequence[Passage]) -> list[_Token]:
    return list(map(_token, chain.from_iterable(zip(repeat(p), words(p.text)) for p in passages)))


def _spans(tokens: Sequence[_Token]) -> Iterator[Span]:
    """One span for each passage that the run touches."""
    return (Span(passage.id, start, end, passage.text[start:end]) for passage, start, end in _stretches(tokens))


def _stretches(tokens: Sequence[_Token]) -> Iterator[tuple[Passage, int, int]]:
    """Each passage that a run touches, with where the run begins and ends in it."""
    if tokens and tokens[0].passage is tokens[-1].passage:  # its passages come one after the other
        yield tokens[0].passage, tokens[0].word.start, tokens[-1].word.end
        return
    start = 0
    for place in range(1, len(tokens) + 1):
        if place == len(tokens) or tokens[place].passage is not tokens[start].passage:
            yield tokens[start].passage, tokens[start].word.start, tokens[place - 1].word.end
            start = place
