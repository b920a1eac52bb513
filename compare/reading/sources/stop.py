"""Stop: how a reading or a fetch is ended from another thread."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class CanEnd(Protocol):
    """What goes on until it is over, or is ended from another thread."""

    def end(self) -> None:
        """End it now."""


class Stop:
    """Ends a reading from another thread; what reads under it raises then."""

    def __init__(self) -> None:
        self._lock, self._readers, self.is_set = threading.Lock(), set[CanEnd](), False

    def now(self) -> None:
        """End what is being read under it, and whatever begins later."""
        with self._lock:
            self.is_set = True
            readers = list(self._readers)
        for reader in readers:
            reader.end()

    @contextlib.contextmanager
    def over(self, reader: CanEnd) -> Iterator[None]:
        """Ends the process, or a fetch, where it is asked to while the block lasts."""
        with self._lock:
            self._readers.add(reader)
            stopped = self.is_set
        if stopped:
            reader.end()
        try:
            yield
        finally:
            with self._lock:
                self._readers.discard(reader)
