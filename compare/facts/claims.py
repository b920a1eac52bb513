"""Claims: whether both sides of a fact are about one thing, by the rare words that stand around what changed."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare.article import Span
    from compare.facts.doc.doc import Docs
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.fact import Fact
    from compare.facts.family import Sides

Stems = frozenset[str]
# What both sides must say of one thing; a day or a quotation is tied to its own by its family.
_ASKED = frozenset({"hedge", "attribution", "negation", "name", "place", "title", "superlative", "number"})
_LEAST = 0.38  # of what is rare: with less, of 17 judged facts 4 were useful and 10 wrong, with more of 25 10 and 9
_LEAST_COUNTED = 0.16  # what is counted ties a number to its own already
_ENOUGH = 4  # words of content: fewer show nothing


def are_two_claims(sides: Sides, fact: Fact) -> bool:
    """Whether what a fact sets against each other is said of two things.

    By the share of the rarer words that both sides have between the marks around what changed, in their sentences and in all of
    the link, each word weighing more the fewer passages of both articles have it; the mean of the three.
    """
    if not (fact.left and fact.right and sides.docs.english) or fact.family not in _ASKED or _only_reports(fact):
        return False
    rarity = sides.docs.once("rarity", lambda: _rarity(sides.docs))
    whole = fact.family == "negation"  # the very words that one side denies
    ours, theirs = (_around(view, span, whole=whole) for view, span in ((sides.left, fact.left), (sides.right, fact.right)))
    shares = [_share(one, two, rarity) for one, two in zip(ours, theirs, strict=True) if min(len(one), len(two)) >= _ENOUGH]
    least = _LEAST_COUNTED if fact.family == "number" else _LEAST
    return bool(shares) and sum(shares) < least * len(shares)


def _only_reports(fact: Fact) -> bool:
    """Whether a hedge is another reporting verb: who reports, the family of sources has compared."""
    words = [" ".join(side).lower() for side in (fact.gone, fact.new)]
    return fact.family == "hedge" and all(side in phrases("attribution_verbs") for side in words)


def _around(view: View, span: Span, *, whole: bool) -> tuple[Stems, Stems, Stems]:
    """The words of a side, of what changed only where it is `whole`: between two marks, of the sentence, of the link."""
    start, end = (view.place(span.passage, offset) for offset in (span.start, span.end))
    first, last = view.part_around(start, end)
    number = view.passage_at(start)
    sentence = view.starts[number], view.starts[number] + len(view.passages[number].text)
    rest = [t for t in view.tokens if whole or not start <= t.start < end]
    part, passage = ([t for t in rest if a <= t.start < b] for a, b in ((first, last), sentence))
    return _stems(part), _stems(passage), _stems(rest)


def _stems(tokens: Iterable[Token]) -> Stems:
    return frozenset([t.stem for t in tokens if t.key not in phrases("function_words")])


def _share(one: Stems, two: Stems, rarity: Mapping[str, float]) -> float:
    shared, ours, theirs = (sum(rarity[stem] for stem in stems) for stems in (one & two, one, two))
    return shared / min(ours, theirs)


def _rarity(docs: Docs) -> dict[str, float]:
    """How much each word of either article weighs: the more the fewer passages have it."""
    views = (*docs.left.story, *docs.right.story)
    known = Counter(stem for view in views for stem in _stems(view.tokens))
    return {stem: log(1 + len(views) / (1 + count)) for stem, count in known.items()}
