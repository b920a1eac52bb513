"""A sentence-transformers model as an Encoder: offline, silent, loaded when first used."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from compare.embedding.own_modules import needs_code
from compare.embedding.vectors import token_vectors
from compare.errors import UnknownModelError
from compare.machine.cache_folder import keep_torch_here

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentence_transformers import SentenceTransformer

    from compare.embedding.encoder import Progress
    from compare.embedding.models import ModelFiles
    from compare.embedding.vectors import TokenVectors, Vectors

_BATCH = 32
_CHUNK = 256


class SentenceTransformerEncoder:
    """Any sentence-transformers model.

    Args:
        model: its files.
        loaded: the same model, where it is loaded already.
        notice: a sentence on why it is not run by the fast runtime; empty where there is nothing to say.
    """

    def __init__(self, model: ModelFiles, loaded: SentenceTransformer | None = None, notice: str = "") -> None:
        self._files, self.notice = model, notice
        if loaded is not None:
            self.loaded = loaded

    @property
    def name(self) -> str:
        """The model's name."""
        return self._files.name

    @property
    def sha256(self) -> str:
        """Of the weights' file; empty where it is not known."""
        return self._files.sha256

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

    def encode_words(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Vectors, list[TokenVectors]]:
        """See WordEncoder.encode_words."""
        vectors, words = [], []
        for start in range(0, len(texts), _BATCH):
            chunk = [text.strip() for text in texts[start : start + _BATCH]]
            found = self.loaded.encode(chunk, output_value=None, show_progress_bar=False, normalize_embeddings=True)
            vectors += [np.asarray(each["sentence_embedding"], np.float32) for each in found]
            spans = self._spans(chunk)
            before = [len(text) - len(text.lstrip()) for text in texts[start : start + _BATCH]]
            rows = [np.asarray(each["token_embeddings"], np.float32) for each in found]
            words += [token_vectors(*each) for each in zip(rows, spans, before, strict=True)]
            if progress:
                progress(min(1.0, (start + _BATCH) / len(texts)))
        return np.stack(vectors) if vectors else np.zeros((0, 0), np.float32), words

    def _spans(self, texts: list[str]) -> list[list[tuple[int, int]]]:
        """Of each text the characters that its tokens stand at, as many as the model reads."""
        found = self.loaded.tokenizer(texts, return_offsets_mapping=True, truncation=True, max_length=self.loaded.max_seq_length)
        spans: list[list[tuple[int, int]]] = found["offset_mapping"]
        return spans

    def _encode_chunk(self, texts: list[str]) -> Vectors:
        found = self.loaded.encode(
            texts, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True, convert_to_numpy=True
        )
        return np.asarray(found, np.float32)

    @cached_property
    def loaded(self) -> SentenceTransformer:
        """The model itself, loaded when first asked for.

        Raises:
            UnknownModelError: where it cannot be loaded, its weights are not the ones that `sha256` names, or it needs code
                of its own.
        """
        self._files.require_these_weights()
        with quiet():
            try:
                from sentence_transformers import SentenceTransformer

                return SentenceTransformer(str(self._files.folder), device="cpu", local_files_only=True, trust_remote_code=False)
            except Exception as error:  # a model folder can be wrong in as many ways as there are libraries below
                code = needs_code(self._files.folder)
                cause = (
                    "it needs code of its own, which copydesk does not run" if code else "no model can be loaded from its folder"
                )
                raise UnknownModelError(self.name, cause, "give the folder of a sentence-transformers model") from error


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing of what the libraries say reaches the screen while they are imported and loaded."""
    for name, value in (
        ("HF_HUB_DISABLE_PROGRESS_BARS", "1"),
        ("TOKENIZERS_PARALLELISM", "false"),
        ("TRANSFORMERS_VERBOSITY", "error"),
        ("TQDM_DISABLE", "1"),
    ):
        os.environ[name] = value
    keep_torch_here()
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
