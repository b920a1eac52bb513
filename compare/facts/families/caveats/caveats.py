"""Caveats, denials and no-comments that one article has and the other lacks, and denials that became admissions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.people import people_kind
from compare.facts.fact import Fact, Why
from compare.facts.families.caveats.limits import answers, clause_around, leans, limits_in, matter_in, matter_of
from compare.facts.family import Family, Sides
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.facts.doc.doc import Doc, Docs
    from compare.facts.doc.view import View
    from compare.facts.families.caveats.limits import Limit

_ALIKE, _RETOLD, _SAME = 0.3, 0.6, 0.5
_FEW, _BOTH = 1, 2
_MOST = 20
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_BEFORE = 3  # passages in which a pronoun's name may stand
_OPENING = 4  # words of a sentence among which its subject stands
_ADMITS = regex(
    r"\b(?:admit(?:s|ted)|confirm(?:s|ed)|acknowledge[sd]|concede[sd]|confesse[sd]|accept(?:s|ed)|said|says)\b", re.IGNORECASE
)


def find_loose_caveats(view: View, docs: Docs, *, plain_only: bool) -> list[Fact]:
    """Those of a passage of the left that is in no link.

    Args:
        view: of the passage.
        docs: both articles.
        plain_only: whether to leave out what is a caveat only in a story that is told otherwise.
    """
    limits = [limit for limit in limits_in(view) if limit.strong or not plain_only]
    return list(_missed(Sides(view, docs.right.view([]), docs), limits, ()))


def _missed(sides: Sides, lost: Sequence[Limit], _theirs: Sequence[Limit]) -> Iterator[Fact]:
    """The caveats that the other article has nowhere."""
    for limit in lost:
        if _told(limit, sides.docs.left, sides.docs.right) or _contradicted(limit, sides.right):
            continue
        here = sides.left.span(limit.start, limit.end)
        if there := _admission(limit, sides.right):
            yield Fact(FactType.NEGATION_FLIPPED, here, sides.right.span(*there), Why.ADMITTED)
        else:
            yield Fact(FactType(f"{limit.kind}_dropped"), here, None, Why.ABSENT)


def _told(limit: Limit, own: Doc, other: Doc) -> bool:
    """Whether a passage of the other article tells the same limit, or as many tell one of its kind about nothing named."""
    answering = _answering(other, limit.kind)
    # What could not be verified is told again only in words that say so: the same claim without them is the loss.
    leaning = [] if limit.strong and limit.kind == "caveat" else _leaning(other, limit.kind)
    if any(_share(limit, words) >= _ALIKE or _says(words, limit) for words in answering):
        return True
    if len(limit.matter - limit.subject) > _FEW and any(_share(limit, words) >= _RETOLD for words in leaning):
        return True
    if len(limit.matter) <= _FEW and limit.own_words and any(limit.own_words <= words for words in leaning):
        return True
    if limit.kind == "comment" and any(_is_silent_too(limit, words) for words in other.once(_silences)):
        return True
    if limit.kind == "denial" and any(not limit.subject or limit.subject & words for words in answering):
        return True  # of who denies nobody is named, or the same: one denial in other words
    countable = len(limit.matter) <= _FEW or (limit.strong and limit.kind != "denial")
    return countable and len(answering) >= max(1, len(_answering(own, limit.kind)))


def _contradicted(limit: Limit, other: View) -> bool:
    """Whether the other side of a link says no to the same in words of its own: 'denied the claims', 'called the claims false'."""
    matter = (limit.matter - limit.subject) or limit.matter
    shared = len(matter & matter_of(other.text))
    return limit.kind == "denial" and shared > 0 and shared >= _ALIKE * len(matter) and leans("denial", other.text)


def _is_silent_too(limit: Limit, words: frozenset[str]) -> bool:
    """Whether a passage says of whoever would not comment that they said nothing: to the same question, where it is told which."""
    who = {word for word in limit.subject if not people_kind(word)}
    same = len(who & words) * 2 >= len(who) > 0
    return same and (len(limit.object) <= _FEW or bool(limit.object & words))


def _silences(doc: Doc) -> list[frozenset[str]]:
    """The words of the passages in which somebody says nothing, with those right before where 'he' may be told of there."""
    words = [matter_in(view.tokens) for view in doc.story]
    silent = [number for number, view in enumerate(doc.story) if leans("comment", view.text)]
    first = [
        number - _BEFORE if any(t.key in _PRONOUNS for t in doc.story[number].voice[:_OPENING]) else number for number in silent
    ]
    return [frozenset().union(*words[max(0, start) : number + 1]) for start, number in zip(first, silent, strict=True)]


def _says(words: frozenset[str], limit: Limit) -> bool:
    """Whether a passage holds a caveat's own words and all that they are said of behind them: 'subject to approval by regulators'.

    What could not be verified stands before its words, and who declined to comment too: there the words alone say nothing.
    """
    behind = limit.matter - limit.subject
    return limit.kind == "caveat" and not limit.strong and bool(behind) and (limit.own_words | behind) <= words


def _share(limit: Limit, words: frozenset[str]) -> float:
    return len(limit.matter & words) / len(limit.matter) if limit.matter else 0.0


def _answering(doc: Doc, kind: str) -> list[frozenset[str]]:
    """The words of the passages that have a limit of a kind, found once."""
    return doc.once(_ANSWERING[kind])


def _leaning(doc: Doc, kind: str) -> list[frozenset[str]]:
    """The words of the passages that could tell such a limit in words of their own."""
    return doc.once(_LEANING[kind])


def _reader(kind: str, has: Callable[[str, str], bool]) -> Callable[[Doc], list[frozenset[str]]]:
    return lambda doc: [matter_in(view.tokens) for view in doc.story if has(kind, view.text)]


_KINDS = ("comment", "denial", "caveat")
_ANSWERING = {kind: _reader(kind, answers) for kind in _KINDS}
_LEANING = {kind: _reader(kind, leans) for kind in _KINDS}


def _admission(limit: Limit, other: View) -> tuple[int, int] | None:
    """Where the other side of a link admits, or says of itself, what is denied here."""
    if limit.kind != "denial":
        return None
    for _, verb in zip(range(_MOST), _ADMITS.finditer(other.spoken), strict=False):
        start, end = clause_around(other.spoken, verb.start(), verb.end())
        clause = other.spoken[start:end]
        if leans("denial", clause):
            continue
        shared = limit.matter & matter_of(clause)
        theirs = matter_of(other.spoken[start : verb.start()])
        if len(shared) >= max(_BOTH, _SAME * len(limit.matter)) and limit.subject & theirs:
            return start, end
    return None


CAVEATS = Family("caveats", lambda view, _docs: limits_in(view), missed=_missed)
