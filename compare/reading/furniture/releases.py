"""What a press release says about its sender, and whom to call: the same under every release, and of no story.

Notes to editors are kept: they hold the figures and the method behind the story.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.furniture.phrases import expression, is_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.furniture.cues import Line

_ARTICLE = regex(r"^(?:the|die|der|das|le|la|les|l'|el|los|las)\s*", re.IGNORECASE)
_REACHED = regex(r"\S@\S+\.\w|\+?\d[\d ()/.-]{5,}\d")
_LONGEST_NAME = 8
_LONGEST_CONTACT = 12
_CONTACT_LINES = 6
_MOST_PARAGRAPHS = 5


def boilerplate(lines: Sequence[Line]) -> set[int]:
    """Which lines of a press release are about its sender; none of a text that is not one."""
    if not any(is_said("release", x) for line in lines for x in (line.bare, line.text)):
        return set()
    found: set[int] = set()
    for number in range(len(lines) // 3, len(lines)):
        found |= _about(lines, number) | _contact(lines, number)
    return found


def _about(lines: Sequence[Line], number: int) -> set[int]:
    """A heading with a name ('About Tessel') and the paragraphs after it that begin with the name; or both in one."""
    heading, _, rest = lines[number].text.partition(":")
    match = re.match(rf"(?:{expression('about', heading).pattern})\s+(?P<name>\S.*)", heading, re.IGNORECASE)
    name = _ARTICLE.sub("", match.group("name")).strip() if match else ""
    if not name or not name[0].isupper() or len(name.split()) > _LONGEST_NAME:
        return set()
    if rest.strip():
        return {number} if name.split()[0] in rest else set()
    last = number
    while last + 1 < min(len(lines), number + 1 + _MOST_PARAGRAPHS) and _ARTICLE.sub("", lines[last + 1].text).startswith(
        name.split()[0]
    ):
        last += 1
    return set(range(number, last + 1)) if last > number else set()


def _contact(lines: Sequence[Line], number: int) -> set[int]:
    """The short lines under a call for contact, down to the last with a number or an address."""
    if not (
        lines[number].cue
        and re.search(r"conta[ck]t|kontakt|контакт|enquir|inquir|press office|interviews", lines[number].text, re.IGNORECASE)
    ):
        return set()
    last = number
    for following in range(number + 1, min(number + 1 + _CONTACT_LINES, len(lines))):
        if lines[following].words > _LONGEST_CONTACT or lines[following].text.endswith((".", '."')):
            break
        last = following if _REACHED.search(lines[following].text) else last
    return set(range(number, last + 1))
