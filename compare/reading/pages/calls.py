"""Calls to sign up that a page sets amid its story: what one small element says, where it begins so and one line is a known one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from compare.article import count_words
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.furniture.cues import line_of
from compare.reading.furniture.phrases import straightened, word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.markup.lines import PageLine

_CALLS = regex(
    r"\b(?:sign(?:ing)? up|newsletters?|subscribe|inbox|e-?mail|alerts?|abonnieren|anmelden|suscr[ií]b\w+|bolet[ií]n|inscri\w+|"
    r"iscriviti|nieuwsbrief|рассылк\w+|подпи\w+)\b",
    2,
)
_MOST_LINES = 6
_MOST_WORDS = 90
_SHORT = 15  # words of a line that need not speak to its reader
_QUOTES = frozenset('“”„«»"')


def without_calls(lines: Sequence[PageLine], kept: Sequence[bool]) -> list[bool]:
    """The same flags without small elements that begin with a call to sign up, and speak to their reader throughout."""
    within: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        within[line.container].append(number)
    apart = {n for numbers in within.values() if any(kept[n] for n in numbers) and _is_call(lines, numbers) for n in numbers}
    return [flag and number not in apart for number, flag in enumerate(kept)]


def _is_call(lines: Sequence[PageLine], numbers: Sequence[int]) -> bool:
    own = [lines[number] for number in numbers]
    if (
        any(line.tag == "li" for line in own)
        or not 1 < len(own) <= _MOST_LINES
        or sum(count_words(line.text) for line in own) > _MOST_WORDS
    ):
        return False
    calls = bool(_CALLS.search(own[0].text)) and any(line_of(Block(line.text)).cue for line in own)
    return calls and all(_speaks(line) for line in own[1:])


def _speaks(line: PageLine) -> bool:
    """Whether a line could be of a call: short, or spoken to its reader, and no quotation."""
    text = line.text
    addressed = count_words(text) <= _SHORT or bool(word_of("reader", text).search(straightened(text)))
    return addressed and _QUOTES.isdisjoint(text)
