"""Bytes become an article in this very process, however long it takes: what is run where time and memory are limited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading.blocks import assemble
from compare.reading.formats import format_of
from compare.reading.furniture.set_aside import set_aside, with_headline
from compare.reading.text.lists import without_marks
from compare.reading.text.roles import author_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.article import Article
    from compare.reading.given import Given


def article_unlimited(given: Given) -> Article:
    """The article that bytes hold.

    Raises:
        UnreadableSourceError: where they hold none.
    """
    source = given.source
    found = format_of(given).read(given)
    if not found.blocks:
        raise UnreadableSourceError(source.name, "holds no text", "give a file that holds the article's text")
    blocks = without_marks(found.blocks)
    aside = found.aside or (False,) * len(blocks)
    flags = [known or seen for known, seen in zip(aside, set_aside(blocks), strict=True)]
    flags = list(aside) if all(flags) else flags
    warnings = (*found.warnings, *_lookalikes(block.text for block in blocks))
    article = assemble(source.name, source.sha256, with_headline(blocks, flags), flags, warnings)
    author = found.author or author_of(block.text for block in blocks if block.role is Role.BYLINE)
    return replace(article, published=found.published, outlet=found.outlet, author=author)


def _lookalikes(texts: Iterable[str]) -> tuple[str, ...]:
    """Warnings of letters of another alphabet; where there is nothing but Latin ones, nothing is imported to look for them."""
    foreign = [text for text in texts if not text.isascii() and any("\u0370" <= character <= "\u052f" for character in set(text))]
    if not foreign:
        return ()
    from compare.reading.text.lookalikes import lookalike_warnings

    return lookalike_warnings(foreign)
