"""Where a text limits what it tells: caveats, denials, no-comments, each with its clause and the matter of that clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from compare.facts.doc.tokens import tokens_of
from compare.facts.phrases import in_lower_case
from compare.facts.vocabulary import filled, phrases, plain, words_of
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View

# `<word>` stands for the words of which `words/limits.txt` says that they play that part; a blank is any white space.
_NOT = r"(?:not|n't|never)"
_DID_NOT = rf"(?:did|does|do|has|have|had)\s*{_NOT}"
_BEEN_NOT = rf"(?:is|was|are|were)\s*{_NOT}"
# 'If an agreement could not be reached': nobody was asked for a comment.
_NO_GOAL = "".join(
    rf"(?<!\b{goal}\s)"
    for goal in ("agreement", "deal", "compromise", "consensus", "accord", "settlement", "verdict", "decision", "goal")
)
# 'The mayor did not answer the letter', 'to either message': nobody asked for a comment.
_OWN_MAIL = (
    r"(?: to)? (?:the|his|her|their|its|either|both|any of|that|those) (?!\w*(?:paper|reporter|journalist|magazine|station|news)\b)"
    r"(?:[\w'-]+ ){0,3}?<mail>\b(?![^.\n]{0,60}\b(?:comment|interview))"
)
_UNANSWERED = (
    rf"\b{_DID_NOT} immediately <answer>\b",
    rf"\b{_DID_NOT} (?:yet )?<return>\b(?=[^.\n]{{0,120}}\b<request>(?!ing\b))(?! to (?:\w+ ){{0,4}}?<order>\b)(?!{_OWN_MAIL})",
    r"\b(?:has|have|had) yet to (?:respond|reply|comment)\b",
    rf"\b(?=could\b){_NO_GOAL}could not (?:immediately )?be (?:immediately )?(?:reached|contacted)\b",
    rf"\b{_BEEN_NOT} (?:immediately )?available (?:for comment|to comment)|\bunavailable for comment",
)
_COMMENT = (
    r"\b<declined> (?:to )?(?:\w+ly )?<speak>\b",
    *_UNANSWERED,
    r"\bno (?:immediate |further )?comment\b",
    rf"\b(?:has|have|had)\s*{_NOT} (?:yet |publicly |immediately )?commented\b",
    r"\b(?:neither|nor|not|n't|never)\b[^.;:\n\"]{0,80}\b<made> (?:any )?(?:\w+ )?comment\b",
    r"\b<neither-way>\b",
    r"\b(?:would|will)\s*(?:not|n't) <tell>\b",
)
# 'Denied that', 'denies any role', 'denied the rumours', 'denied it', but not 'were denied funding' and 'deny service to'.
_DENIES = (
    r"(?<!not\x20)(?<!n't\x20)(?<!never\x20)"  # who does not deny it denies nothing
    r"(?<!was\x20)(?<!were\x20)(?<!been\x20)(?<!be\x20)(?<!are\x20)(?<!is\x20)(?<!being\x20)\b<deny>\b(?! (?:\w+ ){0,2}<refused>\b)"
    r"(?=[^\w\s]|\s*$|\s(?:[^\s.;]+\s){0,6}?(?:<deniable>|<claim>|that|any|ever|having|being)\b|\s(?:it|this|them|they|he|she|we|on|in|all|doing|\w+ing)\b)"
)
_NOT_THEY = r"\b<maintains>(?: that)? (?:he|she|it|they|we|both|all|the \w+) <had-no>\b"
_INNOCENT = r"\b<innocent>\b"
_DENIAL = (
    _DENIES,
    r"\b<reject> (?:[\w'-]+ ){0,3}?<claim>\b",
    r"\bdisput(?:es|ed) (?:that|the|this|any|both|their|his|her|its)\b|\bdismiss(?:ed|es) (?:it|them|that|this) as\b",
    _INNOCENT,
    r"\b<blameless>\b",
    rf"\binsist(?:s|ed)? (?:[\w'-]+ ){{1,6}}?(?:had|has|have|was|were|did|is|are)\s*(?:{_NOT}|nothing|no)\b",
    r"\b(?:said|says|insist\w*|argu\w*|maintain\w*)\b[^.;\n]{0,120}\bno (?:\w+ )?<proof>\b",
    _NOT_THEY,
)
_COULD_NOT = (
    rf"(?:could\s*(?:not|n't)|can\s*not|{_DID_NOT}|(?:has|have|had) yet to|unable to|not able to|not possible to|no way (?:of|to))"
)
_UNPROVEN = (
    rf"\b{_COULD_NOT} (?:yet |immediately )?(?:be(?:en)? )?(?:independently |immediately )?<verify>\b",
    r"\b<unverified>\b",
)
_CAVEAT = (
    *_UNPROVEN,
    r"\b<admit> (?:that\b|it\b|the\b|there\b|against\b)",
    r"\b<but> (?:[\w'-]+ ){1,5}?<warned>\b",
    r"\b<early>\b|\bdid\s*(?:not|n't) (?:specify|elaborate)\b",
    r"\b(?:is|was|are|were|remains?|remained) (?:only |still |very )?<preliminary>\b",
    rf"\b(?:did|does|do)\s*{_NOT} (?:necessarily )?<prove>\b|\bnot (?:itself |in itself )?(?:an? )?proof\b",
    r"\b<small> <sample>\b|\b<weak>\b",
    r"\b(?:is|are|was|were) based (?:only |partly |largely )?on (?:[\w-]+ ){0,2}?<model>\b|\bdata (?:[\w'-]+ ){0,2}?from before\b",
    rf"\b{_NOT} (?:yet )?(?:been )?<untested>\b|\b<nobody>\b[^.;\n]{{0,30}}\bbeen <charged>\b",
    rf"\b<thing> (?:did|does|do)\s*{_NOT} <include>\b",
    rf"\b{_NOT} (?:immediately |yet |entirely )?<clear>\b|\b<unclear> (?:whether|how|if|why|what|when|who)\b",
    r"\b(?:can\s*not|could\s*(?:not|n't)) (?:be )?(?:rule|ruled) out\b|\b(?:more|further) <research> (?:is|are|was|were) needed\b",
    r"\bno (?:\w+ )?<sign> (?:that|of|to|it|the)\b|\bsubject to <change>\b",
    r"\b(?:should|must|ought to|needs? to|has to|have to) (?:be|remain|stay) (?:very |more |extremely )?<careful>\b",
    r"\b<taken> (?:[\w'-]+ ){0,3}?with (?:great |some |extreme |much |due )?caution\b",
    r"\bmay not (?:be )?<apply>\b|\bnot (?:nationally )?representative\b",
)
_ALSO_SILENT = (
    r"\b<declined> (?:[\w'-]+ ){0,4}?(?:<speak>|<tell>|<answer>|<request>|details)\b",
    rf"\b{_DID_NOT},? (?:[\w,]+ ){{0,2}}?(?:<speak>|<answer>|<return>|<tell>)\b",
    r"\b(?:would|will)\s*(?:not|n't) (?:\w+ly )?(?:<speak>|<tell>)\b",
    r"\b<silent>\b|\b<evades>\b|\bno (?:immediate |further )?(?:comment|response|reply)\b",
    r"\b(?:not|n't)\b[^.;\n]{0,40}\bavailable\b",
    r"\bcould not (?:immediately )?be (?:immediately )?(?:reached|contacted)\b|\b(?:took|taking|take) no questions\b",
)
_REJECTS = r"\b(?:refut\w+|reject\w*|dismiss\w*|disput\w*|insist\w*)\b"
_ALSO_DENIES = (r"\b<also-denies>\b", _REJECTS, r"\b(?:not|never|nothing|no|none|nobody|cannot)\b|n't\b")
_ALSO_LIMITS = (r"\b<also-limits>\b", r"\b<but>\b", r"\b<spoke>(?:e?d|s)?\b", r"n't\b")
_SENTENCE = regex(r"[\n;]|(?:(?<=[a-z]{4})|(?<=\d{4})|(?<=[\"¤]))[.?!]\s+(?=[A-Z\"¤])")
_CLAUSE = regex(
    r",\s+(?:and\s+|but\s+)?(?=(?:although|though|but|however|while|yet|which|and|a\s+claim|an?\s+\w+\s+(?:that\s+)?the)\b)|,\s+(?:and|but)\s+|\s-{1,2}\s",
    re.IGNORECASE,
)
_CLAUSE_END = regex(
    r",\s+(?:and|but|while|although|though|which|who|adding|saying)\b|\s-{1,2}\s|\s(?:although|though)\b", re.IGNORECASE
)


# 'Dismissed any suggestion' may be the story's own news; 'denied' and 'could not be verified' always answer something.
_STRONG = frozenset({_DENIES, _NOT_THEY, _INNOCENT, *_UNPROVEN})


def _made(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """An expression for texts in lower case: one for any letter case takes three times as long. What is strong is caught.

    Each pattern begins with a word: at any other place none of them is asked.
    """
    return regex(lambda: rf"\b(?=\w)(?:{_any_of(patterns)})")


def _any_of(patterns: tuple[str, ...]) -> str:
    return "|".join(f"({'' if pattern in _STRONG else '?:'}{filled(pattern, 'limits')})" for pattern in patterns)


_KINDS = {"comment": _made(_COMMENT), "denial": _made(_DENIAL), "caveat": _made(_CAVEAT)}
_INSISTED = _made((_NOT_THEY,))
_ALSO = {"comment": _ALSO_SILENT, "denial": _ALSO_DENIES, "caveat": _ALSO_LIMITS}
_LEANING = {kind: regex(partial(_any_of, words)) for kind, words in _ALSO.items()}


_FORMULA = _made(_UNANSWERED)
_NEWS = "the first time "
_REQUEST = regex(lambda: filled(r"\b(?:<request>|comment|reached|contacted)", "limits"))
_ASKED = regex(r"\b(?:whether|if|why|how|what|who|when|where|which|clarif\w+|expla(?:in|nation)\w*|grounds?|evidence)\b")


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
        object: stems of what stands behind the cue, up to a comma: what was not answered.
    """

    kind: str
    start: int
    end: int
    cue: tuple[int, int]
    strong: bool
    matter: frozenset[str]
    subject: frozenset[str]
    own_words: frozenset[str]
    object: frozenset[str]

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
        for match in pattern.finditer(view.pieces.lowered):
            start, end = clause_around(text, match.start(), match.end())
            if kind == "caveat" and _NEWS in text[start : match.start()]:
                continue  # 'it was the first time that the agency acknowledged it'
            if not any(limit.start < end and start < limit.end for limit in found):
                found.append(_limit(text, kind, match, (start, end)))
    return tuple(sorted(found, key=lambda limit: limit.start))


def _limit(text: str, kind: str, match: re.Match[str], where: tuple[int, int]) -> Limit:
    before, after = matter_of(text[where[0] : match.start()]), matter_of(text[match.end() : where[1]])
    strong = kind == "comment" or match.lastindex is not None
    # 'Insisted that he had no part in it' is found as what somebody insisted.
    strong = strong or (kind == "denial" and bool(_INSISTED.match(match.string, match.start(), match.end())))
    behind = matter_of(text[match.end() : where[1]].partition(",")[0])
    return Limit(kind, *where, match.span(), strong, before | after, before, matter_of(match.group()), behind)


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
    return matter_in(tokens_of(text))


def matter_in(tokens: Iterable[Token]) -> frozenset[str]:
    """The same of words that are known."""
    functions, empty = phrases("function_words"), words_of("limits", "empty")
    return frozenset([t.stem for t in tokens if t.key not in functions and t.key not in empty])


def answers(kind: str, text: str) -> bool:
    """Whether a passage has a limit of that kind, in whatever words."""
    return bool(_KINDS[kind].search(in_lower_case(text).replace('"', "")))  # 'could not "confirm" the messages'


def is_routine(text: str) -> bool:
    """Whether a no-comment is the formula alone: a request was not answered, and what was asked is not told."""
    told = in_lower_case(plain(text))
    return bool(_FORMULA.search(told) and _REQUEST.search(told)) and not _ASKED.search(told)


def leans(kind: str, text: str) -> bool:
    """Whether a passage has a word that could tell such a limit: a negation for a denial, a doubt for a caveat, 'vague'."""
    return bool(_LEANING[kind].search(in_lower_case(text)))
