"""Negations: what one side denies and the other says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.fact import Fact
from compare.facts.families.swaps.opposite_words import opposed
from compare.facts.family import Family
from compare.facts.vocabulary import alternation, phrases, value_of
from compare.machine.expressions import compiled
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_NEAR = 6  # words between a denial and what it denies
_CONTEXT = 5  # words on either side of what is denied
_SHARED = 0.5  # of those, that both sides have
_VERBATIM = 0.8  # likewise, where no verb is denied
_FOLLOWING = 9  # words behind a denied one, in its clause
_WITHOUT = frozenset({"free", "less", "-free", "-less"})
_VERBAL = frozenset({"not", "n't", "never", "cannot", "no longer", "not any longer"})
_NOBODY = frozenset({"nobody", "no one", "none", "no-one"})
_COPULAS = frozenset({"was", "were", "is", "are"})
_NONE_OF = regex(r"\s{1,20}of\s(?:[\w'-]{1,40}\s){1,4}?(?:was|were|is|are|has|have|had)\b")
_CLAUSE = 300  # characters in which is said that somebody only asks
_BEFORE = 120  # characters that hold what can stand right before a word
_MARK = regex(r"[;:.!?\n\"]|,\s+(?:but|and|which|who)\b")
_NOT_YET = regex(r"(?:\b\w{1,20}\s)?(?:\bnot|\b\w{1,12}n't)\syet\b", re.IGNORECASE)
_EARLIER = regex(r"\b(?:before|until)\s(?:[\w'-]+\s){0,4}$", re.IGNORECASE)
_ASKED = regex(  # what somebody asks or doubts, nobody says
    r"\b(?:whether|question(?:s|ed|ing)?|doubt(?:s|ed|ing)?|wonder(?:s|ed|ing)?)\b[^.;:!?\n]{0,300}$", re.IGNORECASE
)
_AUXILIARIES = frozenset(
    {
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "can",
        "should",
        "be",
        "ca",
        "wo",
    }
)
_NO_DENIAL = frozenset({"only", "just", "least", "long", "fewer", "more", "less", "later", "one"})  # 'not only'
_SKIPPED = frozenset(
    {"be", "been", "being", "have", "has", "had", "to", "the", "a", "an", "any"}
    | {"it", "so", "yet", "also", "do", "does", "did", "done", "get", "got"}
)


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that denies, and what it denies.

    Attributes:
        start: of it, with its auxiliary verb, in the view's text.
        end: of it.
        head: the first word of content after it; None where there is none.
        words: in lower case.
        verbal: whether it denies a verb: 'not' and 'never', where 'no' and 'nobody' are easily told in other words.
        hidden: whether it denies inside a verb or adjective: 'refused', 'unable'.
    """

    start: int
    end: int
    head: Token | None
    hidden: bool
    words: str
    verbal: bool = True

    def moved(self, by: int) -> Negation:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by, head=self.head.moved(by) if self.head else None)


@cache
def _somebody() -> re.Pattern[str]:
    """'Two people were', 'dozens of them have been': a number before a verb."""
    counts = alternation(
        [
            *phrases("number_words"),
            *phrases("magnitudes"),
            *(q for q, share in phrases("quantities").items() if share != "0"),
            "both",
        ]
    )
    return compiled(
        rf"(?:(?<![\d,])\d[\d,]*+|{counts})\s(?:[\w-]+\s){{0,4}}(?:was|were|are|is|have|has|had)\s(?:been\s)?(?:\w+ly\s)?$",
        re.IGNORECASE,
    )


def _apart(_sides: Sides, ours: Sequence[Negation], theirs: Sequence[Negation]) -> tuple[Sequence[Negation], Sequence[Negation]]:
    """Both without the adjectives and verbs that deny on either side alike: 'let her go free', 'did not let her go free'."""
    both = Counter(n.words for n in ours if n.hidden) & Counter(n.words for n in theirs if n.hidden)
    return _without(ours, both), _without(theirs, both)


def _without(negations: Sequence[Negation], words: Counter[str]) -> list[Negation]:
    left, kept = Counter(words), []
    for negation in negations:
        if negation.hidden and left[negation.words]:
            left[negation.words] -= 1
        else:
            kept.append(negation)
    return kept


def _read(view: View) -> tuple[Negation, ...]:
    found = []
    text = view.spoken
    matches = [(p.start, p.end, p.text) for p in view.phrases("negations")]
    matches += [(at, at + len("n't"), "n't") for at in _contractions(text)]
    for start, end, words in sorted(matches):
        if _word_behind(text, end) in _NO_DENIAL or text[max(0, start - 3) : start].lower() == "or ":
            continue
        said = " ".join(words.lower().split())
        hidden = value_of("negations", words) == "hidden"
        found.append(Negation(_auxiliary_before(text, start), end, _head(view, end, said), hidden, said, said in _VERBAL))
    return tuple(found)


def _contractions(text: str) -> Iterator[int]:
    """Where "n't" ends a word."""
    at = text.find("n't")
    while at >= 0:
        if not (text[at + 3 : at + 4].isalnum() or text.startswith("_", at + 3)):
            yield at
        at = text.find("n't", at + 1)


def _word_behind(text: str, end: int) -> str:
    """The word behind a blank; empty where something else stands there."""
    last = end
    while text[last : last + 1].isspace():
        last += 1
    start = last
    while text[last : last + 1].isalnum() or text.startswith("_", last):
        last += 1
    return text[start:last] if start > end else ""


def _auxiliary_before(text: str, start: int) -> int:
    """Where the auxiliary begins that stands right before a place, or runs into it: "doesn't"; the place itself without one."""
    last = start
    while last and text[last - 1].isspace():
        last -= 1
    first = last
    while first and (text[first - 1].isalnum() or text[first - 1] == "_"):
        first -= 1
    return first if text[first:last].lower() in _AUXILIARIES else start


def _head(view: View, end: int, said: str) -> Token | None:
    """The first word of content that a negation denies; behind 'nobody was' and 'none of the crew was' the verb."""
    passed, text = _SKIPPED, view.spoken
    if said in _NOBODY:
        passed = _SKIPPED | _COPULAS
        subject = _NONE_OF.match(text, end)
        end = subject.end() if subject else end
    head = next((t for t in view.voice if t.start >= end and t.key not in passed), None)
    return None if head and _MARK.search(text[end : head.start]) else head


def _missed(sides: Sides, lost: Sequence[Negation], theirs: Sequence[Negation]) -> Iterator[Fact]:
    """The denials of the side that has more of them of which the other says without any what they deny."""
    for negation in lost if len(lost) > len(theirs) else ():
        if not negation.hidden and negation.head and (place := _said(sides, negation, negation.head, theirs)):
            here = sides.left.span(negation.start, _reach(sides.left, negation.head))
            words = (sides.left.text[negation.start : negation.end],)
            yield Fact(FactType.NEGATION_FLIPPED, here, sides.right.span(*place), gone=words)


def _said(sides: Sides, negation: Negation, head: Token, answers: Sequence[Negation]) -> tuple[int, int] | None:
    """Where the right says what is denied on the left."""
    if any(_turned(token.key, head.key) for token in sides.right.voice):
        return None  # 'not insured', 'uninsured'
    for token in sides.right.voice:
        if not _same_word(token, head) or _denied(sides.right, token, answers) or _is_denied_twice(sides, head, token):
            continue
        before = sides.right.spoken[max(0, token.start - _BEFORE) : token.start]
        if _is_asked(sides.right, token) and not _is_asked(sides.left, head):
            continue  # 'whether he will seek a second term', 'he will not seek a second term'
        if _NOT_YET.match(sides.left.spoken, negation.start) and _EARLIER.search(before):
            continue  # 'not yet closed', 'before it is closed'
        counted = negation.words in _NOBODY and _somebody().search(before)
        shared = _context(sides.left, head, sides.right, token)
        if counted or shared >= (_SHARED if negation.verbal else _VERBATIM):
            return token.start, _reach(sides.right, token)
    return None


def _is_asked(view: View, token: Token) -> bool:
    """Whether what a word says is asked or doubted."""
    return bool(_ASKED.search(view.spoken[max(0, token.start - _CLAUSE) : token.start]))


def _same_word(one: Token, two: Token) -> bool:
    return (one.stem == two.stem or one.root == two.root) and not _turned(one.key, two.key)


def _turned(one: str, two: str) -> bool:
    """Whether a word denies another: 'uninsured', 'handsfree'."""
    before, found, after = one.partition(two)
    return bool(found) and ((before in phrases("turning_prefixes") and not after) or (not before and after in _WITHOUT))


def _is_denied_twice(sides: Sides, head: Token, token: Token) -> bool:
    """Whether what follows is turned round as well: 'did not cross the same bridge', 'crossed another bridge'."""
    mine, yours = _following(sides.left, head), _following(sides.right, token)
    return any(opposed(one, two) for one in mine - yours for two in yours - mine)


def _following(view: View, token: Token) -> set[str]:
    keys, end = set(), token.end
    for following in [t for t in view.voice if t.start > token.start][:_FOLLOWING]:
        if _MARK.search(view.spoken[end : following.start]):
            break
        keys.add(following.key)
        end = following.end
    return keys


def _denied(view: View, token: Token, negations: Sequence[Negation]) -> bool:
    """Whether a negation stands in the clause of a word, before it or right after."""
    for negation in negations:
        if negation.start <= token.start < negation.end:
            continue  # 'ruled out' does not deny itself
        first, last = sorted((negation.start, token.start))
        between = view.spoken[first:last]
        if not _MARK.search(between) and len(between.split()) <= _NEAR:
            return True
    return False


def _context(side: View, head: Token, other: View, token: Token) -> float:
    """How many of the words around the denied word stand around it on the other side too, 0 to 1."""
    mine, yours = _around(side, head, _CONTEXT), _around(other, token, 2 * _CONTEXT)
    return len(mine & yours) / len(mine) if mine else 0.0


def _around(view: View, token: Token, width: int) -> set[str]:
    tokens = view.voice
    place = tokens.index(token)
    near = [*tokens[max(0, place - width) : place], *tokens[place + 1 : place + 1 + width]]
    return {t.stem for t in near if t.key not in phrases("function_words")}


def _reach(view: View, token: Token) -> int:
    """The end of the word, or of the two words after it that belong to it."""
    end = token.end
    for following in [t for t in view.voice if t.start > token.start][:3]:
        if _MARK.search(view.spoken[end : following.start]) or "," in view.spoken[end : following.start]:
            break
        end = following.end
    return end


NEGATIONS = Family("negations", lambda view, _docs: view.layer(_read), missed=_missed, apart=_apart)
