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
# What a company says of itself below its release, without a heading. A newspaper may well say where it sits and whom it employs;
# what its mission is, and where to read more, only the company says.
_DEFINED = regex(
    r"(?P<name>[A-Z][\w.&'-]*(?: [A-Z0-9][\w.&'-]*){0,4})(?: \([^)]{1,60}\))?,? is (?:an?|the|one of the) (?:[\w',/-]+ ){0,8}?"
    r"(?:provider|"
    r"manufacturer|supplier|developer|leader|company|group|firm|maker|producer|distributor|operator|platform|organi[sz]ation|agency|bank|"
    r"retailer|consultancy|association|foundation|specialist|partner|partnership|network|brand)\b"
)
_OWN_WORDS = regex(
    r"\b(?:vision|mission) (?:of [A-Z][\w ]{1,40} )?is to\b|\bfor more information\b|\b(?:learn|find out|read) more at\b|"
    r"\bvisit (?:us at )?(?:the \w+ website|www\.|https?:|\S+\.(?:com|org|net|co|eu|io|de))",
    re.IGNORECASE,
)
_OF_A_COMPANY = (
    regex(r"\bheadquarter(?:ed|s) in\b"),
    regex(r"\bemploy(?:s|ing) (?:\w+ ){0,3}[\d,.]+"),
    regex(r"\b(?:listed|traded) on (?:the )?\w"),
    regex(r"\b(?:founded|established|incorporated) in (?:18|19|20)\d\d\b", re.IGNORECASE),
    regex(r"\b(?:in|across) (?:\w+ ){0,2}\d+ countries\b"),
    _OWN_WORDS,
)
_OWN_SIGNS = ("mission", "vision", "more information", "more at", "visit ")
_SIGNS = 2


def boilerplate(lines: Sequence[Line]) -> set[int]:
    """Which lines of a press release are about its sender; none of a text that is not one."""
    if not any(is_said("release", x) for line in lines for x in (line.bare, line.text)):
        return set()
    found: set[int] = set()
    for number in range(len(lines) // 3, len(lines)):
        found |= _about(lines, number) | _contact(lines, number)
    return found


def company_note(lines: Sequence[Line]) -> set[int]:
    """The paragraphs at the end that say what a company is, in its own words: as they stand under every release of it."""
    begins = 2 * len(lines) // 5
    said = " ".join(line.text for line in lines[begins:]).casefold()
    for number in range(begins, len(lines)) if any(word in said for word in _OWN_SIGNS) else ():
        defined = _DEFINED.match(lines[number].text)
        if not defined:
            continue
        name, last = _ARTICLE.sub("", defined["name"]).split()[0], number
        while last + 1 < len(lines) and (name in lines[last + 1].text or _OWN_WORDS.search(lines[last + 1].text)):
            last += 1
        whole = " ".join(line.text for line in lines[number : last + 1])
        if _OWN_WORDS.search(whole) and sum(bool(sign.search(whole)) for sign in _OF_A_COMPANY) >= _SIGNS:
            return set(range(number, last + 1))
    return set()


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
