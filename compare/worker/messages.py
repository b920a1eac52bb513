"""What is said between the process that asks and the one that encodes: MessagePack, never code."""

from __future__ import annotations

from typing import IO, TypeVar

import msgspec

from compare.machine.frames import receive_frame, send_frame

_MOST = 4_000_000_000  # bytes of a message


class Load(msgspec.Struct, frozen=True):
    """The model to load; None for the default one."""

    model: str | None


class Loaded(msgspec.Struct, frozen=True, tag=True):
    """What was loaded.

    Attributes:
        name: of the model.
        sha256: of its weights.
        is_fast: whether it is an exported one; nothing else is run in this way.
    """

    name: str
    sha256: str
    is_fast: bool


class Texts(msgspec.Struct, frozen=True):
    """What to encode; `words` says whether the vectors of its tokens are wanted too."""

    texts: list[str]
    words: bool


class Done(msgspec.Struct, frozen=True, tag=True):
    """So much of it is done, 0 to 1."""

    share: float


class Tokens(msgspec.Struct, frozen=True):
    """The tokens of a text as `TokenVectors` has them: 32-bit integers, and halves."""

    starts: bytes
    ends: bytes
    rows: bytes


class Encoded(msgspec.Struct, frozen=True, tag=True):
    """The vectors, single precision, a row a text; `tokens` is None where they were not asked for."""

    dimensions: int
    rows: bytes
    tokens: list[Tokens] | None


Answer = Loaded | Done | Encoded
Message = TypeVar("Message")
_LOADS, _TEXTS = msgspec.msgpack.Decoder(Load), msgspec.msgpack.Decoder(Texts)
_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def send(stream: IO[bytes], message: msgspec.Struct) -> None:
    """Write a message; raises OSError where nobody reads."""
    send_frame(stream, msgspec.msgpack.encode(message))
    stream.flush()


def receive_load(stream: IO[bytes]) -> Load | None:
    """The model to load; None where nobody asks."""
    return _received(stream, _LOADS)


def receive_texts(stream: IO[bytes]) -> Texts | None:
    """What to encode; None where nobody asks any more."""
    return _received(stream, _TEXTS)


def receive_answer(stream: IO[bytes]) -> Answer | None:
    """The next answer; None where the process ended, or says something else."""
    return _received(stream, _ANSWERS)


def _received(stream: IO[bytes], decoder: msgspec.msgpack.Decoder[Message]) -> Message | None:
    try:
        data = receive_frame(stream, _MOST)
        return None if data is None else decoder.decode(data)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
