"""What one line says of itself: whether its words are those of furniture, wherever it stands.

A line that quotes or reports speech asks nothing of its reader, and a line of two sentences only where both speak to
him: 'Sign up for our newsletter. In 2019 that stood on every page' is of a story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.article import Role, count_words
from compare.patterns import regex
from compare.reading.furniture.phrases import expression, is_begun, is_said, straightened, word_of, words

if TYPE_CHECKING:
    from compare.reading.blocks import Block

_LONGEST = 60
_LONGEST_TEXT = 600  # characters: no line of furniture is longer, and no expression meets a line that was made to stall it
_LONGEST_STAMP = 14
_LONGEST_DATE = 160
_SHORTEST_MONTH = 3
_DATED = regex(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
_ADORNED = regex(r"^[\s•*▶►→»>|·▪‣-]+(?=\w)|(?<=\w)[\s:→»›>…|·-]+$")
_CLOSING = "\"'”’»)]"
_SENTENCE_ENDS, _NO_TITLE_ENDS = (".", "!", "?", "…"), (".", "…", ";", ",")
_NEXT_SENTENCE = regex(r"(?<=[.!?])\s+(?=[^\W\d_a-zа-яіїєґß-ÿ])")
_PARTS = regex(r"[\w'-]+(?:\.m\b)?")
_COUNTED = regex(r"\d+\w{0,3}")
_BETWEEN = str.maketrans(dict.fromkeys("|•·/›»>–—,\n", "\t"))
_CRUMBS = str.maketrans(dict.fromkeys("›»>|", "/"))
_GLUED = regex(
    r"(?<=\d)(?=[A-ZА-Я][a-zа-я]{2})|(?<=[a-z.])(?=(?:Updated|Published|Posted)\b)|(?<=(?:19|20)\d\d)(?=\d{1,2}:\d\d)|(?<=[A-Z]{3})(?=[A-Z][a-z])"
)
_STAMPED = ("Updated", "Published", "Posted")
_CONTACT = regex(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A block on its way through the rules of furniture.

    Attributes:
        text: with straight quotation marks; only the beginning of what is too long to be furniture.
        bare: the same without bullets, arrows and a closing colon.
        role: what the reader takes it for.
        words: how many.
        sentence: whether it ends as one.
        cue: whether it is furniture by its words alone.
        opener: whether what follows it at the foot of a page is more furniture.
        vague: whether it could head a chapter as well.
    """

    text: str
    bare: str
    role: Role
    words: int
    sentence: bool
    cue: bool
    opener: bool
    vague: bool

    @property
    def titlelike(self) -> bool:
        """Whether it could be the headline of another story."""
        return not self.text.rstrip(_CLOSING).endswith(_NO_TITLE_ENDS)


@lru_cache(maxsize=1_024)  # lines of a page repeat
def line_of(block: Block) -> Line:
    """What a block's words say."""
    text = straightened(block.text)
    count = count_words(text)
    if count > _LONGEST or len(text) > _LONGEST_TEXT:
        return Line(text[:_LONGEST_TEXT], "", block.role, count, sentence=True, cue=False, opener=False, vague=False)
    bare = _ADORNED.sub("", text)
    opener, cue = _said(text, bare)
    vague = not cue and is_said("vague", bare)
    cue = cue or vague or block.role is Role.CREDIT
    return Line(text, bare, block.role, count, text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS), cue, opener or vague, vague)


def _said(text: str, bare: str) -> tuple[bool, bool]:
    """Whether a line's words open the foot of a page, and whether they are furniture at all."""
    opener = _is_whole("opener", text, bare)
    return opener, opener or _is_whole("whole", text, bare) or _is_marked(bare) or _begins(text, bare)


def _is_whole(section: str, text: str, bare: str) -> bool:
    return is_said(section, bare) or (text != bare and is_said(section, text))


def _is_marked(bare: str) -> bool:
    return is_stamp(bare) or _is_crumbs(bare) or _is_contact(bare)


def _is_contact(bare: str) -> bool:
    return ("@" in bare or "http" in bare or "www." in bare) and bool(_CONTACT.fullmatch(bare))


def _begins(text: str, bare: str) -> bool:
    quoted = text.startswith(('"', "'", "«", "»"))
    if quoted:
        return False
    refers = is_begun("ref", bare) and not text.endswith(".")  # a headline has no full stop
    notes = is_begun("note", bare) and (text.startswith(("(", "[")) or not word_of("reported", bare).search(bare))
    return refers or notes or _asks(bare)


def _asks(text: str) -> bool:
    if not is_begun("ask", text) or word_of("reported", text).search(text):
        return False
    first, *others = _NEXT_SENTENCE.split(text)
    return '"' not in first and all(word_of("reader", sentence).search(sentence) for sentence in others)


def is_date(text: str) -> bool:
    """Whether a line is a day, or a day and an hour, and nothing else."""
    if len(text) > _LONGEST_DATE or not any(map(str.isdecimal, text)):
        return False
    parts = _PARTS.findall(_parted(text).casefold())
    numbers = sum(bool(_COUNTED.fullmatch(part)) for part in parts)
    known = words("time") | words("stamp")
    if not (_DATED.search(text) or any(p in known and len(p) >= _SHORTEST_MONTH for p in parts)):
        return False  # numbers alone are of a table
    longest = _LONGEST_STAMP * max(1, sum(p in words("stamp") for p in parts))  # published then, changed then
    return numbers > 1 and len(parts) <= longest and all(_COUNTED.fullmatch(p) or p in known for p in parts)


def is_stamp(text: str) -> bool:
    """Whether a line says when it was published or changed, and at most by whom."""
    if len(text) > _LONGEST_DATE or not any(map(str.isdecimal, text)):
        return False
    head = re.split(rf"\s(?:{expression('by', text).pattern})\s", text, maxsplit=1, flags=re.IGNORECASE)
    if len(head) > 1 and len(head[1].split()) > 4:  # noqa: PLR2004 - a name
        return False
    parts = _PARTS.findall(_parted(head[0]).casefold())
    return bool(set(parts) & words("stamp")) and is_date(head[0])


def _parted(text: str) -> str:
    """A day and an hour, or two days, that a page glues to each other: 'Nov 19 20197:05 AM ESTUpdated'."""
    return _GLUED.sub(" ", text) if any(word in text for word in _STAMPED) else text


def is_menu(text: str) -> bool:
    """Whether a line names the sections of a site and nothing else."""
    parted = text.casefold().translate(_BETWEEN).replace("  ", "\t").split("\t")
    parts = [part for part in map(str.strip, parted) if part]
    if not parts:
        return False
    if all(part in words("menu") for part in parts):
        return True
    rest = text.casefold().split()
    while rest:
        size = next((n for n in (3, 2, 1) if " ".join(rest[:n]) in words("menu")), 0)
        if not size:
            return False
        rest = rest[size:]
    return True


def _is_crumbs(text: str) -> bool:
    """Whether a line is the way from a site's front page to this one."""
    first, parted, _ = text.casefold().translate(_CRUMBS).partition("/")
    fronts = {"home", "homepage", "startseite", "accueil", "inicio", "portada", "главная", "головна"}
    return bool(parted) and first.strip() in fronts
