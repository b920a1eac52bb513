"""Credit: where the right article names the left's outlet or a source of it, and what it tells before it does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.article import Span
from compare.facts.doc.doc import read_docs
from compare.facts.doc.sources.sourcing import NAMED
from compare.facts.doc.sources.voices import voices_in
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases, plain
from compare.facts.whole.namesakes import Named
from compare.link import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.comparison import Comparison
    from compare.facts.doc.doc import Doc, Docs
    from compare.facts.doc.sources.sourcing import NewsSource
    from compare.facts.doc.sources.voices import Voice
    from compare.facts.doc.view import View
    from compare.link import Link

_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Credit:
    """What the right article gives credit for.

    Attributes:
        outlet: the left's outlet or agency, as the article or its page says it; empty where it does not.
        outlet_named: where the right names it.
        sources_named: where the right names a source that the left has too, in reading order.
        before: ids of links whose right passages all stand before the first credit of either form; every link of the
            story where there is none.
    """

    outlet: str
    outlet_named: tuple[Span, ...]
    sources_named: tuple[Span, ...]
    before: tuple[int, ...]

    @property
    def given(self) -> bool:
        """Whether there is any credit at all."""
        return bool(self.outlet_named or self.sources_named)


def find_credit(comparison: Comparison) -> Credit:
    """The credit of a comparison."""
    docs = comparison.docs or read_docs(comparison.left, comparison.right)
    if not docs.english or not comparison.differs:
        return Credit("", (), (), ())  # who names whom is read in English; an article owes itself none
    outlet = _outlet(docs.left)
    named = tuple(_mentions(comparison, outlet)) if outlet else ()
    sources = docs.whole(_sources)
    first = min((span.passage for span in (*named, *sources)), default=len(comparison.right.passages))
    before = [link for link in comparison.links if link.right[-1] < first and _is_told(comparison, link)]
    if not outlet and not any(voices_in(docs.left.view(link.left)) for link in before):
        before = []  # the left names nobody there either
    return Credit(outlet, named, sources, tuple(link.id for link in before))


def _is_told(comparison: Comparison, link: Link) -> bool:
    """Whether a link counts, and is one of the story."""
    return link.counted is not Kind.UNIQUE and not comparison.right.passages[link.right[0]].furniture


def _outlet(doc: Doc) -> str:
    """The agency of the dateline, or who published it; without either the name that the lines around the story repeat."""
    if named := doc.dateline.agency or doc.article.outlet:
        return named
    functions = phrases("function_words")
    around = [t for p in doc.article.passages if p.furniture for t in tokens_of(plain(p.text))]
    names = Counter(t.text.removesuffix("'s") for t in around if t.capital and t.key not in functions and t.key not in doc.lower)
    (name, times), *_ = names.most_common(1) or [("", 0)]
    return name if times >= _OFTEN else ""


def _mentions(comparison: Comparison, outlet: str) -> Iterator[Span]:
    wanted = re.compile(rf"(?<!\w){re.escape(outlet)}(?!\w)", re.IGNORECASE)
    for passage in comparison.right.story:
        for match in wanted.finditer(passage.text):
            yield Span(passage.id, match.start(), match.end(), match.group())


def _sources(docs: Docs) -> tuple[Span, ...]:
    """Where the right names, as a source, somebody whom the left names as one: by name, or by the same words."""
    ours, theirs = [v.source for _, v in _voices(docs.left) if not v.source.pronoun and v.source.name], [*_voices(docs.right)]
    named = Named(_names(ours), _names(v.source for _, v in theirs), docs)
    described = {words for s in ours if s.rank != NAMED and (words := _words(s))}
    called = described | {words for s in ours if s.rank == NAMED and (words := _words(s))}
    found = list[Span]()
    for view, voice in theirs:
        source = voice.source
        known = described if source.rank == NAMED else called
        if (source.rank == NAMED and named.has(source.name)) or (not source.pronoun and _words(source) in known):
            found.append(view.span(source.start, source.end))
    return tuple(found)


def _voices(doc: Doc) -> Iterator[tuple[View, Voice]]:
    """The voices of a story, each with the passage it stands in."""
    for passage in doc.article.story:
        view = doc.view([passage.id])
        for voice in voices_in(view):
            yield view, voice


def _names(sources: Iterable[NewsSource]) -> list[str]:
    return [s.name for s in sources if s.rank == NAMED]


def _words(source: NewsSource) -> frozenset[str]:
    return frozenset(t.key for t in tokens_of(source.text) if t.key not in phrases("function_words"))
