"""Voices: who is said to have said it, found by the article's reporting verbs and 'according to' forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.doc.sources.sourcing import MANY, NewsSource, classify_source
from compare.facts.doc.sources.statements import is_hearing, strength_of
from compare.facts.doc.sources.subjects import ENDS, after_verb, around_verb
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.doc import Doc
    from compare.facts.doc.view import View
    from compare.facts.phrases import Phrase

_RELAYED = frozenset({"neutral", "doubtful", "firm"})
_FOLLOWS = regex(r"\s*(?:that\s*)?")
_BROKEN_OFF = (" on", " upon", " for", " to", " of", " at", " with", " from")  # 'the group called on', before the noun 'states'
_SHARE = regex(r"\d\s?(?:%|per\s?cent\b)")  # '71 percent of people said': an answer that was counted
_CAPITAL_BEFORE = regex(r"\b[A-Z][\w'-]{1,40}\s(?:of\s|and\s)?$")
_WIDEST_CITING = 80  # characters: the expression matches no more
_SMALL = regex(r"\b(?!(?:with|from|over|into|after|amid|than|that|this)\b)[a-z]{4,}\b")
_CITING_AFTER = regex(r"[^,.;:\n\"]{0,50},\s*(?:citing|quoting|attributing it to)\s+", re.IGNORECASE)
_CITES = ("citing", "quoting", "attributing it to")
_CITING = regex(r",?\s{0,20}\b(?:citing|quoting|in a report citing|attributing it to)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement with its source.

    Attributes:
        source: who says it.
        start: of the source and verb together, in the view's text.
        end: likewise.
        verb: as it stands.
        strength: 'neutral', 'doubtful', 'firm', 'paper' or 'act'.
        cited: whom the source cites in turn; None where it cites nobody.
    """

    source: NewsSource
    start: int
    end: int
    verb: str
    strength: str
    cited: NewsSource | None = None

    def moved(self, by: int) -> Voice:
        """The same in a text that has so many characters more before it."""
        cited = self.cited.moved(by) if self.cited else None
        return replace(self, source=self.source.moved(by), start=self.start + by, end=self.end + by, cited=cited)


def voices_in(view: View) -> tuple[Voice, ...]:
    """Every voice of a view, in order."""
    return view.layer(_read)


def _read(view: View) -> tuple[Voice, ...]:
    return _nested(view.spoken, list(_voices(view, view.doc)))


def _voices(view: View, doc: Doc) -> Iterator[Voice]:
    text, taken, floor = view.spoken, -1, 0
    for verb in view.phrases("attribution_verbs"):
        if verb.start < taken or _in_a_name(text, verb):
            continue
        found = (
            after_verb(text, verb) if verb.text.lower() in {"according to", "in the words of"} else around_verb(text, verb, floor)
        )
        if found is None:
            continue
        start, end, first, last = found
        source, cited = _cited(text, first, last, doc)
        speaks = source.text and not _is_share(source.text) and not source.text.endswith(_BROKEN_OFF)
        strength = strength_of(source, verb, text, start) if speaks else ""
        if strength:
            floor = verb.end
            taken = end if first >= verb.end else verb.end
            if is_hearing(verb.text):
                source = replace(source, rank=MANY)
            yield Voice(source, start, end, verb.text, strength, cited)


def _in_a_name(text: str, verb: Phrase) -> bool:
    """'The Council of Southern States': a capital behind another one, in a line that is no headline."""
    if not verb.text[:1].isupper() or not _CAPITAL_BEFORE.search(text[max(0, verb.start - 30) : verb.start]):
        return False
    line = text[text.rfind("\n", 0, verb.start) + 1 :].split("\n", maxsplit=1)[0]
    return bool(_SMALL.search(line))


def _nested(text: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices, a paper's inside of another taken for what that one cites: 'two people said the recorder showed'."""
    found: list[Voice] = []
    for voice in voices:
        last = found[-1] if found else None
        inside = voice.strength == "paper" and voice.source.paper and voice.source.end < voice.end
        if last and inside and last.cited is None and last.strength in _RELAYED and _FOLLOWS.fullmatch(text, last.end, voice.start):
            found[-1] = replace(last, cited=voice.source)
        else:
            found.append(voice)
    return tuple(found)


def _is_share(words: str) -> bool:
    """Whether a source is a share of those who were asked."""
    return ("%" in words or "cent" in words) and bool(_SHARE.search(words))


def _names_citing(words: str) -> bool:
    lowered = words.lower()
    return any(word in lowered for word in _CITES)


def _cited(text: str, first: int, last: int, doc: Doc) -> tuple[NewsSource, NewsSource | None]:
    """The source, and whom it cites."""
    parts = _CITING.split(text[first:last], maxsplit=1) if _names_citing(text[first:last]) else [text[first:last]]
    if len(parts) == 1:
        following = _CITING_AFTER.match(text, last) if _names_citing(text[last : last + _WIDEST_CITING]) else None
        source = classify_source(text, first, last, doc)
        if following:
            end = ENDS.search(text, following.end())
            return source, classify_source(text, following.end(), end.start() if end else len(text), doc)
        return source, None
    cut = first + len(parts[0])
    return classify_source(text, first, cut, doc), classify_source(text, last - len(parts[1]), last, doc)
