"""What stands around a number: its qualifier, what it counts, the name that it is part of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts.doc.amounts.figures.figures import is_ideograph
from compare.facts.doc.amounts.labels import label_before
from compare.facts.doc.amounts.qualifiers import qualifier_after, qualifier_before
from compare.facts.doc.people import people_kind
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases, value_of
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.amounts.amount import Amount
    from compare.facts.doc.tokens import Token

_COUNTED_WORDS = 3  # words behind a number that may say what it counts
_CLAUSE = regex(r"[,;:.!?\n\"()\d]|\s(?:and|or|but|than)\s")
_NO_NOUNS = frozenset({"per", "across", "respectively", "apiece", "overall", "annually", "total", "alone", "altogether"})
_PEOPLE, _THINGS = "people", "things"
_SHORTEST = 3  # letters: 'was' and 'gas' are no plurals
_JOINS = frozenset({"", " ", "-", "\n"})  # between a number and what it counts


def with_surroundings(text: str, amount: Amount) -> Amount:
    """The amount with what the words before and behind it say of it."""
    qualifier, start = qualifier_before(text, amount.start, amount.unit) if amount.unit != "ordinal" else ("", amount.start)
    following, noun_end = _after(text, amount.end)
    functions = phrases("function_words")
    after = frozenset([t.stem for t in following if t.key not in functions])
    if amount.ratio or is_ideograph(text[amount.end : amount.end + 1]):
        noun_end = amount.end  # 'one in 100 gave up': what is counted may stand before, or nowhere; '30人' is written in one
    earlier = tokens_of(text[max(0, start - 40) : start])
    role = earlier[-1].key if earlier and earlier[-1].key in {"from", "to"} else ""
    before = frozenset([t.stem for t in earlier[-_COUNTED_WORDS:] if t.key not in functions])
    qualifier = qualifier_after(text, amount.end) or qualifier_after(text, noun_end) or qualifier
    bare = noun_end == amount.end
    label = "" if amount.unit != "count" or qualifier or amount.loose else label_before(text, amount.start, amount.end)
    counts = amount.unit == "count" and not label
    sort = _what_is_counted([t.key for t in following], [t.key for t in earlier], bare=bare) if counts else ""
    return replace(
        amount,
        start=start,
        end=amount.end if label else noun_end,
        qualifier=qualifier,
        counted=after,
        before=before,
        role=role,
        bare=bare,
        sort=sort,
        label=label,
    )


def _after(text: str, end: int) -> tuple[Sequence[Token], int]:
    """The next words of the clause, and where the first of them ends if it can be what is counted."""
    clause = _CLAUSE.split(text[end : end + 60], maxsplit=1)[0]
    following = [t for t in tokens_of(clause) if not t.key[0].isdigit()][:_COUNTED_WORDS]
    first = following[0] if following else None
    if not first or first.capital or clause[: first.start] not in _JOINS:
        return following, end  # a bracket or a mark between a number and a word: they are no one thing
    named = (
        first.key not in phrases("function_words")
        and not value_of("number_words", first.key)
        and first.key.split("-")[0] not in _NO_NOUNS
    )
    return following, end + first.end if named else end


def _what_is_counted(behind: Sequence[str], before: Sequence[str], *, bare: bool) -> str:
    """'people', 'things', or an empty string where the words do not say: 300 beds and 340 staff are never one number.

    Args:
        behind: the next words of the clause, in lower case; the first plural or word for people among them is the noun.
        before: those in front, whose last are 'staff', 'of' where the noun stands there.
        bare: whether no noun follows.
    """
    if bare:
        return _PEOPLE if list(before[-1:]) == ["of"] and any(map(people_kind, before[-2:-1])) else ""
    noun = next((word for word in behind if people_kind(word) or word in phrases("stand_for_people") or _is_plural(word)), "")
    if people_kind(noun):
        return _PEOPLE
    return _THINGS if noun and noun not in phrases("stand_for_people") else ""


def _is_plural(word: str) -> bool:
    return len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "'s"))
