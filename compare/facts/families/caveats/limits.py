"""Where a text limits what it tells: caveats, denials, no-comments, each with its clause and the matter of that clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from compare.facts.doc.view import View

_NOT = r"(?:not|n't|never)"
_DID_NOT = rf"(?:did|does|do|has|have|had)\s*{_NOT}"
_BEEN_NOT = rf"(?:is|was|are|were)\s*{_NOT}"
_VERIFY = r"(?:verif(?:y|ied|ying)|confirm(?:ed|ing)?|corroborat(?:e|ed|ing)|authenticat(?:e|ed|ing))"
_CLAIM = (
    r"(?:claim|accusation|allegation|charge|suggestion|report|criticism|finding|notion|idea|assertion|complaint|rumou?r|account)s?"
)
_THING = r"(?:figure|total|estimate|number|toll|survey|data|study|count|analysis|report|result|finding|poll|model)s?"
_SPOKE = r"(?:caution|warn|note|acknowledge|concede|admit|stresse?|add|said|say|emphasi[sz]e)(?:e?d|s)?"
_BUT = r"(?:although|though|but|however|while|yet|even\s+if)"

_COMMENT = (
    r"\b(?:declin|refus)(?:ed|es|ing)\s+(?:to\s+)?(?:\w+ly\s+)?(?:comment|say|discuss|answer|elaborate|disclose|respond|speculate|talk|speak\s+to)\b",
    rf"\b{_DID_NOT}\s+immediately\s+(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?)\b",
    (
        rf"\b{_DID_NOT}\s+(?:yet\s+)?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?)\b"
        r"(?=[^.\n]{0,120}\b(?:request|question|comment|call|email|message|letter|approach|inquir|enquir))"
    ),
    r"\b(?:has|have|had)\s+yet\s+to\s+(?:respond|reply|comment)\b",
    r"\bcould\s+not\s+(?:immediately\s+)?be\s+(?:immediately\s+)?(?:reached|contacted)\b|\bno\s+(?:immediate\s+|further\s+)?comment\b",
    rf"\b(?:has|have|had)\s*{_NOT}\s+(?:yet\s+|publicly\s+|immediately\s+)?commented\b",
    rf"\b{_BEEN_NOT}\s+(?:immediately\s+)?available\s+(?:for\s+comment|to\s+comment)|\bunavailable\s+for\s+comment",
    r"\b(?:would|will)\s*(?:not|n't)\s+(?:say|comment|discuss|elaborate|be\s+drawn|answer|disclose)\b",
)
_DENIAL = (
    (
        r"(?<!was )(?<!were )(?<!been )(?<!be )\bden(?:y|ies|ied|ying)\b"
        r"(?!\s+(?:\w+\s+){0,2}(?:bail|access|entry|visas?|permission|parole|boarding|asylum|treatment|care|request|motion|appeal|petition|application)\b)"
    ),
    rf"\b(?:reject|dismiss|refut|rebuff|contest|disput)(?:e?d|e?s|ing)?\s+(?:[\w'-]+\s+){{0,3}}?{_CLAIM}\b",
    r"\bdisput(?:es|ed)\s+(?:that|the|this|any|both|their|his|her|its)\b|\bdismiss(?:ed|es)\s+(?:it|them|that|this)\s+as\b",
    r"\bpleaded\s+not\s+guilty\b|\b(?:his|her|their|its)\s+innocence\b|\bno\s+truth\s+(?:to|in)\b|\bnothing\s+wrong\b|\bno\s+wrongdoing\b",
    rf"\binsist(?:s|ed)?\s+(?:[\w'-]+\s+){{1,6}}?(?:had|has|have|was|were|did|is|are)\s*(?:{_NOT}|nothing|no)\b",
    r"\b(?:said|says|insist\w*|argu\w*|maintain\w*)\b[^.;\n]{0,120}\bno\s+(?:\w+\s+)?(?:evidence|proof|indication|basis)\b",
)
_UNPROVEN = (
    (
        rf"\b(?:could\s*(?:not|n't)|can\s*not|{_DID_NOT}|(?:has|have|had)\s+yet\s+to|unable\s+to|not\s+able\s+to|not\s+possible\s+to|no\s+way\s+(?:of|to))"
        rf"\s+(?:yet\s+|immediately\s+)?(?:be(?:en)?\s+)?(?:independently\s+|immediately\s+)?{_VERIFY}\b"
    ),
    r"\bunverified\b|\bunconfirmed\b|\bpeer[- ]reviewed\b",
)
_CAVEAT = (
    *_UNPROVEN,
    r"\b(?:cautioned|conceded|acknowledged|cautions|concedes|acknowledges)\s+(?:that\b|it\b|he\b|she\b|they\b|the\b|there\b|against\b)",
    rf"\b{_BUT}\s+(?:[\w'-]+\s+){{1,5}}?(?:cautioned|warned|noted|acknowledged|conceded|admitted|stressed|emphasi[sz]ed)\b",
    r"\btoo\s+(?:early|soon)\s+to\b|\bremains?\s+to\s+be\s+seen\b|\bopen\s+question\b|\bdid\s*(?:not|n't)\s+(?:specify|elaborate)\b",
    r"\b(?:is|was|are|were|remains?|remained)\s+(?:only\s+|still\s+|very\s+)?(?:preliminary|provisional|incomplete|estimates)\b",
    rf"\b(?:did|does|do)\s*{_NOT}\s+(?:necessarily\s+)?(?:prove|mean|establish|demonstrate|imply|show\s+that)\b|\bnot\s+(?:itself\s+|in\s+itself\s+)?(?:an?\s+)?proof\b",
    r"\b(?:small|limited)\s+(?:sample|study|trial|number\s+of\s+(?:patients|people|participants|cases))\b|\blimitations\b",
    r"\bbased\s+(?:only\s+|partly\s+|largely\s+)?on\s+(?:[\w-]+\s+){0,2}?(?:estimates?|models?|modelling|modeling|self-reported|projections?|assumptions?)\b",
    r"\bdata\s+(?:[\w'-]+\s+){0,2}?from\s+before\b|\bcorrelation\b|\bobservational\b|\bcause\s+and\s+effect\b",
    rf"\b{_NOT}\s+(?:yet\s+)?(?:been\s+)?(?:adjust(?:ed)?\s+for|account(?:ed)?\s+for|replicated|tested\s+(?:in\s+court|on\s+(?:humans|people))|charged|proven|proved)\b",
    r"\b(?:neither|none|nobody|no\s+one|no\s+charges)\b[^.;\n]{0,30}\bbeen\s+(?:charged|filed|convicted|named|identified|arrested|tried)\b",
    rf"\b{_THING}\s+(?:did|does|do)\s*{_NOT}\s+(?:include|cover|count|capture|account|take\s+into|distinguish)\b",
    rf"\b{_NOT}\s+(?:immediately\s+|yet\s+|entirely\s+)?(?:clear|known|certain)\b|\b(?:unclear|unknown|uncertain)\s+(?:whether|how|if|why|what|when|who)\b",
    r"\b(?:can\s*not|could\s*(?:not|n't))\s+(?:be\s+)?(?:rule|ruled)\s+out\b|\b(?:more|further)\s+(?:research|study|studies|tests?|work)\s+(?:is|are|was|were)\s+needed\b",
    r"\bno\s+(?:\w+\s+)?(?:evidence|proof|indication|suggestion)\s+(?:that|of|to|it|the)\b|\bsubject\s+to\s+(?:change|approval|review|revision|confirmation)\b",
    r"\bmay\s+not\s+(?:be\s+)?(?:apply|reflect|represent|representative|accurate|complete|hold|work|translate)\b|\bnot\s+(?:nationally\s+)?representative\b",
)
_KINDS = {
    kind: regex("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    for kind, patterns in (("comment", _COMMENT), ("denial", _DENIAL), ("caveat", _CAVEAT))
}
# 'Dismissed any suggestion' may be the story's own news; 'denied' and 'could not be verified' always answer something.
_STRONG = {
    "caveat": regex("|".join(_UNPROVEN), re.IGNORECASE),
    "denial": regex(rf"{_DENIAL[0]}|\bpleaded\s+not\s+guilty\b|\b(?:his|her|their|its)\s+innocence\b", re.IGNORECASE),
}
_ALSO_DENIES = regex(
    r"\b(?:baseless|untrue|false|groundless|unfounded|innocent|refut\w+|reject\w*|dismiss\w*|disput\w*|contest(?:s|ed)|insist\w*|nonsense)\b"
    r"|\b(?:not|never|nothing|no|none|nobody|cannot)\b|n't\b",
    re.IGNORECASE,
)
_ALSO_LIMITS = regex(
    rf"\b(?:unclear|unknown|uncertain|preliminary|provisional|unproven|not|no|never|cannot|only|estimate[ds]?|may|might|could|{_BUT}|{_SPOKE})\b|n't\b",
    re.IGNORECASE,
)
_ALSO = {"comment": None, "denial": _ALSO_DENIES, "caveat": _ALSO_LIMITS}
_SENTENCE = regex(r"[\n;]|(?:(?<=[a-z]{4})|(?<=\d{4})|(?<=[\"¤]))[.?!]\s+(?=[A-Z\"¤])")
_CLAUSE = regex(
    r",\s+(?:and\s+|but\s+)?(?=(?:although|though|but|however|while|yet|which|and|a\s+claim|an?\s+\w+\s+(?:that\s+)?the)\b)|,\s+(?:and|but)\s+|\s-{1,2}\s",
    re.IGNORECASE,
)
_CLAUSE_END = regex(
    r",\s+(?:and|but|while|although|though|which|who|adding|saying)\b|\s-{1,2}\s|\s(?:although|though)\b", re.IGNORECASE
)
_EMPTY = frozenset(
    {
        "said",
        "say",
        "says",
        "told",
        "add",
        "added",
        "report",
        "reports",
        "reported",
        "claim",
        "claims",
        "information",
        "figure",
        "figures",
    }
    | {
        "statement",
        "account",
        "accounts",
        "independently",
        "immediately",
        "although",
        "though",
        "however",
        "also",
        "repeatedly",
        "thing",
    }
    | {"stressed", "noted", "cautioned", "acknowledged", "conceded", "warned", "emphasised", "emphasized", "admitted", "insisted"}
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A clause that limits what is claimed.

    Attributes:
        kind: comment, denial or caveat.
        start: of its clause, in the text it was looked for in.
        end: of the clause.
        cue: where the words stand that make it one.
        strong: whether these words can hardly mean anything else.
        matter: stems of what it is about: the clause's words of content without the cue.
        subject: those of them that stand before the cue.
        own_words: stems of the cue itself.
    """

    kind: str
    start: int
    end: int
    cue: tuple[int, int]
    strong: bool
    matter: frozenset[str]
    subject: frozenset[str]
    own_words: frozenset[str]

    def moved(self, by: int) -> Limit:
        """The same in a text that has so many characters more before it."""
        cue = self.cue[0] + by, self.cue[1] + by
        return replace(self, start=self.start + by, end=self.end + by, cue=cue)


def limits_in(view: View) -> tuple[Limit, ...]:
    """The limits of a view in the article's own voice: the first of each kind in a clause, and one kind a clause."""
    return view.layer(_read)


def _read(view: View) -> tuple[Limit, ...]:
    text, found = view.spoken, list[Limit]()
    for kind, pattern in _KINDS.items():
        for match in pattern.finditer(text):
            start, end = clause_around(text, match.start(), match.end())
            if not any(limit.start < end and start < limit.end for limit in found):
                found.append(_limit(text, kind, match, (start, end)))
    return tuple(sorted(found, key=lambda limit: limit.start))


def _limit(text: str, kind: str, match: re.Match[str], where: tuple[int, int]) -> Limit:
    before, after = matter_of(text[where[0] : match.start()]), matter_of(text[match.end() : where[1]])
    strong = kind not in _STRONG or bool(_STRONG[kind].match(text, match.start(), match.end()))
    return Limit(kind, *where, match.span(), strong, before | after, before, matter_of(match.group()))


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds a place; the full stop of a number or an abbreviation ends none."""
    line = text.rfind("\n", 0, start) + 1
    first = max((m.end() for m in _SENTENCE.finditer(text, line, start)), default=line)
    first = max((m.end() for m in _CLAUSE.finditer(text, first, start)), default=first)
    close = _SENTENCE.search(text, end)
    last = close.start() if close else len(text)
    turn = _CLAUSE_END.search(text, end, last)
    return first, len(text[: turn.start() if turn else last].rstrip(" .,"))


def matter_of(text: str) -> frozenset[str]:
    """Stems of the words that say what a clause is about."""
    functions = phrases("function_words")
    return frozenset(t.stem for t in tokens_of(text) if t.key not in functions and t.key not in _EMPTY)


def answers(kind: str, text: str) -> bool:
    """Whether a passage has a limit of that kind, in whatever words."""
    return bool(_KINDS[kind].search(text))


def leans(kind: str, text: str) -> bool:
    """Whether a passage has a word that could tell such a limit: a negation for a denial, a doubt for a caveat."""
    also = _ALSO[kind]
    return bool(also and also.search(text))
