"""A tongue: what copydesk knows of one language's numbers and days.

From CLDR, as babel brings it (a part of the extra `languages`; without it our own lists alone): months, weekdays and the words
for magnitudes. From `words/LANGUAGE/`: numbers in words, and the forms that CLDR leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from compare.facts.vocabulary import phrases, plain
from compare.languages import UNKNOWN
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RELATIVE = "relative"
THOUSAND = 1000  # and more: a magnitude, which others are multiplied by
_WITHOUT_BLANKS = frozenset({"zh", "ja", "th", "km"})
_ONE_LETTER = 1
_MARKS = regex(r"['\u200e\u200f]")  # CLDR's quotation of a literal, and marks of direction
# Short words that stand before a month, a number or a magnitude as one word with it.
_JOINED = {"he": "[בלהמוש]?", "ar": "[وبلف]?"}
_NAMED = regex(r"(month|weekday) (\d+)")


@dataclass(frozen=True)
class Tongue:
    """What is known of a language.

    Attributes:
        code: of ISO 639-1.
        months: their names, in lower case, with their numbers from 1.
        short_months: likewise what they are shortened to; a month only beside a number.
        weekdays: their names, Monday 1.
        numbers: number words below a thousand with their values.
        magnitudes: words for a thousand and more with theirs.
        relative: words, or parts of some, that count days, weeks and years from today: 'yesterday', 'last'.
        capitals: whether months are written with a capital, so that 'march' is none.
        spaced: whether words are parted by blanks.
    """

    code: str
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, float]
    magnitudes: Mapping[str, float]
    relative: frozenset[str]
    capitals: bool
    spaced: bool

    def any_of(self, words: Mapping[str, float]) -> str:
        """A regular expression that finds any of some words whole, in lower case, the longest first."""
        if not words:
            return "(?!)"
        ordered = sorted(words, key=lambda word: (-len(word), word))
        found = "|".join(r"\s".join(map(re.escape, word.split())) for word in ordered)
        return rf"(?<![^\W\d_]){_JOINED.get(self.code, '')}(?:{found})(?![^\W\d_])" if self.spaced else f"(?:{found})"

    def value(self, words: Mapping[str, float], found: str) -> float:
        """The value of a word that `any_of` found."""
        bare = " ".join(found.split())
        return words[bare] if bare in words else words[bare[1:]]  # without what is joined to it


@cache
def tongue_of(code: str) -> Tongue:
    """What is known of a language; of one that nobody knows nothing.

    Args:
        code: as an article has it: empty for English.
    """
    code = code or "en"
    locale = locale_of(code)
    months = dict(_names(locale, "months", ("wide",), 0))
    return Tongue(
        code,
        {word.lower(): month for word, month in months.items()} | _listed(code, "month"),
        {word.lower(): month for word, month in _names(locale, "months", ("abbreviated",), 0)},
        {word.lower(): day for word, day in _names(locale, "days", ("wide",), 1)} | _listed(code, "weekday"),
        {word: value for word, value in _number_words(code) if not value >= THOUSAND},  # 'nan' too: what only looks like a number
        dict(_compact(locale)) | {word: value for word, value in _number_words(code) if value >= THOUSAND},
        frozenset((*_relative(locale), *(word for word, value in phrases(f"{code}/days").items() if value == _RELATIVE))),
        any(word[:1].isupper() for word in months),
        code not in _WITHOUT_BLANKS,
    )


def locale_of(code: str) -> Any:  # noqa: ANN401 - babel's own class, which is imported only here
    """CLDR of a language; None of one that nobody knows, and without the library."""
    if code == UNKNOWN or find_spec("babel") is None:
        return None
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def _names(locale: Any, what: str, widths: tuple[str, ...], first: int) -> Iterator[tuple[str, int]]:  # noqa: ANN401
    """The names of months or weekdays, with their numbers."""
    for use in ("format", "stand-alone") if locale else ():
        for width in widths:
            for number, name in getattr(locale, what)[use].get(width, {}).items():
                if len(name) > _ONE_LETTER:
                    yield plain(name).replace("ʼ", "'").rstrip("."), number + first


def _relative(locale: Any) -> Iterator[str]:  # noqa: ANN401
    """Words for days and longer times that are counted from today."""
    fields = locale._data["date_fields"] if locale else {}  # noqa: SLF001 - babel has no other way to them
    for field in ("day", "week", "month", "year"):
        for word in fields.get(field, {}).get("relative", {}).values():
            yield plain(word).lower()


def _compact(locale: Any) -> Iterator[tuple[str, float]]:  # noqa: ANN401
    """Words for magnitudes as CLDR has them for '12 million'; one letter alone is none, an ideograph or syllable is."""
    for forms in locale.compact_decimal_formats.values() if locale else ():
        for by_size in forms.values():
            for size, pattern in by_size.items():
                written = plain(_MARKS.sub("", str(pattern.pattern)))
                word, zeros = written.replace("0", "").strip().lower().rstrip("."), written.count("0")
                letter = len(word) == _ONE_LETTER and (word.isascii() or word.upper() != word)
                if word and zeros and not letter:
                    yield word, float(size) / 10 ** (zeros - 1)


def _number_words(code: str) -> Iterator[tuple[str, float]]:
    listed = phrases("number_words") if code == "en" else {}
    for word, value in (listed | phrases(f"{code}/numbers")).items():
        yield word, float(value)


def _listed(code: str, what: str) -> dict[str, int]:
    """Forms of months or weekdays from our list: 'січні = month 1'."""
    found = ((word, _NAMED.fullmatch(value)) for word, value in phrases(f"{code}/days").items())
    return {word: int(value[2]) for word, value in found if value and value[1] == what}
