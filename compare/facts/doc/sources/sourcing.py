"""What kind of source a noun phrase names: a person or body by name, somebody described, nobody in particular."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.doc.names import is_acronym
from compare.facts.doc.people import described_person, people_kind
from compare.facts.doc.tokens import Token, tokens_of
from compare.facts.phrases import find_phrases, pieces_of
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.doc import Doc
    from compare.facts.phrases import Phrase

KNOWN, VAGUE, INFORMED, MANY, DESCRIBED, NAMED = range(6)
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_OF_NAME = regex(r"\b(?:for|of|from|at|with|by|to)\s+(?:the\s+)?(?:[A-Z][\w'.-]*)")
_JOINING = ("of", "and", "for", "de", "da", "van", "von", "der", "al", "bin", "du", "la", "le")
_GLUE = frozenset(
    {" ", "' ", "-", ". ", " & ", "'s "} | {f" {word} " for word in _JOINING} | {f" {word} the " for word in _JOINING}
)
_BELONGING = regex(r"\b(?:of|at|for|from|with|in|by)\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:[a-z-]+\s+){0,2}$")
_BEHIND_HEAD = regex(r"(?<=\w{3})\s(?:in|at|from|with|on|for|who|which)\s")
_ADJECTIVES = tuple(ending + plural for ending in ("an", "ish", "ese", "ern", "ch", "i", "ic") for plural in ("", "s"))
_SOMEBODY = frozenset({"one", "body"})
_SEEN = ("a telegram", "media")
_LEADS = frozenset({"but", "and", "that", "which", "whom", "while", "however", "meanwhile", "also", "still", "yet"})


@dataclass(frozen=True, slots=True)
class NewsSource:
    """A source as a text names it.

    Attributes:
        text: its words.
        start: in the view's text.
        end: likewise.
        rank: KNOWN for a pronoun or 'the statement', which point back; VAGUE; INFORMED ('people with knowledge of it'),
            nobody to go back to either; MANY ('officials'); DESCRIBED ('a senior official', 'city officials'); NAMED.
        name: the capitalised words that name it, or its text.
        pronoun: whether it is one.
        paper: whether it is something written.
        person: whether a word for people, an office or a body is in it.
    """

    text: str
    start: int
    end: int
    rank: int
    name: str
    pronoun: bool = False
    paper: bool = False
    person: bool = False

    def moved(self, by: int) -> NewsSource:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)


def classify_source(text: str, start: int, end: int, doc: Doc) -> NewsSource:
    """The source that stands at a place of a text."""
    start = _past(text, start, end)
    lead, blank, _ = text[start:end].replace("\n", " ").partition(" ")
    if blank and lead.lower() in _LEADS:
        start = _past(text, start + len(lead), end)
    while end > start and text[end - 1] in " \n,.":
        end -= 1
    words = text[start:end]
    tokens = tokens_of(words)
    if not tokens:
        return NewsSource("", start, end, KNOWN, "")
    names = _names(tokens, doc)
    name = _chief_name(words, names) or words
    if tokens[0].key in _PRONOUNS and len(tokens) == 1:
        return NewsSource(words, start, end, KNOWN, words, pronoun=True)
    rank = _rank(words, tokens, names)
    if "," in words:  # 'Crestline Health, which owns the hospitals': the name before the comma is enough
        first = [t for t in tokens if t.end <= words.index(",")]
        rank = max(rank, _rank(words[: words.index(",")], first, [t for t in names if t in first])) if first else rank
    paper = any(people_kind(t.key) == "paper" for t in _head(words, tokens))
    person = any(people_kind(t.key) in {"many", "one", "body"} or t.key in phrases("titles") for t in tokens)
    return NewsSource(words, start, end, rank, name, paper=paper, person=person)


def _past(text: str, start: int, end: int) -> int:
    """Where the first word stands, past blanks and commas."""
    while start < end and text[start] in " \n,":
        start += 1
    return start


def _head(words: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first that only says where or of what: '11 patients in a trial' are patients, no trial."""
    cut = _BEHIND_HEAD.search(words)
    return [t for t in tokens if cut is None or t.end <= cut.start() + 1]


def _chief_name(words: str, names: Sequence[Token]) -> str:
    """The name that stands for the source: the first of two words or more that is not what it belongs to."""
    runs: list[list[Token]] = []
    for token in names:
        if runs and words[runs[-1][-1].end : token.start].replace("\n", " ") in _GLUE:
            runs[-1].append(token)
        else:
            runs.append([token])
    if owned := _owned(words, runs):
        return owned
    own = [run for run in runs if not _BELONGING.search(words[: run[0].start]) and not run[-1].text.endswith(("'s", "s'"))] or runs
    chosen = next((run for run in own if len(run) > 1), own[-1] if own else [])
    office = max(
        (k for k, t in enumerate(chosen[:-2]) if t.key in phrases("titles") or t.key in phrases("people_nouns")), default=-1
    )
    return words[chosen[office + 1].start : chosen[-1].end].removesuffix("'s") if chosen else ""


def _owned(words: str, runs: Sequence[Sequence[Token]]) -> str:
    """'Norway's coast guard', 'member Norway's envoy': whoever belongs to a country or body, which does not speak itself."""
    for k, run in enumerate(runs):
        if not run[-1].text.endswith(("'s", "s'")) or any(not _BELONGING.search(words[: r[0].start]) for r in runs[k + 1 :]):
            continue
        behind = words[run[-1].end :].partition(",")[0]
        office = any(people_kind(t.key) or t.key in phrases("titles") for t in tokens_of(behind))
        if office and "," not in words[: run[0].start]:
            return words[: run[-1].end] + behind
    return ""


def _names(tokens: Sequence[Token], doc: Doc) -> list[Token]:
    """The words that are names: capitals that the article does not also write small, at a sentence's start too."""
    functions, nouns, calendar, vague = map(phrases, ("function_words", "people_nouns", "calendar", "vague_sources"))
    return [
        t
        for k, t in enumerate(tokens)
        if t.capital
        and (t.key not in functions or is_acronym(t))
        and t.key not in calendar
        and ((t.key not in nouns and t.key not in vague) or k)
        and (k or t.text.isupper() or _opens_a_name(tokens, doc))
        and not t.key[0].isdigit()
    ]


def _opens_a_name(tokens: Sequence[Token], doc: Doc) -> bool:
    """Whether a first word is a name and has its capital not only because a sentence begins with it."""
    if tokens[0].key in doc.lower:
        return False
    if tokens[0].key in doc.capitals or len(tokens) == 1 or tokens[1].capital:
        return True
    joined = itertools.takewhile(lambda pair: pair[1].start == pair[0].end + 1, itertools.pairwise(tokens))
    return not any(people_kind(second.key) for _, second in joined)  # 'Phone mast data'


def _rank(words: str, tokens: Sequence[Token], names: Sequence[Token]) -> int:
    head, kind = _head_noun(words, tokens, names)
    after = [t for t in names if head is None or t.start > head.start]
    vague = next(find_phrases("vague_sources", pieces_of(words)), None)
    nobody = INFORMED if vague and vague.value else VAGUE
    if vague and tokens[0].key in {"a", "an"} and all(vague.start <= t.start < vague.end for t in names):
        return nobody
    if _named(words, tokens, names, after, kind):
        return NAMED
    if vague and (_ends_vaguely(words, tokens, vague) or kind not in _SOMEBODY or words.lower().startswith(_SEEN)):
        return nobody
    return _unnamed(words, tokens, names, kind)


def _head_noun(words: str, tokens: Sequence[Token], names: Sequence[Token]) -> tuple[Token | None, str]:
    """The first noun for people, a body, a paper, and its kind: 'the Pilots' Union' is a union, 'United Machine Workers' a name."""
    for place, token in enumerate(tokens):
        kind = people_kind(token.key)
        if kind and words[token.end : token.end + 2] != "' " and not (kind == "many" and _in_a_name(tokens, place, names)):
            return token, kind
    return None, ""


def _unnamed(words: str, tokens: Sequence[Token], names: Sequence[Token], kind: str) -> int:
    """The rank of a source that is neither named nor vague."""
    before = tokens[0].key in {"the", "his", "her", "their", "its"} and kind != "many"
    if before or (kind == "one" and len(tokens) == 1):  # 'president says'
        return KNOWN
    if kind == "many" and len(tokens) == 1:
        return MANY
    return DESCRIBED if kind or described_person(words) else (NAMED if names else KNOWN)


def _ends_vaguely(words: str, tokens: Sequence[Token], vague: Phrase) -> bool:
    """Whether the noun that others only describe is a word for a source that nobody can go back to."""
    head = _head(words, tokens)
    return bool(head) and vague.text.lower() in {"source", "sources", "insider", "insiders"} and vague.end == head[-1].end


def _in_a_name(tokens: Sequence[Token], place: int, names: Sequence[Token]) -> bool:
    """Whether a word with a capital follows another one right away."""
    return place > 0 and tokens[place] in names and tokens[place - 1] in names


def _named(words: str, tokens: Sequence[Token], names: Sequence[Token], after: Sequence[Token], kind: str) -> bool:
    """Whether a name of a person or a body is in it, not just where somebody comes from."""
    if not names:
        return False
    if not kind:
        return True
    if kind == "many":
        return any(_stands_for_body(words, t) for t in after) or (len(after) > 1 and _ends_in_name(tokens, names))
    if kind in {"one", "body", "paper"} and tokens[0].key in {"a", "an"}:
        return any(_stands_for_body(words, t) for t in after) or _ends_in_name(tokens, names)
    return bool(after) or any(not t.key.endswith(_ADJECTIVES) for t in names)


def _ends_in_name(tokens: Sequence[Token], names: Sequence[Token]) -> bool:
    """'A spokesman, Ray Ostrander' and 'a report by Gwen Abara', but not 'a publication headquartered in Latvia'."""
    if names[-1] is not tokens[-1]:
        return False
    before = next((t for t in reversed(tokens) if t not in names), None)
    return before is None or before.key not in {"in", "near", "at", "around", "from"}


def _stands_for_body(words: str, name: Token) -> bool:
    return any(m.start() < name.start < m.end() + 1 for m in _OF_NAME.finditer(words))
