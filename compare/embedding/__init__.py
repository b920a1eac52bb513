"""Passages become vectors: the Encoder protocol, and the sentence-transformers models behind it."""

from __future__ import annotations

from compare.embedding.encoder import Encoder, encode_passages
from compare.embedding.loading import export_for_next_time, is_fast, load_encoder, load_fast_encoder, notice_of
from compare.embedding.models import DEFAULT_MODEL
from compare.embedding.once import OnceEncoder
from compare.embedding.rows import SharedRows, Vectors

__all__ = [
    "DEFAULT_MODEL",
    "Encoder",
    "OnceEncoder",
    "SharedRows",
    "Vectors",
    "encode_passages",
    "export_for_next_time",
    "is_fast",
    "load_encoder",
    "load_fast_encoder",
    "notice_of",
]
