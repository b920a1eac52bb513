"""A sentence for the editor about a fact, a section or a link, as a first draft that the reporter can edit.

It is told from the second article, whose paragraphs need no name; the first one's stand with its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.fact import Change, Why
from compare.facts.whole.entries import Entry
from compare.link import Kind, Link, Side
from compare.patterns import regex
from compare.places import capital, pars
from compare.reports.telling.excerpts import excerpts, shortened
from compare.reports.telling.names import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.article import Passage
    from compare.comparison import Comparison
    from compare.facts.fact import Fact
    from compare.link import Section

QUOTED = 140  # characters of what one side alone says
_OPENING = 110  # of a section's first sentence
_WHICH = "{here}: {new} – {there}, has {old}. Which is right?"
_LEFT_OUT = "{here} leaves out {old} ({there}). On purpose?"
_NOT_THERE = "{here}: {new} is not in {name}. Where is it from?"

# Of what both sides say, each in its way.
_BOTH: dict[str, str] = {
    FactType.NEGATION_FLIPPED: "{here} says {new} where {there}, says {old}: the opposite. Which is right?",
    FactType.QUOTE_ALTERED: "{here} quotes {new} – {there}, has {old}. Which are the words?",
    FactType.QUOTE_TRIMMED: "{here} quotes {new} – the quote in {there}, is longer: {old}. Is that cut fair?",
    FactType.QUOTE_EXTENDED: "{here} quotes {new} – {there}, has only {old}. Where is the rest from?",
    FactType.QUOTE_TO_PARAPHRASE: "{here} puts a quote into other words: {new} – {there}, has {old}. Is that fair?",
    FactType.QUOTE_FROM_PARAPHRASE: "{here} has {new} in quotation marks – {there}, has {old} without. Are these the words?",
    FactType.SPEAKER_CHANGED: "{here} has {new} say it – in {there}, it is {old}. Who said it?",
    FactType.ATTRIBUTION_CHANGED: "{here} has it from {new} – {there}, from {old}. Who said it?",
    FactType.ATTRIBUTION_WEAKENED: "{here} has it from {new} – {there}, from {old}. Can the source be named as there?",
    FactType.ATTRIBUTION_STRENGTHENED: "{here} has it from {new} – {there}, only from {old}. Is that confirmed?",
    FactType.INTERMEDIARY_DROPPED: "{here} does not say who passed it on: {new} – {there}, has {old}. Should it?",
    FactType.INTERMEDIARY_ADDED: "{here} says who passed it on: {new} – {there}, has {old}. Is that right?",
    FactType.HEDGE_HARDENED: "{here} says {new} where {there}, only says {old}. Is that certain?",
    FactType.HEDGE_SOFTENED: "{here} says {new} where {there}, says {old}. Is it that uncertain?",
    FactType.HEDGE_CHANGED: "{here} says {new} where {there}, says {old}. Is that as certain?",
    FactType.SUPERLATIVE_ADDED: "{here} says {new} where {there}, says {old}. Is that true?",
    FactType.SUPERLATIVE_DROPPED: "{here} says {new} where {there}, says {old}. On purpose?",
}
# Of what one side alone says.
_ONE: dict[str, str] = {
    FactType.QUOTE_LOST: "{there}, quotes {old} – that quote is not in {story}. On purpose?",
    FactType.QUOTE_NEW: "{here} quotes {new} – that quote is not in {name}. Where is it from?",
    FactType.ATTRIBUTION_DROPPED: "{here} does not say who says so – {there}, does: {old}. Should it?",
    FactType.ATTRIBUTION_ADDED: "{here} names a source that {name} does not: {new}. Is that right?",
    FactType.INTERMEDIARY_DROPPED: "{here} does not say who passed it on – {there}, does: {old}. Should it?",
    FactType.INTERMEDIARY_ADDED: "{here} says who passed it on, {name} does not: {new}. Is that right?",
    FactType.SUPERLATIVE_ADDED: "{here} says {new}, {name} does not. Is that true?",
    FactType.DENIAL_DROPPED: "{here} leaves out the denial ({there}): {old}. Should it be in?",
    FactType.COMMENT_DROPPED: "{here} leaves out who did not comment ({there}): {old}. Should it be in?",
    FactType.CAVEAT_DROPPED: "{here} leaves out the caveat ({there}): {old}. Should it be in?",
}
# Where their words alone do not show in which respect they differ.
_BECAUSE = {
    Why.EXACTNESS: "{here}: {new} – {there}, has {old}. Is that exact enough?",
    Why.POINTS: "{here}: {new} – {there}, has {old}. Percent, or percentage points?",
    Why.BASE: "{here}: {new} – {there}, has {old}. A share of what?",
}
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "’", "„": "‚", "«": "‹", "»": "›"})
_OPENS = regex(r"(?<![^\s(\[—–-])\"")
_AROUND = frozenset("‘’‚")
_LONE_START = regex(r"\A‘(?!.*’(?!\w))")  # a quotation that ends in a later sentence
_LONE_END = regex(r"(?<=[.,;:!?…\w])’\Z")  # one that began in an earlier sentence
_ENDS = " .,;:"  # of a stretch of words, before our own sentence goes on
_OF_SOURCES = frozenset({"attribution", "intermediary", "speaker"})


def draft(thing: Entry | Section | Link, comparison: Comparison, longest: int = QUOTED) -> str:
    """A sentence about one thing: 'Par. 6: “almost 12,000” – Reuters, par. 14, has “around 12,000”. Which is right?'.

    Args:
        thing: a fact, a section or a link.
        comparison: that it is of.
        longest: characters of what is quoted of a fact on one side.
    """
    if isinstance(thing, Entry):
        return _of_fact(thing, comparison, longest)
    return _of_link(thing, comparison) if isinstance(thing, Link) else _of_section(thing, comparison)


def here_of(thing: Entry | Section | Link, comparison: Comparison) -> str:
    """Where it stands, as a sentence begins: 'Par. 6', 'Reuters, par. 14'."""
    return _places(thing, comparison).start


@dataclass(frozen=True, slots=True)
class _Places:
    """Where something stands: in the second article, empty where it is not there, and in the first, with its name."""

    here: str
    there: str

    @property
    def start(self) -> str:
        return capital(self.here or self.there)


def _places(thing: Entry | Section | Link, comparison: Comparison) -> _Places:
    ours, theirs = _passages(thing, comparison)
    name = names_of(comparison)[Side.LEFT]
    return _Places(pars(theirs) if theirs else "", f"{name}, {pars(ours)}" if ours else "")


def _passages(thing: Entry | Section | Link, comparison: Comparison) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """The passages of each side that it is about; of a fact that one side has not, those of its link."""
    if isinstance(thing, Link):
        return comparison.passages(Side.LEFT, thing.left), comparison.passages(Side.RIGHT, thing.right)
    if isinstance(thing, Entry):
        link = None if thing.link is None else comparison.links[thing.link]
        spans = ((Side.LEFT, thing.fact.left), (Side.RIGHT, thing.fact.right))
        ids = ((side, (span.passage,) if span else link.passages(side) if link else ()) for side, span in spans)
        ours, theirs = (comparison.passages(side, found) for side, found in ids)
        return ours, theirs
    found = comparison.passages(thing.side, thing.passages)
    return (found, ()) if thing.side is Side.LEFT else ((), found)


def _of_fact(entry: Entry, comparison: Comparison, longest: int) -> str:
    fact, places, names = entry.fact, _places(entry, comparison), names_of(comparison)
    old, new = _words(fact, longest)
    said = _sentence(fact).format(
        here=places.here or names[Side.RIGHT],
        there=places.there or names[Side.LEFT],
        old=quoted(old.rstrip(_ENDS)),
        new=quoted(new.rstrip(_ENDS)),
        name=names[Side.LEFT],
        story=names[Side.RIGHT],
    )
    return capital(said)


def _sentence(fact: Fact) -> str:
    if fact.left and fact.right:
        return _BECAUSE.get(fact.why) or _BOTH.get(fact.type, _WHICH)
    sentence = _ONE.get(fact.type, "")
    if ("{old}" if fact.left else "{new}") in sentence:  # a record may say of a loss that the second article has it
        return sentence
    return _LEFT_OUT if fact.left else _NOT_THERE


def _words(fact: Fact, longest: int) -> tuple[str, str]:
    """What each side says: of a source who it is, of a long quotation where it differs."""
    if fact.family in _OF_SOURCES and fact.why is Why.NAMED and fact.gone and fact.new:
        return ", ".join(fact.gone), ", ".join(fact.new)
    old, new = (span.text if span else "" for span in (fact.left, fact.right))
    if fact.left and fact.right and fact.change not in {Change.TO_PARAPHRASE, Change.FROM_PARAPHRASE}:
        old, new = excerpts(old, new)
    return shortened(old, longest), shortened(new, longest)


def _of_section(section: Section, comparison: Comparison) -> str:
    passages = comparison.passages(section.side, section.passages)
    opening = quoted(shortened(passages[0].text, _OPENING))
    if section.side is Side.RIGHT:
        name = names_of(comparison)[Side.LEFT]
        return f"{capital(pars(passages))} ({section.label}) is not in {name}: {opening} Where is it from?"
    return f"{_places(section, comparison).start} ({section.label}), is left out: {opening} On purpose?"


def _of_link(link: Link, comparison: Comparison) -> str:
    ours, theirs = _passages(link, comparison)
    places = _places(link, comparison)
    old, new = (" ".join(p.text for p in side) for side in (ours, theirs))
    if link.kind is Kind.MATCHED and comparison.is_identical(link):
        return f"{places.start} is {places.there}, word for word: {quoted(shortened(new, _OPENING))} Is that credited?"
    if link.kind is Kind.MATCHED:
        old, new = (words.rstrip(_ENDS) for words in excerpts(old, new))
        return f"{places.start}: {quoted(new)} – {places.there}, has {quoted(old)}. Is the change meant?"
    old, new = (shortened(words, _OPENING).rstrip(_ENDS) for words in (old, new))
    return f"{places.start}: {quoted(new)} – {places.there}, has {quoted(old)}. Is that the same?"


def quoted(words: str) -> str:
    """In quotation marks; those inside become single ones, those around it go, and one whose other is elsewhere."""
    inside = _OPENS.sub("‘", words).translate(_SINGLE)
    if inside[:1] in _AROUND and inside[-1:] in _AROUND and not set(inside[1:-1]) & {"‘", "’"}:
        inside = inside[1:-1]
    inside = _LONE_START.sub("", inside)
    return f"“{inside if '‘' in inside else _LONE_END.sub('', inside)}”"
