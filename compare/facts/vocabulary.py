"""Word lists: ours in `words/`, the reporter's added from the config folder.

A list is a text file: a phrase a line, with `= value` after it where the list gives values; `#` starts a comment.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = regex(r"(?<!P)<([a-z-]+)>")
_OURS = Path(__file__).parent / "words"
_EQUAL_WIDTH = {
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "\u2011": "-",
    "\u2010": "-",
}
_BLANKS = dict.fromkeys("\u00a0\u202f\u2009", " ")


def plain(text: str) -> str:
    """The text with one shape of quotation mark, dash and blank; every character keeps its place."""
    found = text.replace("\t", " ")
    if found.isascii():
        return found
    for odd, even in (*_EQUAL_WIDTH.items(), *_BLANKS.items()):  # a tenth of the time that `translate` takes
        found = found.replace(odd, even)
    return found  # of most passages it is the very text, and held once


def added_lists() -> Path:
    """Where a reporter's own lists stand: NAME.txt here adds to, or overrides lines of, the list of that name."""
    from platformdirs import user_config_path

    return user_config_path("copydesk", appauthor=False) / "words"


@cache
def phrases(name: str) -> dict[str, str]:
    """The phrases of a list, in lower case, with their values; an empty value where the list gives none.

    Args:
        name: of the file in `words/`, without its ending.
    """
    found: dict[str, str] = {}
    for folder in (_OURS, added_lists()):
        found |= _read(folder / f"{name}.txt")
    return found


def _read(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        return {}  # a list that cannot be read adds nothing
    pairs = (line.partition("#")[0].partition("=") for line in lines)
    return {plain(phrase).strip().lower(): value.strip() for phrase, _, value in pairs if phrase.strip()}


def alternation(wanted: Iterable[str]) -> str:
    """A regular expression that finds any of the phrases whole, the longest first; blanks match any white space."""
    return rf"(?<![\w]){_any_of(wanted)}(?![\w])"


@cache
def words_of(name: str, part: str) -> frozenset[str]:
    """The phrases of a list whose value names a part that they play, alone or among others."""
    return frozenset(phrase for phrase, value in phrases(name).items() if part in value.split())


def filled(template: str, name: str) -> str:
    """A regular expression made from a list: `<part>` is any phrase that plays a part in it, a blank is any white space."""
    return _PART.sub(lambda part: _any_of(words_of(name, part[1])), template.replace(" ", r"\s+"))


def _any_of(wanted: Iterable[str]) -> str:
    ordered = sorted(wanted, key=lambda phrase: (-len(phrase), phrase))
    bodies = [r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered]
    return f"(?:{'|'.join(bodies)})" if bodies else "(?!)"


def value_of(name: str, phrase: str) -> str:
    """The value a list gives a phrase that was found; empty where it gives none."""
    return phrases(name).get(" ".join(plain(phrase).lower().split()), "")
