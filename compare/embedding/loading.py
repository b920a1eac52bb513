"""Choosing what runs a model: its exported form where there is one, sentence-transformers otherwise."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from compare.embedding.exported import discard, exported_folder, read_details, refusal
from compare.embedding.models import find_model
from compare.paths import is_there

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.embedding.encoder import Encoder
    from compare.embedding.models import ModelFiles

RUNTIME = "COPYDESK_RUNTIME"
PLAIN = "sentence-transformers"


def load_encoder(name: str | None = None, tell: Callable[[str], None] | None = None) -> Encoder:
    """An encoder for the default model, a folder, or the name of a model this machine has already.

    The environment variable COPYDESK_RUNTIME=sentence-transformers turns the fast runtime off.

    Args:
        name: of the model; None for the default one.
        tell: called with a sentence where the fast runtime cannot run this model.

    Raises:
        UnknownModelError: where it is not on this machine, or the default's weights are not the published ones.
    """
    from compare.embedding.sentence_transformer import SentenceTransformerEncoder

    model = find_model(name)
    fast = _exported(model, tell) if os.environ.get(RUNTIME) != PLAIN else None
    return fast or SentenceTransformerEncoder(model)


def load_fast_encoder(name: str | None = None, tell: Callable[[str], None] | None = None) -> Encoder:
    """As `load_encoder`, for long work: a model that is not exported yet is exported now, where it can be."""
    encoder = load_encoder(name, tell)
    if is_fast(encoder) or os.environ.get(RUNTIME) == PLAIN:
        return encoder
    from compare.embedding.export import CannotExportError, export

    try:
        export(find_model(name))
    except (CannotExportError, OSError):
        return encoder
    return load_encoder(name, tell)


def _exported(model: ModelFiles, tell: Callable[[str], None] | None) -> Encoder | None:
    folder = exported_folder(model)
    if is_there(refusal(folder)) and tell:
        reason = refusal(folder).read_text(encoding="utf-8")
        tell(f"the fast runtime cannot run {model.name}: {reason}; using sentence-transformers")
    details = read_details(folder)
    if details is None:
        return None
    from compare.embedding.onnx_encoder import DamagedExportError, OnnxEncoder

    try:
        return OnnxEncoder(model.name, model.sha256, folder, details)
    except DamagedExportError:
        discard(folder)
        return None


def is_fast(encoder: Encoder) -> bool:
    """Whether an encoder runs an exported model."""
    return type(encoder).__name__ == "OnnxEncoder"


def export_for_next_time(name: str | None) -> None:
    """Have a model that was just used the slow way exported in the background, unless that was tried in vain."""
    if os.environ.get(RUNTIME) == PLAIN or is_there(refusal(exported_folder(find_model(name)))):
        return
    from compare.embedding.export import export_in_background

    export_in_background(name)
