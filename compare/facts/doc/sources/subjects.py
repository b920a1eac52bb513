"""Where the source of a reporting verb stands: before it, after it, or back past an apposition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.phrases import Phrase

_AUXILIARY = regex(
    r"(?:\s|^)(?:on\s+average|has|had|have|also|later|then|did|again|\w+ly|repeatedly|earlier|once|since|therefore|further|both)$",
    re.IGNORECASE,
)
_NO_SUBJECT = regex(
    r"(?:^|\s)(?!(?-i:WHO|US|IT|OF)$)(?:having|to|be|been|being|was|were|is|are|not|which|who|that|as|of|than|the|a|an|or|so)$",
    re.IGNORECASE,
)
_BOUNDARY = regex(r"[;:\"()\n]|\s-{1,2}\s|,\s|(?:(?<=[a-z]{4})|(?<=\d{4}))[.?!]\s+(?=[A-Z\"])")
_HARD = regex(r"[;:\"()\n]|\s-{1,2}\s|(?:(?<=[a-z]{4})|(?<=\d{4}))[.?!]\s+(?=[A-Z\"])")
_OPENING = regex(
    r"(?:in|on|at|after|before|during|since|last|earlier|late|this|by|for|from|with|but|and|under|while|when|as)\s[^,]{1,60},\s+",
    re.IGNORECASE,
)
_SUBJECT_FIRST = regex(
    r"(?:[Tt]he|[Aa]n?)\s{1,20}[a-z]\w{1,40}(?=\s{1,20}[a-z])|(?:The\s{1,20})?(?:[A-Z][\w'.-]{0,40}\s{1,20}){0,5}[A-Z][\w'-]{0,40}(?=\s{1,20}[a-z])"
    r"|(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b"
)
_ROLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_JOIN = regex(r"\b(?:that|but|while|because|although|though|when|where|after|as|and)\s+(?=\S)", re.IGNORECASE)
_APPOSED = regex(r",\s+(?:[A-Z][\w'-]+\s+)+[A-Z][\w'-]+(?=[,.\n]|$)")
_RELATIVE = regex(r"(?<=[a-z]{3})\s+who\s+(?=\w+\s+\w)")  # 'two miners who had come off shift'
_WHEN = regex(  # 'In November 2022 the ministry said': when it spoke is no part of who did
    r"(?:(?:In|On|By|Since|Late|Early|Last|Earlier)\s(?:(?:in|on|late|early|last|this|the)\s)*)"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\.?|year|month|week|night|spring|summer|autumn|winter"
    r"|(?:19|20)\d\d)(?:\s\d{1,2})?(?:,?\s(?:19|20)\d\d)?\s(?=(?:the|a|an|his|her|its|their)\s|[A-Z])"
)
_MATTER = regex(r"\w\s+what\s")  # 'it turns on what the clerk told her': no report but the matter of one
_CITES = regex(r",\s(?:citing|quoting|attributing it to)\s[^,.;:\n]{1,60},$", re.IGNORECASE)  # 'X, citing Y, said'
_IN_BRACKETS = regex(r"\([^()\n]*\)$")
_PRONOUN_LAST = regex(r"(?:^|\s)((?:he|she|they|it))$", re.IGNORECASE)
ENDS = regex(
    lambda: (
        r"[,;:\"()\n¤]|\s-{1,2}\s|(?<![A-Z.]\b)(?<!\b[A-Z][a-z])"
        + "".join(rf"(?<!\b{re.escape(title.capitalize())})" for title in phrases("short_titles"))
        + r"\.(?=\s|$)|\.$|\s(?:who|which|that|on|at|in|after|during|as|when|while|before|since|late|early|this|last|next|earlier"
        r"|later|and\s+(?:that|the\s+\w+\s+(?:was|were|had|has)))\s"
    )
)
FINITE = regex(r"\b(?:was|were|had|has|have|is|are|would|will|could|may|might|should|did|does|can|be)\b", re.IGNORECASE)
_OBLIQUE = frozenset(
    {"on", "in", "at", "by", "after", "before", "during", "since", "from", "through", "via", "with", "to", "as", "when", "while"}
    | {"late", "early", "earlier", "later", "last", "this", "yesterday", "today", "again", "there", "outside", "over", "about"}
)
_NO_SOURCE = frozenset({"that", "nothing", "it", "he", "she", "they", "reporters", "journalists", "analysts"})
_DETERMINERS = frozenset({"the", "a", "an", "one", "his", "her", "their"})
_NEAR = 4
_LONGEST = 14


def after_verb(text: str, verb: Phrase) -> tuple[int, int, int, int] | None:
    """'According to X': the source follows."""
    end = ENDS.search(text, verb.end + 1)
    last = end.start() if end else len(text)
    if named := _APPOSED.match(text, last):
        last = named.end()  # 'according to the association's president, Marta Gil'
    return (verb.start, last, verb.end, last) if last > verb.end else None


def around_verb(text: str, verb: Phrase, floor: int) -> tuple[int, int, int, int] | None:
    """Where the source of any other verb stands, and its verb with it; `floor` is where the voice before it ended."""
    before = text[: verb.start].rstrip()
    if before.endswith(",") and verb.text.lower().endswith("ing"):
        return _of_sentence(before, verb)
    behind = before.endswith(('"', ",")) and not _CITES.search(before)
    if behind and (inverted := _inverted(text, verb, quoted=before.endswith('"'))):
        return inverted
    return _subject(text, verb, floor)


def _inverted(text: str, verb: Phrase, *, quoted: bool) -> tuple[int, int, int, int] | None:
    """', said X.': the source follows the verb and nothing but the source does."""
    end = ENDS.search(text, verb.end + 1)
    last = end.start() if end else len(text)
    words = text[verb.end : last].split() if text[verb.end : verb.end + 1].isspace() else []
    stops = quoted or text[last : last + 1] in {".", "", "\n", ","}
    if not stops or not _can_be_source(words) or FINITE.search(text[verb.end : last]):
        return None
    if not quoted and any(w.endswith("ed") and w.islower() for w in words) and text[: verb.start].count(",") > 1:
        return None  # 'X, citing Y, said the papers appeared ...': what follows is what was said
    if words[0].lower() in _ROLES and (named := _APPOSED.match(text, last)):
        last = named.end()  # 'said the captain, Nils Aune'
    return verb.start, last, verb.end, last


def _can_be_source(words: Sequence[str]) -> bool:
    """Whether the words behind a verb can name who says it: no 'on Monday', no 'that', nothing long."""
    first = words[0].lower() if words else ""
    if not words or len(words) > _LONGEST or first in _OBLIQUE or first in _NO_SOURCE or first in phrases("calendar"):
        return False
    return words[0][:1].isupper() or first in _DETERMINERS or first in phrases("people_nouns") or len(words) <= 1 + _NEAR


def _of_sentence(before: str, verb: Phrase) -> tuple[int, int, int, int] | None:
    """'In March, Brand dismissed the plan, saying ...': the subject is the sentence's."""
    hard = [m.end() for m in _HARD.finditer(before)]
    start = hard[-1] if hard else 0
    while start < len(before) and before[start].isspace():
        start += 1
    if opening := _OPENING.match(before, start):
        start = opening.end()
    subject = _SUBJECT_FIRST.match(before, start)
    return (verb.start, verb.end, start, subject.end()) if subject else None


def _subject(text: str, verb: Phrase, floor: int) -> tuple[int, int, int, int] | None:
    """The noun phrase before the verb and after the verb before it."""
    before = _without_auxiliaries(text[: verb.start])
    if not before or _NO_SUBJECT.search(before):
        return None
    cuts = [m.end() for m in _BOUNDARY.finditer(before)]
    start = max(cuts[-1] if cuts else 0, floor)
    if pronoun := _PRONOUN_LAST.search(before, start):
        return pronoun.start(1), verb.end, pronoun.start(1), len(before)
    if before.endswith((" and", " but", " then")):
        return _first_subject(before, cuts, verb)
    apposed = before.endswith(",")
    if apposed:
        start, before = max(_before_apposition(before, cuts), floor), before[:-1]
    relative = _RELATIVE.search(before, start)
    head = len(before) if relative is None else relative.start()
    if apposed and "," in before[start:].lstrip(" ,"):
        head = min(head, before.index(",", start + len(before[start:]) - len(before[start:].lstrip(" ,"))))
    start = _past_joins(before[:head], start)
    words = before[start:].split()
    if _MATTER.search(before, start) or not words or len(words) > 2 * _LONGEST or FINITE.search(before, start, head):
        return None  # a clause of its own is no noun phrase
    return start, verb.end, start, len(before)


def _without_auxiliaries(before: str) -> str:
    """The words before a verb without 'has also' and the like, and without what stands in brackets after the subject."""
    before = before.rstrip()
    while found := _AUXILIARY.search(before):
        before = before[: found.start()].rstrip()
    return _IN_BRACKETS.sub("", before).rstrip()


def _past_joins(before: str, start: int) -> int:
    """Where the subject begins after 'that', 'but', 'and'; 'the Trade and Industry Ministry' stays whole."""
    for join in _JOIN.finditer(before, start):
        ahead, behind = before[join.end() :], before[start : join.start()].split()
        whole = join.group().lower().startswith("and") and ahead[:1].isupper() and bool(behind) and behind[-1][:1].isupper()
        if not whole:
            start = join.end()
    while start < len(before) and before[start] in " \n,":
        start += 1
    when = _WHEN.match(before, start)
    return when.end() if when else start


def _before_apposition(before: str, cuts: list[int]) -> int:
    """'Nordahl, whose fortune ..., said': the subject begins two commas back, in the same sentence."""
    hard = [m.end() for m in _HARD.finditer(before)]
    floor = hard[-1] if hard else 0
    commas = [cut for cut in [floor, *(c for c in cuts if c > floor)] if cut < len(before)]
    return commas[-2] if len(commas) > 1 else commas[-1] if commas else floor


def _first_subject(before: str, cuts: list[int], verb: Phrase) -> tuple[int, int, int, int] | None:
    """'Gov. Castellan declared ... and said': the subject is the sentence's."""
    start = cuts[-1] if cuts else 0
    words = re.compile(
        r"(?:(?:the|a|an)\s{1,20})?(?:[A-Z][\w'.-]{0,40}\s{1,20}){0,9}[A-Z][\w'-]{0,40}|(?:he|she|they|it)\b|the\s+\w+",
        re.IGNORECASE if before[start : start + 1].islower() else 0,
    )
    first = words.match(before, start)
    return (start, verb.end, start, first.end()) if first else None
