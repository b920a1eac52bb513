"""Denials, sources, hedges in one language not English: `python benchmarks/facts/markers.py LANGUAGES.jsonl [--pages FOLDER]`.

Sentences that others wrote, each beside itself with something taken out by a program with lists of its own: a denial, an
'according to' up to its comma, a hedge: what is told of its kind, or of the quotation it stands in, is *found*. Then any other
word of four letters and more: what is told of a denial, a source or a hedge is an *alarm*.

LANGUAGES.jsonl holds articles of several languages, `--pages` names a folder of saved pages, of which copydesk reads the stories.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fact_dump import lines_of
from facts_across import facts_of

from compare.errors import CopydeskError
from compare.languages import language_of
from compare.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.fact import Fact

# What is taken out, of each language: a denial, a hedge, and how a source begins; a group that stays is the first.
_OUT: dict[str, dict[str, str]] = {
    "de": {
        "denial": r"\bnicht (?!nur\b)|\bniemals |\bnie |\bk(?=ein(?:e|en|em|er|es)? )",
        "hedge": r"\b(?:vielleicht|möglicherweise|wahrscheinlich|vermutlich|angeblich|offenbar|wohl) ",
        "source": r",? (?:laut|zufolge|nach Angaben) [^,.]{3,40}(?=[.,])",
    },
    "fr": {
        "denial": r"\bn(?:e |')(\w+(?: \w+)?) (?:pas|plus|jamais)\b(?! seulement)",
        "hedge": r"\b(?:peut-être|probablement|sans doute|apparemment|vraisemblablement) ",
        "source": r"\b[Ss]elon [^,.]{3,40}, |, selon [^,.]{3,40}(?=[.,])",
    },
    "es": {
        "denial": r"\b[Nn]o (?!solo|sólo|obstante)(?=\w)|\bnunca |\bjamás ",
        "hedge": r"\b(?:quizás?|tal vez|probablemente|posiblemente|aparentemente|presuntamente) ",
        "source": r"\b[Ss]egún [^,.]{3,40}, |, según [^,.]{3,40}(?=[.,])",
    },
    "pl": {
        "denial": r"\b[Nn]ie (?!tylko)(?=\w)|\bnigdy ",
        "hedge": r"\b(?:prawdopodobnie|być może|chyba|podobno|rzekomo|zapewne) ",
        "source": r"\b[Ww]edług [^,.]{3,40}, |\b[Zz]daniem [^,.]{3,40}, ",
    },
    "uk": {
        "denial": r"\b[Нн]е (?!тільки|лише)(?=\w)|\bніколи ",
        "hedge": r"\b(?:можливо|мабуть|ймовірно|імовірно|нібито|напевно|схоже),? ",
        "source": r"\b(?:[Зз]а словами|[Зз]а даними|[Нн]а думку|[Зг]гідно з) [^,.]{3,40}, ",
    },
    "ru": {
        "denial": r"\b[Нн]е (?!только|лишь)(?=\w)|\bникогда ",
        "hedge": r"\b(?:возможно|вероятно|наверное|видимо|якобы|может быть|похоже),? ",
        "source": r"\b(?:[Пп]о словам|[Пп]о данным|[Пп]о мнению|[Сс]огласно) [^,.]{3,40}, ",
    },
}
_FAMILIES = {"denial": {"negation"}, "hedge": {"hedge"}, "source": {"attribution"}}
_TOLD_OF = frozenset[str]().union(*_FAMILIES.values())
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{4,}(?![\w'’-]) ")
_FEWEST = 6  # words of a sentence


def sentences(path: Path, pages: Path | None) -> Iterator[tuple[str, str]]:
    """Sentences that others wrote, each with its language."""
    for row in lines_of(path):
        for side in (row["left"], row["right"]):
            language = language_of(side["text"])
            yield from ((language, side["text"][s["start"] : s["end"]]) for s in side["sentences"])
    for page in sorted(pages.iterdir()) if pages else ():
        try:
            article = read(str(page))
        except CopydeskError:
            continue
        language = language_of(article.text)
        for paragraph in article.paragraphs:
            if not paragraph.furniture:
                yield from ((language, each) for each in re.split(r"(?<=[.!?]) ", article.text[paragraph.start : paragraph.end]))


def taken_out(text: str, pattern: str) -> str:
    """A text without the first thing that a pattern finds; itself where it finds nothing."""
    return re.sub(pattern, lambda match: (match.group(1) or "") if match.re.groups else "", text, count=1)


def told(whole: str, less: str, language: str) -> tuple[Fact, ...]:
    """What is told of a sentence and of what is left of it."""
    return facts_of((whole, less), (language, language))


def another_word(text: str, language: str, chance: random.Random) -> str:
    """A text without a word that is none of these things; itself where it has none."""
    marked = "|".join(_OUT[language].values())
    words = [match for match in _WORD.finditer(text) if not re.search(marked, f" {match.group()}", re.IGNORECASE)]
    if not words or not (match := chance.choice(words)):
        return text
    return text[: match.start()] + text[match.end() :]


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", type=Path, help="annotated pairs of two languages, a JSON object a line")
    parser.add_argument("--pages", type=Path, help="a folder of saved pages")
    parser.add_argument("--show", choices=["alarms", "misses"], help="print these sentences instead of counting alone")
    options = parser.parse_args()
    chance = random.Random(0)  # noqa: S311 - which word is taken out is no secret
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for language, text in dict.fromkeys(sentences(options.languages, options.pages)):
        if language in _OUT and len(text.split()) >= _FEWEST:
            count(language, text, counts[language], chance, options.show)
    for language, found in sorted(counts.items()):
        kinds = "; ".join(f"{kind} {found[kind]}, found {found[kind + ' found'] / max(1, found[kind]):.2f}" for kind in _FAMILIES)
        print(f"{language}: sentences {found['sentences']}, alarms {found['alarms']}; {kinds}")


def count(language: str, text: str, counted: Counter[str], chance: random.Random, show: str | None) -> None:
    """Add what is told of a sentence without each of these things, and without another word."""
    counted["sentences"] += 1
    for kind, pattern in _OUT[language].items():
        less = taken_out(text, pattern)
        if less != text:
            facts = told(text, less, language)
            hit = any(fact.family in {*_FAMILIES[kind], "quote"} for fact in facts)
            counted.update({kind: 1, f"{kind} found": hit})
            if not hit and show == "misses":
                print(f"MISS {language} {kind}: {[fact.type for fact in facts]}", text, less, sep="\n    ")
    less = another_word(text, language, chance)
    facts = tuple(fact for fact in told(text, less, language) if fact.family in _TOLD_OF)
    counted["alarms"] += bool(facts)
    if facts and show == "alarms":
        print(f"ALARM {language}: {[(f.type, f.left and f.left.text) for f in facts]}", text, less, sep="\n    ")


if __name__ == "__main__":
    main()
