"""One question to one network address: over a connection that goes there and nowhere else, bounded in time and bytes.

httpcore (https://www.encode.io/httpcore) speaks HTTP. What it connects to, and all that comes over the line, goes through
here: headers, answers before the answer (1xx) and the signs around chunks count like the body. Proxies, cookies and logins
of the machine are unknown to it.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from compare.reading.sources.sources import MAX_BYTES
from compare.reading.web.line import Line

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Iterator

MAX_HEAD = 256_000  # bytes, of all that comes before the body
LARGE = f"is larger than {MAX_BYTES / 1_000_000:g} MB"
_ENDLESS = "sends headers without end"


class TooLongError(Exception):
    """The time that a fetch may take is over."""


class TooLargeError(Exception):
    """More came over the line than may; the text says of what, as a clause."""


@dataclass(slots=True)
class Bounds:
    """What a connection may cost.

    Attributes:
        deadline: when the whole fetch must be over, in seconds of `time.monotonic`.
        a_read: seconds that one wait may take.
        bytes_left: that may still come.
        too_many: what is said where more come.
        line: by which another thread can cut it.
    """

    deadline: float
    a_read: float
    bytes_left: int = MAX_HEAD
    too_many: str = _ENDLESS
    line: Line = field(default_factory=Line)

    def wait(self) -> float:
        """Seconds that the next wait may take.

        Raises:
            TooLongError: where there are none left.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TooLongError
        return min(self.a_read, left)

    def count(self, data: bytes) -> bytes:
        """The bytes that came, counted.

        Raises:
            TooLargeError: where they are too many.
        """
        self.bytes_left -= len(data)
        if self.bytes_left < 0:
            raise TooLargeError(self.too_many)
        return data


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer, and its body as it comes, still compressed."""

    status: int
    headers: httpx.Headers
    chunks: Iterable[bytes]


@contextmanager
def asked(url: httpx.URL, place: str, headers: dict[str, str], bounds: Bounds, most: int) -> Iterator[Answer]:
    """The answer to a GET, while its connection is open.

    Args:
        url: what is asked for.
        place: the network address that is connected to, whatever the name in the URL.
        headers: of the question, beside Host.
        bounds: what it may cost.
        most: bytes of a body that are worth reading; with the signs around chunks of it twice as many may come.
    """
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    question = [("Host", url.netloc.decode("ascii")), *headers.items()]
    context = certificates() if url.scheme == "https" else None
    with (
        httpcore.ConnectionPool(ssl_context=context, network_backend=_OnePlace(place, bounds)) as pool,
        pool.stream("GET", target, headers=question) as response,
    ):
        bounds.bytes_left, bounds.too_many = 2 * most + MAX_HEAD, LARGE
        yield Answer(response.status, httpx.Headers(response.headers), response.iter_stream())


def certificates() -> ssl.SSLContext:
    """Whom to trust: the authorities of certifi, whatever the environment names."""
    return httpx.create_ssl_context(trust_env=False)


class _OnePlace(httpcore.NetworkBackend):
    """Connects to one network address, whatever name is asked for."""

    def __init__(self, place: str, bounds: Bounds) -> None:
        self._place, self._bounds = place, bounds
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the address that was checked stands for it
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the bounds say it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        wait = self._bounds.wait()
        return _Counted(self._backend.connect_tcp(self._place, port, wait, local_address, socket_options), self._bounds)


class _Counted(httpcore.NetworkStream):
    """A connection of which each wait and each byte counts."""

    def __init__(self, stream: httpcore.NetworkStream, bounds: Bounds) -> None:
        self._stream, self._bounds = stream, bounds
        bounds.line.hold(stream.get_extra_info("socket"))

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the bounds say it
        return self._bounds.count(self._stream.read(max_bytes, self._bounds.wait()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - likewise
        self._stream.write(buffer, self._bounds.wait())

    def close(self) -> None:
        self._bounds.line.let_go(self._stream.close)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - likewise
    ) -> httpcore.NetworkStream:
        return _Counted(self._stream.start_tls(ssl_context, server_hostname, self._bounds.wait()), self._bounds)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the base class has it
        return self._stream.get_extra_info(info)
