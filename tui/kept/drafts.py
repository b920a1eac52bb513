"""What is in the boxes of the first screen, kept while it is typed: neither kill -9 nor a closed terminal loses it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from compare.errors import CopydeskError
from compare.link import Side
from compare.machine.private import private_folder, without_others
from compare.reading.sources.web_address import without_login

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Drafts:
    """The drafts of both boxes in one file, for one first screen at a time.

    Args:
        place: of the file; its folder is made where it is not there; both are for this account only.

    Attributes:
        is_kept: whether what is typed is kept; not where another first screen keeps its own there, or nothing may be written.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._lock: FileLock | None = None
        try:
            private_folder(place.parent)
            without_others(place)
            lock = FileLock(f"{place}.lock", mode=0o600)
            lock.acquire(timeout=0)
            self._lock = lock
        except (Timeout, OSError):
            pass
        self.is_kept = self._lock is not None

    def load(self) -> dict[Side, str]:
        """What was typed and not compared; empty texts where there is nothing, or it belongs to another screen."""
        found: object = None
        if self.is_kept:
            try:
                found = json.loads(self._place.read_text(encoding="utf-8"))
            except (OSError, ValueError, RecursionError):
                found = None
        texts = found if isinstance(found, dict) else {}
        return {side: text if isinstance(text := texts.get(side.value), str) else "" for side in Side}

    def keep(self, texts: Mapping[Side, str]) -> bool:
        """Keep them, in one step; whether that could be done."""
        from compare.reports.files.writing import write_report

        if not self.is_kept:
            return False
        data = json.dumps({side.value: _kept(text) for side, text in texts.items()}).encode()
        try:
            write_report(self._place, data, force=True, private=True)
        except (OSError, CopydeskError):
            return False
        return True

    def clear(self) -> None:
        """Nothing is left to be restored."""
        if self.is_kept:
            try:
                self._place.unlink(missing_ok=True)
            except OSError:
                self.keep({})

    def close(self) -> None:
        """Let another first screen keep its drafts."""
        if self._lock:
            self._lock.release()
        self._lock, self.is_kept = None, False


def _kept(text: str) -> str:
    """A text as it is; an address without the login in it, which is kept nowhere."""
    return text if "\n" in text.strip() else without_login(text)


def open_drafts() -> Drafts:
    """The drafts of this account, beside its reviews."""
    from compare.reviewing.store.folder import review_folder

    return Drafts(review_folder().parent / "draft.json")
