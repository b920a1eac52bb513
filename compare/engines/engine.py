"""What an engine is; and the one that has no other process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Piece = TypeVar("Piece")
Result = TypeVar("Result")
TRIES = 6  # of a piece of work whose process was ended; then it is what ends them


@dataclass(frozen=True, slots=True)
class Done(Generic[Piece, Result]):
    """A piece of work that is done, or was lost.

    Attributes:
        piece: of work.
        result: what came of it; None where it was lost.
    """

    piece: Piece
    result: Result | None


class Engine(Protocol):
    """Does pieces of work, in any order; what they write must be the same whichever engine runs them."""

    @property
    def workers(self) -> int:
        """How many pieces are worked at together."""

    def run(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Done[Piece, Result]]:
        """Each piece with what came of it, as soon as it is done; taken from `pieces` only as far as there is somebody to do it.

        What `work` raises ends the run. A piece whose process is ended is done again, TRIES times, and then given up.

        Args:
            work: a function of a module, which another process can import.
            pieces: small values: what is large they name by its path.
        """

    def close(self) -> None:
        """End all that was started; what is being worked at is dropped."""


class Alone:
    """This process."""

    workers = 1

    def run(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Done[Piece, Result]]:
        """See `Engine.run`."""
        for piece in pieces:
            yield Done(piece, work(piece))

    def close(self) -> None:
        """Nothing was started."""
