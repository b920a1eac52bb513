"""What a line of plain text is: a headline, a by-line, a list line, a caption with its credit, or body text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.article import Role, count_words
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.text.lists import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYLINE = regex(r"(?:By|BY|Written by|Story by|From|Von|Par|Por|Di)\s+[^\W\d_a-z][\w.’'-]*(?:[,|&]\S*)?(?:\s+\S+){0,9}$")
_BY = regex(r"(?:Written |Story )?(?:By|BY|by|From|Von|Par|Por|Di)\s+")
_CAPTION = regex(r"(?:Photo|Picture|Pictured|File photo|Image|Caption|Foto)\s*:", re.IGNORECASE)
STOPS = ".:,;。．｡։።။។៕।॥۔؛"  # a headline ends in none of them
_BYLINES = ("By", "BY", "Written by", "Story by", "From", "Von", "Par", "Por", "Di")
_LONGEST_CUE = 20
_CLOSING, _ENDS = "\"'”’»)]", tuple(".!?…。！？:;,։።။។៕।॥۔؟")
_AGENCIES = (
    "AFP|AP|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|EFE|PA|PA Media|dpa|DPA|ANSA|TASS|Bloomberg|Shutterstock|iStock|Alamy|"
    r"Xinhua|Anadolu|ZUMA|UPI|NurPhoto|Corbis|Magnum|Handout|Pool|(?:[^\W\d_a-z]\w+ ){1,3}(?:Images|Pictures|Photos?|Press)"
)
_NAME = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,4}"
_CREDIT = regex(
    rf"(?<=[.!?”\"’)])\s+(?:\|\s+)?(?P<credit>(?:{_NAME}\s?/\s?)+(?:{_AGENCIES})(?:\s?/\s?{_NAME})*"
    rf"|(?:Photo(?:graph)?|Picture|Image|Credit|Foto|Bild|Quelle|Crédit|Фото)(?: by| credit)?:? {_NAME}(?:\s?/\s?{_NAME})*"
    rf"|\((?:Photo|AP Photo|Image|Picture)[^()]{{0,60}}\)"
    rf"|\((?:[A-Z]{{2,6}}|{_AGENCIES})\s?/\s?{_NAME}\)"
    rf"|(?:{_AGENCIES})(?:\s?/\s?{_NAME})+)\.?$|"
    rf"(?<=\S)\s+(?P<bracketed>\((?:(?:{_AGENCIES})\s?/|(?:Foto|Quelle|Bild):)\s?{_NAME}(?:\s?/\s?{_NAME})*\))$"
)
_CREDITED = ("/", "(", "Photo", "Picture", "Image", "Credit", "Foto", "Bild", "Quelle", "Crédit", "Фото")  # every credit has one
# A line that is a credit and nothing more.
_WHOLE_CREDIT = regex(
    rf"\(?(?:(?:{_NAME}\s?[/|]\s?)+(?:{_AGENCIES})(?:\s?/\s?{_NAME})*|(?:{_AGENCIES})(?:\s?/\s?{_NAME})+)\)?|"
    rf"[^.!?]{{3,60}}\s[Vv]ia\s(?:{_AGENCIES})|(?i:(?:image|photo|picture) credits?): .{{2,60}}|© ?[^.!?]{{2,40}}|"
    r"\((?i:image credit|photo|picture|quelle|foto|bild|source|fuente|fonte|фото|crédits?)(?:\s(?:by|courtesy|credit))?[:/ ]"
    r"[^()]{1,80}\)"
)
_SIGNS_OF_CREDIT = ("/", "|", "(", "©", "redit", " via ")
_LONGEST_CREDIT = 100
_MAX_CREDIT = 300  # characters: looked for from the start, a line of a megabyte takes hours
_MAX_TITLE = 25
_MAX_HEADING = 10
_MAX_LIST = 60
_INITIALS = regex(r"(?<!\w)(?:[^\W\d_]\.){2,6}$")
_MAX_INITIALS = 12  # characters
_WORD = regex(r"[^\W\d_][\w’']*")
_LONG_WORD, _MOST = 4, 0.8  # letters from which 'with' and 'from' may be small, and so not all are capitals
_LONGEST_HEADING, _LONGEST_TITLE = 110, 250  # characters: Thai and Khmer write no blanks between words


@lru_cache(maxsize=1_024)  # paragraphs repeat
def blocks_of(line: str, first: bool) -> tuple[Block, ...]:
    """The block or blocks of one paragraph: a photographer's credit parts from the caption before it.

    Args:
        line: the paragraph, on one line.
        first: whether it opens the article.
    """
    tail = line[-_MAX_CREDIT:]
    credit = _CREDIT.search(line, max(0, len(line) - _MAX_CREDIT)) if any(sign in tail for sign in _CREDITED) else None
    if credit:
        caption = line[: credit.start()].rstrip()
        return Block(caption, Role.CAPTION), Block(credit.group("credit") or credit.group("bracketed"), Role.CREDIT)
    return (Block(line, Role.CREDIT if is_credit(line) else _role(line, first)),)


def is_credit(line: str) -> bool:
    """Whether a line says who made a picture, and nothing more."""
    signed = len(line) <= _LONGEST_CREDIT and any(sign in line for sign in _SIGNS_OF_CREDIT)
    return signed and bool(_WHOLE_CREDIT.fullmatch(line))


def author_of(bylines: Iterable[str]) -> str:
    """Whom the first by-line names: its words without 'By'; empty where there is none."""
    return next((_BY.sub("", line) for line in bylines), "")


def _role(line: str, first: bool) -> Role:
    words = count_words(line)
    if is_marked(line) and words <= _MAX_LIST:
        return Role.LIST
    if ":" in line[:_LONGEST_CUE] and _CAPTION.match(line):
        return Role.CAPTION
    if line.startswith(_BYLINES) and _BYLINE.match(line) and not _ends_sentence(line):
        return Role.BYLINE
    if first and words <= _MAX_TITLE and len(line) <= _LONGEST_TITLE and not _is_stopped(line):
        return Role.HEADLINE
    return Role.HEADING if words <= _MAX_HEADING and len(line) <= _LONGEST_HEADING and not _ends_sentence(line) else Role.BODY


def _is_stopped(line: str) -> bool:
    """Whether a line ends in a stop; that of 'G.O.P.' is none where the line is written As Headlines Are."""
    return line.endswith(tuple(STOPS)) and not (
        line.endswith(".") and _INITIALS.search(line, len(line) - _MAX_INITIALS) and _is_title(line)
    )


def _is_title(line: str) -> bool:
    """Whether the long words of a line begin with a capital, as English papers write headlines."""
    long = [word for word in _WORD.findall(line) if len(word) >= _LONG_WORD]
    return bool(long) and sum(word[0].isupper() for word in long) >= _MOST * len(long)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_ENDS)
