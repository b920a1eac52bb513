"""Superlatives and absolutes: first, only, largest, never, all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from compare.facts.doc.telling import MOST
from compare.facts.fact import Fact
from compare.facts.pairing import likeliest_pairs
from compare.facts.vocabulary import alternation, phrases, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling, Token

_REACH = 4
_EVER = re.compile(
    r"\bever\b|\bin\s(?:(?:the|its|his|her|their|our)\s)?(?:[\w'’-]{1,20}\s){0,3}history\b|\bon\srecord\b|\bsince\srecords\sbegan\b"
    r"|\bof\sall\stime\b|\bin\sliving\smemory\b",
    re.IGNORECASE,
)
_LATELY = re.compile(
    r"\bsince\s(?!records)(?:the\s)?[\w-]+|\b(?:in|for)\s(?:(?:more\sthan|over|nearly|almost|about|at\sleast)\s)?(?:the\s(?:last|past)\s)?"
    r"(?:an?|[\w-]{2,12})\s(?:years?|decades?|months?|weeks?|century|centuries|generations?)\b",
    re.IGNORECASE,
)
_SCOPE = 80
_MARK = re.compile(r"[,.;:\n\"()]|\s-\s")


@dataclass(frozen=True, slots=True)
class Superlative:
    """A claim to be the most, with what it is claimed of."""

    start: int
    end: int
    about: frozenset[str]
    one_of: bool
    quantity: int = 0
    scope: str = ""


def find_superlative_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The superlatives that one side of a link has and the other has not."""
    ours, theirs = _superlatives(left), _superlatives(right)
    pairs = _paired(ours, theirs)
    facts = [fact for one, two in pairs if (fact := _compared(left, right, one, two))]
    used = {id(s) for pair in pairs for s in pair}
    facts += [Fact("superlative_dropped", left.span(s.start, s.end), None, "not on the right") for s in ours if id(s) not in used]
    facts += [Fact("superlative_added", None, right.span(s.start, s.end), "not on the left") for s in theirs if id(s) not in used]
    return [*facts, *_quantities(left, right, setting)]


@cache
def _pattern() -> re.Pattern[str]:
    plain = alternation(name for name, value in phrases("superlatives").items() if value != "no")
    return re.compile(
        r"(?P<one_of>\bone of\s+|\bamong\s+)?(?:(?:the|its|his|her|their|this|a|an|'s)\s+)?"
        r"(?:(?:(?<=\bof the )|(?<=\bamong the ))[\w-]+'s?\s+)?"
        r"(?P<nth>\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[\s-])?"
        r"(?P<word>\b(?:more|less)\s+[a-z-]+\s+than\s+any(?:where|one|thing|body)?\b|\b[a-z]{3,}er\s+(?:[a-z]+\s+){0,2}than\s+any(?:where|one|\s+other)\b"
        r"|\bno(?:\s[a-z]+){1,4}\s(?:is|was|are|were|has\sbeen|have\sbeen)\s(?:more\s[a-z]+|[a-z]{3,}er)\b"
        r"|\b(?:most|least)\s+(?!of\b|likely\b|people\b)[a-z-]+(?<!s)\b(?!\s+of\s+(?:the|them))"
        rf"|{plain}|\b[a-z]{{2,}}est\b)",
        re.IGNORECASE,
    )


def _superlatives(telling: Telling) -> list[Superlative]:
    found: list[Superlative] = []
    for match in islice(_pattern().finditer(telling.spoken), MOST):
        word = match["word"].lower()
        if value_of("superlatives", word) == "no" or (word.startswith(("most ", "least ")) and not _degree(telling.spoken, match)):
            continue
        if word == "ever" and re.match(r"\s{1,20}(?:since|more|so|after)\b", telling.spoken[match.end("word") :]):
            continue
        if (
            word == "ever"
            and found
            and found[-1].scope == "ever"
            and not _MARK.search(telling.spoken, found[-1].start, match.start())
        ):
            continue  # 'the biggest ever' is one claim
        if word == "only" and not _sole(telling.spoken, match):
            continue
        if word == "record" and re.search(r"\b(?:on|off|the|\w+est)\s+$", telling.spoken[: match.start("word")]):
            continue
        if word == "first" and not _claim(telling, match):
            continue
        start = match.start() + (len(match.group()) - len(match.group().lstrip("'s ")) if match.group().startswith("'s") else 0)
        tokens = _following(telling, match.end("word"))
        about = frozenset(t.stem for t in tokens if t.key not in phrases("function_words"))
        end, several = tokens[-1].end if tokens else match.end(), bool(match["one_of"] or match["nth"])
        found.append(Superlative(start, end, about, several, scope=_scope(telling.spoken, match.end("word"))))
    return found


def _scope(text: str, end: int) -> str:
    """How far back a claim reaches: 'ever', 'lately' for 'since 2007' and 'in a decade', or an empty string."""
    clause = re.split(r"[.;:\n]", text[end : end + _SCOPE], maxsplit=1)[0]
    return "ever" if _EVER.search(clause) else "lately" if _LATELY.search(clause) else ""


def _degree(text: str, match: re.Match[str]) -> bool:
    """'The most senior officer' claims; 'most senior officers' counts."""
    return bool(re.search(r"\b(?:the|its|his|her|their|'s)\s+$", text[: match.start("word")], re.IGNORECASE))


def _sole(text: str, match: re.Match[str]) -> bool:
    """'The only bridge' and 'only Helion' claim; 'only as a last resort' and 'only 61 percent' do not."""
    before = re.search(r"\b(?:the|its|his|her|their|'s)\s+$", text[: match.start("word")], re.IGNORECASE)
    return bool(before) or bool(re.match(r"\s{1,20}[A-Z]", text[match.end("word") :]))


def _claim(telling: Telling, match: re.Match[str]) -> bool:
    """'The first such case' claims; 'the first quarter' and 'at first' do not."""
    following = telling.spoken[match.end() : match.end() + 20].lower()
    if re.match(
        r"\s{1,20}(?:quarter|half|minister|lady|aid|name|floor|responders?|class|degree|round|leg|place|division|team|phase|stage|reading|two|three|few)\b",
        following,
    ):
        return False
    return bool(re.search(r"\bthe\s+$", telling.spoken[: match.start("word")], re.IGNORECASE)) or bool(
        re.match(r"\s{1,20}(?:ever|such|time|in|since)\b", following)
    )


def _following(telling: Telling, end: int) -> list[Token]:
    """The words it is claimed of, up to a mark."""
    found: list[Token] = []
    at = end
    for token in [t for t in telling.voice if t.start >= end][: _REACH * 2]:
        if _MARK.search(telling.spoken[at : token.start]) or (found and len(found) >= _REACH):
            break
        found.append(token)
        at = token.end
    return found


def _paired(ours: Sequence[Superlative], theirs: Sequence[Superlative]) -> list[tuple[Superlative, Superlative]]:
    costs = [(0 if one.about & two.about else 1, abs(i - j), i, j) for i, one in enumerate(ours) for j, two in enumerate(theirs)]
    return [(ours[i], theirs[j]) for i, j in likeliest_pairs(costs)]


def _compared(left: Telling, right: Telling, one: Superlative, two: Superlative) -> Fact | None:
    spans = left.span(one.start, one.end), right.span(two.start, two.end)
    if one.one_of == two.one_of and one.about & two.about and {one.scope, two.scope} == {"ever", "lately"}:
        return Fact("superlative_added" if two.scope == "ever" else "superlative_dropped", *spans, "since when")
    if one.one_of == two.one_of:
        return None
    return Fact("superlative_added" if one.one_of else "superlative_dropped", *spans, "one of several" if one.one_of else "the one")


def _quantities(left: Telling, right: Telling, _setting: Setting) -> Iterator[Fact]:
    """Some, many, most or all of the same thing."""
    for one in _quantified(left):
        for two in _quantified(right):
            if one.about & two.about and one.quantity != two.quantity and abs(one.quantity - two.quantity) > 1:
                spans = left.span(one.start, one.end), right.span(two.start, two.end)
                yield Fact("superlative_added" if two.quantity > one.quantity else "superlative_dropped", *spans, "another share")


@cache
def _quantity() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{alternation(phrases('quantities'))})\s+(?:of\s+)?(?:(?:the|its|their|his|her|these|those)\s+)?(?P<noun>(?:(?:them|us|those)\s+)?[a-z]+)",
        re.IGNORECASE,
    )


def _quantified(telling: Telling) -> Iterator[Superlative]:
    for match in islice(_quantity().finditer(telling.spoken), MOST):
        noun = match["noun"].lower().split()[-1]
        if noun not in phrases("function_words"):
            yield Superlative(
                match.start(), match.end(), frozenset({noun[:5]}), one_of=False, quantity=int(value_of("quantities", match["word"]))
            )
