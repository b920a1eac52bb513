"""Where the source of a reporting verb stands: before it, after it, or back past an apposition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.phrases import Phrase

_AUXILIARIES = frozenset(
    {"has", "had", "have", "also", "later", "then", "did", "again", "earlier", "once", "since", "therefore", "further", "both"}
)
_NO_SUBJECT = frozenset(
    {"having", "to", "be", "been", "being", "was", "were", "is", "are", "not", "which", "who", "that"}
    | {"as", "of", "than", "the", "a", "an", "or", "so"}
)
_SUBJECTS_IN_CAPITALS = frozenset({"WHO", "US", "IT", "OF"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_BEFORE_OBJECTS = frozenset(  # 'people with knowledge of it said': what somebody knows of, not who says it
    {"of", "to", "on", "in", "with", "about", "by", "for", "from", "at", "into", "over", "against", "behind", "around", "near"}
)
_BOUNDARY = regex(r"[;:\"()\n]|\s-{1,2}\s|,\s|(?:(?<=[a-z]{4})|(?<=\d{4}))[.?!]\s+(?=[A-Z\"])")
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
_CITES = regex(  # 'X, citing Y, said'
    r",\s(?:citing|quoting|attributing it to)\s[^,.;:\n]{1,60},$", re.IGNORECASE, needs=("citing", "quoting", "attributing")
)
_WIDEST_CITING = 100  # characters: the expression matches no more
_WHEN_OPENS = ("In", "On", "By", "Since", "Late", "Early", "Last", "Earlier")
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
_FEW = 5  # words that may be a source without a capital, an article or a noun for people


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
    behind = before.endswith(('"', ",")) and not _CITES.search(before[-_WIDEST_CITING:])
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
    if not words or first in _OBLIQUE or first in _NO_SOURCE or first in phrases("calendar"):
        return False
    return words[0][:1].isupper() or first in _DETERMINERS or first in phrases("people_nouns") or len(words) <= _FEW


def _of_sentence(before: str, verb: Phrase) -> tuple[int, int, int, int] | None:
    """'In March, Brand dismissed the plan, saying ...': the subject is the sentence's."""
    hard = _hard_cuts(before)
    start = hard[-1] if hard else 0
    while start < len(before) and before[start].isspace():
        start += 1
    if opening := _OPENING.match(before, start):
        start = opening.end()
    subject = _SUBJECT_FIRST.match(before, start)
    return (verb.start, verb.end, start, subject.end()) if subject else None


def _hard_cuts(before: str) -> list[int]:
    """Where stretches of a sentence begin that nothing reaches into: behind any boundary but a comma."""
    return [m.end() for m in _BOUNDARY.finditer(before) if not m.group().startswith(",")]


def _subject(text: str, verb: Phrase, floor: int) -> tuple[int, int, int, int] | None:
    """The noun phrase before the verb and after the verb before it."""
    before = _without_auxiliaries(text[: verb.start])
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    if not last or (last.lower() in _NO_SUBJECT and last not in _SUBJECTS_IN_CAPITALS):
        return None
    cuts = [m.end() for m in _BOUNDARY.finditer(before)]
    start = max(cuts[-1] if cuts else 0, floor)
    at = len(before) - len(last)
    if last.lower() in _PRONOUNS and (at > start or not at) and not _is_object(before[start:at], last):
        return at, verb.end, at, len(before)
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
    if not words or FINITE.search(before, start, head):
        return None  # a clause of its own is no noun phrase
    return None if "what" in words and _MATTER.search(before, start) else (start, verb.end, start, len(before))


def _is_object(before: str, pronoun: str) -> bool:
    """Whether 'it' stands behind a preposition, so that the subject stands before that; 'she' and 'he' never do."""
    words = before.lower().split()
    return pronoun.lower() == "it" and bool(words) and words[-1] in _BEFORE_OBJECTS


def _without_auxiliaries(before: str) -> str:
    """The words before a verb without 'has also' and the like, and without what stands in brackets after the subject."""
    before = before.rstrip()
    while length := _auxiliary_last(before):
        before = before[:-length].rstrip()
    bracket = before.rfind("(") if before.endswith(")") else -1
    bracketed = bracket >= 0 and not {")", "\n"} & set(before[bracket:-1])
    return before[:bracket].rstrip() if bracketed else before


def _auxiliary_last(before: str) -> int:
    """How long the auxiliary or the adverb is that some words end in; 0 where they end in none."""
    *earlier, last = before.rsplit(maxsplit=2) or [""]
    word = last.lower()
    if word == "average" and earlier and earlier[-1].lower() == "on":
        return len(before) - before.rindex(earlier[-1], 0, len(before) - len(last))
    adverb = word.endswith("ly") and word != "ly" and word.replace("_", "a").isalnum()
    return len(last) if adverb or word in _AUXILIARIES else 0


def _past_joins(before: str, start: int) -> int:
    """Where the subject begins after 'that', 'but', 'and'; 'the Trade and Industry Ministry' stays whole."""
    for join in _JOIN.finditer(before, start):
        ahead, behind = before[join.end() :], before[start : join.start()].split()
        whole = join.group().lower().startswith("and") and ahead[:1].isupper() and bool(behind) and behind[-1][:1].isupper()
        if not whole:
            start = join.end()
    while start < len(before) and before[start] in " \n,":
        start += 1
    when = _WHEN.match(before, start) if before.startswith(_WHEN_OPENS, start) else None
    return when.end() if when else start


def _before_apposition(before: str, cuts: list[int]) -> int:
    """'Nordahl, whose fortune ..., said': the subject begins two commas back, in the same sentence."""
    hard = _hard_cuts(before)
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
