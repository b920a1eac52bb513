"""Which words look like a noun phrase's.

Nothing here knows what a word means. Function words, a few lists, endings and what stands before and after a word tell apart
what can be in a noun phrase and what cannot: 'the' stands before a noun and after a verb, 'he' and 'would' before a verb.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from compare.labels.lists import no_nouns

DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "our"))
PREPOSITIONS = frozenset(
    ("of", "for", "in", "on", "over", "between", "from", "with", "at", "against", "into", "about", "to", "among", "across", "under")
)
_LEADING_ON = PREPOSITIONS - {"of"}
_BEFORE_NOUNS_ALONE = PREPOSITIONS - {"to", "about"}
NOUN_ENDINGS = (
    *("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ing", "ings", "ism", "ship", "ships"),
    *("ers", "ors", "ist", "ists", "ance", "ence", "age", "ure", "dom", "hood", "cy", "cies"),
)
ADJECTIVE_ENDINGS = ("ous", "ful", "ive", "able", "ible", "less")
_NO_NOUN_ENDINGS = (*ADJECTIVE_ENDINGS, "al", "ic", "ed", "ly")
_NOUNS_IN_LY = frozenset(
    ("family", "supply", "reply", "assembly", "ally", "monopoly", "anomaly", "rally", "bully", "belly", "butterfly")
)
_OBJECTS = (DETERMINERS - {"our"}) | {
    "my",
    "our",
    "your",
    "him",
    "them",
    "it",
    "us",
    "me",
    "himself",
    "herself",
    "themselves",
    "itself",
}
_BEFORE_NOUNS = DETERMINERS | {"this", "that", "these", "those", "my", "your", "no", "any", "some"}
_SUBJECTS = frozenset(("he", "she", "they", "we", "i", "you", "it", "who", "which"))
_MODALS = frozenset(("would", "could", "will", "should", "might", "may", "must", "can", "cannot", "not", "never"))
_DENIED = frozenset(("didn't", "don't", "doesn't", "won't", "wouldn't", "couldn't", "shouldn't", "can't"))
_BEFORE_VERBS = _SUBJECTS | _MODALS | _DENIED
_BEFORE_PARTICIPLES = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "am", "get", "got")
)
_AFTER_VERBS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "all"))


class Kind(Enum):
    """What a word can be in a noun phrase."""

    CONTENT = auto()
    VERB = auto()
    FUNCTION = auto()
    NUMBER = auto()


CONTENT_KINDS = (Kind.CONTENT, Kind.VERB)  # what says something; looked up in a tuple, for in a set each is hashed first


class Word(NamedTuple):
    """A word of a text; `text[start:end]` is what is shown of it, without a possessive ending.

    A tuple: an article has thousands of them, and nothing that is frozen is made faster.

    Attributes:
        form: as it is written, in one shape of apostrophe and without a possessive ending.
        lower: the form in lower case.
        start: character offset.
        end: character offset.
        kind: what it can be.
        capital: whether it is written with a capital.
        owns: whether it has a possessive ending.
        joined: whether nothing but a blank is between it and the word before.
        begins: whether its capital may be due to where it stands.
        nounlike: whether it looks like a noun where it stands, and may be a phrase alone.
    """

    form: str
    lower: str
    start: int
    end: int
    kind: Kind
    capital: bool
    owns: bool
    joined: bool
    begins: bool
    nounlike: bool = False


def is_verb(word: Word, before: Word | None, after: Word | None, place: int) -> bool:
    """Whether a word that is no name stands where no noun phrase has one: a verb's form, an adverb."""
    lower, said_before = word.lower, before.lower if before else ""
    if lower.endswith("ly") and lower not in _NOUNS_IN_LY:
        return True
    if "-" in lower or said_before in _BEFORE_NOUNS or (before is not None and before.owns):
        return False
    if lower in no_nouns() or said_before in _BEFORE_VERBS or (after is not None and after.lower in _OBJECTS):
        return True
    if said_before == "to" and not lower.endswith(NOUN_ENDINGS) and (not lower.endswith("s") or lower.endswith("ss")):
        return True
    if lower.endswith(("ing", "en")):
        return said_before in _BEFORE_PARTICIPLES or (lower.endswith("ing") and _is_participle(before, after))
    return lower.endswith("ed") and not _stands_before_noun(said_before, after, place)


def _is_participle(before: Word | None, after: Word | None) -> bool:
    """Of a word in -ing, between these: 'an article suggesting three ways', not 'human smuggling'."""
    if after is None:
        return False
    if before is not None and before.kind is Kind.CONTENT and is_plural(before):
        return True
    counted = after.kind is Kind.NUMBER or after.lower in _AFTER_VERBS
    led_on = after.lower in _LEADING_ON
    return counted or led_on or (before is not None and before.kind is Kind.CONTENT and after.kind is Kind.CONTENT)


def is_plural(word: Word) -> bool:
    """Whether a word ends as a plural does."""
    return word.lower.endswith("s") and not word.lower.endswith("ss") and not word.owns


def _stands_before_noun(said_before: str, after: Word | None, place: int) -> bool:
    """Of a word in -ed: 'of armed men', not 'hackers accessed records'."""
    led = place == 0 or said_before in PREPOSITIONS or said_before in {"and", "or", "by", "as"}
    return led and after is not None and after.kind is Kind.CONTENT


def is_nounlike(word: Word, before: Word | None) -> bool:
    """Whether a word looks like a noun where it stands."""
    lower, said_before = word.lower, before.lower if before else ""
    if lower.endswith(_NO_NOUN_ENDINGS):
        return False
    if lower.endswith(NOUN_ENDINGS) or is_plural(word):
        return True
    return (
        said_before in DETERMINERS
        or said_before in _BEFORE_NOUNS_ALONE
        or (before is not None and (before.owns or before.kind is Kind.CONTENT))
    )
