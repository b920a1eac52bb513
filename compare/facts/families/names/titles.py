"""Titles and ranks: another office for the same person, another rank for the same people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.names import Name, find_names, misspelt
from compare.facts.doc.tokens import Couple, couples_of
from compare.facts.fact import Fact, Why
from compare.facts.family import MOST, Family, Matched
from compare.facts.phrases import find_phrases, phrase_at
from compare.facts.vocabulary import phrases, value_of
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.doc import Docs
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_BEFORE = 200  # characters that hold a clause
_WITH_FIELD = frozenset({"specialist", "expert", "surgeon", "minister", "professor", "secretary"})
_RANKS = frozenset({"colonel", "general", "lieutenant", "major", "sergeant", "inspector", "admiral", "commander"})
_LESSER = frozenset({"acting", "deputy", "interim", "vice", "assistant", "caretaker"})
_LEADING = frozenset({"senior", "top", "junior", "former", "retired", "high-ranking"})
_STOP = regex(r"[,;:\n\"()]|\.\s+(?=[A-Z][a-z]+\s[a-z])|\b(?:said|told|and|with|by|of|for)\s")
_APPOSITION = regex(
    r",?\s{0,20}(?:aged\s{1,20})?\d{0,3},?\s{0,20}((?:the|a|an|[A-Z][\w']{0,40}|its|their|his|her)\s[^,;:.\"\n]{3,80})(?=[,.]|$)"
)
_OF_BODY = regex(r"\s(?:of|at)\s[^,;:.\"\n]{2,40}(?=[,.])")
_ACADEMIC = regex(r"\b(Dr|Doctor|Professor|Prof)\b", re.IGNORECASE)
_CLAUSE = str.maketrans(dict.fromkeys('.,;:"()', "\n"))
_PARTED = str.maketrans(dict.fromkeys("\n-([\"'“‘", " "))
_ACADEMICS = frozenset({"Dr", "Prof", "Doctor", "Professor", "Dr.", "Prof."})
_BEFORE_COMMA = regex(r"(?:^|[.\n\"¤]\s{0,20}|,\s)([^,;:.\"\n¤]{3,60}),\s{0,20}$")


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is called: the office, what makes another of it, and where that stands."""

    title: str
    modifiers: frozenset[str]
    start: int
    end: int
    field: str = ""


def _other_field(one: Office, two: Office) -> bool:
    """A lung specialist is no heart specialist."""
    return bool(one.field and two.field) and one.field[:4] != two.field[:4]


def _settle(_sides: Sides, matched: Matched[Name]) -> Matched[Name]:
    """Each name of the left with the first of the right that ends in the same surname."""
    pairs = ((one, next((two for two in matched.new if _same(one, two)), None)) for one in matched.lost)
    return Matched(tuple((one, two) for one, two in pairs if two), (), ())


def _change(sides: Sides, one: Name, two: Name) -> Iterator[Fact]:
    if fact := _compared(sides.left, sides.right, one, two) or _learned(sides, one, two):
        yield fact


def _same(one: Name, two: Name) -> bool:
    """Whether two names end in the same surname, spelling aside."""
    a, b = one.tokens[-1].key, two.tokens[-1].key
    return a not in phrases("titles") and (a == b or misspelt(a, b))


def _compared(left: View, right: View, one: Name, two: Name) -> Fact | None:
    mine, yours = _offices(left, one), _offices(right, two)
    if not mine or not yours:
        return None
    shared = [(a, b) for a in mine for b in yours if a.title == b.title]
    changed = [(a, b) for a, b in shared if a.modifiers != b.modifiers or _other_field(a, b)]
    if shared and len(changed) < len(shared):
        return None
    if not shared and any(_within(a, b) or _within(b, a) for a in mine for b in yours) and not _modified(mine, yours):
        return None
    a, b = changed[0] if changed else (mine[0], yours[0])
    spans = (
        left.span(min(a.start, one.start), _whole_end(left, a, one)),
        right.span(min(b.start, two.start), _whole_end(right, b, two)),
    )
    gone, new = (left.text[a.start : a.end],), (right.text[b.start : b.end],)
    return Fact(FactType.TITLE_CHANGED, *spans, Why.NAMED, gone, new)


def _learned(sides: Sides, one: Name, two: Name) -> Fact | None:
    """'Dr Abara' and 'Professor Abara', where the article that says 'Dr' nowhere has a professor."""
    left, right = sides.left, sides.right
    mine, yours = _address(left, one), _address(right, two)
    if {mine, yours} != {"dr", "professor"} or "professor" in (sides.docs.left if mine == "dr" else sides.docs.right).words:
        return None
    spans = left.span(min(one.start, _addressed(left, one)), one.end), right.span(min(two.start, _addressed(right, two)), two.end)
    return Fact(FactType.TITLE_CHANGED, *spans, Why.NAMED, (mine.capitalize(),), (yours.capitalize(),))


def _address(view: View, name: Name) -> str:
    words = view.spoken[_addressed(view, name) : name.end]
    found = _ACADEMIC.search(words) if any(academic in words.lower() for academic in ("dr", "doctor", "prof")) else None
    return {"doctor": "dr", "prof": "professor"}.get(found.group(1).lower(), found.group(1).lower()) if found else ""


def _addressed(view: View, name: Name) -> int:
    """Where a form of address right before a name begins, or the name itself."""
    before = view.spoken[max(0, name.start - 12) : name.start]
    word = before[:-1].translate(_PARTED).rpartition(" ")[2] if before[-1:].isspace() else ""
    return name.start - len(word) - 1 if word in _ACADEMICS else name.start


def _within(one: Office, two: Office) -> bool:
    """'Director' and 'managing director' can be one office; an interior minister is no prime minister."""
    if one.title in _RANKS and one.title != two.title:
        return False  # a lieutenant colonel is no colonel
    return one.title in two.title and (one.title == two.title or not one.field or one.field in two.title)


def _whole_end(view: View, office: Office, name: Name) -> int:
    """Where an office behind its holder's name ends: 'leader of Orsk council'."""
    body = _OF_BODY.match(view.spoken, office.end) if office.end > name.end else None
    return body.end() if body else max(office.end, name.end)


def _modified(mine: list[Office], yours: list[Office]) -> bool:
    return {m for o in mine for m in o.modifiers} != {m for o in yours for m in o.modifiers}


def _offices(view: View, name: Name) -> list[Office]:
    """The titles in a name, right before it, and in the words between commas beside it."""
    windows = [(name.start, name.end), _window_before(view, name), _window_after(view, name)]
    found = []
    for start, end in windows:
        for phrase in find_phrases("titles", view.pieces, start, end):
            before = view.spoken[: phrase.start].translate(_CLAUSE).rpartition("\n")[2].lower().replace("-", " ").split()[-2:]
            modifiers = frozenset(before) & frozenset(phrases("title_modifiers"))
            first = phrase.start - (len(" ".join(sorted(modifiers))) + 1 if modifiers else 0)
            title = value_of("titles", phrase.text.rstrip("."))
            field = before[-1] if before and title in _WITH_FIELD and before[-1] not in phrases("function_words") else ""
            first = first - len(field) - 1 if field else first
            found.append(Office(title, modifiers, max(start, first), phrase.end, field))
    return found


def _window_before(view: View, name: Name) -> tuple[int, int]:
    start = max(0, name.start - _BEFORE)
    text = view.spoken[start : name.start]
    if (found := _BEFORE_COMMA.search(text)) and text.rstrip().endswith(","):
        return start + found.start(1), name.start
    if text.rstrip().endswith(","):
        return name.start, name.start
    cut = max((m.end() for m in _STOP.finditer(text)), default=0)
    return start + cut, name.start


def _window_after(view: View, name: Name) -> tuple[int, int]:
    found = _APPOSITION.match(view.spoken, name.end)
    behind = _behind_comma(view.spoken, name.end)
    if behind and not found and (bare := phrase_at("titles", view.pieces, behind)):
        return bare.start, bare.end  # 'Ada Lund, leader of the council'
    return found.span(1) if found else (name.end, name.end)


def _behind_comma(text: str, at: int) -> int:
    """Where a word stands behind a comma and a blank; 0 where no comma does."""
    behind = at + 1
    while text[behind : behind + 1].isspace():
        behind += 1
    return behind if text.startswith(",", at) and behind > at + 1 else 0


def _looked_at(view: View) -> Sequence[Token]:
    """The words of a view that are looked at two by two."""
    return view.voice[: MOST + 1]


def _with_rank(view: View, _docs: Docs) -> tuple[Couple, ...]:
    return couples_of(_looked_at(view), nouns=phrases("ranks"))


def _lesser(view: View, _docs: Docs) -> tuple[Couple, ...]:
    return couples_of(_looked_at(view), words=_LESSER)


def _ranked(sides: Sides, ours: Sequence[Couple], theirs: Sequence[Couple]) -> tuple[Sequence[Couple], Sequence[Couple]]:
    """Those that end in a rank which the other side has nowhere."""
    mine, yours = ({t.stem for t in view.voice} for view in (sides.left, sides.right))
    return [c for c in ours if c.noun.stem not in yours], [c for c in theirs if c.noun.stem not in mine]


def _rank_cost(_sides: Sides, ours: Sequence[Couple], theirs: Sequence[Couple], i: int, j: int) -> Cost | None:
    """'Kremlin generals' and 'Kremlin officials': the same people under another rank."""
    word = ours[i].word
    return () if word.key == theirs[j].word.key and word.capital else None


def _other_rank(sides: Sides, one: Couple, two: Couple) -> Iterator[Fact]:
    spans = sides.left.span(_lead(sides.left, one), one.end), sides.right.span(_lead(sides.right, two), two.end)
    yield Fact(FactType.TITLE_CHANGED, *spans, Why.NAMED, (one.noun.text,), (two.noun.text,))


def _standing(sides: Sides, ours: Sequence[Couple], _theirs: Sequence[Couple]) -> Iterator[Fact]:
    """'His acting successor' and 'his successor': the word that makes another office of it is on one side only."""
    there = {t.key for t in sides.right.voice}
    for couple in ours:
        match = next((t for t in sides.right.voice if t.key == couple.noun.key), None)
        if couple.word.key not in there and match and not _of_two(sides, couple, match):
            yield Fact(FactType.TITLE_CHANGED, *sides.spans(couple, match), Why.STANDING, gone=(couple.word.text,))


def _of_two(sides: Sides, couple: Couple, match: Token) -> bool:
    """Whether the offices are two people's, by the names that follow: 'acting mayor Ada Lund', 'Mayor Per Holt'."""
    named = [[t for t in view.voice if t.start >= end][:2] for view, end in ((sides.left, couple.end), (sides.right, match.end))]
    names = [{t.key for t in tokens if t.capital} for tokens in named]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def _lead(view: View, couple: Couple) -> int:
    """Where the words before a rank begin: 'senior', 'former'."""
    place = next(k for k, t in enumerate(view.voice) if t.start == couple.start)
    before = view.voice[place - 1] if place else None
    return before.start if before and before.key in _LEADING else couple.start


RANKS = Family("ranks", _with_rank, _rank_cost, _other_rank, apart=_ranked, every=True)
STANDINGS = Family("standings", _lesser, missed=_standing)
TITLES = Family("titles", find_names, change=_change, settle=_settle, otherwise=(RANKS, STANDINGS))
