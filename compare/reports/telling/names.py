"""What two articles are called in sentences: by their outlets, else by the names of their files or sites."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from compare.link import Side
from compare.reading.sources.sources import STDIN_NAME
from compare.reading.sources.web_address import is_address

if TYPE_CHECKING:
    from compare.article import Article
    from compare.comparison import Comparison

_UNNAMED = {Side.LEFT: "the first text", Side.RIGHT: "the second text"}
_LONGEST = 40  # characters: a name stands in every sentence
_HASH = 16  # letters and digits that name a text which was pasted


def names_of(comparison: Comparison) -> dict[Side, str]:
    """A short name for each article; both have another one."""
    for name in (_outlet, _file, _site):
        names = {side: name(comparison.article(side)) for side in Side}
        if all(names.values()) and len(set(names.values())) == len(names):
            return names
    names = {side: _outlet(a) or _file(a) or _site(a) or _UNNAMED[side] for side, a in _articles(comparison)}
    return names if len(set(names.values())) == len(names) else dict(_UNNAMED)


def _articles(comparison: Comparison) -> list[tuple[Side, Article]]:
    return [(side, comparison.article(side)) for side in Side]


def _outlet(article: Article) -> str:
    return _short(article.outlet)


def _file(article: Article) -> str:
    """The name of its file; none of an address, of standard input, and of what was pasted, which has a hash for a name."""
    if is_address(article.source) or article.source == STDIN_NAME:
        return ""
    path = PurePath(article.source)
    return "" if _is_hash(path.stem.partition("-")[0]) else _short(path.name)


def _is_hash(stem: str) -> bool:
    return len(stem) == _HASH and not set(stem) - set("0123456789abcdef")


def _site(article: Article) -> str:
    if not is_address(article.source):
        return ""
    return _short(article.source.split("/")[2].removeprefix("www."))


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
