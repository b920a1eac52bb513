"""Occasions: whether two quotations are of one statement, or of two speakers, or of one on two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from compare.facts.doc.days.days import days_in
from compare.facts.doc.names import content_words, same_person
from compare.facts.doc.people import described_person
from compare.facts.doc.sources.antecedents import attribution_of
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from compare.facts.doc.doc import Doc, Docs
    from compare.facts.doc.quotations import Quotation
    from compare.facts.doc.sources.antecedents import Attribution
    from compare.facts.doc.view import View

_ALTERED = 0.55
_MOSTLY = 0.7
_VERBATIM = 0.85  # so many of the words in order are one statement, whoever is said to have made it
_SHORT = 3
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who"})
_BEFORE = 2  # passages before a quotation that may tell on what day it was said


def is_one(one: Quotation, two: Quotation, docs: Docs) -> bool:
    """Whether a quotation of the left and one of the right say the same or nearly, as far as is known on one occasion."""
    alike = likeness(one.words, two.words)
    if alike <= _ALTERED or alike >= _VERBATIM:
        return alike > _ALTERED
    if of_two_speakers(one, two, docs) or on_two_days(one, two, docs):
        return False
    return alike >= _MOSTLY or not by_others(one, two, docs)


def likeness(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """The share of the shorter's words that stand in the other in order, 0 to 1; 0 where that is chance."""
    if not one or not two:
        return 0.0
    common = int(LCSseq.similarity(one, two))
    shorter = min(len(one), len(two))
    return common / shorter if common >= _SHORT or shorter <= _SHORT else 0.0


def of_two_speakers(one: Quotation, two: Quotation, docs: Docs) -> bool:
    """Whether those who speak a quotation of the left and one of the right are known to be two."""
    mine, yours = _speaker(one, docs.left), _speaker(two, docs.right)
    return mine is not None and yours is not None and are_two(mine, yours, docs)


def by_others(one: Quotation, two: Quotation, docs: Docs) -> bool:
    """Whether one is by a speaker of whom the other's paragraph, which does not say whose it is, tells nothing."""
    mine, yours = _speaker(one, docs.left), _speaker(two, docs.right)
    if mine and yours:
        return False
    return _tells_of_others(docs.right, two, mine) or _tells_of_others(docs.left, one, yours)


def _tells_of_others(doc: Doc, quotation: Quotation, speaker: Attribution | None) -> bool:
    """Whether the paragraph of a quotation names people, and a speaker is none of them."""
    if not speaker or not speaker.named:
        return False
    paragraph = doc.article.passages[quotation.passage].paragraph
    here = [p.id for p in doc.article.story if p.paragraph == paragraph and p.id <= quotation.passage]
    words = [t for number in here for t in doc.passage(number).voice]
    named = {t.key for t in words[1:] if t.capital} | {t.key for t in words[:1]}
    return len(named) > 1 and named.isdisjoint(content_words(speaker.name)) and _PRONOUNS.isdisjoint(t.key for t in words)


def _speaker(quotation: Quotation, doc: Doc) -> Attribution | None:
    return attribution_of(doc.passage(quotation.passage), quotation, doc)


def are_two(mine: Attribution, yours: Attribution, docs: Docs) -> bool:
    """Whether two speakers are known to be two: by name, or as a pharmacist is no grocer; a pronoun proves too little."""
    if is_pronoun(mine) or is_pronoun(yours) or _is_office(mine, yours) or _is_office(yours, mine):
        return False
    if _holds(mine, yours, docs) or _holds(yours, mine, docs):
        return False
    if mine.named and yours.named:
        return not same_person(mine.name, yours.name, docs)
    one, two = described_person(mine.source.text), described_person(yours.source.text)
    return bool(one and two) and one != two


def is_pronoun(speaker: Attribution) -> bool:
    """Whether a speaker is called by a pronoun alone."""
    return speaker.span is not None and speaker.span.text.lower() in _PRONOUNS


def _is_office(one: Attribution, two: Attribution) -> bool:
    """Whether the first is only called by an office that the second has too: 'Secretary', 'Interior Secretary Ida Moe'."""
    office, words = ({t.key for t in tokens_of(each.source.text)} - phrases("function_words").keys() for each in (one, two))
    return office <= words and office <= phrases("titles").keys()


def _holds(one: Attribution, two: Attribution, docs: Docs) -> bool:
    """Whether the first is an office that either article gives the second by name: 'the police chief', 'Police Chief Ida Moe'."""
    office = [t.key for t in tokens_of(one.source.text) if t.key not in phrases("function_words")]
    name = content_words(two.name)
    if not office or not name or name[-1] in office or not two.named:
        return False
    return any(_stand_together(office, name[-1], view) for doc in (docs.left, docs.right) for view in doc.story)


def _stand_together(office: list[str], name: str, view: View) -> bool:
    """Whether a passage has the words of an office in a row and a name in the few words behind them."""
    keys = [t.key for t in view.tokens]
    length = len(office)
    return any(keys[k : k + length] == office and name in keys[k + length : k + length + _SHORT] for k in range(len(keys)))


def is_new_voice(quotation: Quotation, docs: Docs) -> bool:
    """Whether a quotation of the left is by somebody who has a name and whom the right does not quote."""
    speaker = _speaker(quotation, docs.left)
    return (
        speaker is not None and speaker.named and not any(same_person(speaker.name, name, docs) for name in _quoted_by(docs.right))
    )


def _quoted_by(doc: Doc) -> frozenset[str]:
    """The names of those whom an article quotes."""
    return doc.once(_find_quoted)


def _find_quoted(doc: Doc) -> frozenset[str]:
    speakers = (_speaker(quotation, doc) for quotation in doc.quotations if not quotation.scare)
    return frozenset(speaker.name for speaker in speakers if speaker and speaker.named)


def on_two_days(one: Quotation, two: Quotation, docs: Docs) -> bool:
    """Whether the articles tell of two days of the week on which the quotations were said."""
    mine, yours = _said_on(one, docs.left), _said_on(two, docs.right)
    return bool(mine and yours) and mine.isdisjoint(yours)


def _said_on(quotation: Quotation, doc: Doc) -> frozenset[int]:
    """The days of the week that the passage of a quotation names, or the nearest passage before it that names one."""
    for number in range(quotation.passage, max(-1, quotation.passage - 1 - _BEFORE), -1):
        if days := frozenset(day.weekday for day in days_in(doc.passage(number)) if day.weekday):
            return days
    return frozenset()
