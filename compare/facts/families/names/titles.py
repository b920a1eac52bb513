"""Titles and ranks: another office for the same person, another rank for the same people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.doc.names import Name, find_names, misspelt
from compare.facts.fact import Fact
from compare.facts.vocabulary import finder, phrases, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling, Token

_BEFORE, _AFTER = 70, 90
_WITH_FIELD = frozenset({"specialist", "expert", "surgeon", "minister", "professor", "secretary"})
_RANKS = frozenset({"colonel", "general", "lieutenant", "major", "sergeant", "inspector", "admiral", "commander"})
_LESSER = frozenset({"acting", "deputy", "interim", "vice", "assistant", "caretaker"})
_STOP = re.compile(r"[;:\n\"()]|\.\s+(?=[A-Z][a-z]+\s[a-z])|\b(?:said|told|and|with|by|of|for)\s")
_APPOSITION = re.compile(
    r"^,?\s{0,20}(?:aged\s{1,20})?\d{0,3},?\s{0,20}((?:the|a|an|[A-Z][\w']*(?:'s)?|its|their|his|her)\s[^,;:.\"\n]{3,80})(?=[,.]|$)"
)
_OF_BODY = re.compile(r"\s(?:of|at)\s[^,;:.\"\n]{2,40}(?=[,.])")
_ACADEMIC = re.compile(r"\b(Dr|Doctor|Professor|Prof)\b", re.IGNORECASE)
_ACADEMIC_BEFORE = re.compile(r"\b(?:Dr|Prof)\.?\s$|\b(?:Doctor|Professor)\s$")
_CLAUSE = re.compile(r"[.,;:\n\"()]")
_COMMA = re.compile(r",\s+")
_BEFORE_COMMA = re.compile(r"(?:^|[.\n\"¤]\s{0,20}|,\s)([^,;:.\"\n¤]{3,60}),\s{0,20}$")


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


def find_title_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The title facts of a link."""
    facts = []
    theirs = find_names(right, setting)
    for one in find_names(left, setting):
        two = next((n for n in theirs if _same(one, n)), None)
        if two and (fact := _compared(left, right, one, two) or _learned(left, right, one, two, setting)):
            facts.append(fact)
    return facts or [*_ranks(left, right), *_standings(left, right)]


def _same(one: Name, two: Name) -> bool:
    """Whether two names end in the same surname, spelling aside."""
    a, b = one.tokens[-1].key, two.tokens[-1].key
    return a not in phrases("titles") and (a == b or misspelt(a, b))


def _compared(left: Telling, right: Telling, one: Name, two: Name) -> Fact | None:
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
    return Fact("title_changed", *spans, f"{left.text[a.start : a.end]} became {right.text[b.start : b.end]}")


def _learned(left: Telling, right: Telling, one: Name, two: Name, setting: Setting) -> Fact | None:
    """'Dr Abara' and 'Professor Abara', where the article that says 'Dr' nowhere has a professor."""
    mine, yours = _address(left, one), _address(right, two)
    if {mine, yours} != {"dr", "professor"} or "professor" in (setting.left if mine == "dr" else setting.right).words:
        return None
    spans = left.span(min(one.start, _addressed(left, one)), one.end), right.span(min(two.start, _addressed(right, two)), two.end)
    return Fact("title_changed", *spans, f"{mine.capitalize()} became {yours.capitalize()}")


def _address(telling: Telling, name: Name) -> str:
    found = _ACADEMIC.search(telling.spoken[_addressed(telling, name) : name.end])
    return {"doctor": "dr", "prof": "professor"}.get(found.group(1).lower(), found.group(1).lower()) if found else ""


def _addressed(telling: Telling, name: Name) -> int:
    """Where a form of address right before a name begins, or the name itself."""
    found = _ACADEMIC_BEFORE.search(telling.spoken[max(0, name.start - 12) : name.start])
    return name.start - len(found.group()) if found else name.start


def _within(one: Office, two: Office) -> bool:
    """'Director' and 'managing director' can be one office; an interior minister is no prime minister."""
    if one.title in _RANKS and one.title != two.title:
        return False  # a lieutenant colonel is no colonel
    return one.title in two.title and (one.title == two.title or not one.field or one.field in two.title)


def _whole_end(telling: Telling, office: Office, name: Name) -> int:
    """Where an office behind its holder's name ends: 'leader of Orsk council'."""
    body = _OF_BODY.match(telling.spoken, office.end) if office.end > name.end else None
    return body.end() if body else max(office.end, name.end)


def _modified(mine: list[Office], yours: list[Office]) -> bool:
    return {m for o in mine for m in o.modifiers} != {m for o in yours for m in o.modifiers}


def _offices(telling: Telling, name: Name) -> list[Office]:
    """The titles in a name, right before it, and in the words between commas beside it."""
    windows = [(name.start, name.end), _window_before(telling, name), _window_after(telling, name)]
    found = []
    for start, end in windows:
        for match in finder("titles").finditer(telling.spoken, start, end):
            before = _CLAUSE.split(telling.spoken[: match.start()])[-1].lower().replace("-", " ").split()[-2:]
            modifiers = frozenset(before) & frozenset(phrases("title_modifiers"))
            first = match.start() - (len(" ".join(sorted(modifiers))) + 1 if modifiers else 0)
            title = value_of("titles", match.group().rstrip("."))
            field = before[-1] if before and title in _WITH_FIELD and before[-1] not in phrases("function_words") else ""
            first = first - len(field) - 1 if field else first
            found.append(Office(title, modifiers, max(start, first), match.end(), field))
    return found


def _window_before(telling: Telling, name: Name) -> tuple[int, int]:
    start = max(0, name.start - _BEFORE)
    text = telling.spoken[start : name.start]
    if (found := _BEFORE_COMMA.search(text)) and text.rstrip().endswith(","):
        return start + found.start(1), name.start
    if text.rstrip().endswith(","):
        return name.start, name.start
    cut = max((m.end() for m in re.finditer(_STOP.pattern + r"|,", text)), default=0)
    return start + cut, name.start


def _window_after(telling: Telling, name: Name) -> tuple[int, int]:
    found = _APPOSITION.match(telling.spoken[name.end : name.end + _AFTER])
    comma = _COMMA.match(telling.spoken, name.end)
    if comma and not found and (bare := finder("titles").match(telling.spoken, comma.end())):
        return bare.span()  # 'Ada Lund, leader of the council'
    return (name.end + found.start(1), name.end + found.end(1)) if found else (name.end, name.end)


def _ranks(left: Telling, right: Telling) -> Iterator[Fact]:
    """'Kremlin generals' and 'Kremlin officials': the same people under another rank."""
    ranks = phrases("ranks")
    ours, theirs = {t.key for t in left.voice}, {t.key for t in right.voice}
    for one in [(a, b) for a, b in zip(left.voice, left.voice[1:], strict=False) if b.key in ranks and b.key not in theirs]:
        for two in [(a, b) for a, b in zip(right.voice, right.voice[1:], strict=False) if b.key in ranks and b.key not in ours]:
            if one[0].key == two[0].key and one[0].capital:
                yield Fact(
                    "title_changed",
                    left.span(_lead(left, one), one[1].end),
                    right.span(_lead(right, two), two[1].end),
                    f"{one[1].text} became {two[1].text}",
                )


def _standings(left: Telling, right: Telling) -> Iterator[Fact]:
    """'His acting successor' and 'his successor': the word that makes another office of it is on one side only."""
    for side, other, ours in ((left, right, True), (right, left, False)):
        there = {t.key for t in other.voice}
        for word, noun in zip(side.voice, side.voice[1:], strict=False):
            match = next((t for t in other.voice if t.key == noun.key), None)
            if word.key in _LESSER and word.key not in there and match:
                spans = side.span(word.start, noun.end), other.span(match.start, match.end)
                a, b = spans if ours else spans[::-1]
                yield Fact("title_changed", a, b, f"“{word.text}” on one side only")


def _lead(telling: Telling, pair: tuple[Token, Token]) -> int:
    place = telling.voice.index(pair[0])
    before = telling.voice[place - 1] if place else None
    return (
        before.start if before and before.key in {"senior", "top", "junior", "former", "retired", "high-ranking"} else pair[0].start
    )
