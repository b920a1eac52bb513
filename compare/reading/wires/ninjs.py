"""A story in ninjs (News in JSON, versions 1 to 3, https://iptc.org/standards/ninjs/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.pages.fragment import fragment_found
from compare.reading.signs import as_json, bodies_of, is_ninjs
from compare.reading.text.plain import plain_blocks
from compare.reading.wires.beside import told_beside
from compare.reading.wires.days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.reading.sources.sources import Source

_BODIES = ("body_html", "body_xhtml", "body_text")
_NOTES = ("ednote", "edNote", "ednotes", "edNotes", "editorialnote")
_SUMMARIES = ("description_text", "descriptions", "description", "summary", "abstract")
_HTML = {"text/html", "application/xhtml+xml"}


def ninjs_story(source: Source) -> Found:
    """The story of a ninjs object.

    Raises:
        UnreadableSourceError: where it holds no text.
    """
    story = as_json(source)
    if not is_ninjs(story):
        raise UnreadableSourceError(source.name, "is JSON data, not an article", "give the story itself")
    body = _body(source.name, story)
    blocks = body.blocks
    if not blocks:
        raise UnreadableSourceError(source.name, "the wire story holds no text", "give a file that holds the article's text")
    headline = _text(story, "headline") or _of_role(story.get("headlines"), "main") or _text(story, "title")
    byline = _text(story, "byline") or _text(story, "by")
    heads = [
        Block(line, role) for line, role in ((headline, Role.HEADLINE), (byline, Role.BYLINE)) if line and not _opens(blocks, line)
    ]
    stamps = (
        _text(story, name)
        for name in ("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated")
    )
    return Found(
        (*heads, *blocks),
        outlet=_text(story, "copyrightholder") or _text(story, "copyrightHolder"),
        published=next((day for stamp in stamps if (day := day_of(stamp))), None),
        author=byline.removeprefix("By ").removeprefix("by "),
        warnings=(*body.warnings, *told_beside((*heads, *blocks), notes=_all(story, _NOTES), summaries=_all(story, _SUMMARIES))),
    )


def _opens(blocks: Sequence[Block], line: str) -> bool:
    return any(block.text.casefold() == line.casefold() for block in blocks[:2])


def _body(name: str, story: Mapping[str, Any]) -> Found:
    for key in _BODIES:
        if body := _text(story, key, joined=False):
            return fragment_found(name, body) if key != "body_text" else _plain(body)
    kind, body = next(bodies_of(story), ("", ""))
    return fragment_found(name, body) if kind in _HTML else _plain(body)


def _plain(text: str) -> Found:
    return Found(tuple(Block(b.text) if b.role is Role.HEADLINE else b for b in plain_blocks(text)))


def _all(story: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    """The texts of some keys: of each, or of each entry of its list."""
    for key in keys:
        value = story.get(key)
        for each in value if isinstance(value, list) else [value]:
            text = each.get("value") if isinstance(each, dict) else each
            if isinstance(text, str):
                yield text


def _of_role(entries: object, role: str) -> str:
    values = [e for e in entries if isinstance(e, dict) and isinstance(e.get("value"), str)] if isinstance(entries, list) else []
    chosen = [e for e in values if e.get("role") == role] or values
    return " ".join(chosen[0]["value"].split()) if chosen else ""


def _text(story: Mapping[str, Any], key: str, *, joined: bool = True) -> str:
    value = story.get(key)
    if not isinstance(value, str):
        return ""
    return " ".join(value.split()) if joined else value
