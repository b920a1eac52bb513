"""Who says what: every speaker of either article, with their quotes and what is told of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.article import Span
from compare.facts.doc.doc import read_docs
from compare.facts.doc.sources.antecedents import attribution_of, resolved
from compare.facts.doc.sources.voices import voices_in
from compare.facts.whole.naming import SpeakerNames, speaker_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.facts.doc.doc import Doc, Docs


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said: the quoted words, or the source with its verb where it is told in the article's."""

    span: Span
    quoted: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body, by name or as they are described, and what they say on each side, in reading order."""

    name: str
    left: tuple[Statement, ...] = ()
    right: tuple[Statement, ...] = ()

    @property
    def standing(self) -> Literal["both", "lost", "new"]:
        """Whether both articles let them speak, or the left or the right only."""
        return "both" if self.left and self.right else "lost" if self.left else "new"


def find_speakers(comparison: Comparison) -> tuple[Speaker, ...]:
    """The speakers of a comparison, in the order in which they first speak, the left's first; of English articles alone."""
    docs = comparison.docs or read_docs(comparison.left, comparison.right)
    return docs.whole(_speakers) if docs.english else ()


def _speakers(docs: Docs) -> tuple[Speaker, ...]:
    said = [(name, side, s) for side, doc in enumerate((docs.left, docs.right)) for name, s in _statements(doc)]
    known = SpeakerNames([name for name, _, _ in said], docs)
    statements: list[tuple[list[Statement], list[Statement]]] = []
    for name, side, statement in said:
        number = known.number_of(name)
        if number == len(statements):
            statements.append(([], []))
        statements[number][side].append(statement)
    return tuple(Speaker(known.names[k], tuple(left), tuple(right)) for k, (left, right) in enumerate(statements))


def _statements(doc: Doc) -> Iterator[tuple[str, Statement]]:
    """Who says what in one article."""
    for passage in doc.article.story:
        view = doc.view([passage.id])
        said = [q for q in view.quotations if not q.scare]
        for quotation in said:
            speaker = attribution_of(view, quotation, doc)
            if speaker and (name := speaker_name(speaker.source)):
                yield name, Statement(Span(passage.id, quotation.start, quotation.end, quotation.text), quoted=True)
        if not said:
            for voice in voices_in(view):
                source = resolved(voice.source, doc, passage.id)
                if voice.strength != "paper" and (name := speaker_name(source)):
                    yield name, Statement(view.span(voice.start, voice.end), quoted=False)
