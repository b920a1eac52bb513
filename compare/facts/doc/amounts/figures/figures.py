"""Figures: how a text writes the number itself, and its value: '816,000', '2½', '3/4', 'two hundred and five'."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from compare.facts.doc.amounts.labels import label_before
from compare.facts.vocabulary import alternation, phrases, value_of
from compare.patterns import regex

# Chinese and Japanese put no blank between a number and the next word: only what is a letter elsewhere makes '12' no number.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
NO_LETTER_BEFORE = rf"(?<!(?-i:[^\W{_IDEOGRAPHS}]))"  # none of them has a capital: to look for those takes long
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGNS = "¼-¾⅐-⅞"
# Shares that are written with a stroke; '24/7' and '9/11' are none, nor is '1/6', which is a day.
_STROKED = r"(?:1/2|[12]/3|[13]/4|[1-4]/5|[1357]/8|(?:[13579]|1[135])/16)(?![\w/]|[.,-]\d)"
_FRACTION = rf"(?:\d{{1,4}}[ -]?)?[{_SIGNS}](?!\w)|(?:\d{{1,4}}[ -])?(?<![\d/]){_STROKED}"
FIRST_OF_FIGURES = rf"[\d{_SIGNS}]"
FIGURES = rf"{NO_LETTER_BEFORE}(?<![.,/])(?:{_FRACTION})|{NO_LETTER_BEFORE}(?<![.,])(?:{_DIGITS})"
_PARTS = regex(r"(?:(?P<whole>\d{1,4})[ -]|(?P<close>\d{1,4}))?(?P<part>\d{1,2}/\d{1,2}|[^\d/ -])")

_BY_BLANKS = regex(r"(?<![\w.,+/#:-])(?<!\) )(?:(?<!\d )|(?<=\b(?:19|20)\d\d ))[1-9]\d{0,2}(?: \d{3}){1,4}(?!\d| \d|[:/-]\d|,\d)")
_BY_APOSTROPHES = regex(r"(?<![\w.,'])[1-9]\d{0,2}(?:'\d{3}){1,4}(?![\d'])")
_TELEPHONE = regex(
    r"\b(?:call|phone|phones|telephone|tel|dial|ring|text|fax|hotline|helpline|number)\b[^;!?\n]{0,20}$", re.IGNORECASE
)
_DATED = regex(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $")
_HUNDRED = 100
_TENS, _UNITS = range(20, 100), range(1, 10)


def is_ideograph(character: str) -> bool:
    """Whether a character is an ideograph or kana; no character is none."""
    return any(first <= character <= last for first, last in (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff")))


def with_commas(text: str) -> str:
    """The text with '816 000' and "816'000" as '816,000'; every character keeps its place.

    A number that belongs to the word before it stays as it is ('Boeing 747 400', 'July 4 200 people'), so does one that is dialled.
    """
    if "'" in text and any(map(str.isdecimal, text)):
        text = _BY_APOSTROPHES.sub(lambda match: match.group().replace("'", ","), text)
    return _BY_BLANKS.sub(_grouped, text)


def _grouped(match: re.Match[str]) -> str:
    start, before = match.start(), match.string[max(0, match.start() - 30) : match.start()]
    none = _TELEPHONE.search(before) or _DATED.search(before) or label_before(match.string, start, match.end())
    return match.group() if none else match.group().replace(" ", ",")


@cache
def spelled_pattern() -> str:
    """A regular expression that finds a number in words: 'twenty-three', 'two hundred and three'; of 'two and three' the 'two'."""
    words = {word: float(value) for word, value in phrases("number_words").items()}
    scales = [word for word, value in words.items() if value >= _HUNDRED or word == "dozen"]
    tens, units = (alternation(word for word, value in words.items() if value in span) for span in (_TENS, _UNITS))
    piece = rf"(?:{tens}(?:-{units}|\s{units}(?!-[a-z]))?|{alternation(word for word in words if word not in scales)})"
    scale, after = alternation(scales), "|".join(rf"(?<={word})" for word in scales)
    more = rf"(?:-|\s{{1,20}}){scale}|(?:{after})(?:-|\s{{1,20}}(?:and\s{{1,20}})?){piece}"
    article = r"(?:an?\s+(?=(?:dozen|hundred|thousand|million|billion)\b))?"
    return rf"(?:half\s+)?{article}(?:{piece}|{scale})(?:{more})*"


def is_fraction(number: str) -> bool:
    """Whether figures are '½', '2 1/2' and the like."""
    return "/" in number or not number[-1].isdigit()


def value_of_figures(number: str) -> float:
    """The value of digits, with or without a fraction.

    Args:
        number: as FIGURES finds it.
    """
    if not is_fraction(number):
        return float(number.replace(",", ""))
    found = _PARTS.fullmatch(number)
    if not found:
        return 0.0
    top, _, bottom = found["part"].partition("/")
    return float(found["whole"] or found["close"] or 0) + (int(top) / int(bottom) if bottom else unicodedata.numeric(top))


def meant_digits(number: str) -> int:
    """How many digits of a number are meant: of 2,500 two, of 2.50 three."""
    bare = number.replace(",", "")
    return len((bare.replace(".", "") if "." in bare else bare.rstrip("0")).lstrip("0")) or 1


def value_of_words(words: str) -> float:
    """The value of a run of number words in lower case: 'two hundred and five thousand'."""
    total, part = 0.0, 0.0
    half = words.startswith("half")
    for word in re.findall(r"[a-z]+", words):
        value = float(value_of("number_words", word) or -1)
        if value < 0:
            continue
        if value >= 1000 or word == "dozen":  # noqa: PLR2004 - a thousand and more close a part
            total, part = total + (part or 1) * value, 0.0
        elif value == _HUNDRED:
            part = (part or 1) * value
        else:
            part += value
    return (total + part) * (0.5 if half else 1)
