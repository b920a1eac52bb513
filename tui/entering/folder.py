"""What a folder holds, for choosing a file: what can be read first and the newest of it on top."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from compare.machine.paths import expanded
from compare.reading.cleaning import visible
from tui.entering.entered import READABLE, size

MOST = 20_000  # entries looked at; a folder of more is no place to browse
FILE, FOLDER, OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder: its path, what it is called (safe to show), what it is, and when it was changed."""

    path: Path
    name: str
    kind: int
    bytes: int
    changed: float

    @property
    def said(self) -> str:
        """What it is, beside its name."""
        return "folder" if self.kind == FOLDER else size(self.bytes)


def look_into(folder: Path) -> list[Entry]:
    """The entries of a folder: readable files from the newest, then its parent and folders by name, then other files.

    Raises:
        OSError: where it cannot be looked into.
    """
    found = []
    with os.scandir(folder) as entries:
        for _, each in zip(range(MOST), entries, strict=False):
            entry = _entry(each)
            if entry:
                found.append(entry)
    parent = Entry(folder.parent, "..", FOLDER, 0, 0.0)
    return sorted([parent, *found] if folder != folder.parent else found, key=_order)


def matching(entries: list[Entry], wanted: str) -> list[Entry]:
    """Those that hold what is typed; hidden ones only where a dot is typed first."""
    wanted = wanted.casefold()
    shown = [e for e in entries if e.name == ".." or wanted.startswith(".") or not e.name.startswith(".")]
    return [e for e in shown if wanted in e.name.casefold()]


def _entry(found: os.DirEntry[str]) -> Entry | None:
    try:
        about = found.stat()
        path, name = Path(found.path), visible(found.name)
        if found.is_dir():
            return Entry(path, name, FOLDER, 0, about.st_mtime)
        if found.is_file():
            kind = FILE if path.suffix.lower() in READABLE else OTHER
            return Entry(path, name, kind, about.st_size, about.st_mtime)
    except (OSError, ValueError):  # gone meanwhile, or a link to nothing
        return None
    return None


def _order(entry: Entry) -> tuple[int, bool, float, str]:
    if entry.kind == FILE:
        return FILE, False, -entry.changed, entry.name
    return entry.kind, entry.name != "..", 0.0, entry.name.casefold()


def reach(folder: Path, typed: str) -> tuple[Path, str]:
    """The folder that is meant when a path is typed, and what to look for in it: ('~/Desk', 'no') for '~/Desk/no'."""
    before, slash, wanted = typed.rpartition("/")
    if not slash:
        return folder, typed
    meant = expanded(f"{before}/")
    return (folder, typed) if meant.startswith("~") else (Path(os.path.normpath(folder / meant)), wanted)
