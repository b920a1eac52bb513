"""What the table of speakers calls a source, and whether two names are one speaker's: one word in common is not enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.names import american, misspelt
from compare.facts.people import people_kind
from compare.facts.phrases import phrases
from compare.facts.sourcing import DESCRIBED, KNOWN, NAMED
from compare.facts.telling import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.setting import Setting
    from compare.facts.sourcing import Source
    from compare.facts.telling import Token

_CLAUSE = re.compile(r",|\s(?:who|which|that|whose)\s")
_LONGEST = 8


def speaker_name(source: Source) -> str:
    """What the table calls a source: its name, or its words where it is one person or body described; else empty."""
    if source.rank == NAMED:
        return source.name
    words = _CLAUSE.split(source.text, maxsplit=1)[0]
    kinds = {people_kind(t.key) for t in tokens_of(words)}
    if source.pronoun or source.paper or not kinds & {"one", "body"}:
        return ""
    if len(tokens_of(words)) > _LONGEST:
        return ""  # a sentence under way
    body = source.rank == KNOWN and "body" in kinds and len(tokens_of(words)) > 2  # noqa: PLR2004 - 'the health department'
    return words if source.rank == DESCRIBED or body else ""


def same_speaker(one: str, two: str, setting: Setting) -> bool:
    """Whether two names are one person's or body's: a surname, an abbreviation or fewer words of it; no country's for its own."""
    ours, theirs = _content(one), _content(two)
    if not ours or not theirs:
        return one.casefold() == two.casefold()
    short, long = sorted((ours, theirs), key=len)
    if not all(any(t.capital for t in side) for side in (ours, theirs)):
        return {t.key for t in ours} == {t.key for t in theirs}
    if _abbreviates(short, long, setting):
        return True
    if not all(any(_alike(a.key, b.key) for b in long) for a in short):
        return False
    if len(short) > 1 or len(long) == 1:
        return True
    return _stands_alone(short[0], long, one if long is ours else two)


def _content(name: str) -> list[Token]:
    """The words that tell a name from others; an office only where nothing else is left."""
    dull = phrases("function_words").keys() | phrases("honorifics").keys()
    tokens = [t for t in tokens_of(name) if t.key not in dull]
    return [t for t in tokens if t.key not in phrases("titles")] or tokens


def _alike(one: str, two: str) -> bool:
    return american(one) == american(two) or misspelt(one, two)


def _stands_alone(word: Token, long: Sequence[Token], name: str) -> bool:
    """A surname, or the first word of a body's name, but no owner ('Norway's envoy') and no place ('University of Oslo')."""
    match = next(t for t in long if _alike(t.key, word.key))
    if not match.capital or match.text.endswith(("'s", "s'", "’s", "s’")) or match not in (long[0], long[-1]):
        return False
    return name[: match.start].rstrip().rpartition(" ")[2] not in {"of", "for", "in", "at", "the"} or match is long[0]


def _abbreviates(short: Sequence[Token], long: Sequence[Token], setting: Setting) -> bool:
    """HUR for 'Ukraine's military intelligence agency', where an article says so or the initials do."""
    if len(short) > 1 or len(long) == 1:
        return False
    key = short[0].key
    meant = setting.abbreviations.get(key, frozenset())
    initials = "".join(t.key[0] for t in long)
    return {t.key for t in long} <= meant or (len(key) > 1 and key == initials)
