"""The words of a text, each with what it can be in a noun phrase."""

from __future__ import annotations

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
    before: Word | None = None
    end = 0
    for match in _WORD.finditer(text):
        raw, start = match.group(), match.start()
        gap, end = text[end:start], match.end()
        form, lower, kind, capital, owns = _written(raw)
        initial = capital and before is not None and gap == ". " and _is_initial(before)
        if before is not None and initial:
            found[-1] = before._replace(kind=Kind.CONTENT)
        joined = before is not None and (initial or not gap.strip())
        begins = before is None or not (initial or _SIGNS_OF_A_START.isdisjoint(gap) or _is_title(before, gap))
        before = Word(form, lower, start, end - 2 * owns, kind, capital, owns, joined, begins)
        found.append(before)
    return _judged(found)


def _is_initial(word: Word) -> bool:
    return len(word.form) == 1 and word.capital


def _is_title(word: Word, gap: str) -> bool:
    return word.lower in _TITLES and not gap.strip(". ")


@lru_cache(maxsize=16_384)
def _written(raw: str) -> tuple[str, str, Kind, bool, bool]:
    """What a word says wherever it stands: its form, the same in lower case, its kind, its capital, its possessive ending."""
    form = raw.replace("’", "'")
    owns = form.endswith("'s")
    form = form.removesuffix("'s").strip("'") or form
    lower = form.lower()
    return form, lower, _kind(raw, lower), form[0].isupper(), owns


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
            words[k] = word._replace(kind=Kind.CONTENT)
    judged: list[Word] = []
    for k, word in enumerate(words):
        left = judged[k - 1] if k and word.joined else None
        right = words[k + 1] if k + 1 < len(words) and words[k + 1].joined else None
        judged.append(_seen_between(word, left, right, k) if word.kind is Kind.CONTENT else word)
    return judged


def _seen_between(word: Word, left: Word | None, right: Word | None, place: int) -> Word:
    if not word.capital and is_verb(word, left, right, place):
        return word._replace(kind=Kind.VERB)
    return word._replace(nounlike=True) if is_nounlike(word, left) else word


def function_share(words: Sequence[Word]) -> float:
    """How many of some words are English function words, from 0 to 1."""
    known = function_words()
    return sum(word.lower in known for word in words) / (len(words) or 1)


def is_headline(words: Sequence[Word]) -> bool:
    """Whether nearly every long word has a capital, so that a capital says nothing."""
    long = [word for word in words if len(word.form) >= _LONG]
    return len(long) > 2 and sum(word.capital for word in long) >= _HEADLINE * len(long)  # noqa: PLR2004 - of one or two nobody can say
