"""Edits made by program in sentences that others wrote: some change what is said, some do not.

`changing` and `harmless` hold them by kind. Each takes a sentence, the other sentences of its article and a source of chance, and
gives the sentence with one edit, or None where it finds nothing to edit. They are crude: what is trained on them is scored on
people's pairs alone. Words of a kind and synonyms are WordNet's (see `wordnet_opposites`), opposites copydesk's lists.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from wordnet_opposites import Key, Synset

    Kin = dict[str, list[str]]

Edit = Callable[[str, Sequence[str], "np.random.Generator"], str | None]

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
WORD = re.compile(r"[a-z]{4,}")
TAIL = re.compile(
    r",? (?:after|before|because|while|where|who|which|despite|during|without|unless|since|when|with) [^,.;:\"“”]{12,70}(?=[.]$)"
)
FRONT = re.compile(r"^((?:In|On|At|After|Last|During|By) [^,]{3,40}), (\w)")
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
WHEN = re.compile(
    rf"^([A-Z].*?) ((?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:{MONTH})|(?:last|this) (?:week|month|year)))\.$"
)
SAID = re.compile(r"^(.{20,}), (?:said )?([A-Z][\w.]+(?: [A-Z][\w.]+)*) (?:said)\.$")
WORDS = tomllib.loads(Path(__file__).with_name("program_words.toml").read_text(encoding="utf-8"))
DAYS, MONTHS, COUNTS, SCALES, ROLES, GROUPS, KIN, DOUBTS, FILLERS = (
    WORDS[name].split() for name in ("days", "months", "counts", "scales", "roles", "groups", "kin", "doubts", "fillers")
)
SURE, SCOPES, SMALL = WORDS["sure"], WORDS["scopes"], WORDS["small"]
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|has|have|had|did|does|should)\b(?! not|n't)")
DENIED = re.compile(r"\b(is|are|was|were|will|would|has|have|had|did|does|should) (?:not|never|no longer)\b")


def changing(kinds: Kinship) -> dict[str, Edit]:
    """Edits that change what is said."""
    return {
        "number": _number,
        "name": _name,
        "order": _order,
        "day": partial(_one_of, (DAYS, MONTHS)),
        "negation": _negation,
        "opposite": partial(_swapped, kinds.opposites),
        "role": partial(_one_of, (ROLES, GROUPS, KIN)),
        "hedge": _hedge,
        "scope": _scope,
        "clause": _clause,
        "left out": _left_out,
        "another": partial(_swapped, kinds.siblings),
    }


def harmless(kinds: Kinship) -> dict[str, Edit]:
    """Edits that change nothing that is said."""
    return {"synonym": partial(_swapped, kinds.synonyms), "small": _small, "place": _place, "filler": _filler, "figure": _figure}


class Kinship:
    """Of a word those that mean the same, are of its kind, or the opposite."""

    def __init__(self, wordnet: Path, words: Path) -> None:
        from wordnet_opposites import read_synsets, read_tagged

        synsets = read_synsets(wordnet)
        first = {(word, key) for word, key, number in read_tagged(wordnet) if number == 1}
        self.synonyms: Kin = defaultdict(list)
        self.siblings: Kin = defaultdict(list)
        self.opposites: Kin = defaultdict(list)
        below: dict[Key, list[Key]] = defaultdict(list)
        for key, synset in synsets.items():
            for symbol, other, *_ in synset.pointers:
                if symbol == "@":
                    below[other].append(key)
        for key, synset in synsets.items():
            mates = [word for word in synset.words if (word, key) in first]
            for word in mates:
                self.synonyms[word] += [mate for mate in mates if mate != word]
        for keys in below.values():
            self._of_one_kind(keys, synsets, first)
        for name in ("opposite_words", "wordnet_opposites"):
            self._read_opposites(words / f"{name}.txt")

    def _read_opposites(self, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, others = line.partition(" = ")
            if others and not line.startswith("#"):
                self.opposites[word] += others.split()
                for other in others.split():
                    self.opposites[other].append(word)

    def _of_one_kind(self, keys: Sequence[Key], synsets: dict[Key, Synset], first: set[tuple[str, Key]]) -> None:
        words = {word: key for key in keys for word in synsets[key].words if (word, key) in first and "_" not in word}
        for word, key in words.items():
            self.siblings[word] += [other for other, its in words.items() if its != key]


def _pick(some: Sequence[str], chance: np.random.Generator) -> str | None:
    return some[int(chance.integers(len(some)))] if some else None


def _put(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def _some_match(pattern: re.Pattern[str], text: str, chance: np.random.Generator) -> re.Match[str] | None:
    all_ = list(pattern.finditer(text))
    return all_[int(chance.integers(len(all_)))] if all_ else None


def _number(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    found = _some_match(re.compile(r"\d[\d,.]*\d|\d|\b(?:" + "|".join(COUNTS + SCALES) + r")\b"), text, chance)
    if found is None:
        return None
    old = found.group()
    if not old[0].isdigit():
        return _put(text, found, str(_pick([w for w in (COUNTS if old in COUNTS else SCALES) if w != old], chance)))
    places = [k for k, c in enumerate(old) if c.isdigit()]
    place = places[int(chance.integers(len(places)))]
    other = str(_pick([d for d in "123456789" if d != old[place]], chance))
    return _put(text, found, old[:place] + other + old[place + 1 :])


def _name(text: str, around: Sequence[str], chance: np.random.Generator) -> str | None:
    found = _some_match(NAME, text, chance)
    if found is None or found.group() in DAYS + MONTHS:
        return None
    words = len(found.group().split())
    others = [m.group() for each in around for m in NAME.finditer(each) if m.group() not in text and m.group() not in DAYS + MONTHS]
    new = _pick([o for o in others if len(o.split()) == words], chance)
    return new and _put(text, found, new)


def _order(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    found = [m for m in NAME.finditer(text) if m.group() not in DAYS + MONTHS]
    if len(found) < 2 or found[0].group() == found[1].group():
        return None
    place = int(chance.integers(len(found) - 1))
    one, two = found[place], found[place + 1]
    return text[: one.start()] + two.group() + text[one.end() : two.start()] + one.group() + text[two.end() :]


def _one_of(sorts: Sequence[Sequence[str]], text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    """Another word of the same sort."""
    for k in chance.permutation(len(sorts)):
        found = _some_match(re.compile(r"\b(?:" + "|".join(sorts[k]) + r")\b"), text, chance)
        if found:
            return _put(text, found, str(_pick([w for w in sorts[k] if w != found.group()], chance)))
    return None


def _negation(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    if found := _some_match(DENIED, text, chance):
        return _put(text, found, found[1])
    found = _some_match(AUXILIARY, text, chance)
    return found and _put(text, found, f"{found[1]} {'not' if chance.random() < 0.8 else 'never'}")


def _swapped(kin: Kin, text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    """A word with another in its place, in the same form."""
    found = list(WORD.finditer(text))
    for k in chance.permutation(len(found)):
        for plain, ending in _plain(found[k].group()):
            new = _pick([w for w in kin.get(plain, ()) if w.isalpha()], chance)
            if new:
                return _article(_put(text, found[k], _with(new, ending)))
    return None


def _plain(word: str) -> list[tuple[str, str]]:
    """What a word may be a form of, and its ending."""
    forms = [(word, "")]
    for ending in ("s", "ed", "ing"):
        if word.endswith(ending) and not word.endswith("ss"):
            stem = word.removesuffix(ending)
            forms += [(stem, ending), (stem + "e", ending)] if ending != "s" else [(stem, ending)]
    return forms


def _with(word: str, ending: str) -> str:
    if ending == "s" and word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if ending in ("s", "ed") and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + ("ies" if ending == "s" else "ied")
    return word[:-1] + ending if ending in ("ed", "ing") and word.endswith("e") else word + ending


def _article(text: str) -> str:
    """With 'a' and 'an' as the next word wants them."""
    return re.sub(r"\b(a|an) (?=[a-z])", lambda m: "an " if text[m.end()] in "aeiou" else "a ", text)


def _hedge(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    if found := re.search(r"\b(" + "|".join(DOUBTS) + r") ", text):
        return _put(text, found, "")
    if (found := _some_match(re.compile(r"\b(" + "|".join(SURE) + r")\b"), text, chance)) and chance.random() < 0.6:
        return _put(text, found, SURE[found[1]])
    if found := _some_match(re.compile(r"\b(was|were|is|are|had|has) (?=[a-z]+ed\b)"), text, chance):
        return _put(text, found, f"{found[1]} {_pick(DOUBTS, chance)} ")
    found = re.search(r"\bsaid\b", text)
    return found and _put(text, found, str(_pick(["denied", "admitted", "doubted", "suggested"], chance)))


def _scope(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    found = _some_match(re.compile(r"\b(" + "|".join(SCOPES) + r")\b"), text, chance)
    return found and _put(text, found, SCOPES[found[1]])


def _clause(text: str, around: Sequence[str], chance: np.random.Generator) -> str | None:
    tails = [m.group() for each in around if each != text for m in TAIL.finditer(each)]
    tail = _pick(tails, chance)
    return text[:-1] + tail + "." if tail and text.endswith(".") and not TAIL.search(text) else None


def _left_out(text: str, _around: Sequence[str], _chance: np.random.Generator) -> str | None:
    found = TAIL.search(text)
    return _put(text, found, "") if found and found.start() > 40 else None


def _small(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    both = {**SMALL, **{new: old for old, new in SMALL.items() if new.strip()}}
    found = [old for old in both if old in text]
    old = _pick(found, chance)
    return old and text.replace(old, both[old], 1)


def _place(text: str, _around: Sequence[str], _chance: np.random.Generator) -> str | None:
    if found := WHEN.match(text):
        lower = found[1].split()[0] in {"The", "A", "He", "She", "It", "They"}
        rest = found[1][0].lower() + found[1][1:] if lower else found[1]
        return f"{found[2][0].upper()}{found[2][1:]}, {rest}."
    if found := FRONT.match(text):
        return f"{found[2].upper()}{text[found.end() :].rstrip('.')} {found[1][0].lower()}{found[1][1:]}."
    if found := SAID.match(text):
        return f"{found[2]} said {found[1][0].lower()}{found[1][1:]}." if found[1][0] not in '“"' else None
    return None


def _filler(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    found = _some_match(re.compile(r"\b(was|were|is|are|had|has|will) (?=[a-z]+(?:ed|ing|en)\b)"), text, chance)
    return found and _put(text, found, f"{found[1]} {_pick(FILLERS, chance)} ")


def _figure(text: str, _around: Sequence[str], chance: np.random.Generator) -> str | None:
    if found := _some_match(re.compile(r"\b\d{1,3},\d{3}\b"), text, chance):
        return _put(text, found, found.group().replace(",", ""))
    spelled = dict(zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], "234567891", strict=False))
    spelled["ten"] = "10"
    found = _some_match(re.compile(r"\b(" + "|".join(spelled) + r")\b"), text, chance)
    return found and _put(text, found, spelled[found[1]])
