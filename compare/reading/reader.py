"""read(): a source becomes an Article. One reader a format; HTML, documents and the web find their place beside these."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block, assemble
from compare.reading.cleaning import clean
from compare.reading.decoding import decode
from compare.reading.furniture import set_aside
from compare.reading.markdown import markdown_blocks
from compare.reading.plain import plain_blocks
from compare.reading.sources import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article

_READERS: dict[str, Callable[[str], list[Block]]] = {
    ".md": markdown_blocks,
    ".markdown": markdown_blocks,
}


def read(source: str, *, encoding: str | None = None, stdin: BinaryIO | None = None) -> Article:
    """The article behind a path, or behind `-` for standard input; its passages are found by segmenting.

    Args:
        source: a path to plain text or Markdown, or `-`.
        encoding: of the text, where it is known; otherwise it is found.
        stdin: what `-` reads, by default the process's own.

    Raises:
        UnreadableSourceError: where it cannot become an article.
    """
    loaded = load(source, stdin)
    decoded = decode(loaded, encoding)
    cleaned = clean(decoded.text)
    blocks = _READERS.get(loaded.suffix, plain_blocks)(cleaned.text)
    if not blocks:
        raise UnreadableSourceError(loaded.name, "holds no text", "give a file that holds the article's text")
    return assemble(loaded.name, loaded.sha256, blocks, set_aside(blocks), decoded.warnings + cleaned.warnings)
