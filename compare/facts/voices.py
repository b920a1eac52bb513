"""Voices: who is said to have said it, found by the article's reporting verbs and 'according to' forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from compare.facts.phrases import finder, value_of
from compare.facts.sourcing import MANY, NAMED, Source, classify_source
from compare.facts.subjects import ENDS, FINITE, after_verb, around_verb
from compare.facts.telling import MOST, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.setting import Backdrop
    from compare.facts.telling import Telling

_NOUN_TOO = frozenset(
    {
        "report",
        "reports",
        "claim",
        "claims",
        "estimate",
        "estimates",
        "notes",
        "states",
        "show",
        "forecast",
        "find",
        "finds",
        "put",
        "found",
        "ruled",
        "established",
        "posted",
        "called",
        "described",
    }
)
_WITH_OBJECT = frozenset(
    {
        "reported",
        "reports",
        "report",
        "announced",
        "posted",
        "confirmed",
        "revealed",
        "disclosed",
        "claimed",
        "noted",
    }
)
_PASSIVE_TOO = frozenset({"believed", "suspected", "alleged", "reported", "estimated", "forecast", "found", "ruled"})
_BELIEFS = frozenset({"believes", "believe", "believed", "think", "thinks", "suspect", "suspects", "suspected"})
_ASKED = re.compile(r"\b(?:what|which|do|does|did|you|many|n't|didn't|don't)\b", re.IGNORECASE)
_AFTER_NOUN = frozenset({"by", "from", "of", "on", "into", "for", "in", "that"})
_CITING_AFTER = re.compile(r"[^,.;:\n\"]{0,50},\s*(?:citing|quoting|attributing it to)\s+", re.IGNORECASE)
_CITING = re.compile(r",?\s*\b(?:citing|quoting|in a report citing|attributing it to)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement with its source.

    Attributes:
        source: who says it.
        start: of the source and verb together, in the telling's text.
        end: likewise.
        verb: as it stands.
        strength: 'neutral', 'doubtful', 'firm', 'paper' or 'act'.
        cited: whom the source cites in turn; None where it cites nobody.
    """

    source: Source
    start: int
    end: int
    verb: str
    strength: str
    cited: Source | None = None


def find_voices(telling: Telling, backdrop: Backdrop) -> tuple[Voice, ...]:
    """Every voice of a telling, in order."""
    return backdrop.remember(("voices", tuple(p.id for p in telling.passages)), lambda: tuple(_voices(telling, backdrop)))


def _voices(telling: Telling, backdrop: Backdrop) -> Iterator[Voice]:
    text, taken, floor = telling.spoken, -1, 0
    for verb in islice(finder("attribution_verbs").finditer(text), MOST):
        if verb.start() < taken:
            continue
        found = (
            after_verb(text, verb)
            if verb.group().lower() in {"according to", "in the words of"}
            else around_verb(text, verb, floor)
        )
        if found is None:
            continue
        start, end, first, last = found
        strength = value_of("attribution_verbs", verb.group())
        source, cited = _cited(text, first, last, backdrop)
        if source.text and _speaks(source, verb.group(), strength, text, verb.end()):
            floor = verb.end()
            taken = end if first >= verb.end() else verb.end()
            yield Voice(source, start, end, verb.group(), strength, cited)


def _speaks(source: Source, verb: str, strength: str, text: str, end: int) -> bool:
    """Whether a verb with this subject tells who said something."""
    word = verb.lower()
    if _is_no_statement(word, text[end:]):
        return False
    if strength == "paper":
        return source.paper or (word.startswith("f") and source.person)
    if word in _BELIEFS:
        return source.rank >= MANY and not _ASKED.search(source.text)
    return source.pronoun or source.rank == NAMED or source.person or word not in _NOUN_TOO


def _is_no_statement(verb: str, after: str) -> bool:
    """Whether what follows shows that nobody says anything: 'a report by', 'believed to be', 'reported a loss'."""
    following = next((t.key for t in tokens_of(after[:25])), "")
    if verb == "put":
        return not re.match(r"[^,.;:\n\"]{1,60}\bat\b", after)  # 'put the savings at $2 million' tells what somebody said
    noun = verb in _NOUN_TOO and following in _AFTER_NOUN and verb not in {"ruled", "show", "found"}
    return noun or following == "by" or (following == "to" and verb in _PASSIVE_TOO) or _takes_object(verb, after)


def _takes_object(verb: str, after: str) -> bool:
    """'Reported a loss' and 'announced the winners': what follows is a thing, no statement."""
    if verb in {"reported", "reports", "report"} and re.match(r"\s+[a-z]+(?<!ing)(?<!that)(?<!in)(?<!on)(?<!to)\b", after):
        return not FINITE.search(" ".join(after.split()[:10])) and not re.search(r"\bthat\b", after[:80])
    if verb in {"found", "finds"}:
        return not re.match(r"\s+that\b", after) and not FINITE.search(" ".join(after.split()[:7]))
    if verb not in _WITH_OBJECT or not re.match(r"\s+(?:[$£€\d]|(?:an?|the|its|net|no)\b)", after):
        return False
    return not FINITE.search(" ".join(after.split()[:7]))


def _cited(text: str, first: int, last: int, backdrop: Backdrop) -> tuple[Source, Source | None]:
    """The source, and whom it cites."""
    parts = _CITING.split(text[first:last], maxsplit=1)
    if len(parts) == 1:
        following = _CITING_AFTER.match(text, last)
        source = classify_source(text, first, last, backdrop)
        if following:
            end = ENDS.search(text, following.end())
            return source, classify_source(text, following.end(), end.start() if end else len(text), backdrop)
        return source, None
    cut = first + len(parts[0])
    return classify_source(text, first, cut, backdrop), classify_source(text, last - len(parts[1]), last, backdrop)
