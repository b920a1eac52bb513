"""Nouns for people and bodies: those that `words/people_nouns.txt` lists, their plurals, and words with an agent's ending."""

from __future__ import annotations

from functools import lru_cache

from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases, value_of
from compare.patterns import regex

_AGENT = regex(r"[a-z]{3}(?:er|or|ist|ian|eer|yst|man|woman|person|herd|smith|wright)$")


@lru_cache(maxsize=8_192)
def people_kind(word: str) -> str:
    """What a word in lower case names: 'many', 'one', 'body' or 'paper'; empty where the list has neither it nor its singular."""
    if (found := value_of("people_nouns", word)) or not word.endswith("s"):
        return found
    singulars = (word[:-1], f"{word[:-3]}y" if word.endswith("ies") else "")
    return "many" if any(value_of("people_nouns", one) in {"one", "body"} for one in singulars if one) else ""


def described_person(words: str) -> str:
    """The occupation that a source is described by ('a grocer who ...'): its noun in lower case; empty where anybody can be meant.

    Args:
        words: the source's own, from its article on.
    """
    tokens = tokens_of(words)
    if not tokens or tokens[0].key not in {"a", "an", "one"}:
        return ""
    for token, after in zip(tokens[1:5], [*tokens[2:5], None], strict=False):
        last = after is None or after.start != token.end + 1 or after.key in phrases("function_words")
        if last:
            occupation = bool(_AGENT.search(token.key)) or people_kind(token.key) == "one"
            return token.key if occupation and token.key not in phrases("any_person") else ""
    return ""
