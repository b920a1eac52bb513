"""What a text says of itself above it, between two lines of three hyphens: title, author, day."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date

from compare.article import Role
from compare.patterns import regex
from compare.reading.blocks import Block

_SETTING = regex(r"(?P<key>[A-Za-z_][\w -]{0,40}):(?:\s+(?P<value>\S.*))?$")
_QUOTED = regex(r"([\"'])(?P<text>.*)\1$")
_TITLES, _AUTHORS = ("title", "headline"), ("author", "byline", "authors")
_DAYS = ("date", "published", "pubdate", "publishdate", "created")
_MOST = 100  # lines


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text says of itself; empty where it says nothing."""

    title: str = ""
    author: str = ""
    published: date | None = None

    def over(self, blocks: list[Block]) -> list[Block]:
        """The blocks of the text, under its title where they have no headline of their own."""
        if not self.title or any(block.role is Role.HEADLINE for block in blocks):
            return blocks
        return [Block(self.title, Role.HEADLINE), *blocks]


def parted(text: str) -> tuple[FrontMatter, str]:
    """What a text says of itself, and the text without it."""
    head, mark, rest = text.removeprefix("---\n").partition("\n---\n")
    lines = head.split("\n", _MOST)
    if not mark or not text.startswith("---\n") or not _SETTING.match(lines[0]):
        return FrontMatter(), text
    found = {match["key"].casefold(): _bare(match["value"] or "") for line in lines if (match := _SETTING.match(line))}
    title, author, day = (next((found[key] for key in keys if found.get(key)), "") for keys in (_TITLES, _AUTHORS, _DAYS))
    return FrontMatter(title, author.strip("[]"), _day(day)), rest


def _bare(value: str) -> str:
    quoted = _QUOTED.match(value.strip())
    return quoted["text"] if quoted else value.strip()


def _day(value: str) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(value[:10])
    return None
