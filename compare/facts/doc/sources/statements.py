"""Whether a reporting verb with its subject tells who said something, by what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.doc.people import people_kind
from compare.facts.doc.sources.sourcing import MANY, NAMED
from compare.facts.doc.sources.subjects import FINITE
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases, value_of
from compare.patterns import regex

if TYPE_CHECKING:
    from compare.facts.doc.sources.sourcing import NewsSource
    from compare.facts.phrases import Phrase

_ASKED = regex(r"\b(?:what|which|do|does|did|you|many|n't|didn't|don't)\b", re.IGNORECASE)
_SEVERAL = frozenset({"some", "many", "most", "few"})
_AFTER_NOUN = frozenset({"by", "from", "of", "on", "into", "for", "in", "that"})
_COURTS = frozenset({"court", "jury", "inquest", "tribunal", "inquiry", "hearing", "trial", "jurors", "magistrates", "judges"})
_PLURALS = frozenset({"they", "we", "i", "you", "people", "police", "public", "staff", "both", "two", "three", "four", "others"})
_OF_A_NOUN = frozenset(
    {"into", "for", "in", "on", "at", "over", "with", "about", "from", "by", "against", "after", "before", "between"}
    | {"under", "amid", "during", "despite", "through", "any", "some", "no", "all", "its", "their", "his", "her", "other", "more"}
)
_HEAD_ENDS = regex(r",|\s(?:of|in|at|from|by|on|with|for|to|near|who|which|that|inside|outside|close|familiar)\s")
_PROPOSES = frozenset({"suggest", "suggests", "suggested"})
_CLAUSE = regex(r"\s{0,20}(?:[.,;:\n\"\u00a4]|$)|\s{1,20}(?:(?:\w{1,40}ly|again|also)\s{1,20})?(?:that|how|why)\b")
_ADVICE = regex(r"\s{1,20}(?:[\w'-]{1,40}\s{1,20}){0,5}?(?:(?:not\s{1,20})?to\s|against\s|that\s)")
_CASUALTIES = regex(
    r"\s{1,20}[\w,.-]{1,40}\s{1,20}(?:[\w-]{1,40}\s{1,20})?(?:killed|dead|missing|injured|wounded|hurt|arrested|detained|shot|trapped)\b"
)


def strength_of(source: NewsSource, verb: Phrase, text: str, start: int) -> str:
    """How firmly a verb with this subject stands behind a statement; empty where nobody says anything.

    Args:
        source: its subject.
        verb: where it was found.
        text: of the view, quotations hidden.
        start: where subject and verb begin.
    """
    word, after = " ".join(verb.text.lower().split()), text[verb.end :]
    strength, frames = value_of("attribution_verbs", word), value_of("reporting_frames", word).split()
    if _is_no_statement(source, word, frames, after) or _modifies(word, text[: verb.start]) or not _agrees(source, word):
        return ""
    if "clause" in frames and not _has_clause(frames, text[:start], after):
        return "act" if "else-act" in frames else ""
    if "hearing" in frames:
        return strength if _COURTS & {t.key for t in tokens_of(source.text)} else ""
    return strength if _speaks(source, word, strength, frames) else ""


def _speaks(source: NewsSource, verb: str, strength: str, frames: list[str]) -> bool:
    """Whether a subject is one of whom such a verb can tell that it says something."""
    if strength == "paper":
        return source.paper or (verb.startswith("f") and source.person)
    if "belief" in frames:
        return source.rank >= MANY and not _ASKED.search(source.text)
    somebody = source.pronoun or source.rank == NAMED or source.person
    if "person" in frames:
        return somebody and not source.paper
    return somebody or "noun" not in frames


def is_hearing(verb: str) -> bool:
    """Whether the subject of a verb is those who were told: 'the court heard' names nobody."""
    return "hearing" in value_of("reporting_frames", verb).split()


def _has_clause(frames: list[str], before: str, after: str) -> bool:
    """Whether something is said with it: a clause after it, one before it, or advice to somebody."""
    if ("advice" in frames and _ADVICE.match(after[:80])) or before.rstrip(" ").endswith(('"', "\u00a4")):
        return True  # '"...!" Marta Quill shouted at the meeting'
    found = _CLAUSE.match(after)
    if found and found.group().strip(' .,;:\n"\u00a4'):
        return True
    if found:
        return before.rstrip(" ").endswith((",", '"', "\u00a4", "-")) or after.lstrip().startswith((":", '"', "\u00a4"))
    return bool(FINITE.search(" ".join(after[:120].split()[:6])))


def _agrees(source: NewsSource, verb: str) -> bool:
    """Whether a verb in the plural has a subject of several: in '... to see the League announce' nobody says anything."""
    if f"{verb}s" not in phrases("attribution_verbs"):
        return True
    tokens, whole = tokens_of(_HEAD_ENDS.split(source.text, maxsplit=1)[0]), tokens_of(source.text)
    if not tokens or any(t.text == "and" for t in whole) or whole[0].text in _SEVERAL:
        return True
    last = tokens[-1]
    kind = people_kind(last.key)
    plural = last.key.endswith("s") or kind == "many" or bool(_PLURALS & {t.key for t in tokens})
    return plural or kind == "body" or all(t.capital for t in tokens)


def _modifies(verb: str, before: str) -> bool:
    """'Into suspected breaches', 'of reported sightings': a participle before its noun."""
    words = before[-20:].split()
    return verb.endswith("ed") and bool(words) and words[-1].lower() in _OF_A_NOUN


def _is_no_statement(source: NewsSource, verb: str, frames: list[str], after: str) -> bool:
    """Whether what follows shows that nobody says anything: 'a report by', 'believed to be', 'reported a loss'."""
    following = next((t.key for t in tokens_of(after[:25])), "")
    if verb == "put":
        return not re.match(r"[^,.;:\n\"]{1,60}\bat\b", after)  # 'put the savings at $2 million' tells what somebody said
    noun = "noun" in frames and following in _AFTER_NOUN and verb not in {"ruled", "show", "found"}
    if noun and following == "that" and _ends_in_speaker(source):
        noun = False  # 'the charity claims that', but not 'she rejected claims that'
    if verb in _PROPOSES and re.match(r"\s{1,20}[a-z]{2,40}ing\b", after):
        return True  # 'suggested raising the age' proposes it
    if "told" in frames and re.match(r"\s{1,20}(?:not\s{1,20})?to\s", after):
        return True
    return noun or following == "by" or (following == "to" and "passive" in frames) or _takes_object(verb, frames, after)


def _ends_in_speaker(source: NewsSource) -> bool:
    last = tokens_of(source.text)[-1:]
    kinds = {"many", "one", "body"}
    owns = source.text.endswith(("'s", "s'"))
    return source.pronoun or any((t.capital and not owns) or people_kind(t.key) in kinds for t in last)


def _takes_object(verb: str, frames: list[str], after: str) -> bool:
    """'Reported a loss' and 'announced the winners': what follows is a thing, no statement."""
    if verb in {"reported", "reports", "report"} and re.match(
        r"\s{1,20}[a-z]{1,40}(?<!ing)(?<!that)(?<!in)(?<!on)(?<!to)\b", after
    ):
        if _CASUALTIES.match(after):
            return False  # 'Kessia reports four killed'
        return not FINITE.search(" ".join(after.split()[:10])) and not re.search(r"\bthat\b", after[:80])
    if verb in {"found", "finds"}:
        return not re.match(r"\s{1,20}that\b", after) and not FINITE.search(" ".join(after.split()[:7]))
    if "object" not in frames or not re.match(r"\s{1,20}(?:[$£€\d]|(?:an?|the|its|net|no)\b)", after):
        return False
    return not FINITE.search(" ".join(after.split()[:7]))
