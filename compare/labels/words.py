"""The words of a text, each with what it can be in a noun phrase."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.labels.grammar import Kind, Word, is_nounlike, is_verb
from compare.labels.lists import function_words, plain_nouns, stem, stop_words
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = regex(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*")
_SIGNS_OF_A_START = frozenset('.!?:…"“„«‘')
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "st"))
_LONGEST = 40  # characters of a word; what is longer is none
_LONGEST_AFFIX = 6
_LONG = 4
_HEADLINE = 0.7

_IN_NAMES = frozenset(("new", "old", "first", "second", "third", "great"))


def words_of(text: str) -> list[Word]:
    """The words of a text, in order, each with its kind."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        gap, end = text[end : match.start()], match.end()
        before = found[-1] if found else None
        initial = before is not None and gap == ". " and _is_initial(before) and match.group()[0].isupper()
        if before is not None and initial:
            found[-1] = replace(before, kind=Kind.CONTENT)
        titled = before is not None and before.lower in _TITLES and not gap.strip(". ")
        begins = before is None or (not initial and not titled and not _SIGNS_OF_A_START.isdisjoint(gap))
        found.append(_word(match.group(), match.start(), joined=before is not None and (initial or not gap.strip()), begins=begins))
    return _judged(found)


def _is_initial(word: Word) -> bool:
    return len(word.form) == 1 and word.capital


def _word(raw: str, start: int, *, joined: bool, begins: bool) -> Word:
    form = raw.replace("’", "'")
    owns = form.endswith("'s")
    form = form.removesuffix("'s").strip("'") or form
    lower = form.lower()
    return Word(form, lower, start, start + len(raw) - 2 * owns, _kind(raw, lower), joined, begins, owns)


@lru_cache(maxsize=16_384)
def _kind(raw: str, lower: str) -> Kind:
    if raw[0].isdigit() or len(raw) > _LONGEST:
        return Kind.NUMBER
    first = lower.partition("'")[0]
    if stem(lower) in plain_nouns():
        return Kind.CONTENT
    known = {lower, first} & function_words() or {lower, first} & stop_words()
    affix = len(lower) == 1 or (lower[1] == "-" and len(lower) <= _LONGEST_AFFIX)  # 'D-Ark.'
    if known or affix:
        return Kind.FUNCTION
    return Kind.CONTENT


def _judged(words: list[Word]) -> list[Word]:
    """The words with what their neighbours say of them."""
    for k, word in enumerate(words[:-1]):
        after = words[k + 1]
        if (
            word.kind is Kind.FUNCTION
            and word.lower in _IN_NAMES
            and word.capital
            and not word.begins
            and after.joined
            and after.capital
        ):
            words[k] = replace(word, kind=Kind.CONTENT)
    judged: list[Word] = []
    for k, word in enumerate(words):
        left = judged[k - 1] if k and word.joined else None
        right = words[k + 1] if k + 1 < len(words) and words[k + 1].joined else None
        judged.append(_seen_between(word, left, right, k) if word.kind is Kind.CONTENT else word)
    return judged


def _seen_between(word: Word, left: Word | None, right: Word | None, place: int) -> Word:
    if not word.capital and is_verb(word, left, right, place):
        return replace(word, kind=Kind.VERB)
    return replace(word, nounlike=True) if is_nounlike(word, left) else word


def function_share(words: Sequence[Word]) -> float:
    """How many of some words are English function words, from 0 to 1."""
    known = function_words()
    return sum(word.lower in known for word in words) / (len(words) or 1)


def is_headline(words: Sequence[Word]) -> bool:
    """Whether nearly every long word has a capital, so that a capital says nothing."""
    long = [word for word in words if len(word.form) >= _LONG]
    return len(long) > 2 and sum(word.capital for word in long) >= _HEADLINE * len(long)  # noqa: PLR2004 - of one or two nobody can say
