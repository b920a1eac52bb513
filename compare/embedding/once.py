"""An encoder for one comparison: its model is let go when all is encoded, which is most of a short run's memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.embedding.loading import is_fast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.embedding.encoder import Encoder, Progress
    from compare.embedding.rows import Vectors
    from compare.embedding.word_vectors import TokenVectors


class OnceEncoder:
    """Another encoder, which must be held by nobody else, until it has encoded.

    Attributes:
        name: the model's name.
        sha256: of its weights.
        is_fast: whether it runs an exported model.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.sha256, self.is_fast = encoder.name, encoder.sha256, is_fast(encoder)
        self._encoder: Encoder | None = encoder

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`.

        Raises:
            RuntimeError: the second time.
        """
        vectors: Vectors = self._once().encode(texts, progress)
        return vectors

    @property
    def encode_words(self) -> Callable[[Sequence[str], Progress | None], tuple[Vectors, list[TokenVectors]]] | None:
        """See `WordEncoder.encode_words`; None where the encoder cannot say it. Asking for it is no use of it yet."""
        return self._encode_words if hasattr(self._encoder, "encode_words") else None

    def _encode_words(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Vectors, list[TokenVectors]]:
        found: tuple[Vectors, list[TokenVectors]] = self._once().encode_words(texts, progress)
        return found

    def _once(self) -> Any:  # noqa: ANN401 - an encoder, which may be one of words
        encoder, self._encoder = self._encoder, None
        if encoder is None:
            raise RuntimeError("it has encoded already")
        return encoder
