"""A model folder names the classes that run it: only sentence-transformers' own are loaded, and that is seen before any is.

From version 6 on sentence-transformers refuses others too. But a name in its namespace can be anything that one of its
modules imported (torch, pathlib ...), so the classes themselves are listed here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import UnknownModelError
from compare.machine.paths import is_file, real
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = frozenset({
    *("Asym", "BoW", "CLIPModel", "CNN", "Dense", "Dropout", "LSTM", "LayerNorm", "Normalize", "Pooling", "Router"),
    *("StaticEmbedding", "Transformer", "WeightedLayerPooling", "WordEmbeddings", "WordWeights"),
    *("PhraseTokenizer", "WhitespaceTokenizer", "WordTokenizer"),
})  # fmt: skip
_PLACE = regex(r"sentence_transformers(\.[a-z_]+)*\.(models|modules)(\.[A-Za-z_]+)*\.(?P<name>\w+)", re.ASCII)
_LONGEST = 200  # characters of a class's name, with its place
_LARGEST = 1_000_000  # bytes: what of a folder's JSON is a setting, and not a vocabulary
_ADVICE = "give a model that is made of sentence-transformers' own modules"


def module_folders(top: Path) -> tuple[Path, ...]:
    """A model's folder and those of its modules, as its modules.json names them, each once.

    Raises:
        UnknownModelError: where modules.json is no list of modules, or names a folder outside of the model's.
    """
    found = {top: None}
    inside = Path(real(top))  # a link may lead to all of it: that of a virtual environment, or of a home
    for module in _listed(top):
        folder = Path(real(top / module.get("path", "")))
        if not folder.is_relative_to(inside):
            raise UnknownModelError(str(top), "its modules.json names a folder outside of its own", _ADVICE)
        found[top / folder.relative_to(inside)] = None
    return tuple(found)


def require_own_modules(top: Path) -> None:
    """Raise UnknownModelError where a model's folder names a class that is not sentence-transformers' own."""
    for name in (*(module["type"] for module in _listed(top)), *_named_inside(top)):
        match = _PLACE.fullmatch(name) if len(name) <= _LONGEST else None
        if match is None or match["name"] not in OWN:
            raise UnknownModelError(str(top), f"its module {name[:80]} is code that copydesk does not run", _ADVICE)


def needs_code(top: Path) -> bool:
    """Whether a model's settings point to code of its own, which transformers would have to be allowed to run."""
    return any("auto_map" in settings for settings in _settings(top))


def _listed(top: Path) -> list[dict[str, str]]:
    """The modules of modules.json: dicts with a type, and mostly a path; none where there is no such file."""
    path = top / "modules.json"
    if not is_file(path):
        return []
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path.stat().st_size <= _LARGEST else None
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(_is_module(module) for module in found):
        raise UnknownModelError(str(top), "its modules.json is no list of modules", _ADVICE)
    return found


def _is_module(found: object) -> bool:
    return isinstance(found, dict) and isinstance(found.get("type"), str) and isinstance(found.get("path", ""), str)


def _named_inside(top: Path) -> Iterator[str]:
    """The classes that a module's own settings name: of a router the modules, of word vectors the tokenizer."""
    for settings in _settings(top):
        types = settings.get("types")
        yield from (str(name) for name in types.values()) if isinstance(types, dict) else ()
        tokenizer = settings.get("tokenizer_class")
        if isinstance(tokenizer, str) and "." in tokenizer:
            yield tokenizer


def _settings(top: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(top.rglob("*.json")):
        try:
            found = json.loads(path.read_text(encoding="utf-8")) if path.stat().st_size <= _LARGEST else None
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            yield found
