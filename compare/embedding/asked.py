"""A model that other processes are asked to load: what they are told, and that each loads it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from compare.embedding.encoder import Encoder, is_fast
from compare.embedding.loading import load_fast_encoder

Load = Callable[[str | None], Encoder]


@dataclass(frozen=True, slots=True)
class Model:
    """A model as it is asked for, and what is known of it without having loaded it.

    Attributes:
        asked: its name, a folder, or None for the default one.
        name: for the record.
        sha256: of its weights.
        load: makes its encoder: a function of a module, where another process shall do so.
    """

    asked: str | None
    name: str
    sha256: str
    load: Load = load_fast_encoder

    def encoder(self) -> Encoder:
        """The model, loaded once a process, on one core."""
        return loaded(self.load, self.asked)


@lru_cache(maxsize=2)
def loaded(load: Load, name: str | None) -> Encoder:
    """A model, loaded once a process, on one core: what it says depends on how many it has in the last digit."""
    encoder = load(name)
    if is_fast(encoder) and hasattr(encoder, "cores"):
        encoder.cores = 1
    return encoder
