"""Caveats, denials and no-comments that one article has and the other lacks, and denials that became admissions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.fact import Fact
from compare.facts.families.caveats.limits import answers, clause_around, find_limits, leans, matter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.setting import Backdrop, Setting
    from compare.facts.doc.telling import Telling
    from compare.facts.families.caveats.limits import Limit

_ALIKE, _RETOLD, _SAME = 0.3, 0.6, 0.5
_FEW, _BOTH = 1, 2
_MOST = 20
_ADMITS = re.compile(
    r"\b(?:admit(?:s|ted)|confirm(?:s|ed)|acknowledge[sd]|concede[sd]|confesse[sd]|accept(?:s|ed)|said|says)\b", re.IGNORECASE
)


def find_caveat_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The caveats of a link that the other article has nowhere."""
    return [*_lost(left, right, setting, plain_only=False), *_gained(left, right, setting, plain_only=False)]


def find_loose_caveats(telling: Telling, setting: Setting, *, on_left: bool, plain_only: bool) -> list[Fact]:
    """Those of a passage of no link.

    Args:
        telling: of the passage.
        setting: of both articles.
        on_left: whose passage it is.
        plain_only: whether to leave out what is a caveat only in a story that is told otherwise.
    """
    if on_left:
        return list(_lost(telling, setting.right.tell([]), setting, plain_only=plain_only))
    return list(_gained(setting.left.tell([]), telling, setting, plain_only=plain_only))


def _lost(left: Telling, right: Telling, setting: Setting, *, plain_only: bool) -> Iterator[Fact]:
    for limit in _missing(left, setting.left, setting.right, plain_only=plain_only):
        if there := _admission(limit, right):
            yield Fact("negation_flipped", left.span(limit.start, limit.end), right.span(*there), "denied, then admitted")
        else:
            yield Fact(f"{limit.kind}_dropped", left.span(limit.start, limit.end), None, "not on the right")


def _gained(left: Telling, right: Telling, setting: Setting, *, plain_only: bool) -> Iterator[Fact]:
    for limit in _missing(right, setting.right, setting.left, plain_only=plain_only):
        if there := _admission(limit, left):
            yield Fact("negation_flipped", left.span(*there), right.span(limit.start, limit.end), "admitted, then denied")
        else:
            yield Fact(f"{limit.kind}_added", None, right.span(limit.start, limit.end), "not on the left")


def _missing(telling: Telling, own: Backdrop, other: Backdrop, *, plain_only: bool) -> Iterator[Limit]:
    for limit in find_limits(telling.spoken):
        if not (plain_only and not limit.strong) and not _told(limit, own, other):
            yield limit


def _told(limit: Limit, own: Backdrop, other: Backdrop) -> bool:
    """Whether a passage of the other article tells the same limit, or as many tell one of its kind about nothing named."""
    answering = _answering(other, limit.kind)
    # What could not be verified is told again only in words that say so: the same claim without them is the loss.
    leaning = [] if limit.strong and limit.kind == "caveat" else _leaning(other, limit.kind)
    if any(_share(limit, words) >= _ALIKE for words in answering):
        return True
    if len(limit.matter - limit.subject) > _FEW and any(_share(limit, words) >= _RETOLD for words in leaning):
        return True
    if len(limit.matter) <= _FEW and limit.own_words and any(limit.own_words <= words for words in leaning):
        return True
    countable = len(limit.matter) <= _FEW or (limit.strong and limit.kind != "denial")
    return countable and len(answering) >= max(1, len(_answering(own, limit.kind)))


def _share(limit: Limit, words: frozenset[str]) -> float:
    return len(limit.matter & words) / len(limit.matter) if limit.matter else 0.0


def _answering(backdrop: Backdrop, kind: str) -> list[frozenset[str]]:
    """The words of the passages that have a limit of a kind, found once."""
    return backdrop.remember(("answering", kind), lambda: [matter_of(t) for t in _texts(backdrop) if answers(kind, t)])


def _leaning(backdrop: Backdrop, kind: str) -> list[frozenset[str]]:
    """The words of the passages that could tell such a limit in words of their own."""
    return backdrop.remember(("leaning", kind), lambda: [matter_of(t) for t in _texts(backdrop) if leans(kind, t)])


def _texts(backdrop: Backdrop) -> list[str]:
    return [backdrop.tell([p.id]).text for p in backdrop.article.story]


def _admission(limit: Limit, other: Telling) -> tuple[int, int] | None:
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
