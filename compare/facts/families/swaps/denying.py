"""Denying: which words say no, by themselves or inside of another word."""

from __future__ import annotations

from functools import lru_cache

from compare.facts.doc.tokens import plain_forms
from compare.facts.families.swaps.opposite_words import listed_opposites
from compare.facts.vocabulary import phrases

CONTRACTED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_NOUN = ("ty", "ties", "ness")
# Verbs that turn a deed round and deny nothing.
_REVERSALS = frozenset(
    {"unravel", "undo", "unlock", "unload", "unpack", "unveil", "unfold", "unwind", "uncover", "unleash", "untie"}
)
_FAILING = frozenset({"fail", "refuse", "decline", "avoid", "neglect"})


def denies(key: str) -> bool:
    """Whether a word denies by itself: 'not', 'no', 'without', "didn't"."""
    return key in CONTRACTED or key.endswith("n't") or phrases("negations").get(key) == ""


@lru_cache(maxsize=16_384)
def fails(key: str) -> bool:
    """Whether a word tells that somebody did not do what the verb behind it says: 'failed to', 'avoids'."""
    return not plain_forms(key).isdisjoint(_FAILING)


@lru_cache(maxsize=16_384)
def turned_round(key: str) -> bool:
    """Whether a word is the opposite of another by its prefix: 'illegal', 'unhappily'; not 'under', 'increase', 'uncertainty'."""
    if key.endswith(_NOUN) or not plain_forms(key).isdisjoint(_REVERSALS):
        return False
    return any(
        form.startswith(prefix) and listed_opposites(form, form.removeprefix(prefix))
        for form in plain_forms(key)
        for prefix in phrases("turning_prefixes")
    )


def says_no(key: str) -> bool:
    """Whether a word denies in any way."""
    return denies(key) or key in phrases("negations") or fails(key) or turned_round(key)
