"""A trap: an input with a name, a way to make it, and what it must give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENTENCE = "The council postponed its vote on the budget on Tuesday night, a spokesman said."
MORE = "Snow is expected tomorrow across the northern valleys, and the roads there will be closed at noon. " * 4
END = "Four members walked out of the chamber in protest, and nobody spoke for an hour."


@dataclass(frozen=True, slots=True)
class Trap:
    """One hostile input.

    Attributes:
        name: what it is, in a reporter's words; no two have the same.
        make: puts it into an empty folder and answers what is given to copydesk as LEFT.
        says: words of the one sentence it must give; empty where it must become an article.
        holds: what the article's text must hold.
        lacks: what it must not hold.
        warns: words of a warning that it must bring.
        either: whether the sentence is as right an answer as the article: what is read depends on the moment.
        options: what else the command is given.
        meanwhile: done again and again while copydesk reads.
    """

    name: str
    make: Callable[[Path], str]
    says: str = ""
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    warns: str = ""
    either: bool = False
    options: tuple[str, ...] = ()
    meanwhile: Callable[[Path], None] | None = None


def file(data: bytes | Callable[[], bytes], name: str = "left.txt") -> Callable[[Path], str]:
    """Makes a file of some bytes; they are made only where they are wanted."""

    def make(folder: Path) -> str:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data())
        return str(folder / name)

    return make


def within(text: str) -> bytes:
    """A short story with a hostile text in the middle of it."""
    return f"{SENTENCE} The minister {text} said so.\n\n{END}\n\n{MORE}\n".encode("utf-8", "surrogatepass")
