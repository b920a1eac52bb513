"""What is said between the process that asks and the one that reads: JSON, with its length before it, never code."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from compare.article import Article  # noqa: TC001 - msgspec reads the types
from compare.machine.frames import receive_frame, send_frame
from compare.reading.given import Given, Obtained
from compare.reading.sources.sources import Source

MOST = 200_000_000  # bytes of an answer


class Request(msgspec.Struct, frozen=True):
    """A source to read, which follows it as bytes; `seconds`, `clock` and `memory` are its limits."""

    name: str
    suffix: str
    address: str | None
    charset: str | None
    encoding: str | None
    seconds: float
    clock: float
    memory: int


class Answer(msgspec.Struct, frozen=True):
    """What became of a request.

    Attributes:
        article: that was read.
        cause: why there is none, as a clause; empty where the reader failed, or its memory was not enough.
        advice: what to do about it.
        starved: whether the memory was not enough.
        trace: where the reader failed, for whoever mends it.
        last: whether the process reads nothing else after this.
    """

    article: Article | None = None
    cause: str = ""
    advice: str = ""
    starved: bool = False
    trace: str = ""
    last: bool = False


def send_request(stream: BinaryIO, given: Given, seconds: float, clock: float, memory: int) -> None:
    """Write a request and the bytes that it is about."""
    obtained, source = given.obtained, given.source
    asked = Request(source.name, source.suffix, obtained.address, obtained.charset, given.encoding, seconds, clock, memory)
    send_frame(stream, msgspec.json.encode(asked))
    send_frame(stream, source.data)
    stream.flush()


def receive_request(stream: BinaryIO) -> tuple[Request, Given] | None:
    """The next request; None where there is none any more."""
    head = receive_frame(stream, MOST)
    data = receive_frame(stream, MOST) if head is not None else None
    if head is None or data is None:
        return None
    asked = msgspec.json.decode(head, type=Request)
    return asked, Given(Obtained(Source(asked.name, asked.suffix, data), asked.address, asked.charset), asked.encoding)


def send_answer(stream: BinaryIO, answer: Answer) -> None:
    """Write an answer."""
    send_frame(stream, msgspec.json.encode(answer))
    stream.flush()


def receive_answer(stream: BinaryIO) -> Answer | None:
    """The answer; None where the process ended without one, or with what is none."""
    try:
        data = receive_frame(stream, MOST)
        return None if data is None else msgspec.json.decode(data, type=Answer)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
