"""Voices: who is said to have said it, found by the article's reporting verbs and 'according to' forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from compare.facts.phrases import finder, phrases, value_of
from compare.facts.sourcing import KNOWN, MANY, NAMED, Source, classify_source
from compare.facts.telling import MOST, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.article import Span
    from compare.facts.quotations import Quotation
    from compare.facts.setting import Backdrop
    from compare.facts.telling import Telling

_AUXILIARY = re.compile(
    r"(?:\s|^)(?:has|had|have|also|later|then|did|again|\w+ly|repeatedly|earlier|once|since|therefore|further|both)$", re.IGNORECASE
)
_NO_SUBJECT = re.compile(
    r"(?:^|\s)(?:to|be|been|being|was|were|is|are|not|which|who|that|as|of|than|the|a|an|or|so)$", re.IGNORECASE
)
_BOUNDARY = re.compile(r"[;:\"()\n]|\s-{1,2}\s|,\s|(?<=[a-z]{4})[.?!]\s+(?=[A-Z\"])")
_JOIN = re.compile(r"\b(?:that|but|while|because|although|though|when|where|after|as|and)\s+(?=\S)", re.IGNORECASE)
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
_APPOSED = re.compile(r",\s+(?:[A-Z][\w'-]+\s+)+[A-Z][\w'-]+(?=[,.\n]|$)")
_BELIEFS = frozenset({"believes", "believe", "believed", "think", "thinks", "suspect", "suspects", "suspected"})
_ASKED = re.compile(r"\b(?:what|which|do|does|did|you|many|n't|didn't|don't)\b", re.IGNORECASE)
_AFTER_NOUN = frozenset({"by", "from", "of", "on", "into", "for", "in", "that"})
_ENDS = re.compile(
    r"[,;:\"()\n¤]|\s-{1,2}\s|(?<![A-Z.]\b)(?<!\b[A-Z][a-z])(?<!\bCol)(?<!\bGov)(?<!\bSgt)(?<!\bGen)(?<!\bSen)(?<!\bRep)\.(?=\s|$)|\.$"
    r"|\s(?:who|which|that|on|at|in|after|during|as|when|while|before|since|late|early|this|last|next|earlier|later|and\s+(?:that|the\s+\w+\s+(?:was|were|had|has)))\s",
)
_CITING_AFTER = re.compile(r"[^,.;:\n\"]{0,50},\s*(?:citing|quoting|attributing it to)\s+", re.IGNORECASE)
_PRONOUN_LAST = re.compile(r"(?:^|\s)((?:he|she|they|it))$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:was|were|had|has|have|is|are|would|will|could|may|might|should|did|does|can|be)\b", re.IGNORECASE)
_CITING = re.compile(r",?\s*\b(?:citing|quoting|in a report citing|attributing it to)\s+", re.IGNORECASE)
_NEAR = 4
_LONGEST = 14


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


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks a quotation; `span` is None where the link itself does not name them."""

    name: str
    named: bool
    span: Span | None


def find_voices(telling: Telling, backdrop: Backdrop) -> tuple[Voice, ...]:
    """Every voice of a telling, in order."""
    return backdrop.remember(("voices", tuple(p.id for p in telling.passages)), lambda: tuple(_voices(telling, backdrop)))


def _voices(telling: Telling, backdrop: Backdrop) -> Iterator[Voice]:
    text, taken, floor = telling.spoken, -1, 0
    for verb in islice(finder("attribution_verbs").finditer(text), MOST):
        if verb.start() < taken:
            continue
        found = (
            _after_verb(text, verb)
            if verb.group().lower() in {"according to", "in the words of"}
            else _around_verb(text, verb, floor)
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
        return not _FINITE.search(" ".join(after.split()[:10])) and not re.search(r"\bthat\b", after[:80])
    if verb in {"found", "finds"}:
        return not re.match(r"\s+that\b", after) and not _FINITE.search(" ".join(after.split()[:7]))
    if verb not in _WITH_OBJECT or not re.match(r"\s+(?:[$£€\d]|(?:an?|the|its|net|no)\b)", after):
        return False
    return not _FINITE.search(" ".join(after.split()[:7]))


def _after_verb(text: str, verb: re.Match[str]) -> tuple[int, int, int, int] | None:
    """'According to X': the source follows."""
    end = _ENDS.search(text, verb.end() + 1)
    last = end.start() if end else len(text)
    if named := _APPOSED.match(text, last):
        last = named.end()  # 'according to the association's president, Marta Gil'
    return (verb.start(), last, verb.end(), last) if last > verb.end() else None


def _around_verb(text: str, verb: re.Match[str], floor: int) -> tuple[int, int, int, int] | None:
    before = text[: verb.start()].rstrip()
    if before.endswith(('"', ",")) and (inverted := _inverted(text, verb, quoted=before.endswith('"'))):
        return inverted
    return _subject(text, verb, floor)


def _inverted(text: str, verb: re.Match[str], *, quoted: bool) -> tuple[int, int, int, int] | None:
    """', said X.': the source follows the verb and nothing but the source does."""
    end = _ENDS.search(text, verb.end() + 1)
    last = end.start() if end else len(text)
    words = text[verb.end() : last].split()
    stop = text[last : last + 1]
    if not words or len(words) > _LONGEST or _FINITE.search(text[verb.end() : last]):
        return None
    if not quoted and any(w.endswith("ed") and w.islower() for w in words) and text[: verb.start()].count(",") > 1:
        return None  # 'X, citing Y, said the papers appeared ...': what follows is what was said
    fits = (
        words[0][:1].isupper()
        or words[0].lower() in {"the", "a", "an", "one", "his", "her", "their"}
        or words[0].lower() in phrases("people_nouns")
        or len(words) <= 1 + _NEAR
    )
    if (
        not fits
        or words[0].lower() in {"that", "it", "he", "she", "they", "there", "reporters", "journalists", "analysts", "to"}
        or not (quoted or stop in {".", "", "\n", ","})
    ):
        return None
    return verb.start(), last, verb.end(), last


def _subject(text: str, verb: re.Match[str], floor: int) -> tuple[int, int, int, int] | None:
    """The noun phrase before the verb and after the verb before it."""
    before = _without_auxiliaries(text[: verb.start()])
    if not before or _NO_SUBJECT.search(before):
        return None
    cuts = [m.end() for m in _BOUNDARY.finditer(before)]
    start = max(cuts[-1] if cuts else 0, floor)
    if pronoun := _PRONOUN_LAST.search(before, start):
        return pronoun.start(1), verb.end(), pronoun.start(1), len(before)
    if before.endswith((" and", " but", " then")):
        return _first_subject(before, cuts, verb)
    apposed = before.endswith(",")
    if apposed:
        start, before = _before_apposition(before, cuts), before[:-1]
    start = _past_joins(before, start)
    words = before[start:].split()
    if not words or len(words) > 2 * _LONGEST or (not apposed and _FINITE.search(before, start)):
        return None  # a clause of its own is no noun phrase
    return start, verb.end(), start, len(before)


def _without_auxiliaries(before: str) -> str:
    """The words before a verb without 'has also' and the like, and without what stands in brackets after the subject."""
    before = before.rstrip()
    while found := _AUXILIARY.search(before):
        before = before[: found.start()].rstrip()
    return re.sub(r"\s*\([^()\n]*\)$", "", before)


def _past_joins(before: str, start: int) -> int:
    """Where the subject begins after 'that', 'but', 'and'; 'the Trade and Industry Ministry' stays whole."""
    for join in _JOIN.finditer(before, start):
        ahead, behind = before[join.end() :], before[start : join.start()].split()
        whole = join.group().lower().startswith("and") and ahead[:1].isupper() and bool(behind) and behind[-1][:1].isupper()
        if not whole:
            start = join.end()
    while start < len(before) and before[start] in " \n,":
        start += 1
    return start


def _before_apposition(before: str, cuts: list[int]) -> int:
    """'Nordahl, whose fortune ..., said': the subject begins two commas back, in the same sentence."""
    hard = [m.end() for m in re.finditer(r"[;:\"()\n]|\s-{1,2}\s|(?<=[a-z]{4})[.?!]\s+(?=[A-Z\"])", before)]
    floor = hard[-1] if hard else 0
    commas = [cut for cut in [floor, *(c for c in cuts if c > floor)] if cut < len(before)]
    return commas[-2] if len(commas) > 1 else commas[-1] if commas else floor


def _first_subject(before: str, cuts: list[int], verb: re.Match[str]) -> tuple[int, int, int, int] | None:
    """'Gov. Castellan declared ... and said': the subject is the sentence's."""
    start = cuts[-1] if cuts else 0
    words = re.compile(
        r"(?:(?:the|a|an)\s+)?(?:[A-Z][\w'.-]*\s+)*[A-Z][\w'-]*|(?:he|she|they|it)\b|the\s+\w+",
        re.IGNORECASE if before[start : start + 1].islower() else 0,
    )
    first = words.match(before, start)
    return (start, verb.end(), start, first.end()) if first else None


def _cited(text: str, first: int, last: int, backdrop: Backdrop) -> tuple[Source, Source | None]:
    """The source, and whom it cites."""
    parts = _CITING.split(text[first:last], maxsplit=1)
    if len(parts) == 1:
        following = _CITING_AFTER.match(text, last)
        source = classify_source(text, first, last, backdrop)
        if following:
            end = _ENDS.search(text, following.end())
            return source, classify_source(text, following.end(), end.start() if end else len(text), backdrop)
        return source, None
    cut = first + len(parts[0])
    return classify_source(text, first, cut, backdrop), classify_source(text, last - len(parts[1]), last, backdrop)


def speaker_of(telling: Telling, quotation: Quotation, backdrop: Backdrop) -> Speaker | None:
    """Who speaks a quotation: the voice beside it, or the one that spoke before it in its paragraph."""
    number = next(k for k, p in enumerate(telling.passages) if p.id == quotation.passage)
    start = telling.starts[number]
    end = start + len(telling.passages[number].text)
    here = [v for v in find_voices(telling, backdrop) if start <= v.start < end and v.strength != "paper"]
    place = start + quotation.start
    if here:
        voice = min(here, key=lambda v: min(abs(v.start - place), abs(v.start - place - len(quotation.text)), abs(v.end - place)))
        return _speaker(telling, voice, backdrop, quotation.passage)
    before = _voice_before(backdrop, quotation.passage, within_paragraph=True)
    return Speaker(before.name, named=before.rank >= NAMED, span=None) if before else None


def _speaker(telling: Telling, voice: Voice, backdrop: Backdrop, passage: int) -> Speaker:
    source = resolved(voice.source, backdrop, passage)
    span = telling.span(voice.source.start, voice.source.end)
    return Speaker(source.name, named=source.rank >= NAMED, span=span)


def resolved(source: Source, backdrop: Backdrop, passage: int) -> Source:
    """A pronoun or 'the statement' becomes the named voice before it, where there is one."""
    if source.rank != KNOWN or not source.pronoun:
        return source
    return _voice_before(backdrop, passage, within_paragraph=False) or source


def _voice_before(backdrop: Backdrop, passage: int, *, within_paragraph: bool) -> Source | None:
    article = backdrop.article
    for number in range(passage - 1, max(-1, passage - 1 - _NEAR), -1):
        earlier = article.passages[number]
        if earlier.furniture or (within_paragraph and earlier.paragraph != article.passages[passage].paragraph):
            return None
        voices = [v for v in find_voices(backdrop.tell([number]), backdrop) if v.source.rank >= NAMED]
        if voices:
            return voices[-1].source
    return None
