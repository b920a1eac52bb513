"""Fits what judges translations by the multilingual model's vectors: `python benchmarks/links/train_languages.py LANGUAGES.jsonl`.

Writes 'translated' into judgement.json of compare/linking/evidence, and centre.json beside it. `--check` leaves out, for each
pair of languages, all documents in either of them but English, and prints what the rest says of it; nothing is written.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
import train
from gold import Document, Remembered, f1, load_documents

from compare.comparison import compare
from compare.embedding.models import MULTILINGUAL_MODEL
from compare.link import Kind, Side
from compare.linking.evidence import centring
from compare.linking.evidence import features as f

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.embedding import Vectors
    from compare.linking.evidence.judgement import Judgement

TRANSLATED = "translated"
CAUTION = 0.85  # log-odds: a wrong link between two languages is dear to check, so one is made where it is more likely than not


class Centred:
    """Passages' vectors as `centring` gives them for a side."""

    def __init__(self, encoder: Remembered) -> None:
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Of one side."""
        return np.asarray(centring.centred(self._encoder.encode(texts)))


def languages_of(document: Document) -> set[str]:
    """Those of a pair, English aside."""
    return set(document.corpus.split("-")[1:]) - {"en"}


def mean_vector(documents: Iterable[Document], encoder: Remembered) -> Vectors:
    """The mean over languages of the mean over a language's passages."""
    texts: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for side in Side:
            article = document.articles[side]
            texts[article.language or "en"].update(p.text for p in article.passages)
    means = [encoder.encode(sorted(own)).mean(axis=0) for own in texts.values()]
    return np.mean(means, axis=0, dtype=np.float32)


def fitted(documents: Sequence[Document], encoder: Remembered) -> Judgement:
    """A model of some documents, each corpus of one weight."""
    pairs = [m for d in documents if (m := train.measured(d, Centred(encoder), meaning_alone=True))]
    with patch.object(train, "WEIGHTS", defaultdict(lambda: 1.0)), patch.object(train, "FLOORS", {}):
        found = train.fit(pairs, f.MEANING_ALONE)
    return replace(found, shift=found.shift - CAUTION)


def check(documents: Sequence[Document], encoder: Remembered) -> None:
    """Print for each pair of languages the link F1, precision and the right's unique F1 by a model that saw neither language."""
    for corpus in sorted({d.corpus for d in documents}):
        own = [d for d in documents if d.corpus == corpus]
        others = [d for d in documents if not languages_of(d) & languages_of(own[0])]
        mean = mean_vector(others, encoder)
        with patch.object(centring, "_any_text", lambda mean=mean: mean):
            model = fitted(others, encoder)
            counts: Counter[str] = Counter()
            for document in own:
                with patch("compare.linking.evidence.similarity.load_judgement", lambda _name, model=model: model):
                    counts.update(_counted(document, encoder))
        hit, extra, lost = counts["hit"], counts["extra"], counts["lost"]
        unique = f1(counts["unique"], counts["unique extra"], counts["unique lost"])
        print(f"{corpus}: link F1 {f1(hit, extra, lost):.3f}, precision {hit / (hit + extra):.3f}, unique F1 right {unique:.3f}")


def _counted(document: Document, encoder: Remembered) -> Counter[str]:
    found = compare(document.articles[Side.LEFT], document.articles[Side.RIGHT], encoder)
    link_of = {side: {k: link.id for link in found.links for k in link.passages(side)} for side in Side}
    ours, theirs = ([link_of[side].get(k, ~n) for n, k in enumerate(document.covers[side])] for side in Side)
    links = {(i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a == b >= 0}
    gold = document.links or frozenset()
    counts = Counter({"hit": len(links & gold), "extra": len(links - gold), "lost": len(gold - links)})
    kinds = found.kinds(Side.RIGHT)
    for kind, passage in zip(document.kinds[Side.RIGHT], document.covers[Side.RIGHT], strict=True):
        alone = passage is None or kinds[passage] is Kind.UNIQUE
        counts["unique"] += alone and kind == "unique"
        counts["unique extra"] += alone and kind != "unique"
        counts["unique lost"] += not alone and kind == "unique"
    return counts


def main() -> None:
    """Fit on everything and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", type=Path, help="annotated pairs of two languages, a JSON object a line")
    parser.add_argument("--check", action="store_true", help="leave languages out and print how well the others do")
    options = parser.parse_args()
    documents = load_documents(options.languages)
    encoder = Remembered(documents, MULTILINGUAL_MODEL)
    if options.check:
        check(documents, encoder)
        return
    linking = train.ROOT / "compare/linking/evidence"
    centre = [round(float(x), 4) for x in mean_vector(documents, encoder)]
    (linking / "centre.json").write_text(json.dumps(centre) + "\n", encoding="utf-8")
    centring._any_text.cache_clear()  # noqa: SLF001 - it is another one now
    train.put({TRANSLATED: fitted(documents, encoder)}, linking / "judgement.json")


if __name__ == "__main__":
    main()
