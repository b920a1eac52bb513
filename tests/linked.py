"""What the facts' tests share: two short stories, every passage of one linked with every passage of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import Article, Paragraph, Role
from compare.facts.doc.doc import Docs, read_docs
from compare.facts.ledger import find_link_facts
from compare.link import Kind, Link
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from datetime import date

    from compare.article import Span
    from compare.facts import Fact
    from compare.facts.doc.view import View

Told = tuple[str, str | None, str | None]


def story(text: str, published: date | None = None) -> Article:
    """A segmented article: a line is a paragraph; one that begins with '# ' is the headline, with '~ ' furniture."""
    paragraphs, lines, at = [], [], 0
    for number, raw in enumerate(text.strip().splitlines()):
        line = raw.removeprefix("# ").removeprefix("~ ")
        role = Role.HEADLINE if raw.startswith("# ") else Role.BODY
        paragraphs.append(Paragraph(number, at, at + len(line), role, furniture=raw.startswith("~ ")))
        lines.append(line)
        at += len(line) + 1
    return segment(Article("made", "", "\n".join(lines), tuple(paragraphs), "", published=published))


def whole(docs: Docs) -> Link:
    """One link of everything."""
    left, right = (tuple(p.id for p in side.article.story) for side in (docs.left, docs.right))
    return Link(0, left, right, Kind.PARAPHRASED, 1.0, 1.0, 1.0)


def facts_of(left: str, right: str, days: tuple[date | None, date | None] = (None, None)) -> tuple[Fact, ...]:
    """The facts of two linked stories."""
    docs = read_docs(story(left, days[0]), story(right, days[1]))
    return find_link_facts(whole(docs), docs)


def view_of(text: str) -> View:
    """All of a story as one side of a link."""
    doc = read_docs(story(text), story("")).left
    return doc.view([p.id for p in doc.article.story])


def told(left: str, right: str, days: tuple[date | None, date | None] = (None, None)) -> list[Told]:
    """The same as type and words."""
    return [(fact.type, _words(fact.left), _words(fact.right)) for fact in facts_of(left, right, days)]


def types(left: str, right: str) -> list[str]:
    """The types alone, in alphabetical order."""
    return sorted(fact.type for fact in facts_of(left, right))


def _words(span: Span | None) -> str | None:
    return span.text if span else None
