"""An encoder that encodes a text once: comparing again, after little has changed, waits for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.embedding.encoder import Encoder, Progress
    from compare.embedding.vectors import TokenVectors, Vectors


class RememberingEncoder:
    """Another encoder, with what it said so far."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, Vectors] = {}
        self._tokens: dict[str, TokenVectors] = {}

    @property
    def name(self) -> str:
        """The model's name."""
        return self._encoder.name

    @property
    def sha256(self) -> str:
        """Of the model's weights."""
        return self._encoder.sha256

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One unit-length row a text, as the encoder behind it gives them; see `Encoder.encode`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if not texts:
            return self._encoder.encode(texts, progress)
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new, progress), strict=True))
        return np.stack([self._vectors[text] for text in texts])

    @property
    def encode_words(self) -> Callable[[Sequence[str], Progress | None], tuple[Vectors, list[TokenVectors]]] | None:
        """See `WordEncoder.encode_words`; None where the encoder behind it cannot say it."""
        return self._encode_words if hasattr(self._encoder, "encode_words") else None

    def _encode_words(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Vectors, list[TokenVectors]]:
        new = [text for text in dict.fromkeys(texts) if text not in self._tokens]
        if new:
            encoder: Any = self._encoder
            vectors, tokens = encoder.encode_words(new, progress)
            self._vectors.update(zip(new, vectors, strict=True))
            self._tokens.update(zip(new, tokens, strict=True))
        return self.encode(texts), [self._tokens[text] for text in texts]
