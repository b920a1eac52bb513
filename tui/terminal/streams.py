"""The standard streams as they may be: closed, full, broken, or of a kind that wants to be asked twice.

A shell closes one (`>&-`), a disk fills up, a reader goes away, a parent makes a pipe non-blocking. Standard output is data:
where it cannot take all of it, that is one sentence and a failure. Standard error is for people: where it takes nothing, the work
goes on.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import UnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from _typeshed import ReadableBuffer

_IN, _OUT, _ERR = 0, 1, 2
_NAME = "standard output"
_ADVICE = {errno.EBADF: "leave it open", errno.EPIPE: "what read it ended before it had everything"}
_OTHERWISE = "make room, or send it elsewhere"


class StandardOutputError(UnwritableError):
    """Standard output that is closed, full or broken."""


def guard_streams() -> None:
    """Make the three streams what the commands can rely on: each is there, and fails as its class says.

    A closed one gets a descriptor that leads nowhere, so that no file opened later takes its number and gets what was meant for it.
    """
    closed = [number for number in (_IN, _OUT, _ERR) if not _is_open(number)]
    for _ in closed:
        os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if _ERR in closed or sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    elif _is_number(sys.stderr, _ERR):
        sys.stderr = _over(StandardError(), sys.stderr)
    if _OUT in closed or sys.stdout is None:
        sys.stdout = io.TextIOWrapper(Closed(), "utf-8", write_through=True)
    elif _is_number(sys.stdout, _OUT):
        sys.stdout = _over(StandardOutput(), sys.stdout)


def drop_output() -> None:
    """Let what could not be written go, so that nothing tries again while the process ends."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _OUT)
        os.close(nowhere)


class StandardOutput(io.FileIO):
    """Descriptor 1; what it cannot take is a StandardOutputError."""

    def __init__(self) -> None:
        super().__init__(_OUT, "w", closefd=False)

    def write(self, data: ReadableBuffer, /) -> int:
        """Some of the bytes, waiting where the descriptor would not."""
        try:
            return _written(super().write, data, _OUT)
        except OSError as error:
            raise _unwritable(error) from None


class StandardError(io.FileIO):
    """Descriptor 2; what it cannot take is lost."""

    def __init__(self) -> None:
        super().__init__(_ERR, "w", closefd=False)

    def write(self, data: ReadableBuffer, /) -> int:
        """Some of the bytes."""
        with suppress(OSError):
            return _written(super().write, data, _ERR)
        return memoryview(data).nbytes


class Closed(io.RawIOBase):
    """A standard output that nobody gave us."""

    def writable(self) -> bool:
        """So that the layers above hand everything down."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:  # noqa: ARG002 - as io has it
        """Never."""
        raise StandardOutputError(_NAME, "is closed", _ADVICE[errno.EBADF])


def _written(write: Callable[[ReadableBuffer], int | None], data: ReadableBuffer, number: int) -> int:
    """The bytes that were taken; a descriptor that does not block gives None where it is not ready."""
    while (count := write(data)) is None:
        import select

        select.select([], [number], [], 1.0)
    return count


def _unwritable(error: OSError) -> StandardOutputError:
    cause = (error.strerror or str(error)).lower()
    return StandardOutputError(_NAME, cause, _ADVICE.get(error.errno or 0, _OTHERWISE))


def _over(raw: io.FileIO, stream: TextIO) -> TextIO:
    """The same stream, on another raw layer."""
    return io.TextIOWrapper(
        io.BufferedWriter(raw), stream.encoding, stream.errors, line_buffering=getattr(stream, "line_buffering", False)
    )


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _is_number(stream: TextIO, number: int) -> bool:
    """Whether a stream is the process's own; a test may have put another in its place."""
    with suppress(OSError, ValueError, AttributeError):
        return stream.fileno() == number
    return False
