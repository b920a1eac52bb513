"""The line of a fetch: whichever connection is open, to be cut from another thread."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class CutError(Exception):
    """The line was cut from another thread."""


class Line:
    """Holds the connection that is open; nothing is opened after it was cut."""

    def __init__(self) -> None:
        self._lock, self.is_cut = threading.Lock(), False
        self._open: Any = None

    def hold(self, connection: socket.socket) -> None:
        """Take a connection in the place of the one before.

        Raises:
            CutError: where it was cut meanwhile.
        """
        with self._lock:
            self._open = connection
            if self.is_cut:
                raise CutError

    def let_go(self, close: Callable[[], None]) -> None:
        """Close what is open; nobody cuts it after that, when its number may be another's."""
        with self._lock:
            self._open = None
            close()

    def cut(self) -> None:
        """End the connection: who waits for it gets nothing more, and no longer waits."""
        with self._lock, suppress(OSError):
            self.is_cut = True
            if self._open is not None and self._open.fileno() >= 0:
                with socket.fromfd(self._open.fileno(), self._open.family, socket.SOCK_STREAM) as same:
                    same.shutdown(socket.SHUT_RDWR)
