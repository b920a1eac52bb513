"""Annotated document pairs: read, segmented, and their gold put on copydesk's own passages.

The benchmark stands outside the project (see docs/quality.md). A gold sentence belongs to the passage that covers most of
it, as in the benchmark's own scorer.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.embedding import load_encoder
from compare.link import Kind, Side
from compare.reading import read
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from compare.article import Article
    from compare.comparison import Comparison
    from compare.embedding import Vectors

KINDS = tuple(kind.value for kind in Kind)
VANDALISED = "swipe-481"  # 458 lines 'ellie smells', labelled paraphrased although no source says so


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One annotated pair.

    Attributes:
        id: as in the benchmark.
        corpus: likewise.
        group: the text it was made from; no two folds have documents of one group.
        articles: left and right, segmented.
        kinds: of each side's gold sentences; None where not annotated.
        covers: of each side's gold sentences, the passage id; None where no passage covers it.
        links: gold sentence links; None where not annotated.
    """

    id: str
    corpus: str
    group: str
    articles: dict[Side, Article]
    kinds: dict[Side, tuple[str | None, ...]]
    covers: dict[Side, tuple[int | None, ...]]
    links: frozenset[tuple[int, int]] | None

    def passage_links(self) -> set[tuple[int, int]]:
        """The gold links between passage ids."""
        pairs = ((self.covers[Side.LEFT][i], self.covers[Side.RIGHT][j]) for i, j in self.links or ())
        return {(a, b) for a, b in pairs if a is not None and b is not None}

    def passage_kinds(self, side: Side) -> dict[int, set[str | None]]:
        """The kinds of the gold sentences in each passage."""
        found: dict[int, set[str | None]] = {}
        for kind, passage in zip(self.kinds[side], self.covers[side], strict=True):
            if passage is not None:
                found.setdefault(passage, set()).add(kind)
        return found


def load_documents(path: Path) -> list[Document]:
    """Every pair of a benchmark file."""
    with tempfile.TemporaryDirectory() as folder:
        return [_document(json.loads(line), Path(folder)) for line in path.read_text(encoding="utf-8").splitlines()]


def _document(row: dict[str, Any], folder: Path) -> Document:
    corpus, _, number = row["id"].rpartition("-")
    articles, kinds, covers = {}, {}, {}
    for side in Side:
        text, sentences = row[side.value]["text"], row[side.value]["sentences"]
        source = folder / f"{row['id']}.{side.value}.txt"
        source.write_text(text, encoding="utf-8")
        articles[side] = segment(read(str(source)))
        kinds[side] = tuple(s["kind"] for s in sentences)
        covers[side] = tuple(_covering(text, sentences, articles[side]))
    links = None if row["links"] is None else frozenset((i, j) for i, j in row["links"])
    return Document(row["id"], row["corpus"], f"{corpus.split('-')[0]}-{number}", articles, kinds, covers, links)


def _covering(text: str, sentences: Sequence[dict[str, Any]], article: Article) -> Iterable[int | None]:
    spans = _spans(text, article)
    for sentence in sentences:
        common = {k: min(sentence["end"], end) - max(sentence["start"], start) for k, (start, end) in spans.items()}
        best = max(common, key=lambda k: (common[k], -k), default=None)
        yield best if best is not None and common[best] > 0 else None


def _spans(text: str, article: Article) -> dict[int, tuple[int, int]]:
    """Where each passage stands in the benchmark's text, white space aside."""
    kept = [k for k, c in enumerate(text) if not c.isspace()]
    flat = "".join(text[k] for k in kept)
    spans, at = {}, 0
    for passage in article.passages:
        wanted = "".join(passage.text.split())
        start = flat.find(wanted, at)
        start = start if start >= 0 else flat.find(wanted)
        if wanted and start >= 0:
            spans[passage.id] = kept[start], kept[start + len(wanted) - 1] + 1
            at = start + len(wanted)
    return spans


class Remembered:
    """The encoder of a model, with the vectors of all documents' passages made once and kept in a file for the next run."""

    def __init__(self, documents: Iterable[Document], model: str | None = None) -> None:
        texts = list(dict.fromkeys(p.text for d in documents for article in d.articles.values() for p in article.passages))
        encoder = load_encoder(model)
        self.name, self.sha256 = encoder.name, encoder.sha256
        mark = hashlib.sha256("\0".join((encoder.name, encoder.sha256, *texts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        path = Path(tempfile.gettempdir()) / f"copydesk-vectors-{mark}.npy"
        if not path.exists():
            np.save(path, encoder.encode(texts))
        self._vectors = dict(zip(texts, np.load(path), strict=True))

    def encode(self, texts: Sequence[str], _progress: Callable[[float], None] | None = None) -> Vectors:
        """The vectors of passages that the documents have."""
        return np.array([self._vectors[t] for t in texts], np.float32)


def f1(hits: int, extra: int, lost: int) -> float:
    """The F1 measure."""
    return 2 * hits / (2 * hits + extra + lost) if hits else 0.0


class Tally:
    """Counts agreement between comparisons and gold, by corpus."""

    def __init__(self) -> None:
        self.kinds: dict[str, Counter[tuple[str, str]]] = {}
        self.links: dict[str, Counter[str]] = {}
        self.linked: dict[str, Counter[bool]] = {}

    def add(self, document: Document, comparison: Comparison) -> None:
        """Count one document in."""
        link_of = {side: {k: link.id for link in comparison.links for k in link.passages(side)} for side in Side}
        for side in Side:
            found = comparison.kinds(side)
            for kind, passage in zip(document.kinds[side], document.covers[side], strict=True):
                got = found[passage].value if passage is not None else Kind.UNIQUE.value
                if kind in KINDS:
                    self.kinds.setdefault(document.corpus, Counter())[kind, got] += 1
                if side is Side.RIGHT:
                    self.linked.setdefault(document.corpus, Counter())[got != Kind.UNIQUE.value] += 1
        if document.links is not None:
            ours, theirs = ([link_of[s].get(k, ~n) for n, k in enumerate(document.covers[s])] for s in Side)
            found_links = {(i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a == b >= 0}
            counts = self.links.setdefault(document.corpus, Counter())
            counts.update(hit=len(found_links & document.links), extra=len(found_links - document.links))
            counts.update(lost=len(document.links - found_links))

    def link_f1(self, corpus: str) -> float:
        """Of gold sentence links."""
        counts = self.links[corpus]
        return f1(counts["hit"], counts["extra"], counts["lost"])

    def kind_f1(self, corpus: str) -> float:
        """The mean over the three kinds."""
        counts = self.kinds[corpus]
        return sum(self._kind_f1(counts, kind) for kind in KINDS) / len(KINDS)

    def found(self, corpus: str) -> float:
        """The share of the right's sentences that are linked."""
        counts = self.linked[corpus]
        return counts[True] / max(1, counts.total())

    @staticmethod
    def _kind_f1(counts: Counter[tuple[str, str]], kind: str) -> float:
        extra = sum(n for (gold, got), n in counts.items() if got == kind != gold)
        lost = sum(n for (gold, got), n in counts.items() if gold == kind != got)
        return f1(counts[kind, kind], extra, lost)

    def objective(self) -> float:
        """What thresholds are chosen by: the mean of all that is wanted, false alarms counted ten times."""
        wanted = [self.link_f1(c) for c in ("plaba-same", "plaba-mixed", "news") if c in self.links]
        wanted += [self.kind_f1(c) for c in ("swipe", "news") if c in self.kinds]
        wanted += [self.found("onestop-true"), 1 - 10 * self.found("onestop-wrong")]
        return float(np.mean(wanted))
