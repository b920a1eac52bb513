"""Names between two languages: `python benchmarks/facts/names_across.py LANGUAGES.jsonl [--show alarms|misses]`.

The annotated links of two languages are right: what is told of a name or a place in them is an *alarm*. Then names are planted, by
a program that knows nothing of copydesk's reading: runs of words with capitals inside a sentence, of which no article of the file
writes one small.

- *swapped*: two names of an article change places;
- *replaced*: one name stands where another one of the article stood, which may then stand nowhere;
- *countries*: a country becomes another one of a list, in English.

What is told on that very name is *found*. Beside it the simplest way: a word with a capital inside a sentence which, in Latin
letters, is no word of the other side; of course it finds nearly every name that was planted.
"""

from __future__ import annotations

import argparse
import calendar
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from anyascii import anyascii
from fact_dump import lines_of

from compare.article import Article, Paragraph, Passage
from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_link_facts
from compare.languages import language_of
from compare.link import Kind, Link

if TYPE_CHECKING:
    from typing import Any

    from compare.facts.fact import Fact

_RUN = re.compile(r"(?<=[^\W\d_,;)] )[^\W\d_a-z][^\W\d_]{2,}(?: [^\W\d_a-z][^\W\d_]{2,})*")
_WORD = re.compile(r"[^\W\d_]+")
_DAYS = frozenset(word.lower() for word in (*calendar.day_name, *calendar.month_name))
_COUNTRIES = (
    *("Ukraine", "Russia", "Germany", "France", "Poland", "China", "Japan", "Italy", "Spain", "Iran", "Israel", "Turkey", "Greece"),
    *("Canada", "Mexico", "Brazil", "India", "Egypt", "Syria", "Sweden", "Finland", "Norway", "Belgium", "Hungary", "Romania"),
    *("Britain", "Vietnam", "Taiwan", "Belarus", "Qatar", "Oman", "Afghanistan", "Australia", "Cuba", "Kenya", "Libya"),
)
_COUNTRY = re.compile(rf"\b(?:{'|'.join(_COUNTRIES)})\b")
_NO_CAPITALS = frozenset({"zh", "ja", "ko", "ar", "he"})
_ALL_CAPITALS = frozenset({"de"})  # of nouns: none of them says that it is a name
Place = tuple[int, int, int]  # of a side: the sentence, and where a name stands in it
Sentences = tuple[list[str], list[str]]
_HOW = ("swapped", "replaced", "countries")


def sentences_of(row: dict[str, Any]) -> Sentences:
    """The annotated sentences of both sides."""
    left, right = ([side["text"][s["start"] : s["end"]] for s in side["sentences"]] for side in (row["left"], row["right"]))
    return left, right


def articles_of(sentences: Sentences) -> tuple[Article, Article]:
    """Both articles, each annotated sentence a passage."""
    left, right = (_article(side) for side in sentences)
    return left, right


def _article(sentences: list[str]) -> Article:
    paragraphs, passages, at = [], [], 0
    for number, sentence in enumerate(sentences):
        paragraphs.append(Paragraph(number, at, at + len(sentence)))
        passages.append(Passage(number, number, at, at + len(sentence), sentence))
        at += len(sentence) + 1
    text = "\n".join(p.text for p in passages)
    spoken = language_of(text)
    return Article("made", "", text, tuple(paragraphs), "", passages=tuple(passages), language="" if spoken == "en" else spoken)


def told_of(sentences: Sentences, links: list[list[int]]) -> list[tuple[Fact, ...]]:
    """What copydesk tells of names and places in each link."""
    docs = read_docs(*articles_of(sentences))
    found = (find_link_facts(Link(0, (a,), (b,), Kind.PARAPHRASED, 1.0, 1.0, 1.0), docs) for a, b in links)
    return [tuple(fact for fact in facts if fact.family in {"name", "place"}) for facts in found]


def names_in(sentence: str, small: frozenset[str]) -> list[re.Match[str]]:
    """Runs of words with capitals inside a sentence that are likely names."""
    return [m for m in _RUN.finditer(sentence) if all(w[0].isupper() and w.lower() not in small for w in m.group().split())]


def planted(row: dict[str, Any], how: str, chance: random.Random, small: frozenset[str]) -> tuple[Sentences, Place, int] | None:
    """The sides with a name made another one; where it stands, on which side. None where nothing can be planted."""
    sentences = sentences_of(row)
    spoken = [language_of(side["text"]) for side in (row["left"], row["right"])]
    fit = [k for k in (0, 1) if spoken[k] == "en" or (how != "countries" and spoken[k] not in _NO_CAPITALS | _ALL_CAPITALS)]
    if not fit:
        return None
    side = chance.choice(fit)
    numbers = sorted({link[side] for link in row["links"]})
    read = _COUNTRY.finditer if how == "countries" else partial(names_in, small=small)
    found = [(k, m) for k in numbers for m in read(sentences[side][k])]
    if not found:
        return None
    number, match = chance.choice(found)
    if how == "countries":
        other = chance.choice([c for c in _COUNTRIES if c not in sentences[side][number]])
        return _put(sentences, side, number, match, other)
    places = [(k, m) for k, m in found if m.group() not in sentences[side][number] and match.group() not in sentences[side][k]]
    if not places:
        return None
    at, other_match = chance.choice(places)
    made = _put(sentences, side, number, match, other_match.group())
    if how == "swapped":
        made = (_put(made[0], side, at, other_match, match.group())[0], *made[1:])
    return made


def _put(sentences: Sentences, side: int, number: int, match: re.Match[str], name: str) -> tuple[Sentences, Place, int]:
    """The sentences with another name in the place of one."""
    sides = list(sentences[0]), list(sentences[1])
    sentence = sides[side][number]
    sides[side][number] = sentence[: match.start()] + name + sentence[match.end() :]
    return sides, (number, match.start(), match.start() + len(name)), side


def simple(texts: tuple[str, str], small: frozenset[str]) -> bool:
    """The simplest way: whether a side has a name with a word that, in Latin letters, is none of the other's."""
    words = [{anyascii(w).lower() for w in _WORD.findall(text)} for text in texts]
    return any(
        anyascii(word).lower() not in words[1 - side]
        for side in (0, 1)
        for m in names_in(texts[side], small)
        for word in m.group().split()
    )


def lit(facts: tuple[Fact, ...], place: Place, side: int) -> bool:
    """Whether a fact lights a place of a side."""
    spans = [fact.left if side == 0 else fact.right for fact in facts]
    return any(s is not None and s.passage == place[0] and s.start < place[2] and place[1] < s.end for s in spans)


def small_words(rows: list[dict[str, Any]]) -> frozenset[str]:
    """Every word that a text of the file writes small, and the names of days and months: no names."""
    texts = (side["text"] for row in rows for side in (row["left"], row["right"]))
    return _DAYS | {word for text in texts for word in _WORD.findall(text) if word.islower()}


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", type=Path, help="annotated pairs of two languages, a JSON object a line")
    parser.add_argument("--show", choices=["alarms", "misses"], help="print these links instead of counting alone")
    parser.add_argument("--rounds", type=int, default=8, help="how often a name is planted in each pair, in each way, at the most")
    options = parser.parse_args()
    chance = random.Random(0)  # noqa: S311 - which name is changed is no secret
    rows = [row for row in lines_of(options.languages) if row["links"]]
    small = small_words(rows)
    counted: dict[str, Counting] = defaultdict(lambda: Counting(small, options.show))
    for row in rows:
        counting = counted[row["corpus"].removeprefix("lang-")]
        counting.right(row)
        for how in _HOW:
            for _ in range(options.rounds):
                counting.planted(row, how, chance)
    counts = {corpus: counting.count for corpus, counting in counted.items()}
    for corpus, found in (*counts.items(), ("all", sum(counts.values(), Counter()))):
        print_row(corpus, found)


@dataclass
class Counting:
    """What is counted, of one pair of languages.

    Attributes:
        small: words that are no names.
        show: which links are printed.
        count: by what was seen.
    """

    small: frozenset[str]
    show: str | None
    count: Counter[str] = field(default_factory=Counter)

    def right(self, row: dict[str, Any]) -> None:
        """Add what is told of the right links of a pair."""
        sentences = sentences_of(row)
        for (a, b), facts in zip(row["links"], told_of(sentences, row["links"]), strict=True):
            texts = sentences[0][a], sentences[1][b]
            self.count.update(links=1, alarms=bool(facts), simple=simple(texts, self.small))
            if facts and self.show == "alarms":
                print_link("ALARM", texts, facts)

    def planted(self, row: dict[str, Any], how: str, chance: random.Random) -> None:
        """Add what is told of a pair with a name planted in one way; nothing where it cannot be."""
        made = planted(row, how, chance, self.small)
        if not made:
            return
        sentences, place, side = made
        link = next(link for link in row["links"] if link[side] == place[0])
        facts = told_of(sentences, [link])[0]
        texts = sentences[0][link[0]], sentences[1][link[1]]
        hit = lit(facts, place, side)
        seen = {how: 1, f"{how} found": hit, f"{how} simple": simple(texts, self.small), "beside": bool(facts) and not hit}
        self.count.update(seen)
        if not hit and self.show == "misses":
            print_link(f"MISS, {how}: {sentences[side][place[0]][place[1] : place[2]]}", texts, facts)


def print_link(what: str, texts: tuple[str, str], facts: tuple[Fact, ...]) -> None:
    """A link with what is told of it."""
    told = "; ".join(f"{f.type} {f.left.text if f.left else '-'} | {f.right.text if f.right else '-'}" for f in facts)
    print(f"{what}: {told}", *(f"    {text}" for text in texts), sep="\n")


def print_row(corpus: str, count: Counter[str]) -> None:
    """A line of the table."""
    print(f"{corpus}: links {count['links']}, alarms {count['alarms']} (simple {count['simple']})", end="")
    for how in _HOW:
        of = max(1, count[how])
        print(f"; {how} {count[how]}, found {count[how + ' found'] / of:.2f} (simple {count[how + ' simple'] / of:.2f})", end="")
    print(f"; told beside a planted name {count['beside']}")


if __name__ == "__main__":
    main()
