"""Ladders: two words of one matter that are a step apart, such as accused and convicted, linked to and caused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.doc.telling import MOST, tokens_of
from compare.facts.fact import Fact
from compare.facts.families.caveats.limits import clause_around, matter_of
from compare.facts.pairing import likeliest_pairs
from compare.facts.vocabulary import finder, phrases, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.telling import Telling

_REACH = 5
_WIDE = 60  # characters to either side that are near
_NEXT = "n"
_JOINS_OBJECT = frozenset({"the", "a", "an", "of", "its", "their", "his", "her"})
_STOP = re.compile(r"[,.;:\n\"]")


@dataclass(frozen=True, slots=True)
class Rung:
    """A word of a ladder and what is said with it.

    Attributes:
        step: on the ladder, the stronger the higher.
        start: in the telling's text.
        end: of the word.
        before: stems of the words of content near it in its clause.
        after: likewise; for a word that is said of the next one only ('draft', 'most'), that word alone.
        next_only: whether it is such a word.
    """

    step: int
    start: int
    end: int
    before: frozenset[str]
    after: frozenset[str]
    next_only: bool


def find_ladder_facts(left: Telling, right: Telling) -> Iterator[Fact]:
    """The steps between the two sides of a link, each with the words it is said of."""
    ours, theirs = rungs_of(left, "ladders"), rungs_of(right, "ladders")
    for ladder in sorted(ours.keys() & theirs.keys()):
        for one, two in paired(ours[ladder], theirs[ladder]):
            kind = "hedge_hardened" if two.step > one.step else "hedge_softened"
            spans = left.span(one.start, _with_object(left, one.end)), right.span(two.start, _with_object(right, two.end))
            yield Fact(kind, *spans, f"“{left.text[one.start : one.end]}” became “{right.text[two.start : two.end]}”")


def rungs_of(telling: Telling, words: str) -> dict[str, list[Rung]]:
    """The rungs of a side by ladder, those that the list `words` names."""
    found: dict[str, list[Rung]] = {}
    for _, match in zip(range(MOST), finder(words).finditer(telling.spoken), strict=False):
        ladder, step, *manner = value_of(words, match.group()).split()
        found.setdefault(ladder, []).append(_rung(telling, match, int(step), next_only=_NEXT in manner))
    return found


def _rung(telling: Telling, match: re.Match[str], step: int, *, next_only: bool) -> Rung:
    text, (start, end) = telling.spoken, match.span()
    if next_only:
        following = re.match(
            r"\s{1,20}(?:of\s{1,20}(?:the\s{1,20}|its\s{1,20}|their\s{1,20})?)?([^\W\d_]+)", text[end : end + _WIDE]
        )
        return Rung(step, start, end, frozenset(), _stems(following.group(1)) if following else frozenset(), next_only)
    first, last = clause_around(text, start, end)
    before, after = text[max(first, start - _WIDE) : start], text[end : min(last, end + _WIDE)]
    return Rung(step, start, end, matter_of(before), matter_of(after), next_only)


def _stems(words: str) -> frozenset[str]:
    return frozenset(t.root for t in tokens_of(words) if t.key not in phrases("function_words"))


def paired(ours: Sequence[Rung], theirs: Sequence[Rung]) -> Iterator[tuple[Rung, Rung]]:
    """Rungs of one thing on different steps; a step that both sides have is told alike."""
    shared = {rung.step for rung in ours} & {rung.step for rung in theirs}
    mine, yours = [r for r in ours if r.step not in shared], [r for r in theirs if r.step not in shared]
    near = [
        (-_common(one, two), abs(i - j), i, j) for i, one in enumerate(mine) for j, two in enumerate(yours) if _of_one(one, two)
    ]
    return ((mine[i], yours[j]) for i, j in likeliest_pairs(near))


def _common(one: Rung, two: Rung) -> int:
    return len((one.before | one.after) & (two.before | two.after))


def _of_one(one: Rung, two: Rung) -> bool:
    """Whether they share an object, or two words of the subject, or the subject where one has no object."""
    if one.next_only or two.next_only:
        return bool(one.after & two.after)
    if one.after & (two.after | two.before) or two.after & one.before:
        return True
    subject = len(one.before & two.before)
    if one.after and two.after:
        return subject > 1
    return bool(subject) or not (one.before or one.after or two.before or two.after)


def _with_object(telling: Telling, end: int) -> int:
    """Where the words after a verb end: up to a preposition other than 'of', a mark, or some words on."""
    for token in [t for t in telling.voice if t.start >= end][:_REACH]:
        stops = token.key in phrases("function_words") and token.key not in _JOINS_OBJECT
        if stops or _STOP.search(telling.text[end : token.start]):
            break
        end = token.end
    return end
