"""A server on loopback, for tests only, whose pages behave as real sites do, well and badly."""

from __future__ import annotations

import gzip
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

from document_files import TITLE, pdf, plain, word
from document_files import page as page_of_the_story

if TYPE_CHECKING:
    from collections.abc import Callable

HTML = "text/html; charset=utf-8"
Headers = dict[str, str]

PAGES: dict[str, tuple[int, Headers, bytes]] = {
    "/story": (200, {"Content-Type": HTML}, page_of_the_story()),
    "/no-type": (200, {}, page_of_the_story()),
    "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, page_of_the_story().decode().encode("cp1252")),
    "/wrong-charset": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, page_of_the_story()),
    "/unknown-charset": (200, {"Content-Type": "text/html; charset=klingon"}, page_of_the_story()),
    "/gzip": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(page_of_the_story())),
    "/plain": (200, {"Content-Type": "text/plain"}, plain()),
    "/pdf": (200, {"Content-Type": "application/pdf"}, pdf()),
    "/docx": (200, {"Content-Type": "application/octet-stream"}, word()),
    "/moved": (301, {"Location": "/story"}, b""),
    "/found": (302, {"Location": "/moved"}, b""),
    "/see-other": (303, {"Location": "story"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-nowhere": (302, {"Location": "http://nowhere.invalid/"}, b""),
    "/bad-gzip": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, b"no gzip at all"),
    "/gzip-bomb": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 60_000_000)),
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


class Site(BaseHTTPRequestHandler):
    """Answers from PAGES, and has four manners that no table holds."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        manner: dict[str, Callable[[], None]] = {
            "/endless": self.endless,
            "/drip": self.drip,
            "/slow-head": self.slow_head,
            "/cut": self.cut,
        }
        with suppress(OSError):
            if self.path in manner:
                manner[self.path]()
            elif self.path.startswith("/to?"):
                self.answer(302, {"Location": self.path[4:]}, b"")
            else:
                self.answer(*PAGES.get(self.path, (404, {}, b"")))

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

    def cut(self) -> None:
        self.answer(200, {"Content-Type": HTML, "Content-Length": "100000"}, TITLE.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Tests are silent."""
