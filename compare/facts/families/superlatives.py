"""Superlatives and absolutes: first, only, largest, never, all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.tokens import tokens_of
from compare.facts.edits import reworded
from compare.facts.fact import Fact, Why
from compare.facts.family import Family
from compare.facts.phrases import pieces_of
from compare.facts.vocabulary import alternation, phrases, value_of
from compare.machine.expressions import compiled
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.facts.doc.doc import Doc
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_REACH = 4
_EVER = regex(
    r"\bever\b|\bin\s(?:(?:the|its|his|her|their|our)\s)?(?:[\w'’-]{1,20}\s){0,3}history\b|\bon\srecord\b|\bsince\srecords\sbegan\b"
    r"|\bof\sall\stime\b|\bin\sliving\smemory\b",
    re.IGNORECASE,
)
_LATELY = regex(
    r"\bsince\s(?!records)(?:the\s)?[\w-]+|\b(?:in|for)\s(?:(?:more\sthan|over|nearly|almost|about|at\sleast)\s)?(?:the\s(?:last|past)\s)?"
    r"(?:an?|[\w-]{2,12})\s(?:years?|decades?|months?|weeks?|century|centuries|generations?)\b",
    re.IGNORECASE,
)
_CLAUSE_END = regex(r"[.;:\n]")
_SEVERAL, _LIKE = 3, 0.3  # words of content that two sentences share, and of the shorter's: they tell of the same
_TOLD = 0.25  # of the words of a sentence, that make the other side tell of the same
_NO_EVER = regex(r"\s{1,20}(?:since|more|so|after)\b")
_NO_RECORD = regex(r"\b(?:on|off|the|track|criminal|police|medical|voting|\w+est)\s+$")
_DENIED = regex(r"(?:\bnot|n't)\s(?:the|its|his|her|their|our)\s$", re.IGNORECASE)  # 'not the only country'
_SINGLE = regex(r"(?<![\w.,])'(?:[\w-]+\s){0,3}[\w-]+[.,]?'")
_INSIDE = regex(r"[a-z,]\s$")
_DEGREE = regex(r"(?:the|its|his|her|their)\s(?:(?:most|least)\s[\w-]+|favou?rites?)", re.IGNORECASE)
_MARK = regex(r"[,.;:\n\"()]|\s-\s")


@dataclass(frozen=True, slots=True)
class Superlative:
    """A claim to be the most, with what it is claimed of."""

    start: int
    end: int
    about: frozenset[str]
    one_of: bool
    quantity: int = 0
    scope: str = ""
    word: str = ""

    def moved(self, by: int) -> Superlative:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)


@cache
def _pattern() -> re.Pattern[str]:
    plain = alternation(name for name, value in phrases("superlatives").items() if not value)
    return compiled(
        r"\b(?P<one_of>\bone of\s+|\bamong\s+)?(?:(?:the|its|his|her|their|this|a|an|'s)\s+)?"
        r"(?:(?:(?<=\bof the )|(?<=\bamong the ))[\w-]+'s?\s+)?"
        r"(?P<nth>\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[\s-])?"
        r"(?P<word>\b(?:more|less)\s+[a-z-]+\s+than\s+any(?:where|one|thing|body)?\b|\b[a-z]{3,}er\s+(?:[a-z]+\s+){0,2}than\s+any(?:where|one|\s+other)\b"
        r"|\bno(?:\s[a-z]+){1,4}\s(?:is|was|are|were|has\sbeen|have\sbeen)\s(?:more\s[a-z]+|[a-z]{3,}er)\b"
        r"|\b(?:most|least)\s+(?!of\b|likely\b|people\b)[a-z-]+(?<!s)\b(?!\s+of\s+(?:the|them))"
        rf"|{plain}|\b[a-z]{{2,}}est\b)",
        re.IGNORECASE,
    )


@cache
def _words() -> frozenset[str]:
    """One of these, or a word in -est, is in all that the expression finds."""
    plain = (name for name, value in phrases("superlatives").items() if not value)
    return frozenset({"than", "most", "least", "no", *(_longest_word(name) for name in plain)})


def _longest_word(phrase: str) -> str:
    return max(pieces_of(phrase).keys, key=len)


def _read(view: View) -> tuple[Superlative, ...]:
    found: list[Superlative] = []
    for match in _pattern().finditer(view.spoken) if "est" in view.pieces.lowered or view.says(_words()) else ():
        again = match["word"].lower() == "ever" and bool(found) and found[-1].scope == "ever"
        if again and not _MARK.search(view.spoken, found[-1].start, match.start()):
            continue  # 'the biggest ever' is one claim
        if _claims(view, match):
            found.append(_superlative(view, match))
    return tuple(found)


def _superlative(view: View, match: re.Match[str]) -> Superlative:
    start = match.start() + (len(match.group()) - len(match.group().lstrip("'s ")) if match.group().startswith("'s") else 0)
    tokens = _following(view, match.end("word"))
    about = frozenset(t.stem for t in tokens if t.key not in phrases("function_words"))
    end, several = tokens[-1].end if tokens else match.end(), bool(match["one_of"] or match["nth"])
    return Superlative(start, end, about, several, scope=_scope(view.spoken, match.end("word")), word=match["word"].lower())


def _claims(view: View, match: re.Match[str]) -> bool:
    """Whether a word that was found claims to be the most."""
    text, word = view.spoken, match["word"].lower()
    if _no_superlative(text, match) or _DENIED.search(text[: match.start("word")]) or _is_quoted(view, match):
        return False
    if word.startswith(("most ", "least ")):
        return _degree(text, match)
    asked: dict[str, Callable[[], bool]] = {
        "ever": lambda: not _NO_EVER.match(text, match.end("word")),
        "only": lambda: _sole(text, match),
        "record": lambda: not _NO_RECORD.search(text[: match.start("word")]),
        "first": lambda: _claim(view, match),
    }
    return word not in asked or asked[word]()


def _is_quoted(view: View, match: re.Match[str]) -> bool:
    """Whether it stands in quotation marks, a word or two of somebody else's: the 'Worst Mayor'."""
    if _SINGLE.match(view.text, max(0, match.start("word") - 1)):
        return True
    place = view.passage_at(match.start("word"))
    passage, start = view.passages[place].id, match.start("word") - view.starts[place]
    return any(q.passage == passage and q.start <= start < q.end for q in view.quotations)


def _no_superlative(text: str, match: re.Match[str]) -> bool:
    """Whether a word only ends like one: 'forest', 'rainforest', and 'Bucharest' with a capital inside a sentence."""
    word = match["word"]
    listed = value_of("superlatives", word).startswith("no") or word.lower().endswith(_in_compounds())
    name = word.endswith("est") and word[:1].isupper() and not word.isupper() and _INSIDE.search(text[: match.start("word")][-4:])
    return listed or bool(name)


@cache
def _in_compounds() -> tuple[str, ...]:
    return tuple(word for word, value in phrases("superlatives").items() if value == "no compounds")


def _scope(text: str, end: int) -> str:
    """How far back a claim reaches: 'ever', 'lately' for 'since 2007' and 'in a decade', or an empty string."""
    stop = _CLAUSE_END.search(text, end)
    last = stop.start() if stop else len(text)
    return "ever" if _EVER.search(text, end, last) else "lately" if _LATELY.search(text, end, last) else ""


def _degree(text: str, match: re.Match[str]) -> bool:
    """'The most senior officer' claims; 'most senior officers' counts."""
    return bool(re.search(r"\b(?:the|its|his|her|their|'s)\s+$", text[: match.start("word")], re.IGNORECASE))


def _sole(text: str, match: re.Match[str]) -> bool:
    """'The only bridge' and 'only Helion' claim; 'only as a last resort' and 'only 61 percent' do not."""
    before = re.search(r"\b(?:the|its|his|her|their|'s)\s+$", text[: match.start("word")], re.IGNORECASE)
    return bool(before) or bool(re.match(r"\s{1,20}[A-Z]", text[match.end("word") :]))


def _claim(view: View, match: re.Match[str]) -> bool:
    """'The first such case' claims; 'the first quarter' and 'at first' do not."""
    following = view.spoken[match.end() : match.end() + 20].lower()
    if re.match(
        r"\s{1,20}(?:quarter|half|minister|lady|gentleman|family|amendment|aid|name|floor|responders?|class|degree|round|leg|place|division|team|phase|stage|reading|test|innings|session|day|week|month|semester|term|grade|two|three|few)\b",
        following,
    ):
        return False
    return bool(re.search(r"\bthe\s+$", view.spoken[: match.start("word")], re.IGNORECASE)) or bool(
        re.match(r"\s{1,20}(?:ever|such|time|in|since)\b", following)
    )


def _following(view: View, end: int) -> list[Token]:
    """The words it is claimed of, up to a mark."""
    found: list[Token] = []
    at = end
    for token in [t for t in view.voice if t.start >= end][: _REACH * 2]:
        if _MARK.search(view.spoken[at : token.start]) or (found and len(found) >= _REACH):
            break
        found.append(token)
        at = token.end
    return found


def _cost(_sides: Sides, ours: Sequence[Superlative], theirs: Sequence[Superlative], i: int, j: int) -> Cost:
    return (0 if ours[i].about & theirs[j].about else 1), abs(i - j)


def _change(sides: Sides, one: Superlative, two: Superlative) -> Iterator[Fact]:
    """One of the most where the other is the most; of all time where the other is of some years."""
    spans = sides.spans(one, two)
    if one.one_of != two.one_of:
        yield Fact(FactType.SUPERLATIVE_ADDED if one.one_of else FactType.SUPERLATIVE_DROPPED, *spans, Why.ONE_OF)
    elif one.about & two.about and {one.scope, two.scope} == {"ever", "lately"}:
        yield Fact(FactType.SUPERLATIVE_ADDED if two.scope == "ever" else FactType.SUPERLATIVE_DROPPED, *spans, Why.SINCE)


def _missed(sides: Sides, lost: Sequence[Superlative], _theirs: Sequence[Superlative]) -> Iterator[Fact]:
    for one in lost:
        degree = _DEGREE.match(sides.left.text, one.start)
        if degree and reworded(sides.edits, one.start, degree.end()):
            continue  # 'the most important buttons', 'the key buttons'
        if _told_there(sides, one) and not _claimed_anywhere(sides.docs.right, one, sides.left):
            yield Fact(FactType.SUPERLATIVE_DROPPED, sides.left.span(one.start, one.end), None, Why.ABSENT)


def _told_there(sides: Sides, one: Superlative) -> bool:
    """Whether the other side tells what the claim is made of: its own words, or enough of its sentence's."""
    number = sides.left.passage_at(one.start)
    whole = frozenset(t.stem for t in tokens_of(sides.left.passages[number].text) if t.key not in phrases("function_words"))
    return bool(one.about and sides.told(one.about)) or sides.told(whole) >= _TOLD


def _claimed_anywhere(doc: Doc, one: Superlative, own: View) -> bool:
    """Whether the other article has such a claim about the same thing elsewhere: of the same words, or in a like sentence."""
    claims = ((view, other) for view in doc.story for other in view.layer(_read) if other.one_of == one.one_of)
    return any(
        len(one.about & other.about) * 2 > len(one.about) or _in_like_sentence(one, own, other, view) for view, other in claims
    )


def _in_like_sentence(one: Superlative, own: View, other: Superlative, view: View) -> bool:
    """Whether two claims to be the first, or the only one, stand in sentences that tell of the same."""
    if one.word != other.word:
        return False
    mine, yours = _matter(own, one), _matter(view, other)
    common = len(mine & yours)
    return common >= _SEVERAL and common >= _LIKE * min(len(mine), len(yours))


def _matter(view: View, one: Superlative) -> frozenset[str]:
    """Stems of the words of content of its sentence."""
    passage = view.passages[view.passage_at(one.start)]
    return frozenset(t.stem for t in tokens_of(passage.text) if t.key not in phrases("function_words") and t.key != one.word)


def _quantities(sides: Sides, ours: Sequence[Superlative], theirs: Sequence[Superlative]) -> Iterator[Fact]:
    """Some, many, most or all of the same thing."""
    for one in ours:
        for two in theirs:
            if one.about & two.about and two.quantity - one.quantity > 1:
                yield Fact(FactType.SUPERLATIVE_ADDED, *sides.spans(one, two), Why.SHARE)


@cache
def _quantity() -> re.Pattern[str]:
    return compiled(
        rf"(?P<word>{alternation(phrases('quantities'))})\s+(?:of\s+)?(?:(?:the|its|their|his|her|these|those)\s+)?(?P<noun>(?:(?:them|us|those)\s+)?[a-z]+)",
        re.IGNORECASE,
    )


@cache
def _words_of_quantity() -> frozenset[str]:
    """One of these is in all that the expression finds."""
    return frozenset(map(_longest_word, phrases("quantities")))


def _read_quantities(view: View) -> tuple[Superlative, ...]:
    found = []
    for match in _quantity().finditer(view.spoken) if view.says(_words_of_quantity()) else ():
        noun = match["noun"].lower().split()[-1]
        if noun not in phrases("function_words"):
            share = int(value_of("quantities", match["word"]))
            found.append(Superlative(match.start(), match.end(), frozenset({noun[:5]}), one_of=False, quantity=share))
    return tuple(found)


SUPERLATIVES = Family("superlatives", lambda view, _docs: view.layer(_read), _cost, _change, _missed)
QUANTITIES = Family("quantities", lambda view, _docs: view.layer(_read_quantities), missed=_quantities)
