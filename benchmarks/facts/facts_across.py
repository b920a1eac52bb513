"""Facts between two languages: `python benchmarks/facts/facts_across.py LANGUAGES.jsonl [--show alarms|misses]`.

The annotated links of two languages are right: what is told of a number or a day in them is an *alarm*. In each link one number of
a side is made another one, by a program that knows nothing of copydesk's reading: what is told then on
that very number is *found*. And a number that both sides have, in figures from 13 on and once, is taken out of one of them: what is
told then on that very number of the other is found too. Beside it the simplest way: that both sides hold the same runs of digits.

`--edited FACTS.jsonl` asks the same families of English sentences and edits of them, as if one side were in another language: of
edits that change nothing, how many have a fact.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fact_dump import lines_of, plain

from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_link_facts
from compare.languages import language_of
from compare.link import Kind, Link
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from compare.article import Article
    from compare.facts.fact import Fact

_RUN = re.compile(r"\d+")
_NUMBER = re.compile(r"(?<![\w.,:/#-])(\d+)(?![\w.,:%-]*\d)")  # alone, no part of a longer one
_DOZEN = 12
_MASK = re.compile(r"#[A-Z]\w*$")  # the corpus hides names: '#Product1#'
Texts = tuple[str, str]
Made = tuple[Texts, tuple[int, int], int]  # a link that was changed, where it was, and on which side


def links_of(row: dict[str, Any]) -> Iterator[tuple[Texts, Texts]]:
    """Both texts of each annotated link of a pair of articles, and the languages of the articles."""
    sides = row["left"], row["right"]
    spoken = tuple(language_of(side["text"]) for side in sides)
    for places in row["links"] or []:
        found = (side["text"][s["start"] : s["end"]] for side, k in zip(sides, places, strict=True) for s in [side["sentences"][k]])
        yield (next(found), next(found)), spoken


def facts_of(texts: Texts, languages: Texts) -> tuple[Fact, ...]:
    """What copydesk tells of one link."""
    articles = [_article(text, language) for text, language in zip(texts, languages, strict=True)]
    links = Link(0, *(tuple(p.id for p in a.passages) for a in articles), Kind.PARAPHRASED, 1.0, 1.0, 1.0)
    return find_link_facts(links, read_docs(*articles))


def _article(text: str, language: str) -> Article:
    codes = {"en": "", "English, as another language": "en"}  # an article in English says nothing of its language
    return replace(segment(plain(text)), language=codes.get(language, language))


def planted(texts: Texts, chance: random.Random) -> Made | None:
    """The link with one run of digits of a side made another; where it stands, and on which side. None where it has none there."""
    side = chance.randrange(2)
    places = [m for m in _RUN.finditer(texts[side]) if not _MASK.search(texts[side][: m.start()])]
    if not places:
        return None
    match = chance.choice(places)
    other = match.group()
    while other in set(_RUN.findall(texts[0] + " " + texts[1])) or int(other) == int(match.group()):
        other = another(match.group(), chance)
    text = texts[side][: match.start()] + other + texts[side][match.end() :]
    return ((text, texts[1]) if side == 0 else (texts[0], text)), (match.start(), match.start() + len(other)), side


def left_out(texts: Texts, chance: random.Random) -> Made | None:
    """The link with one number left out of a side; where the other has it, and which that is. None where both share none."""
    sides = [Counter(_NUMBER.findall(text)) for text in texts]
    both = sorted(number for number in sides[0] if sides[0][number] == sides[1][number] == 1 and int(number) > _DOZEN)
    if not both:
        return None
    number, side = chance.choice(both), chance.randrange(2)
    pattern = re.compile(rf"{_NUMBER.pattern[: _NUMBER.pattern.index('(')]}{number}(?![\w.,:%-]*\d) ?")
    shorter, whole = pattern.sub("", texts[1 - side], count=1), pattern.search(texts[side])
    if not whole or shorter == texts[1 - side]:
        return None
    place = whole.start(), whole.start() + len(number)
    return ((texts[0], shorter) if side == 0 else (shorter, texts[1])), place, side


def another(digits: str, chance: random.Random) -> str:
    """Another run of as many digits that can stand in its place: a month for a month, a day for a day, minutes for minutes."""
    ranges = [r for r in (range(1, 13), range(13, 29), range(29, 60), range(1950, 2050)) if int(digits) in r]
    low, high = (ranges[0].start, ranges[0].stop) if ranges else (10 ** (len(digits) - 1), 10 ** len(digits))
    return str(chance.randrange(low, high)).zfill(len(digits) if digits.startswith("0") else 1)


def lit(facts: tuple[Fact, ...], place: tuple[int, int], side: int, article: Article) -> bool:
    """Whether a fact lights a place of a side."""
    spans = [fact.left if side == 0 else fact.right for fact in facts]
    for span in spans:
        if span:
            start = article.passages[span.passage].start + span.start
            if start < place[1] and place[0] < start + span.end - span.start:
                return True
    return False


def simple(texts: Texts) -> bool:
    """The simplest way: whether a side has a run of digits that the other has not."""
    return Counter(_RUN.findall(texts[0])) != Counter(_RUN.findall(texts[1]))


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", type=Path, help="annotated pairs of two languages, a JSON object a line")
    parser.add_argument("--show", choices=["alarms", "misses"], help="print these links instead of counting alone")
    parser.add_argument("--rounds", type=int, default=5, help="how often each link gets a changed number")
    parser.add_argument("--edited", type=Path, help="pairs of English sentences, an edit of one the other, a JSON object a line")
    options = parser.parse_args()
    chance = random.Random(0)  # noqa: S311 - which number is changed is no secret
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in lines_of(options.languages):
        corpus = row["corpus"].removeprefix("lang-")
        for texts, spoken in links_of(row):
            count_right(texts, spoken, counts[corpus], options.show)
            for _ in range(options.rounds):
                count_made("changed", planted(texts, chance), spoken, counts[corpus], options.show)
            count_made("left out", left_out(texts, chance), spoken, counts[corpus], options.show)
    for corpus, found in (*counts.items(), ("all", sum(counts.values(), Counter()))):
        print_row(corpus, found)
    if options.edited:
        print_edited(options.edited, options.show)


def print_edited(path: Path, show: str | None) -> None:
    """Of edits that change what is said, and of those that do not, how many have a fact."""
    counts: Counter[tuple[str, bool]] = Counter()
    for row in lines_of(path):
        texts = row["left"], row["right"]
        facts = facts_of(texts, ("en", "English, as another language"))
        counts[row["want"], bool(facts)] += 1
        if facts and show == "alarms" and row["want"] == "same":
            print_link("ALARM", texts, facts)
    for want in ("same", "changed"):
        print(f"edited, {want}: {counts[want, True] + counts[want, False]}, with a fact {counts[want, True]}")


def count_right(texts: Texts, spoken: Texts, count: Counter[str], show: str | None) -> None:
    """Add what is told of a right link."""
    facts = facts_of(texts, spoken)
    count.update(links=1, alarms=bool(facts), simple_alarms=simple(texts))
    if facts and show == "alarms":
        print_link("ALARM", texts, facts)


def count_made(how: str, made: Made | None, spoken: Texts, count: Counter[str], show: str | None) -> None:
    """Add what is told of a link that was made another one in some way; nothing where it could not be."""
    if not made:
        return
    texts, place, side = made
    told = facts_of(texts, spoken)
    hit = lit(told, place, side, _article(texts[side], spoken[side]))
    count.update({how: 1, f"{how} found": hit, f"{how} simple": simple(texts)})
    if not hit and show == "misses":
        print_link(f"MISS, {how}: {texts[side][slice(*place)]}", texts, told)


def print_link(what: str, texts: Texts, facts: tuple[Fact, ...]) -> None:
    """A link with what is told of it."""
    told = "; ".join(f"{f.type} {f.left.text if f.left else '-'} | {f.right.text if f.right else '-'}" for f in facts)
    print(f"{what}: {told}", *(f"    {text}" for text in texts), sep="\n")


def print_row(corpus: str, count: Counter[str]) -> None:
    """A line of the table."""
    print(f"{corpus}: links {count['links']}, alarms {count['alarms']} (digits alone {count['simple_alarms']})", end="")
    for how in ("changed", "left out"):
        of = max(1, count[how])
        print(
            f", {how} {count[how]}, found {count[how + ' found'] / of:.3f} (digits alone {count[how + ' simple'] / of:.3f})", end=""
        )
    print()


if __name__ == "__main__":
    main()
