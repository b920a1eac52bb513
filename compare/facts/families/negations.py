"""Negations: what one side denies and the other says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.doc.telling import MOST
from compare.facts.fact import Fact
from compare.facts.vocabulary import alternation, finder, phrases, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling, Token

_NEAR = 6
_CONTEXT = 5
_SHARED = 0.5
_VERBATIM = 0.8
_VERBAL = frozenset({"not", "n't", "never", "cannot", "no longer", "not any longer"})
_NOBODY = frozenset({"nobody", "no one", "none", "no-one"})
_COPULAS = frozenset({"was", "were", "is", "are"})
_NONE_OF = re.compile(r"\s{1,20}of\s(?:[\w'-]{1,40}\s){1,4}?(?:was|were|is|are|has|have|had)\b")
_BEFORE = 50
_MARK = re.compile(r"[;:.!?\n\"]|,\s+(?:but|and|which|who)\b")
_AUXILIARY = re.compile(r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|could|can|should|be|ca|wo)\s*$", re.IGNORECASE)
_SKIPPED = frozenset(
    {"be", "been", "being", "have", "has", "had", "to", "the", "a", "an", "any"}
    | {"it", "so", "yet", "also", "do", "does", "did", "done", "get", "got"}
)


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that denies, and what it denies.

    Attributes:
        start: of it, with its auxiliary verb, in the telling's text.
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
    return re.compile(
        rf"(?:\b\d[\d,]*|{counts})\s(?:[\w-]+\s){{0,4}}(?:was|were|are|is|have|has|had)\s(?:been\s)?(?:\w+ly\s)?$", re.IGNORECASE
    )


def find_negation_facts(left: Telling, right: Telling, _setting: Setting) -> list[Fact]:
    """The negations that flipped in a link."""
    ours, theirs = _apart(_negations(left), _negations(right))
    if len(ours) > len(theirs):
        return [fact for n in ours if (fact := _flipped(left, right, n, theirs, gone=True))]
    return [fact for n in theirs if (fact := _flipped(right, left, n, ours, gone=False))] if len(ours) < len(theirs) else []


def _apart(ours: list[Negation], theirs: list[Negation]) -> tuple[list[Negation], list[Negation]]:
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


def _negations(telling: Telling) -> list[Negation]:
    found = []
    text = telling.spoken
    matches = [(m.start(), m.end(), m.group()) for m in finder("negations").finditer(text)]
    matches += [(m.start(), m.end(), "n't") for m in re.finditer(r"n't\b", text)]
    for start, end, words in sorted(matches)[:MOST]:
        if (
            re.match(r"\s{1,20}(?:only|just|least|long|fewer|more|less|later|one)\b", text[end:])
            or text[max(0, start - 3) : start].lower() == "or "
        ):
            continue
        before = _AUXILIARY.search(text[:start])
        said = " ".join(words.lower().split())
        hidden = value_of("negations", words) == "hidden"
        found.append(Negation(before.start() if before else start, end, _head(telling, end, said), hidden, said, said in _VERBAL))
    return found


def _head(telling: Telling, end: int, said: str) -> Token | None:
    """The first word of content that a negation denies; behind 'nobody was' and 'none of the crew was' the verb."""
    passed, text = _SKIPPED, telling.spoken
    if said in _NOBODY:
        passed = _SKIPPED | _COPULAS
        subject = _NONE_OF.match(text, end)
        end = subject.end() if subject else end
    head = next((t for t in telling.voice if t.start >= end and t.key not in passed), None)
    return None if head and _MARK.search(text[end : head.start]) else head


def _flipped(side: Telling, other: Telling, negation: Negation, answers: Sequence[Negation], *, gone: bool) -> Fact | None:
    """The fact, where the other side says without any negation what is denied here."""
    if negation.hidden or not negation.head:
        return None
    for token in other.voice:
        if not _same_word(token, negation.head) or _denied(other, token, answers):
            continue
        counted = negation.words in _NOBODY and _somebody().search(other.spoken[max(0, token.start - _BEFORE) : token.start])
        shared = _context(side, negation.head, other, token)
        if counted or shared >= (_SHARED if negation.verbal else _VERBATIM):
            here = side.span(negation.start, _reach(side, negation.head))
            there = other.span(token.start, _reach(other, token))
            note = f"“{side.text[negation.start : negation.end]}” is {'gone' if gone else 'new'}"
            return Fact("negation_flipped", here, there, note) if gone else Fact("negation_flipped", there, here, note)
    return None


def _same_word(one: Token, two: Token) -> bool:
    return one.stem == two.stem or one.root == two.root


def _denied(telling: Telling, token: Token, negations: Sequence[Negation]) -> bool:
    """Whether a negation stands in the clause of a word, before it or right after."""
    for negation in negations:
        if negation.start <= token.start < negation.end:
            continue  # 'ruled out' does not deny itself
        first, last = sorted((negation.start, token.start))
        between = telling.spoken[first:last]
        if not _MARK.search(between) and len(between.split()) <= _NEAR:
            return True
    return False


def _context(side: Telling, head: Token, other: Telling, token: Token) -> float:
    """How many of the words around the denied word stand around it on the other side too, 0 to 1."""
    mine, yours = _around(side, head), _around(other, token, 2 * _CONTEXT)
    return len(mine & yours) / len(mine) if mine else 0.0


def _around(telling: Telling, token: Token, width: int = _CONTEXT) -> set[str]:
    tokens = telling.voice
    place = tokens.index(token)
    near = [*tokens[max(0, place - width) : place], *tokens[place + 1 : place + 1 + width]]
    return {t.stem for t in near if t.key not in phrases("function_words")}


def _reach(telling: Telling, token: Token) -> int:
    """The end of the word, or of the two words after it that belong to it."""
    end = token.end
    for following in [t for t in telling.voice if t.start > token.start][:3]:
        if _MARK.search(telling.spoken[end : following.start]) or "," in telling.spoken[end : following.start]:
            break
        end = following.end
    return end
