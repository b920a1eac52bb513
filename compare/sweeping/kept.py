"""What a sweep keeps beside its reports, so that the same command goes on where it was: a file a piece, whole or not there.

Nothing here is waited for until it is on the disk: what a power cut leaves of a file is no article, no vectors, no finding, and
is made again.
"""

from __future__ import annotations

import io
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import numpy as np

from compare.article import Article
from compare.errors import UnwritableError
from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Value = TypeVar("Value")
_PART = ".part"
_NOT_THERE = (OSError, ValueError, EOFError, msgspec.MsgspecError)


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder in which a sweep keeps what it has done.

    Attributes:
        folder: of the sweep.
    """

    folder: Path

    @property
    def _inside(self) -> Path:
        return self.folder / "kept"

    def article(self, key: str) -> Article | None:
        """An article as it was read and segmented; None where it is not kept."""
        return _decoded(self._place("articles", key, ".json"), Article)

    def keep_article(self, key: str, article: Article) -> None:
        """Keep an article.

        Raises:
            UnwritableError: where that cannot be done; so do all that keep.
        """
        _put(self._place("articles", key, ".json"), msgspec.json.encode(article))

    def array(self, kind: str, key: str) -> NDArray[Any] | None:
        """An array of an article, mapped into memory; None where it is not kept.

        Args:
            kind: 'words', or the hash of a model for its vectors.
            key: of the article.
        """
        try:
            found: NDArray[Any] = np.load(self._place(kind, key, ".npy"), mmap_mode="r", allow_pickle=False)
        except _NOT_THERE:
            return None
        return found

    def keep_array(self, kind: str, key: str, array: NDArray[Any]) -> None:
        """Keep an array of an article; see `array`."""
        data = io.BytesIO()
        np.save(data, array, allow_pickle=False)
        _put(self._place(kind, key, ".npy"), data.getvalue())

    def value(self, kind: str, key: str, type_: type[Value]) -> Value | None:
        """A value that was kept as JSON; None where there is none."""
        return _decoded(self._place(kind, key, ".json"), type_)

    def keep_value(self, kind: str, key: str, value: object) -> None:
        """Keep a value as JSON."""
        _put(self._place(kind, key, ".json"), msgspec.json.encode(value))

    def keys(self, name: str) -> list[str]:
        """The keys of the articles of a side, in its order."""
        return _decoded(self._inside / f"{name}.json", list[str]) or []

    def keep_keys(self, name: str, keys: Sequence[str]) -> None:
        """Keep them, so that whoever needs them is told a name and not all of them."""
        _put(self._inside / f"{name}.json", msgspec.json.encode(keys))

    def remove_leftovers(self) -> None:
        """Remove what killed processes left half written; by whoever is alone in the folder."""
        for place, _, names in os.walk(self._inside):
            for name in names:
                if name.endswith(_PART):
                    with suppress(OSError):
                        Path(place, name).unlink()

    def _place(self, kind: str, key: str, suffix: str) -> Path:
        return self._inside / kind / key[:2] / f"{key}{suffix}"


def _decoded(path: Path, type_: type[Value]) -> Value | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=type_)
    except _NOT_THERE:
        return None


def _put(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=_PART)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise UnwritableError(visible(str(path)), cause, "make room or name another folder; what is done is kept") from None
