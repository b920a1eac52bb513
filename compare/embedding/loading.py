"""Choosing what runs a model: its exported form where there is one, sentence-transformers otherwise."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from compare.embedding.encoder import is_fast, notice_of
from compare.embedding.models import find_model
from compare.embedding.runtime.exported import begin_check, discard, exported_folder, read_details, read_refusal
from compare.machine.cache_folder import can_be_kept, distrust
from compare.machine.memory import give_back_large_blocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from compare.embedding.encoder import Encoder
    from compare.embedding.models import ModelFiles
    from compare.embedding.runtime.exported import Details

RUNTIME = "COPYDESK_RUNTIME"
PLAIN = "sentence-transformers"
DAMAGED = "the prepared model in the cache folder was damaged and is not used; it is made again"


def load_encoder(
    name: str | None = None, tell: Callable[[str], None] | None = None, meanwhile: Callable[[], object] | None = None
) -> Encoder:
    """An encoder for the default model, a folder, or the name of a model this machine has already.

    The environment variable COPYDESK_RUNTIME=sentence-transformers turns the fast runtime off.

    Args:
        name: of the model; None for the default one.
        tell: called with a sentence where the fast runtime cannot run this model.
        meanwhile: done in this thread while an exported model is loaded in another, which imports nothing.

    Raises:
        UnknownModelError: where it is not on this machine, or the default's weights are not the published ones.
    """
    give_back_large_blocks()  # from here on there are some, the model's own first
    model = find_model(name)
    if os.environ.get(RUNTIME) == PLAIN:
        return _plain(model.in_full)
    folder = exported_folder(model)
    if model.packed or model.quantised:
        return _made_now(model, folder)
    if cause := distrust(folder):
        return _plain(model, cause)
    if tell and (reason := read_refusal(folder)):
        tell(f"the fast runtime cannot run {model.name}: {reason}; using sentence-transformers")
    return _exported(model, folder, meanwhile)


def is_prepared(name: str | None) -> bool:
    """Whether `load_encoder` would find a model's exported form, to be checked when it is loaded."""
    return _details_of(find_model(name)) is not None


def is_ready(name: str | None) -> bool:
    """Whether `load_encoder` would find a model's exported form whole; its files are checked as for that, and nothing is loaded."""
    model = find_model(name)
    details = _details_of(model)
    return details is not None and begin_check(exported_folder(model), details).result()


def _details_of(model: ModelFiles) -> Details | None:
    """The details of an export that would be used."""
    folder = exported_folder(model)
    return None if os.environ.get(RUNTIME) == PLAIN or distrust(folder) else read_details(folder, model)


def load_fast_encoder(name: str | None = None, tell: Callable[[str], None] | None = None) -> Encoder:
    """As `load_encoder`, for long work: a model that is not exported yet is exported now, where it can be."""
    encoder = load_encoder(name, tell)
    if is_fast(encoder) or os.environ.get(RUNTIME) == PLAIN or notice_of(encoder) not in {"", DAMAGED}:
        return encoder
    from compare.embedding.runtime.export import export
    from compare.embedding.runtime.graph import CannotExportError

    try:
        export(find_model(name))
    except (CannotExportError, OSError):
        return encoder
    return load_encoder(name, tell)


def _made_now(model: ModelFiles, folder: Path) -> Encoder:
    """A model that only the fast runtime runs: it is exported now where it is not, or for this process alone."""
    found = None if distrust(folder) else _kept(model, folder)
    if found is None:
        from compare.embedding.runtime.export import export_here

        return export_here(model)
    return found


def _kept(model: ModelFiles, folder: Path) -> Encoder | None:
    """Such a model as it is kept, made where it is not there; None where it cannot be kept."""
    if read_details(folder, model) is None or not is_fast(found := _exported(model, folder)):
        from compare.embedding.runtime.export import export

        try:
            export(model)
        except OSError:
            return None
        found = _exported(model, folder)
    return found if is_fast(found) else None


def _plain(model: ModelFiles, notice: str = "") -> Encoder:
    from compare.embedding.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(model, notice=notice)


def _exported(model: ModelFiles, folder: Path, meanwhile: Callable[[], object] | None = None) -> Encoder:
    """The model in its exported form, if it is there and every byte of it is as it was written."""
    details = read_details(folder, model)
    if details is None:
        return _plain(model)
    whole = begin_check(folder, details)
    from compare.embedding.runtime.onnx_encoder import DamagedExportError, OnnxEncoder

    try:
        encoder = _beside(lambda: OnnxEncoder(model.name, model.sha256, folder, details), meanwhile)
    except DamagedExportError:
        pass
    else:
        if whole.result():
            return encoder
    whole.result()  # a file that is being read cannot be removed everywhere
    discard(folder)
    return _plain(model, DAMAGED)


def _beside(load: Callable[[], Encoder], meanwhile: Callable[[], object] | None) -> Encoder:
    """What is loaded, in a thread of its own where something else is to be done in this one."""
    if meanwhile is None:
        return load()
    with ThreadPoolExecutor(1, "load") as pool:
        loading = pool.submit(load)
        meanwhile()
        return loading.result()


def export_for_next_time(name: str | None) -> None:
    """Have a model that was just used the slow way exported in the background, unless that was tried in vain."""
    model = find_model(name)
    if os.environ.get(RUNTIME) == PLAIN or read_refusal(exported_folder(model)) or not can_be_kept():
        return
    from compare.embedding.runtime.export import export_in_background

    export_in_background(model)
