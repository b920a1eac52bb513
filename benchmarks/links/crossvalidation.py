"""Every document compared by models that have not seen it, nor anything made from the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from train import FOLDS, MODELS, crossvalidated, fold_of, gathered

from compare.comparison import compare
from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gold import Document, Remembered

    from compare.comparison import Comparison
    from compare.linking.evidence.judgement import Judgement
    from compare.thresholds import Thresholds

Fold = dict[str, "Judgement"]


def fit_folds(documents: Sequence[Document], encoder: Remembered) -> list[Fold]:
    """For each fold, the models of all the others, by name."""
    models = {name: crossvalidated(gathered(documents, encoder, name), features) for name, features in MODELS.items()}
    return [{name: models[name][fold] for name in MODELS} for fold in range(FOLDS)]


def compared(
    documents: Iterable[Document], encoder: Remembered, folds: Sequence[Fold], thresholds: Thresholds | None = None
) -> Iterator[tuple[Document, Comparison]]:
    """Each document with its comparison by the models of the other folds."""
    for document in documents:
        with patch("compare.linking.evidence.similarity.load_judgement", folds[fold_of(document)].__getitem__):
            yield document, compare(document.articles[Side.LEFT], document.articles[Side.RIGHT], encoder, thresholds)
