"""Getting the bytes of a source: a path, or `-` for standard input."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from compare.errors import UnreadableSourceError
from compare.reading.sources.web_address import shown

STDIN = "-"
STDIN_NAME = "standard input"
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a source, its name made safe to show, and its ending in lower case ('.md', or '')."""

    name: str
    suffix: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def load(source: str, stdin: BinaryIO | None = None) -> Source:
    """The bytes behind a path or `-`.

    Raises:
        UnreadableSourceError: where it is missing, a folder, a device, empty, too large or not permitted.
    """
    if source == STDIN:
        loaded = Source(STDIN_NAME, "", _read_stdin(stdin))
    else:
        loaded = Source(shown(source), Path(source).suffix.lower(), _read_file(source))
    _require_size(loaded.name, len(loaded.data))
    if not loaded.data.strip():
        raise _unreadable(loaded.name, "is empty", "give a file that holds the article's text")
    return loaded


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    # A process that is started without one has none.
    stream = stdin or (sys.stdin.buffer if sys.stdin else None)
    if stream is None:
        raise _unreadable(STDIN_NAME, "is closed", "give a file, or pipe the article in")
    try:
        return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(STDIN_NAME, _reason(error), "give a file") from None


def _require_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise _unreadable(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "give the article alone, as text")


def _read_file(source: str) -> bytes:
    name = shown(source)
    if source.lower().startswith(("http://", "https://")):
        raise _unreadable(name, "is an address, and only files are read here", "save the page and give the file")
    try:
        # Non-blocking, so that a pipe nobody writes to cannot hang the open.
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise _unreadable(name, "there is no such file", "check the path") from None
    except IsADirectoryError:
        raise _is_folder(name) from None
    except PermissionError:
        raise _unreadable(name, "this account may not read it", "change its permissions or copy it") from None
    except (OSError, ValueError) as error:
        raise _unreadable(name, _reason(error), "check the path") from None
    try:
        found = os.fstat(descriptor)
        _require_text_holder(name, found.st_mode, source)
        _require_size(name, found.st_size)
        os.set_blocking(descriptor, True)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(name, _reason(error), "try again, or copy the file first") from None
    finally:
        os.close(descriptor)


def _require_text_holder(name: str, mode: int, source: str) -> None:
    if stat.S_ISDIR(mode):
        raise _is_folder(name)
    # A shell's <(command) is a pipe that is already open; any other pipe may never be written to.
    already_open = stat.S_ISFIFO(mode) and source.startswith(("/dev/fd/", "/proc/self/fd/", "/dev/stdin"))
    if not (stat.S_ISREG(mode) or already_open):
        raise _unreadable(name, "is a device or a pipe, not a file", "save the article to a file, or use - for a pipe")


def _is_folder(name: str) -> UnreadableSourceError:
    return _unreadable(name, "is a folder", "name a file in it")


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _unreadable(name: str, cause: str, advice: str) -> UnreadableSourceError:
    return UnreadableSourceError(name, cause, advice)
