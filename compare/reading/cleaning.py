"""Text from anywhere becomes text that is safe to show and to compare.

Nothing that could steer a terminal, hide text or turn its direction stays in it: control characters become their
pictures (U+241B for ESC), bidirectional controls and tag characters become their code in angle brackets, characters
without width or meaning are taken out. Each kind is counted in a warning.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    import re

_BLANK = str.maketrans(
    dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
    | dict.fromkeys("\t\x1f\u00a0\u1680\u202f\u205f\u3000", " ")
    | dict.fromkeys(range(0x2000, 0x200B), " ")
)

_CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
_BIDI = "\u202a-\u202e\u2066-\u2069"
# With the noncharacters: no text has them; and with what Unicode keeps for characters without width.
_ENDS = "".join(chr(0x10000 * plane + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_ODDITIES = f"\ufff0-\ufffb\ufdd0-\ufdef{_ENDS}\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_SURROGATES = "\ud800-\udfff"
# Soft hyphen, zero-width space and no-break space, word joiner and invisible operators, direction marks, fillers, and the
# format characters of shorthand and of music.
# Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji need them.
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
_INVISIBLE += "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"

_KINDS = (
    (regex(f"[{_CONTROLS}]"), "control character was made visible", "control characters were made visible"),
    (regex(f"[{_BIDI}]"), "direction control was made visible", "direction controls were made visible"),
    (regex(f"[{_ODDITIES}]"), "hidden character was made visible", "hidden characters were made visible"),
    (regex(f"[{_SURROGATES}]"), "broken character was replaced", "broken characters were replaced"),
    (regex(f"[{_INVISIBLE}]"), "invisible character was taken out", "invisible characters were taken out"),
)
# A ligature is how letters are set, not other letters; combined marks and all other signs stay as they are.
LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "ﬓ": "մն",
        "ﬔ": "մե",
        "ﬕ": "մի",
        "ﬖ": "վն",
        "ﬗ": "մխ",
    }
)
_ANY = regex(f"[{_CONTROLS}{_BIDI}{_ODDITIES}{_SURROGATES}{_INVISIBLE}]")
_SUSPECT = regex(f"[{_CONTROLS}{_BIDI}{_ODDITIES}{_SURROGATES}{_INVISIBLE}\\n]")
# No combining mark is a letter or a digit.
_TOWER = regex(r"[^\w\x00-\x7f]{31,}")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # of those without width what Unicode calls a mark or a letter
_HIDDEN = regex(f"[{_INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that is safe to show, and a warning for each kind of character that was not."""

    text: str
    warnings: tuple[str, ...]


def clean(text: str) -> Cleaned:
    r"""NFC text without ligatures, with `\\n` line breaks, plain spaces and nothing hidden in it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    text = text if _BLANK.keys().isdisjoint(map(ord, set(text))) else text.translate(_BLANK)
    if _is_safe(text) or not _ANY.search(text):
        return Cleaned(_composed(text), ())
    warnings = tuple(w for w in (_warning(text, *kind) for kind in _KINDS) if w)
    return Cleaned(_composed(_ANY.sub(_shown, text)), warnings)


def visible(text: str) -> str:
    """One line that is safe to show: a file name, a title; line breaks are made visible too."""
    return _composed(text if _is_safe(text) and "\n" not in text else _SUSPECT.sub(_shown, text))


def _is_safe(text: str) -> bool:
    """Whether nothing in a text is printed as nothing, or not as itself: what is no print may still be harmless."""
    return not any(character in _UNSEEN or not (character.isprintable() or character == "\n") for character in set(text))


def _composed(text: str) -> str:
    """The text in NFC, its ligatures parted; marks on one letter are sorted first, which normalising does by insertion: slowly."""
    if text.isascii():
        return text
    characters = set(text)
    towers = any(unicodedata.category(each)[0] == "M" for each in characters)  # some marks combine only when they are parted
    composed = unicodedata.normalize("NFC", _TOWER.sub(_in_order, text) if towers else text)
    return composed if LIGATURES.keys().isdisjoint(map(ord, characters)) else composed.translate(LIGATURES)


def _in_order(tower: re.Match[str]) -> str:
    apart = "".join(unicodedata.normalize("NFD", character) for character in tower.group())
    runs = groupby(apart, lambda character: unicodedata.combining(character) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)


def _warning(text: str, pattern: re.Pattern[str], one: str, many: str) -> str:
    count = len(pattern.findall(text))
    return f"{count} {one if count == 1 else many}" if count else ""


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character < " ":
        return chr(0x2400 + code)
    if character == "\x7f":
        return "\u2421"
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return "" if _HIDDEN.match(character) else f"\u27e8U+{code:04X}\u27e9"
