"""The memo: what the reporter sends to the editor, in sentences, as plain text for a mail or a chat.

It is about the second article; the first one is named where it is meant. A mail or a chat bears a dozen lines: what the reporter
decided and wrote has them first, then the graver, and the others are counted. On the desk it is told whole, so that each of its
sentences can be rewritten.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from compare.facts.whole.credit import find_credit
from compare.facts.whole.entries import Entry
from compare.link import PROBLEM, Kind, Link, Section, Side
from compare.patterns import regex
from compare.places import capital, pars
from compare.reports.telling.account import credit_told, shares_told
from compare.reports.telling.drafts import quoted
from compare.reports.telling.excerpts import one_line, shortened
from compare.reports.telling.judged import is_judged, notes_of, problems_of, said_of, smaller_told
from compare.reports.telling.names import names_of
from compare.reports.telling.wording import made_by
from compare.reviewing.worklist.waiting import worklist_of
from compare.reviewing.worklist.worklist import Sort
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.reviewing.worklist.worklist import Item, Worklist

HEADINGS = ("One problem:", "Problems:")  # the worklist's come first under them, in its order, a line each
_GRAVEST = 3
_SECTIONS = {Side.RIGHT: 4, Side.LEFT: 3}  # that are told; what is new is asked for before what is left out
_OPENING = 100  # characters of a section's first sentence
_FEW = 8  # words; what is shorter is only counted where there is more to tell: a by-line, a heading
_MOST = 12  # lines of text; what parts them is not counted
_NEW = 2  # the place of what is new among the parts behind the opening
_ROOM = (0, 4, 1, 2, 3)  # which of these parts has its lines first: problems, notes, facts, what is new, what is left out
_SHORTER = regex(r"^- and (\d+) shorter")


def render_memo(comparison: Comparison, by: str = "", *, whole: bool = False) -> str:
    """The memo of a comparison as decided so far.

    Args:
        comparison: of two articles.
        by: who made it.
        whole: whether all is told, however long it is; otherwise a dozen lines, and how many more there are.
    """
    return "\n\n".join("\n".join(part) for part in memo_parts(comparison, by, whole=whole)) + "\n"


def memo_parts(comparison: Comparison, by: str = "", *, whole: bool = False) -> list[list[str]]:
    """The same in parts: a heading that ends in a colon with a line an item, or sentences that stand by themselves."""
    worklist = worklist_of(comparison)
    parts = [
        _opening(comparison, by),
        _problems(comparison, worklist),
        _facts(comparison, worklist),
        _only(comparison, Side.RIGHT),
        _only(comparison, Side.LEFT),
        _notes(comparison, worklist),
    ]
    opening, *rest = (list(part) for part in parts)
    return [opening, *([part for part in rest if part] if whole else _shortened(rest, _MOST - sum(map(bool, opening))))]


def _shortened(parts: list[list[str]], room: int) -> list[list[str]]:
    """As much as there is room for, the reporter's own and the graver first; the last line counts the rest."""
    if sum(map(len, parts)) <= room:
        return [part for part in parts if part]
    room -= 1  # for that line
    lengths = [0] * len(parts)
    for at, place in enumerate(_ROOM):
        waiting = [parts[later] for later in _ROOM[at + 1 :] if later <= _NEW]
        length = min(len(parts[place]), room - sum(min(len(part), 2) for part in waiting))  # what is new is told, whatever else is
        lengths[place] = length if length > 1 or length == len(parts[place]) else 0  # a heading alone says nothing
        room -= lengths[place]
    kept = [part[:length] for part, length in zip(parts, lengths, strict=True) if length]
    left = sum(_things(line) for part, length in zip(parts, lengths, strict=True) for line in part[max(1, length) :])
    return [*kept, [f"Shortened: {left} more in the full report."]] if left else kept


def _things(line: str) -> int:
    """How many things a line tells of."""
    shorter = _SHORTER.match(line)
    return int(shorter.group(1)) if shorter else 1


def _opening(comparison: Comparison, by: str) -> Iterator[str]:
    """What was taken and reworded, what is new, who is credited."""
    credit = find_credit(comparison)
    names, outlet = names_of(comparison), one_line(credit.outlet)
    known = f" ({outlet})" if outlet and outlet != names[Side.LEFT] else ""
    yield f"{names[Side.RIGHT]}, compared with {names[Side.LEFT]}{known}"
    if comparison.selection:
        yield comparison.selection
    if made := made_by(by):
        yield made
    yield ""
    if not comparison.differs:
        yield "Both tell the same, word for word."
        return
    yield " ".join((*shares_told(comparison), *credit_told(comparison, credit)))


def _problems(comparison: Comparison, worklist: Worklist) -> Iterator[str]:
    """Each as a sentence: the reporter's own, or else a draft."""
    if problems := problems_of(comparison, worklist):
        yield HEADINGS[len(problems) > 1]
        yield from (f"{number}. {each.said}" for number, each in enumerate(problems, start=1))


def _facts_of(worklist: Worklist) -> list[Item]:
    """Those of the main part: they stand first."""
    return list(takewhile(lambda item: item.sort is Sort.FACT, worklist.items))


def _gravest(worklist: Worklist) -> tuple[Item, ...]:
    """The facts that are told before anybody judged one; none from then on."""
    facts = _facts_of(worklist)
    return tuple(facts[:_GRAVEST]) if not worklist.problems and not any(item.settled for item in facts) else ()


def _facts(comparison: Comparison, worklist: Worklist) -> Iterator[str]:
    """How many wait, and the gravest of them as long as nobody has judged any."""
    main = _facts_of(worklist)
    facts = [*main, *(item for item in worklist.items[len(main) :] if isinstance(item.thing, Entry) and is_judged(item.thing))]
    waiting, total = sum(not item.settled for item in facts), counted(len(facts), "fact")
    if gravest := _gravest(worklist):
        yield f"To be checked, the gravest {len(gravest)} of {total}:" if len(facts) > len(gravest) else "To be checked:"
        yield from (f"- {said_of(comparison, item.thing, item.note)}" for item in gravest)
    elif waiting:
        yield f"{waiting} of {total} {'is' if waiting == 1 else 'are'} still to be checked."
    elif facts:
        yield " ".join(filter(None, (f"{total.capitalize()} checked, none is open.", smaller_told(worklist))))


def _only(comparison: Comparison, side: Side) -> Iterator[str]:
    """What is new, or what is left out: the longest sections, in reading order."""
    names = names_of(comparison)
    sections = [s for s in comparison.unique if s.side is side and not s.furniture and s.verdict != PROBLEM]
    sections += [
        Section(side, link.passages(side), "linked with nothing any more")
        for link in comparison.links
        if link.counted is Kind.UNIQUE and _is_story(comparison, link)
    ]
    if not sections:
        return
    words = {section: _words(comparison, section) for section in sections}
    longest = sorted(sections, key=lambda section: -words[section])[: _SECTIONS[side]]
    longest = [section for section in longest if words[section] >= _FEW] or longest[:1]
    yield f"New, not in {names[Side.LEFT]}:" if side is Side.RIGHT else f"Left out, only in {names[Side.LEFT]}:"
    yield from (f"- {_told(comparison, section)}" for section in sorted(longest, key=lambda section: section.passages))
    rest = [section for section in sections if section not in longest]
    if rest:
        yield f"- and {len(rest)} shorter, {counted(sum(words[section] for section in rest), 'word')} together"


def _is_story(comparison: Comparison, link: Link) -> bool:
    return not comparison.left.passages[link.left[0]].furniture


def _words(comparison: Comparison, section: Section) -> int:
    return sum(p.words for p in comparison.passages(section.side, section.passages))


def _told(comparison: Comparison, section: Section) -> str:
    """'Pars. 9–12, conscription, 140 words: “Demchenko said ...”'."""
    passages = comparison.passages(section.side, section.passages)
    label = f", {section.label}" if section.label else ""
    size = counted(_words(comparison, section), "word")
    return f"{capital(pars(passages))}{label} ({size}): {quoted(shortened(passages[0].text, _OPENING))}"


def _notes(comparison: Comparison, worklist: Worklist) -> Iterator[str]:
    """What the reporter noted and told nowhere above."""
    if notes := notes_of(comparison, worklist, (*worklist.problems, *_gravest(worklist))):
        yield "Notes:"
        yield from (f"- {each.said}" for each in notes)
