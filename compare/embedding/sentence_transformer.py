"""A sentence-transformers model as an Encoder: offline, silent, loaded when first used."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from compare.errors import UnknownModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentence_transformers import SentenceTransformer

    from compare.embedding.encoder import Progress, Vectors

_BATCH = 32
_CHUNK = 256


class SentenceTransformerEncoder:
    """Any sentence-transformers model.

    Args:
        name: for the record.
        location: a folder, or a name that the local model cache knows.
        sha256: of the weights, where they are known; otherwise read from the loaded model.
    """

    def __init__(self, name: str, location: str, sha256: str) -> None:
        self._name, self._location, self._sha256 = name, location, sha256

    @property
    def name(self) -> str:
        """The model's name."""
        return self._name

    @property
    def sha256(self) -> str:
        """Of the weights' file, empty where it is not known."""
        return self._sha256 or self._cached_sha256

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder.encode. Raises UnknownModelError where the model cannot be loaded."""
        if not texts:
            return np.zeros((0, 0), np.float32)
        # Batches of like length waste no time on padding.
        order = np.argsort([-len(t) for t in texts], kind="stable")
        parts = []
        for start in range(0, len(order), _CHUNK):
            chosen = [texts[i] for i in order[start : start + _CHUNK]]
            parts.append(self._encode_chunk(chosen))
            if progress:
                progress(min(1.0, (start + _CHUNK) / len(order)))
        sorted_vectors = np.concatenate(parts)
        vectors = np.empty_like(sorted_vectors)
        vectors[order] = sorted_vectors
        return vectors

    def _encode_chunk(self, texts: list[str]) -> Vectors:
        found = self._model.encode(
            texts, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True, convert_to_numpy=True
        )
        return np.asarray(found, np.float32)

    @cached_property
    def _model(self) -> SentenceTransformer:
        with _quiet():
            try:
                from sentence_transformers import SentenceTransformer

                return SentenceTransformer(self._location, device="cpu", local_files_only=True)
            except Exception as error:  # a model folder can be wrong in as many ways as there are libraries below
                found = Path(self._location).is_dir()
                cause = "no model can be loaded from this folder" if found else "there is no such model on this machine"
                raise UnknownModelError(self._name, cause, "give the folder of a sentence-transformers model") from error

    @cached_property
    def _cached_sha256(self) -> str:
        """Of the weights in the local model cache; empty where they lie under no usual name."""
        from huggingface_hub import try_to_load_from_cache

        from compare.embedding.models import WEIGHTS, weights_sha256

        _ = self._model
        names = (self._location, f"sentence-transformers/{self._location}")
        paths = (try_to_load_from_cache(name, file) for name in names for file in WEIGHTS)
        return next((weights_sha256(Path(path).parent) for path in paths if isinstance(path, str)), "")


@contextmanager
def _quiet() -> Iterator[None]:
    """No network, and nothing of what the libraries say reaches the screen while they are imported and loaded."""
    for name, value in (
        ("HF_HUB_OFFLINE", "1"),
        ("TRANSFORMERS_OFFLINE", "1"),
        ("HF_HUB_DISABLE_TELEMETRY", "1"),
        ("HF_HUB_DISABLE_PROGRESS_BARS", "1"),
        ("TOKENIZERS_PARALLELISM", "false"),
        ("TRANSFORMERS_VERBOSITY", "error"),
        ("TQDM_DISABLE", "1"),
    ):
        os.environ[name] = value
    for logger in ("sentence_transformers", "transformers", "huggingface_hub", "torch"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    stderr = sys.stderr
    with warnings.catch_warnings(), open(os.devnull, "w", encoding="utf-8") as sink:  # noqa: PTH123 - a device, not a path
        warnings.simplefilter("ignore")
        sys.stderr = sink
        try:
            yield
        finally:
            sys.stderr = stderr
