"""Passages become vectors: the Encoder protocol, and the sentence-transformers models behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.embedding.encoder import Encoder, OnceEncoder, encode_passages, is_fast, notice_of
from compare.embedding.loading import export_for_next_time, load_encoder, load_fast_encoder
from compare.embedding.models import DEFAULT_MODEL
from compare.embedding.vectors import SharedRows

if TYPE_CHECKING:
    from compare.embedding.vectors import Vectors as Vectors

__all__ = [
    "DEFAULT_MODEL",
    "Encoder",
    "OnceEncoder",
    "SharedRows",
    "encode_passages",
    "export_for_next_time",
    "is_fast",
    "load_encoder",
    "load_fast_encoder",
    "notice_of",
]
