"""Passages become vectors: the Encoder protocol, and the sentence-transformers models behind it."""

from __future__ import annotations

from compare.embedding.encoder import Encoder, Vectors, encode_passages
from compare.embedding.models import DEFAULT_MODEL, load_encoder

__all__ = ["DEFAULT_MODEL", "Encoder", "Vectors", "encode_passages", "load_encoder"]
