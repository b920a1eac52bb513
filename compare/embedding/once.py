"""An encoder for one comparison: its model is let go when all is encoded, which is most of a short run's memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.embedding.loading import is_fast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.embedding.encoder import Encoder, Progress
    from compare.embedding.rows import Vectors


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
        encoder, self._encoder = self._encoder, None
        if encoder is None:
            raise RuntimeError("it has encoded already")
        return encoder.encode(texts, progress)
