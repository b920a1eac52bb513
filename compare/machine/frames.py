"""Bytes between two processes, each piece with its length before it."""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")


def send_frame(stream: IO[bytes], data: bytes) -> None:
    """Write a piece; raises OSError where nobody reads."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)


def receive_frame(stream: IO[bytes], most: int) -> bytes | None:
    """The next piece; None where there is none any more, or one of more than `most` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length) if length <= most else b""
    return data if len(data) == length else None
