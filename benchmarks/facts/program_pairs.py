"""Pairs made by program of real news and of rewrites by people: see `program_edits`. No text is kept."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from changes_material import MADE, ROOT, Row, read_rows
from fact_dump import lines_of, plain
from program_edits import Kinship, changing, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from program_edits import Edit

    from compare.article import Article

SEED = 7
OF_AN_ARTICLE = 14  # sentences
SHORTEST, LONGEST = 60, 320  # characters
ALONE, EDITED = 0.6, 0.6  # chances that a pair of harmless edits is taken, and that a rewrite is edited
MOST_HARMLESS = 3
Made = tuple[dict[str, Any], str, str]


def made_rows(shared: Path, wordnet: Path, rows: Sequence[Row]) -> list[Row]:
    """Pairs made of the news in `benchmark/realnews/unread.jsonl` and of the rewrites among some rows."""
    kin = Kinship(wordnet, ROOT / "compare/facts/words")
    maker = Maker(changing(kin), harmless(kin))
    made = [*maker.of_news(shared / "benchmark/realnews/unread.jsonl"), *maker.of_rewrites(rows)]
    return read_rows((row, _article(left), _article(right)) for row, left, right in made)[1]


def _article(text: str) -> Article:
    return plain(" ".join(text.split()))


class Maker:
    """Makes pairs, of each kind of edit about as many, as far as sentences have what it edits."""

    def __init__(self, changing: Mapping[str, Edit], harmless: Mapping[str, Edit]) -> None:
        self._changing, self._harmless = changing, harmless
        self._chance = np.random.default_rng(SEED)
        self._made: Counter[str] = Counter()

    def of_news(self, path: Path) -> Iterator[Made]:
        """Sentences of news with edits: harmless ones alone, and one that changes what is said among them."""
        for event in lines_of(path):
            for article in event["articles"]:
                sentences = _sentences(article["text"])
                fit = [s for s in sentences if SHORTEST < len(s) < LONGEST and s[0].isupper() and s[-1] == "."]
                for place in self._chance.permutation(len(fit))[:OF_AN_ARTICLE]:
                    yield from self._of_sentence(event["event"], fit[place], sentences)

    def _of_sentence(self, event: str, sentence: str, around: Sequence[str]) -> Iterator[Made]:
        same = self._disguised(sentence, around, 1 + int(self._chance.integers(MOST_HARMLESS)))
        if same != sentence and self._chance.random() < ALONE:
            yield self._pair(event, sentence, same, "same")
        if new := self._edited(self._changing, sentence, around):
            yield self._pair(event, sentence, self._disguised(new, around, int(self._chance.integers(MOST_HARMLESS))), "changed")

    def of_rewrites(self, rows: Sequence[Row]) -> Iterator[Made]:
        """Sentences with a rewrite by people in which one edit changes what is said."""
        for row in (row for row in rows if not row.whole):
            rewritten = [pair.texts[1] for pair in row.pairs]
            for left, right in (pair.texts for pair in row.pairs):
                new = self._edited(self._changing, right, rewritten)
                if new and max(len(left), len(right)) < LONGEST and self._chance.random() < EDITED:
                    yield self._pair(row.document, left, new, "changed")

    def _pair(self, document: str, one: str, two: str, want: str) -> Made:
        both = (one, two) if self._chance.integers(2) else (two, one)
        return {"doc": document, "corpus": MADE, "want": want}, *both

    def _disguised(self, text: str, around: Sequence[str], count: int) -> str:
        for _ in range(count):
            text = self._edited(self._harmless, text, around) or text
        return text

    def _edited(self, edits: Mapping[str, Edit], text: str, around: Sequence[str]) -> str | None:
        """With the first of the edits that finds something, those that were made least first."""
        for name in sorted(edits, key=lambda name: self._made[name] * self._chance.uniform(0.5, 1.5)):
            new = edits[name](text, around, self._chance)
            if new and new != text:
                self._made[name] += 1
                return new
        return None


def _sentences(text: str) -> list[str]:
    from compare.segmenting.segment import segment

    return [" ".join(passage.text.split()) for passage in segment(plain(text)).passages]
