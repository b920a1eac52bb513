"""Ladders: two words of one matter that are a step apart, such as accused and convicted, linked to and caused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.tokens import tokens_of
from compare.facts.fact import Fact
from compare.facts.families.caveats.limits import clause_around, matter_of
from compare.facts.family import Family
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.facts.doc.doc import Docs
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides
    from compare.facts.phrases import Phrase

_REACH = 5
_NEXT, _VERB = "n", "v"
_NO_VERB = frozenset(  # 'a cut in strokes' is no verb, 'may cut strokes' claims little
    {"a", "an", "the", "its", "their", "this", "that", "no", "any", "of", "in", "with", "by", "for", "from"}
    | {"may", "might", "could", "can", "not"}
)
_JOINS_OBJECT = frozenset({"the", "a", "an", "of", "its", "their", "his", "her"})
_OF_NEXT = regex(r"\s{1,20}(?:of\s{1,20}(?:the\s{1,20}|its\s{1,20}|their\s{1,20})?)?([^\W\d_]+)")
_STOPS = frozenset(',.;:\n"')


@dataclass(frozen=True, slots=True)
class Rung:
    """A word of a ladder and what is said with it.

    Attributes:
        step: on the ladder, the stronger the higher.
        start: in the view's text.
        end: of the word.
        before: stems of the words of content in front of it in its clause.
        after: likewise; for a word that is said of the next one only ('draft', 'most'), that word alone.
        next_only: whether it is such a word.
        ladder: its name.
    """

    step: int
    start: int
    end: int
    before: frozenset[str]
    after: frozenset[str]
    next_only: bool
    ladder: str = ""

    def moved(self, by: int) -> Rung:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)


def rungs(words: str) -> Callable[[View, Docs], Sequence[Rung]]:
    """What a family reads that looks for the rungs of a list of words."""

    def read(view: View) -> tuple[Rung, ...]:
        return tuple(_rungs(view, words))

    return lambda view, _docs: view.layer(read)


def _rungs(view: View, words: str) -> Iterator[Rung]:
    last: Phrase | None = None
    for phrase in view.phrases(words):
        ladder, step, *manner = phrase.value.split()
        if _VERB in manner and (_is_no_verb(view, phrase) or (last and _is_of(view, last, phrase, ladder))):
            continue
        last = phrase
        yield replace(_rung(view, phrase, int(step), next_only=_NEXT in manner), ladder=ladder)


def _is_no_verb(view: View, phrase: Phrase) -> bool:
    """Whether the word before it, an adverb aside, makes a noun of it, or a claim that says less."""
    before = view.spoken[: phrase.start].lower().rsplit(maxsplit=2)[-2:]
    return bool(before) and before[0 if before[-1].endswith("ly") else -1] in _NO_VERB


def _is_of(view: View, last: Phrase, phrase: Phrase, ladder: str) -> bool:
    """Whether a word is said with the rung before it: 'associated with a reduced risk' reduces nothing."""
    return last.value.startswith(ladder) and _STOPS.isdisjoint(view.spoken[last.end : phrase.start])


def _rung(view: View, phrase: Phrase, step: int, *, next_only: bool) -> Rung:
    text, start, end = view.spoken, phrase.start, phrase.end
    if next_only:
        following = _OF_NEXT.match(text, end)
        return Rung(step, start, end, frozenset(), _stems(following.group(1)) if following else frozenset(), next_only)
    first, last = clause_around(text, start, end)
    return Rung(step, start, end, matter_of(text[first:start]), matter_of(text[end:last]), next_only)


def _stems(words: str) -> frozenset[str]:
    return frozenset(t.root for t in tokens_of(words) if t.key not in phrases("function_words"))


def unshared(_sides: Sides, ours: Sequence[Rung], theirs: Sequence[Rung]) -> tuple[Sequence[Rung], Sequence[Rung]]:
    """The rungs of ladders on which the sides stand on different steps: a step that both have is told alike."""
    shared = {(r.ladder, r.step) for r in ours} & {(r.ladder, r.step) for r in theirs}
    mine, yours = ([r for r in rungs if (r.ladder, r.step) not in shared] for rungs in (ours, theirs))
    return mine, yours


def cost(_sides: Sides, ours: Sequence[Rung], theirs: Sequence[Rung], i: int, j: int) -> Cost | None:
    """How unlikely two rungs of one ladder are to be said of one thing."""
    one, two = ours[i], theirs[j]
    return (-_common(one, two), abs(i - j)) if one.ladder == two.ladder and _of_one(one, two) else None


def _change(sides: Sides, one: Rung, two: Rung) -> Iterator[Fact]:
    """The step between the two sides, with the words it is said of."""
    left, right = sides.left, sides.right
    spans = left.span(one.start, _with_object(left, one.end)), right.span(two.start, _with_object(right, two.end))
    kind = FactType.HEDGE_HARDENED if two.step > one.step else FactType.HEDGE_SOFTENED
    yield Fact(kind, *spans, gone=(left.text[one.start : one.end],), new=(right.text[two.start : two.end],))


def _common(one: Rung, two: Rung) -> int:
    return len((one.before | one.after) & (two.before | two.after))


def _of_one(one: Rung, two: Rung) -> bool:
    """Whether they share an object, or two words of the subject, or the subject where one has no object."""
    if one.next_only or two.next_only:
        return bool(one.after & two.after)
    if one.after & (two.after | two.before) or two.after & one.before:
        return True
    subject = len(one.before & two.before)
    if one.after and two.after:
        return subject > 1
    return bool(subject) or not (one.before or one.after or two.before or two.after)


def _with_object(view: View, end: int) -> int:
    """Where the words after a verb end: up to a preposition other than 'of', a mark, or some words on."""
    for token in [t for t in view.voice if t.start >= end][:_REACH]:
        stops = token.key in phrases("function_words") and token.key not in _JOINS_OBJECT
        if stops or not _STOPS.isdisjoint(view.text[end : token.start]):
            break
        end = token.end
    return end


def _apart(sides: Sides, ours: Sequence[Rung], theirs: Sequence[Rung]) -> tuple[Sequence[Rung], Sequence[Rung]]:
    """The unshared rungs whose word the other side has in no other form either: 'accused of', 'accusing him of'."""
    mine, yours = unshared(sides, ours, theirs)
    return _unsaid(sides.left, mine, sides.right), _unsaid(sides.right, yours, sides.left)


def _unsaid(view: View, rungs: Sequence[Rung], other: View) -> list[Rung]:
    said = {t.root for t in other.voice} if rungs else set()
    return [r for r in rungs if not any(t.key.endswith("ed") and t.root in said for t in tokens_of(view.spoken[r.start : r.end]))]


LADDERS = Family("ladders", rungs("ladders"), cost, _change, apart=_apart)
