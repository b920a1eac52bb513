"""A server on loopback, for tests only, whose pages behave as real sites do, well and badly."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from base64 import b64encode
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

from document_files import TITLE, pdf, plain, word
from document_files import page as page_of_the_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import trustme

LOGIN = "bob:s3cr/t"
LOOK = 0.02  # seconds between looks whether a server shall end; the library's half a second is waited for at each end
KNOWN, STRANGER = "Asked by One Who Logs In", "Asked by Nobody Known"
HTML = "text/html; charset=utf-8"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
Headers = dict[str, str]

PAGES: dict[str, tuple[int, Headers, bytes]] = {
    "/story": (200, {"Content-Type": HTML}, page_of_the_story()),
    "/no-type": (200, {}, page_of_the_story()),
    "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, page_of_the_story().decode().encode("cp1252")),
    "/wrong-charset": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, page_of_the_story()),
    "/unknown-charset": (200, {"Content-Type": "text/html; charset=klingon"}, page_of_the_story()),
    "/gzip": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(page_of_the_story())),
    "/deflate": (200, {"Content-Type": HTML, "Content-Encoding": "deflate"}, zlib.compress(page_of_the_story())),
    "/refresh": (
        200,
        {"Content-Type": HTML},
        page_of_the_story().replace(b"<head>", b"<head><meta http-equiv=refresh content='0;url=http://192.0.2.1/other'>"),
    ),
    "/plain": (200, {"Content-Type": "text/plain"}, plain()),
    "/pdf": (200, {"Content-Type": "application/pdf"}, pdf()),
    "/docx": (200, {"Content-Type": "application/octet-stream"}, word()),
    "/moved": (301, {"Location": "/story"}, b""),
    "/found": (302, {"Location": "/moved"}, b""),
    "/see-other": (303, {"Location": "story"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/ping": (302, {"Location": "/pong"}, b""),
    "/pong": (302, {"Location": "/ping"}, b""),
    "/to-script": (302, {"Location": "javascript:alert(1)"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-nowhere": (302, {"Location": "http://nowhere.invalid/"}, b""),
    "/bad-gzip": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, b"no gzip at all"),
    "/gzip-twice": (200, {"Content-Type": HTML, "Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(bytes(2_000_000)))),
    "/gzip-12000-times": (200, {"Content-Type": HTML, "Content-Encoding": ", ".join(["gzip"] * 12_000)}, b"hello"),
    "/gzip-in-parts": (
        200,
        {"Content-Type": HTML, "Content-Encoding": "x-gzip, identity"},
        gzip.compress(page_of_the_story()[:99]) + gzip.compress(page_of_the_story()[99:]) + bytes(9),
    ),
    "/gzip-cut": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(page_of_the_story())[:-20]),
    "/bare-deflate": (200, {"Content-Type": HTML, "Content-Encoding": "deflate"}, zlib.compress(page_of_the_story())[2:-4]),
    "/brotli": (200, {"Content-Type": HTML, "Content-Encoding": "br"}, b"\x0b\x02\x80hello\x03"),
    "/zstd": (200, {"Content-Type": HTML, "Content-Encoding": "zstd"}, b"\x28\xb5\x2f\xfd\x04\x00\x29\x00\x00hello"),
    "/empty": (200, {"Content-Type": HTML}, b" "),
    "/login": (
        200,
        {"Content-Type": HTML},
        b"<html><body><h1>Log in</h1><form><label>Password<input></label></form></body></html>",
    ),
    "/consent": (200, {"Content-Type": HTML}, b"<html><body><h1>Your privacy</h1><p>We use cookies to know you.</p></body></html>"),
    "/paywall": (
        200,
        {"Content-Type": HTML},
        b"<html><body><h1>Ferry</h1><p>The dock will close.</p><p>Subscribe to continue reading.</p></body></html>",
    ),
    "/script": (200, {"Content-Type": HTML}, b"<html><body><div id=root></div><script src=app.js></script></body></html>"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/deep": (200, {"Content-Type": HTML}, b"<html><body>" + b"<div>" * 50_000 + b"<p>A sentence far down.</p>"),
    "/private/story": (200, {"Content-Type": HTML}, page_of_the_story()),
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private/\n"),
    **{
        f"/{status}": (status, {"Content-Type": HTML}, b"<p>no</p>")
        for status in (401, 402, 403, 404, 410, 418, 429, 451, 500, 503)
    },
}


@cache
def bombs() -> dict[str, tuple[int, Headers, bytes]]:
    """What takes long to make, made where a server is started and not wherever this is imported."""
    return {"/gzip-bomb": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 60_000_000))}


class Site(BaseHTTPRequestHandler):
    """Answers from PAGES, and has some manners that no table holds."""

    protocol_version = "HTTP/1.0"
    pages = PAGES
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        manner: dict[str, Callable[[], None]] = {
            "/endless": self.endless,
            "/endless-before": lambda: self.without_end(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
            "/endless-headers": lambda: self.without_end(b"HTTP/1.1 200 OK\r\n", b"X-Y: z\r\n"),
            "/endless-chunks": lambda: self.without_end(CHUNKED, b"1\r\n \r\n"),
            "/endless-chunk-head": lambda: self.without_end(CHUNKED + b"1;", b"and so on"),
            "/drip": self.drip,
            "/slow-head": self.slow_head,
            "/stalls": self.stalls,
            "/cut": self.cut,
            "/chunked": self.chunked,
            "/banner": self.banner,
            "/guarded": self.guarded,
            "/who": self.who,
        }
        self.asked.append((self.path, str(self.headers)))
        with suppress(OSError):
            if self.path in manner:
                manner[self.path]()
            elif self.path.startswith("/to?"):
                self.answer(302, {"Location": self.path[4:]}, b"")
            else:
                self.answer(*self.pages.get(self.path, (404, {}, b"")))

    def answer(self, status: int, headers: Headers, body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def endless(self) -> None:
        self.answer(200, {"Content-Type": HTML}, b"<html><body>")
        while True:
            self.wfile.write(b"<p>and so on and so on and so on.</p>" * 1000)

    def without_end(self, first: bytes, again: bytes) -> None:
        self.wfile.write(first)
        while True:
            self.wfile.write(again * 500)

    def drip(self) -> None:
        self.answer(200, {"Content-Type": HTML}, b"<html><body>")
        for _ in range(600):
            self.wfile.write(b".")
            self.wfile.flush()
            time.sleep(0.1)

    def slow_head(self) -> None:
        for _ in range(600):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.1)

    def stalls(self) -> None:
        """Say no more than the first line, and note when the one who asked has gone."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.connection.settimeout(60)
        if not self.connection.recv(1):
            self.asked.append(("gone", ""))

    def cut(self) -> None:
        self.answer(200, {"Content-Type": HTML, "Content-Length": "100000"}, TITLE.encode())

    def chunked(self) -> None:
        # Chunks are HTTP/1.1; the status line says so.
        body = page_of_the_story()
        self.wfile.write(CHUNKED)
        for piece in (body[:1], body[1:7], body[7:]):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def guarded(self) -> None:
        if self.headers["Authorization"] == f"Basic {b64encode(LOGIN.encode()).decode()}":
            self.answer(*PAGES["/story"])
        else:
            self.answer(401, {"Content-Type": HTML, "WWW-Authenticate": 'Basic realm="desk"'}, b"<p>no</p>")

    def who(self) -> None:
        told = STRANGER if self.headers["Authorization"] is None else KNOWN
        self.answer(200, {"Content-Type": HTML}, page_of_the_story().replace(TITLE.encode(), told.encode()))

    def banner(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Tests are silent."""


@contextmanager
def serving(
    host: str = "127.0.0.1",
    certificate: trustme.LeafCert | None = None,
    pages: dict[str, tuple[int, Headers, bytes]] | None = None,
    asked: list[tuple[str, str]] | None = None,
) -> Iterator[str]:
    """The address of a server that answers as Site does until the block ends.

    Args:
        host: what it listens at.
        certificate: by which it speaks TLS, as localhost.
        pages: that it has beside its own, or in their place.
        asked: takes the path and the headers of each question.
    """
    manners = {"pages": PAGES | bombs() | (pages or {}), "asked": [] if asked is None else asked}
    kind = type("_Server", (ThreadingHTTPServer,), {"address_family": socket.AF_INET6 if ":" in host else socket.AF_INET})
    with kind((host, 0), type("_Site", (Site,), manners)) as server:
        server.daemon_threads, server.block_on_close = True, False
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(LOOK,), daemon=True).start()
        shown = f"[{host}]" if ":" in host else "localhost" if certificate else host
        yield f"{'https' if certificate else 'http'}://{shown}:{server.server_address[1]}"
        server.shutdown()
