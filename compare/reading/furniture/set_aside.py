"""Furniture: what stands around the story. It is kept and marked, never dropped.

Precision before recall, and five rules. A line that says a known phrase is furniture wherever it stands. Before the story
begins, names of sections, a wire's slug and a date by itself are. The foot of a page is furniture from its first opener on ('Most
read', 'About the author'), as long as what follows is more of the same: known phrases, repeated lines, lines that are no
sentence, an author's own note. So are readers' comments, and what a press release says about its sender. A paragraph of a
story ends the foot; a correction is of the story.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.article import Role
from compare.patterns import regex
from compare.reading.furniture.cues import Line, is_date, is_menu, is_stamp, line_of
from compare.reading.furniture.phrases import expression, is_said
from compare.reading.furniture.releases import boilerplate, company_note
from compare.reading.furniture.slugs import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.reading.blocks import Block

_AUTHOR = regex(
    r"^[^\W\d_]\S+ .{0,60}\b(?:is|was) (?:an?|the) .{0,60}\b(?:reporter|correspondent|editor|writer|journalist|columnist|"
    r"contributor|producer)\b.{0,60}\b(?:based|cover|at|for|with|focus)",
    re.IGNORECASE,
)
_SHORT = 8
_LONGEST_TITLE = 20
_LONGEST_REPEAT = 30
_LONGEST_HEADLINE = 25
_FIGURE = regex(r"^[^:]{2,40}: [^:]*\d")
_LONGEST_NAME = 41
_STEADY = 4
_BETWEEN_REPLIES = 3
_MOST_AUTHORS = 10
_NAME_WORDS = {2, 3}


def set_aside(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks are furniture: one flag a block. A text that would be nothing else keeps every block."""
    lines = [line_of(block) for block in blocks]
    aside = {number for number, line in enumerate(lines) if line.cue and not _heads_story(lines, number)}
    aside |= _head(lines) | _author_boxes(lines) | _comments(lines) | boilerplate(lines) | company_note(lines)
    aside |= _foot(lines, aside)
    aside |= _labels(lines, aside)
    flags = [number in aside for number in range(len(lines))]
    return flags if not all(flags) else [False] * len(flags)


def with_headline(blocks: Sequence[Block], aside: Sequence[bool]) -> tuple[Block, ...]:
    """The blocks with a headline that is of the story, where what opened the text is not."""
    first = next((number for number, flag in enumerate(aside) if not flag), 0)
    crowned = [number for number, block in enumerate(blocks) if block.role is Role.HEADLINE]
    named = crowned or [n for n in range(first) if is_slug(blocks[n].text)]
    if not named or not aside[named[0]] or any(not aside[number] for number in crowned):
        return tuple(blocks)
    line = line_of(blocks[first])
    fits = (
        line.role in {Role.HEADING, Role.BODY} and line.words <= _LONGEST_HEADLINE and not line.text.endswith((".", ":", ",", ";"))
    )
    return tuple(
        replace(b, role=Role.HEADLINE if number == first and fits else Role.BODY if number in crowned else b.role)
        for number, b in enumerate(blocks)
    )


def _heads_story(lines: Sequence[Line], number: int) -> bool:
    """Whether a vague opener stands over a paragraph, as a heading of the story does, or last."""
    if not lines[number].vague:
        return False
    if number + 1 == len(lines):
        return True
    following = lines[number + 1]
    return following.sentence and not following.cue and following.words >= _STEADY and not following.titlelike


def _labels(lines: Sequence[Line], aside: set[int]) -> set[int]:
    """Words that name a button as well as a chapter: furniture between two lines of furniture."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        beside = all(n in aside or n in found for n in (number - 1, number + 1) if 0 <= n < len(lines))
        if beside and is_said("label", line.bare):
            found.add(number)
    return found


def _head(lines: Sequence[Line]) -> set[int]:
    """Names of sections, a lone date and a lone number before the story begins."""
    begins = _beginning(lines)
    dates = [number for number, line in enumerate(lines) if is_date(line.bare) and not is_stamp(line.bare)]
    found = {number for number in dates if number < begins} if all(number < begins for number in dates) else set()
    sections = {number for number in range(begins) if _is_label(lines[number].bare)}
    titled = any(line.words > 1 and line.titlelike and not line.cue for line in _without(lines[:begins], sections | found))
    found |= sections if titled else set()
    found |= {number for number in range(begins) if is_slug(lines[number].text)}
    counted = [n for n in range(1, begins) if lines[n].text.isdecimal() and (n - 1 in found or lines[n - 1].cue)]
    return found | set(counted)


def _is_label(bare: str) -> bool:
    return is_menu(bare) or is_said("label", bare)


def _without(lines: Sequence[Line], numbers: set[int]) -> list[Line]:
    return [line for number, line in enumerate(lines) if number not in numbers and line.role is not Role.BYLINE]


def _beginning(lines: Sequence[Line]) -> int:
    """Where the story begins: at the first of two sentences in a row, what is furniture by its words not counted."""
    plain = [number for number, line in enumerate(lines) if not line.cue]
    said = [number for number in plain if lines[number].sentence and lines[number].words >= _STEADY]
    following, known = dict(pairwise(plain)), set(said)
    return next((number for number in said if following.get(number) in known), said[0] if said else 0)


def _foot(lines: Sequence[Line], aside: set[int]) -> set[int]:
    """The foot of the page, from its first opener on."""
    repeats = Counter(line.text for line in lines)
    start = first = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        if not (number in aside or _is_footlike(lines, number, repeats, seen=first < len(lines) and bool(aside))):
            break
        first = number
    known = any(number in aside for number in range(first, len(lines)))
    openers = [n for n in range(first, len(lines)) if (n in aside and lines[n].opener) or (known and _AUTHOR.search(lines[n].text))]
    start = openers[0] if openers else start
    small = {n for n in range(first, len(lines)) if known and is_said("foot", lines[n].bare)}
    return set(range(start, len(lines))) | small


def _is_footlike(lines: Sequence[Line], number: int, repeats: Counter[str], *, seen: bool) -> bool:
    line = lines[number]
    if _is_figure(lines, number):
        return False
    return (
        line.role in {Role.HEADING, Role.CREDIT}
        or (line.role is Role.LIST and line.titlelike)
        or (line.words <= _LONGEST_REPEAT and repeats[line.text] > 1)
        or (line.words <= _SHORT and not line.text.endswith((".", "”", '"')))
        or (seen and line.words <= _LONGEST_TITLE and line.titlelike and not line.text.startswith('"'))
        or bool(_AUTHOR.search(line.text))
    )


def _is_figure(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is one of several figures: results, a line-up, what a thing cost."""
    around = (n for n in (number - 1, number + 1) if 0 <= n < len(lines))
    return _tells_figure(lines[number].text) and any(_tells_figure(lines[n].text) for n in around)


def _tells_figure(text: str) -> bool:
    return ":" in text[:_LONGEST_NAME] and bool(_FIGURE.match(text))


def _author_boxes(lines: Sequence[Line]) -> set[int]:
    """Notes about the author in the second half: his name, and what begins with it and says what he does."""
    return author_notes([line.text for line in lines], (name for line in dict.fromkeys(lines) for name in _names(line)))


def author_notes(texts: Sequence[str], authors: Iterable[str]) -> set[int]:
    """Which of a story's lines are notes about its authors, in its second half.

    Args:
        texts: the lines, with straight quotation marks.
        authors: their names.
    """
    names = list(dict.fromkeys(name for name in authors if len(name.split()) in _NAME_WORDS and name[:1].isupper()))[:_MOST_AUTHORS]
    found = set()
    for number in range(len(texts) // 2, len(texts)):
        text = texts[number]
        name = next((name for name in names if text.startswith(name)), "")
        rest = text[len(name) :]
        if name and (not rest.strip() or re.match(rf"\s(?:[\w-]+\s){{0,3}}?(?:{expression('author', text).pattern})\s", rest)):
            found.add(number)
    return found


def _names(line: Line) -> list[str]:
    """Who wrote it, by its by-line or the desk's own note."""
    match = re.match(rf"[(\[]?(?:{expression('by', line.text).pattern})\s+", line.text, re.IGNORECASE)
    if not match or not (line.role is Role.BYLINE or line.cue):
        return []
    parts = re.split(r"\s(?:and|und|et|y|и|та|in|at|for|à|en)\s|[,;|&(]", line.text[match.end() :])
    return [part.strip(" .)") for part in parts]


def _comments(lines: Sequence[Line]) -> set[int]:
    """What readers wrote below the story: from its heading on, as long as names, dates and buttons part it."""
    heads = [n for n in range(len(lines) // 3, len(lines)) if is_said("comments", lines[n].bare)]
    parts = [_parts_comments(line) for line in lines] if heads else []
    for start in heads:
        last, replies = start, 0
        for number in range(start + 1, len(lines)):
            if number - last > _BETWEEN_REPLIES + 1:
                break
            if parts[number]:
                last = number
                replies += is_said("reply", lines[number].bare)
        if replies > 1:
            return set(range(start, last + 1))
    return set()


def _parts_comments(line: Line) -> bool:
    return line.cue or is_date(line.bare) or is_said("reply", line.bare)
