"""read(): a source becomes an Article, within the limits of time and memory that hold for every format."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from compare.reading.formats import is_light
from compare.reading.given import Given, Obtained
from compare.reading.signs import is_compressed
from compare.reading.sources.sources import load
from compare.reading.unlimited import article_unlimited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from compare.article import Article
    from compare.reading.sources.stop import Stop
    from compare.reading.sources.web_address import Reach
    from compare.reading.web.fetching import Fetched


def read(
    source: str,
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    reach: Reach | None = None,
    stop: Stop | None = None,
) -> Article:
    """The article behind a path, an address of the web, or behind `-` for standard input; its passages are found by segmenting.

    Args:
        source: a path to plain text, Markdown, an HTML page, docx, odt or PDF, an http or https address, or `-`. A name and a
            password in an address serve to fetch it; the article's source is the address without them.
        encoding: of the text, where it is known; otherwise it is found.
        stdin: what `-` reads, by default the process's own.
        reach: how far fetching may go; by default to what the address names and where that leads on the public net. To a
            local address only by naming it: from there no further than to the same host and port.
        stop: ends the reading from another thread.

    Raises:
        UnreadableSourceError: where it cannot become an article, takes too long or too much memory, or is stopped.
    """
    return article_of(obtain(source, stdin=stdin, reach=reach, stop=stop), encoding=encoding, stop=stop)


def obtain(source: str, *, stdin: BinaryIO | None = None, reach: Reach | None = None, stop: Stop | None = None) -> Obtained:
    """The bytes behind a path, an address or `-`; a stop ends a fetch.

    Raises:
        UnreadableSourceError: where there are none, or it is stopped.
    """
    fetched = _fetched(source, reach, stop) if "://" in source else None
    return Obtained(fetched.source, fetched.address, fetched.charset) if fetched else Obtained(load(source, stdin))


def article_of(obtained: Obtained, *, encoding: str | None = None, stop: Stop | None = None) -> Article:
    """The article that bytes hold.

    Raises:
        UnreadableSourceError: where they hold none, or more than can be read within the limits.
    """
    return begin(obtained, encoding=encoding, stop=stop)()


def articles_of(
    all_obtained: Iterable[Obtained], *, encoding: str | None = None, meanwhile: Callable[[], object] | None = None
) -> list[Article]:
    """The articles of several sources, read at the same time.

    Args:
        all_obtained: their bytes.
        encoding: of the texts, where it is known.
        meanwhile: done here while processes of their own read.

    Raises:
        UnreadableSourceError: of the first that is none; the others are dropped.
    """
    begun = [begin(obtained, encoding=encoding) for obtained in all_obtained]
    try:
        if meanwhile:
            meanwhile()
        return [wait() for wait in begun]
    except BaseException:
        from compare.reading.limited import end_readers

        end_readers()
        raise


def end_reading() -> None:
    """End the processes that wait for the next source, for whoever has none; nothing where none was started."""
    if limited := sys.modules.get("compare.reading.limited"):
        limited.end_readers()


def begin(obtained: Obtained, *, encoding: str | None = None, stop: Stop | None = None) -> Callable[[], Article]:
    """Begin to read bytes; what is returned waits for their article, and raises what `article_of` does."""
    given = Given(_unpacked(obtained), encoding)
    if is_light(given):
        return partial(article_unlimited, given)
    from compare.reading.limited import begin as begin_limited

    return begin_limited(given, stop).article


def _unpacked(obtained: Obtained) -> Obtained:
    """The same bytes, or those that they hold compressed."""
    if not is_compressed(obtained.source.data):
        return obtained
    from compare.reading.opening.unpacked import without_compression

    return replace(obtained, source=without_compression(obtained.source))


def _fetched(source: str, reach: Reach | None, stop: Stop | None) -> Fetched | None:
    """The page, where the source is an address; None where it is a path that looks a little like one."""
    from compare.reading.sources.web_address import is_address, require_no_other_scheme
    from compare.reading.web.fetching import fetch

    require_no_other_scheme(source)
    return fetch(source, reach, stop) if is_address(source) else None
