"""Text that has no file gets one, so that its review can be gone on with like any other."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import TYPE_CHECKING

from compare.errors import CopydeskError, UnwritableError
from compare.machine.paths import is_there
from compare.machine.private import private_folder, without_others

if TYPE_CHECKING:
    from pathlib import Path

TEXT_ENDING = ".txt"


class UnkeptTextError(CopydeskError):
    """A pasted text for which there is no place on the disk."""


def pasted_folder() -> Path:
    """Where pasted texts are kept: beside the reviews."""
    from compare.reviewing.store.folder import review_folder

    return review_folder().parent / "pasted"


def keep_text(text: str) -> Path:
    """Keep a pasted text as plain text; the same text is the same file.

    Raises:
        UnkeptTextError: where it cannot be written.
    """
    return keep_bytes(text.encode("utf-8", "replace"), TEXT_ENDING)


def is_kept_text(source: str) -> bool:
    """Whether a source is a text that was kept here, whose encoding nobody has to name."""
    return source.startswith(str(pasted_folder())) and source.endswith(TEXT_ENDING)


def keep_bytes(data: bytes, ending: str = "") -> Path:
    """Keep what came without a name, under its hash; readable for this account only.

    Args:
        data: all of it.
        ending: of the file; without one, the readers tell what it is by its content.

    Raises:
        UnkeptTextError: where it cannot be written.
    """
    from compare.reports.files.writing import write_report

    folder, name = pasted_folder(), hashlib.sha256(data).hexdigest()[:16]
    try:
        private_folder(folder.parent)
        private_folder(folder)
        for number in count(1):
            place = folder / f"{name}{f'-{number}' if number > 1 else ''}{ending}"
            if not is_there(place):
                write_report(place, data, force=True, private=True)  # both sides may hold the same text, and are read at once
                return place
            without_others(place)
            if place.read_bytes() == data:  # another one of that name was changed in an editor since
                return place
    except (OSError, UnwritableError) as error:
        cause = error.cause if isinstance(error, UnwritableError) else (error.strerror or str(error)).lower()
        raise UnkeptTextError("the pasted text", cause, "make room, or save it to a file and give that") from None
    raise AssertionError("numbers do not end")
