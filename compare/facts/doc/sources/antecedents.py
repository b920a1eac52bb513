"""Whom a pronoun or a bare quotation means: the voice that spoke before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from compare.facts.doc.people import people_kind
from compare.facts.doc.sources.sourcing import KNOWN, NAMED, NewsSource, classify_source
from compare.facts.doc.sources.voices import Voice, voices_in
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from compare.article import Span
    from compare.facts.doc.doc import Doc
    from compare.facts.doc.quotations import Quotation
    from compare.facts.doc.view import View

_NEAR = 4
_BODIES = frozenset({"body", "many", "paper"})
_PERSONAL = frozenset({"he", "she"})
_GENDER = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_WOMAN = frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady", "actress", "mother", "daughter", "sister", "queen"})
_MAN = frozenset({"Mr", "Sir", "Lord", "father", "brother", "king"})
_SHORTEST_KIND = 3  # letters before '-man' and '-woman'
_PERSON = regex(r"[A-Z][\w'-]{1,40}\s([A-Z][\w'-]{1,40}),\s(?:who\s|aged\s|\d\d,|(?:a|an|the)\s\d\d-year-old)")
_LABEL = regex(  # 'Orme: "We will fight."'
    r"(?:^|(?<=\n)|(?<=[.?!]\s)|(?<=[\"”’]\s))([A-Z][\w'.-]{0,40}(?:\s[A-Z][\w'.-]{0,40}){0,4}):\s{1,3}[\"“'‘]$"
)
_BODY = regex(
    r"\b([A-Z][\w-]{1,40})(?:'s)?\s(?:Bank|Party|League|Union|Group|Ltd|Inc|Corp|Co|PLC|plc|Airlines|Council|University|City|United|FC)\b"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks a quotation; `span` is None where the link itself does not name them, `source` is them in any case."""

    name: str
    named: bool
    span: Span | None
    source: NewsSource


def attribution_of(view: View, quotation: Quotation, doc: Doc) -> Attribution | None:
    """Who speaks a quotation: the voice beside it, or the one that spoke before it in its paragraph."""
    number = next(k for k, p in enumerate(view.passages) if p.id == quotation.passage)
    start = view.starts[number]
    end = start + len(view.passages[number].text)
    here = [v for v in voices_in(view) if start <= v.start < end and v.strength != "paper"]
    place = start + quotation.start
    if label := _LABEL.search(view.text, start, place):
        source = classify_source(view.text, *label.span(1), doc)
        return Attribution(source.name, named=source.rank >= NAMED, span=view.span(*label.span(1)), source=source)
    if here:
        voice = min(here, key=lambda v: min(abs(v.start - place), abs(v.start - place - len(quotation.text)), abs(v.end - place)))
        return _attribution(view, voice, doc, quotation.passage)
    before = _voice_before(doc, quotation.passage, within_paragraph=True)
    return Attribution(before.name, named=before.rank >= NAMED, span=None, source=before) if before else None


def _attribution(view: View, voice: Voice, doc: Doc, passage: int) -> Attribution:
    source = resolved(voice.source, doc, passage)
    span = view.span(voice.source.start, voice.source.end)
    return Attribution(source.name, named=source.rank >= NAMED, span=span, source=source)


def resolved(source: NewsSource, doc: Doc, passage: int) -> NewsSource:
    """A pronoun becomes the nearest name before it that it can mean, where there is one."""
    if source.rank != KNOWN or not source.pronoun:
        return source
    return _voice_before(doc, passage, within_paragraph=False, pronoun=source.text.lower()) or source


def _voice_before(doc: Doc, passage: int, *, within_paragraph: bool, pronoun: str = "") -> NewsSource | None:
    """The last voice before a passage, or for a pronoun the last subject of any sentence, which fits it."""
    article = doc.article
    for number in range(passage - 1, max(-1, passage - 1 - _NEAR), -1):
        earlier = article.passages[number]
        if earlier.furniture or (within_paragraph and earlier.paragraph != article.passages[passage].paragraph):
            return None
        for source in reversed(_voices_of(doc, number)):
            if not pronoun or fits(source, pronoun, doc):
                return source
        people = _mentioned(doc, number) if pronoun in _PERSONAL else []
        fitting = [person for person in people if fits(person, pronoun, doc)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None  # of two people either can be meant
    return None


def _voices_of(doc: Doc, number: int) -> list[NewsSource]:
    return [v.source for v in voices_in(doc.view([number])) if v.source.rank >= NAMED]


def _mentioned(doc: Doc, number: int) -> list[NewsSource]:
    """The people whom a passage names without letting them speak."""
    known = doc.once(_people)
    found = {t.key: t for t in doc.view([number]).voice if t.capital and t.key in known and not t.text.endswith("'s")}
    return [NewsSource(t.text, t.start, t.end, NAMED, t.text, person=True) for t in found.values()]


def _people(doc: Doc) -> frozenset[str]:
    """The surnames of those whom the article gives an office, a form of address or an age, or whom it calls 'who'."""
    aged = {m.group(1).casefold() for m in _PERSON.finditer(doc.text)}
    return frozenset(aged.union(*map(_titled, doc.story)))


def _titled(view: View) -> set[str]:
    """The surnames in a passage behind an office or a form of address: what stands in a passage of its own is not behind it."""
    found: set[str] = set()
    titled = False
    for token, after in zip_longest(view.tokens, view.tokens[1:]):
        office = token.key in phrases("honorifics") or people_kind(token.key) == "one" or token.key in phrases("titles")
        named = token.capital and not office and token.key not in phrases("function_words")
        if titled and named and not (after and after.capital and after.start == token.end + 1):
            found.add(token.key)
        titled = office or (titled and token.capital)
    return found


def fits(source: NewsSource, pronoun: str, doc: Doc) -> bool:
    """Whether a pronoun can mean a source: 'he' is one man, no party and nobody who is called 'she'."""
    if pronoun not in _PERSONAL:
        return pronoun != "it" or not is_titled(source)
    if is_body(source, doc):
        return False
    other = "she" if pronoun == "he" else "he"
    called = _called(source, doc)
    return called[pronoun] >= called[other]


def is_titled(source: NewsSource) -> bool:
    """Whether an office or a form of address says that it is a person."""
    return any(t.key in phrases("honorifics") or people_kind(t.key) == "one" for t in tokens_of(source.text))


def is_body(source: NewsSource, doc: Doc) -> bool:
    """Whether a name is no single person's: a body's or a group's, by its own words or by how the article goes on with it."""
    tokens = tokens_of(source.name)
    if not tokens or any(people_kind(t.key) in _BODIES for t in tokens):
        return True
    if len(tokens) == 1 and len(source.name) > 1 and source.name.isupper():
        return True
    plural = next((t for t in tokens_of(source.text) if people_kind(t.key)), None)
    if plural and people_kind(plural.key) == "many" and plural.start < source.text.find(source.name):
        return True
    return source.name in doc.once(_bodies)


def _called(source: NewsSource, doc: Doc) -> Counter[str]:
    """How often the article goes on with 'he' or 'she' after the name with no other name between."""
    last = tokens_of(source.name)[-1:]
    found = Counter(doc.once(_pronouns).get(last[0].key, {}) if last else {})
    words = [t.text.replace("’", "'").partition("'")[0] for t in tokens_of(source.text)]
    found["she"] += any(word in _WOMAN or _ends_in("woman", word) for word in words)
    found["he"] += any(word in _MAN or (_ends_in("man", word) and not word.endswith("woman")) for word in words)
    return found


def _ends_in(kind: str, word: str) -> bool:
    """Whether a word says what somebody is by its end: 'spokeswoman'."""
    return word.endswith(kind) and len(word) >= len(kind) + _SHORTEST_KIND


def _pronouns(doc: Doc) -> dict[str, Counter[str]]:
    """For each last word of a name the pronouns that follow it in its passage before another name does."""
    found: dict[str, Counter[str]] = {}
    for view in doc.story:
        named = ""
        for token in view.voice:
            if token.key in _GENDER:
                found.setdefault(named, Counter())[_GENDER[token.key]] += 1
            elif token.capital and token.key not in phrases("function_words"):
                named = token.key
    return found


def _bodies(doc: Doc) -> frozenset[str]:
    return frozenset(m.group(1) for m in _BODY.finditer(doc.text))
