"""What the judge of edits is trained on: pairs that others wrote, each edit measured as copydesk measures it.

SHARED holds `benchmark/facts/external.dev.jsonl`: sentences with an edit that changes what is said or does not (SummEdits, FIB,
CondaQA, negation-and-nli), and `benchmark/dev.jsonl`, of which news and its rewrites by teachers (OneStopEnglish) and abstracts and
their plain-language versions (PLABA) say the same: what a rewrite does to words that nobody has to be told. No text is kept.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from fact_dump import article, lines_of, plain  # noqa: E402 - from this folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from compare.article import Article, Passage, Span
    from compare.comparison import Comparison
    from compare.embedding.vectors import TokenVectors
    from compare.link import Link
    from compare.second_reader.changes.telling import JudgedEdit

    Places = NDArray[np.int64]

SAME = ("onestop-true", "plaba-same")
MADE = "made"
_AT_ONCE = 512


@dataclass(frozen=True, eq=False)
class Pair:
    """The tokens of both sides of a link and where its edits stand.

    Attributes:
        sides: of each side the vectors of its tokens, shape (tokens, dimensions).
        edits: of each edit the places of its tokens on either side; none where it has none there.
        texts: both sides.
    """

    sides: tuple[NDArray[np.float16], ...]
    edits: tuple[tuple[Places, Places], ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A pair of texts with its edits.

    Attributes:
        document: what it was made from; all of one document are in one fold.
        corpus: where it is from.
        changed: whether people say that the one says something else than the other; of a rewrite False.
        whole: whether it is judged as a whole, so that a figure can be made of it.
        edits: of its links, those that are measured.
        pairs: the links that have some, in the same order, with the vectors of their tokens.
        strong: whether the lists tell a fact of it that is never silenced.
        soft: whether they tell one that no edit is about, so that it cannot be silenced.
        lit: whether a fact that stays stands on words that differ.
    """

    document: str
    corpus: str
    changed: bool
    whole: bool
    edits: tuple[JudgedEdit, ...]
    pairs: tuple[Pair, ...]
    strong: bool
    soft: bool
    lit: bool


class Remembered:
    """The default model, each text encoded once, all before the first comparison."""

    def __init__(self, texts: Sequence[str]) -> None:
        from compare.embedding import load_fast_encoder

        encoder: Any = load_fast_encoder()
        self.name, self.sha256 = encoder.name, encoder.sha256
        self.vectors: dict[str, NDArray[np.float32]] = {}
        self.tokens: dict[str, TokenVectors] = {}
        wanted = list(dict.fromkeys(texts))
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            rows, tokens = encoder.encode_words(some)
            self.vectors.update(zip(some, rows, strict=True))
            self.tokens.update(zip(some, tokens, strict=True))

    def encode(self, texts: Sequence[str], _progress: object = None) -> NDArray[np.float32]:
        """See `compare.embedding.encoder.Encoder`."""
        return np.stack([self.vectors[text] for text in texts])


def rows_of(shared: Path) -> tuple[str, list[Row]]:
    """The model's SHA-256, and all pairs."""
    return read_rows(_pairs(shared / "benchmark"))


def read_rows(given: Iterable[tuple[dict[str, Any], Article, Article]]) -> tuple[str, list[Row]]:
    """The model's SHA-256, and some pairs: of each what is known of it (`doc`, `corpus`, `want`) and both texts."""
    from compare.segmenting.segment import segment

    pairs = [(row, segment(left), segment(right)) for row, left, right in given]
    encoder = Remembered([passage.text for _, *sides in pairs for side in sides for passage in side.passages])
    return encoder.sha256, [_row(row, left, right, encoder) for row, left, right in pairs]


def _pairs(benchmark: Path) -> Iterator[tuple[dict[str, Any], Article, Article]]:
    for row in lines_of(benchmark / "facts/external.dev.jsonl"):
        yield row, *(plain(" ".join(row[side].split())) for side in ("left", "right"))
    for row in lines_of(benchmark / "dev.jsonl"):
        if row["corpus"] in SAME:
            yield {**row, "want": "same", "doc": row["id"]}, *(article(row[side]["text"]) for side in ("left", "right"))


def _row(row: dict[str, Any], left: Article, right: Article, encoder: Remembered) -> Row:
    from compare.second_reader.changes.telling import edits_of_link, is_soft

    found = _read(left, right, encoder)
    links = [(link, edits_of_link(found, link, encoder.tokens)) for link in found.story_links if link.key in found.word_scores]
    edits = [edit for _, each in links for edit in each]
    pairs = tuple(_pair(found, link, each, encoder) for link, each in links if each)
    whole = row["corpus"] not in (*SAME, MADE)
    about = {fact.identity for edit in edits for fact in edit.facts}
    free = [fact for fact in found.all_facts if fact.identity not in about]
    strong = [fact for edit in edits for fact in edit.facts if not is_soft(fact)]
    lit = bool(strong) or any(_on_changed_words(found, fact.identity) for fact in free)
    known = row["doc"], row["corpus"], row["want"] == "changed", whole
    return Row(*known, tuple(edits), pairs, bool(strong), bool(free), lit)


def _pair(found: Comparison, link: Link, edits: Sequence[JudgedEdit], encoder: Remembered) -> Pair:
    from compare.link import Side

    sides = [found.passages(side, link.passages(side)) for side in Side]
    rows = tuple(np.concatenate([encoder.tokens[passage.text].rows for passage in side]) for side in sides)
    places = tuple((_places(e.fact.left, sides[0], encoder), _places(e.fact.right, sides[1], encoder)) for e in edits)
    return Pair(rows, places, tuple(" ".join(passage.text for passage in side) for side in sides))


def _places(span: Span | None, passages: Sequence[Passage], encoder: Remembered) -> Places:
    """The places of a span's tokens among those of its side."""
    first = 0
    for passage in passages:
        tokens = encoder.tokens[passage.text]
        if span is not None and span.passage == passage.id:
            return np.flatnonzero((tokens.starts < span.end) & (tokens.ends > span.start)) + first
        first += len(tokens.rows)
    return np.zeros(0, np.int64)


def _read(left: Article, right: Article, encoder: Remembered) -> Comparison:
    """The comparison with the facts of the lists alone, its words scored."""
    from compare.comparison import compare
    from compare.second_reader.reading import scores_of

    found = compare(left, right, encoder, scored=False)
    return replace(found, word_scores=scores_of(found, encoder.tokens))


def _on_changed_words(found: Comparison, identity: tuple[Any, ...]) -> bool:
    """Whether a fact stands on words that the other side has not."""
    from compare.link import Side
    from compare.linking.differences import changed_places

    changed = changed_places(*(found.article(side).passages for side in Side))
    return any(
        place and any(start < place[2] and place[1] < end for start, end in changed[side].get(place[0], ()))
        for side, place in zip(Side, identity[1:], strict=True)
    )
