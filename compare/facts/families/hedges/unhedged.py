"""Hedges that the other side leaves out while it tells the same clause in words of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.doc.tokens import tokens_of
from compare.facts.phrases import find_phrases, pieces_of
from compare.facts.vocabulary import filled, phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View

Clause = tuple[int, int]

_MOST = 20  # clauses of a side that are looked at
_SHARED, _LEAST = 0.5, 2
_NEAR = 4  # words of content behind a hedge
_BREAK = regex(
    r"[\n;:]|[.?!]\s+(?=[A-Z\"])|,\s+(?:and|but|while|although|though|which|who)\b"
    r"|\b(?:that|which)\s+(?:suggest|indicate|show|found|find)(?:s|ed|n)?\b|$"
)
_TAG = regex(r",\s(?:[\w'-]+\s){1,4}(?:says?|said|suggests?|suggested|finds?|found|shows?|warns?|claims?)$")  # ', study suggests'
_DOUBTS = regex(
    lambda: filled(r"\b(?:<doubt>|<doubting>\w*|<doubtful>\w+)\b|n't\b|\?", "doubts"),
    re.IGNORECASE,
)
_SOURCED = regex(r"\b(?:according\s+to|sa(?:id|ys?)|told|report(?:s|ed)?)\b", re.IGNORECASE)


def clauses_of(view: View) -> list[Clause]:
    """Where the clauses of a side are, the first ones."""
    found, at = [], 0
    for _, stop in zip(range(_MOST), _BREAK.finditer(view.spoken), strict=False):
        found.append((at, stop.start()))
        at = stop.end()
    return found


def told_plainly(
    side: View, hedged: tuple[int, int], other: View, clauses: Sequence[Clause], *, hearsay: bool
) -> tuple[int, int] | None:
    """Where the other side says for certain what a hedge is about; None where it says that nowhere.

    Args:
        side: that has the hedge.
        hedged: where the hedge stands in its text.
        other: side of the link.
        clauses: of the other side.
        hearsay: whether any source on the other side says as much as the hedge; of other hedges, one that is new there does.
    """
    clause = next((c for c in clauses_of(side) if c[0] <= hedged[0] < c[1]), None)
    if clause is None:
        return None
    tag = _TAG.search(side.spoken[clause[0] : clause[1]])
    end = clause[0] + tag.start() if tag and clause[0] + tag.start() > hedged[1] else clause[1]
    before, after = content_of(side, clause[0], hedged[0]), content_of(side, hedged[1], end)
    matter = {t.root for t in (*before, *after)}
    near = {t.root for t in after[:_NEAR]} or matter
    sourced = not hearsay and bool(_SOURCED.search(side.spoken[clause[0] : clause[1]]))
    best, most = None, max(_LEAST, _SHARED * len(matter))
    for start, end in clauses:
        words = other.spoken[start:end]
        theirs = content_of(other, start, end)
        common = len(matter & {t.root for t in theirs})
        untold = near.isdisjoint(t.root for t in theirs)  # what is hedged: 'its alleged role in the raid'
        if common < most or untold or doubtful(words) or (not sourced and _SOURCED.search(words)):
            continue
        best, most = _own_words((start, end), theirs, before, after), common + 1
    return best


def doubtful(words: str) -> bool:
    """Whether a clause has a doubt of its own."""
    return bool(any(find_phrases("hedges", pieces_of(words))) or _DOUBTS.search(words))


def content_of(view: View, start: int, end: int) -> list[Token]:
    """The words of content between two places of a side's own voice."""
    return [
        type(t)(t.start + start, t.end + start, t.key, t.text)
        for t in tokens_of(view.spoken[start:end])
        if t.key not in phrases("function_words")
    ]


def _own_words(clause: Clause, theirs: Sequence[Token], before: Sequence[Token], after: Sequence[Token]) -> tuple[int, int]:
    """The words that stand where the hedge stood: after what both say before it, up to what both say next."""
    ahead, behind = {t.root for t in before}, {t.root for t in after}
    last = max((k for k, t in enumerate(theirs) if t.root in ahead), default=-1)
    rest = theirs[last + 1 :]
    own = []
    for token in rest:
        if token.root in behind:
            break
        own.append(token)
    own = own or [t for t in theirs if t.root not in ahead | behind]
    return (own[0].start, own[-1].end) if own else clause
