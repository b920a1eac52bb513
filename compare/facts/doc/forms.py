"""Forms: which words of a dictionary a word in a text may be a form of."""

from __future__ import annotations

from functools import lru_cache

from compare.facts.vocabulary import phrases

_ENDINGS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("iest", "y"), ("est", ""), ("est", "e"), ("ier", "y"), ("er", ""), ("er", "e"), ("ily", "y"), ("ly", "")),
)
_SHORTEST = 3  # letters of a word without its ending


@lru_cache(maxsize=16_384)
def plain_forms(key: str) -> frozenset[str]:
    """The word itself and every word that it would be a form of, were there such a word: 'raised' of 'raise' and of 'rais'.

    Args:
        key: in lower case.
    """
    found = {key, phrases("irregular_verbs").get(key, key)}
    for ending, instead in _ENDINGS:
        body = key.removesuffix(ending)
        if body != key and len(body) >= _SHORTEST:
            found.add(body + instead)
            if not instead and body[-1] == body[-2]:
                found.add(body[:-1])  # 'dropped' of 'drop'
    return frozenset(found)
