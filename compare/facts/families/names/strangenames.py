"""Names that are spelled otherwise in the other article, wherever both stand: a misspelling need not share a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.names import find_names, in_title_case, misspelt
from compare.facts.fact import Fact, Why
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.article import Span
    from compare.facts.doc.doc import Doc, Docs

_MOST = 200


@dataclass(frozen=True, slots=True)
class _Strange:
    """A word of a name that the other article nowhere has, where it first stands, and the words that are its company."""

    key: str
    text: str
    span: Span
    company: frozenset[str]


def find_strange_names(docs: Docs, told: Iterable[Fact]) -> list[Fact]:
    """Names of the two articles that differ in spelling and keep the same company: another word of the name, or its title.

    Args:
        docs: of both articles.
        told: facts of links; a spelling that one of them tells is not told again.
    """
    pairs = [
        (one, two)
        for one in _strange(docs.left, docs.right, docs)
        for two in _strange(docs.right, docs.left, docs.mirrored)
        if one.company & two.company and misspelt(one.key, two.key)
    ]
    if not pairs:
        return []
    known = [(fact.left.text, fact.right.text) for fact in told if fact.family == "name" and fact.left and fact.right]
    return [
        Fact(FactType.NAME_CHANGED, one.span, two.span, Why.NAMED, (one.text,), (two.text,))
        for one, two in pairs
        if not any(one.text in ours and two.text in theirs for ours, theirs in known)
    ]


def _strange(own: Doc, other: Doc, docs: Docs) -> list[_Strange]:
    def find() -> list[_Strange]:
        found: dict[str, _Strange] = {}
        for each in _all(own, other, docs):
            found.setdefault(each.key, each)
            if len(found) >= _MOST:
                break
        return list(found.values())

    return docs.once(("strange names", id(own)), find)


def _all(own: Doc, other: Doc, docs: Docs) -> Iterator[_Strange]:
    for passage in own.article.story:
        view = own.view([passage.id])
        for name in find_names(view, docs):
            if in_title_case(view, name.start):
                break  # every word of such a headline has a capital
            before = [t.key for t in view.tokens if t.end <= name.start][-1:]
            company = {t.key for t in name.tokens} | ({*before} - phrases("function_words").keys())
            for token in name.tokens:
                if token.key not in other.words:
                    yield _Strange(token.key, token.text, view.span(name.start, name.end), frozenset(company - {token.key}))
