"""What is known by its words: `phrases/`, one file a language; all those of a line's script are asked.

A section of a file, in brackets, holds regular expressions, one a line; they are matched without regard to case, against
text with straight quotation marks:

- whole: the line is this and nothing more; opener: likewise, and what follows at the foot of a page is more of the same
- vague: an opener that could as well head a chapter of the story
- ask: the line begins so and speaks to its reader; note: the line begins so and reports no speech; ref: the line begins
  so and names another story
- label: the line is this, and stands between two lines of furniture
- comments, reply: the head of a page's comments, and what stands between them
- foot: the line is this, and stands at the foot
- release, about, by: signs of a press release; what its boilerplate's heading begins with; what a name follows
- paid, consent, login, scripts: what a page says that does not show its story

Three sections hold words: menu (with commas between), what menus name; time and stamp, of which a line of a date is made;
author, reported and reader are expressions for words within a line.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from compare.reading.furniture.literals import alternatives, could_match, literal_of, openings_of_one

_PHRASES = Path(__file__).with_name("phrases")
_OPENING = 6  # characters by which expressions are looked up
_LATIN = ("en", "de", "fr", "es", "it", "nl", "pt")
_CYRILLIC = ("ru", "uk")
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "\u00a0": " ", "\u202f": " "}
)


def straightened(text: str) -> str:
    """The text with straight quotation marks and plain blanks; a closing guillemet stays, it is an arrow too."""
    return text.translate(_STRAIGHT)


def expression(section: str, text: str) -> re.Pattern[str]:
    """Any expression of a section, in the languages that a text could be in."""
    return _compiled(_lines(section, _languages_of(text)))


def word_of(section: str, text: str) -> re.Pattern[str]:
    """The same, for whole words within a line."""
    return _compiled(_lines(section, _languages_of(text)), within=True)


@lru_cache(maxsize=4_096)  # lines of a page repeat, and each is asked about several times
def is_said(section: str, text: str) -> bool:
    """Whether a text is what an expression of a section says, and nothing more."""
    lowered = text.lower()
    possible = _possible(section, text, lowered)
    return any(literal_of(each) == lowered for each in possible) or bool(possible and _compiled(possible).fullmatch(text))


def is_begun(section: str, text: str) -> bool:
    """Whether a text begins with what an expression of a section says."""
    possible = _possible(section, text, text.lower())
    return bool(possible and _compiled(possible).match(text))


def _possible(section: str, text: str, lowered: str) -> tuple[str, ...]:
    """The expressions of a section that could match at the front of a text: none for most texts."""
    by_opening = _by_opening(section, _languages_of(text))
    sizes = range(min(_OPENING, len(lowered)) + 1)
    return tuple(each for size in sizes for each in by_opening.get(lowered[:size], ()) if could_match(each, lowered))


@cache
def _by_opening(section: str, languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The expressions of a section by the first characters of what they match; those of which that is not known under none."""
    found: dict[str, list[str]] = {}
    for each in (part for line in _lines(section, languages) for part in alternatives(line)):
        for opening in {known[:_OPENING] for known in openings_of_one(each) or ("",)}:
            found.setdefault(opening, []).append(each)
    return {opening: tuple(those) for opening, those in found.items()}


def _languages_of(text: str) -> tuple[str, ...]:
    cyrillic = not text.isascii() and any("\u0400" <= character <= "\u04ff" for character in set(text))
    return _LATIN + _CYRILLIC if cyrillic else _LATIN


@cache
def _compiled(lines: tuple[str, ...], *, within: bool = False) -> re.Pattern[str]:
    pattern = "|".join(f"(?:{line})" for line in lines)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if within else pattern, re.IGNORECASE)


@cache
def words(section: str) -> frozenset[str]:
    """The words or phrases of a section, in lower case."""
    lines = _lines(section, _LATIN + _CYRILLIC)
    return frozenset(word.strip() for line in lines for word in (line.split(",") if "," in line else line.split()))


def _lines(section: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for language in languages for line in _sections(language).get(section, ()))


@cache
def _sections(language: str) -> dict[str, tuple[str, ...]]:
    text = (_PHRASES / f"{language}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            name = line[1:-1]
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return {section: tuple(lines) for section, lines in found.items()}
