"""A page in an archive with its pictures and style sheets, as Google Docs and browsers save it."""

from __future__ import annotations

from dataclasses import replace
from posixpath import splitext
from typing import TYPE_CHECKING

from compare.reading.opening.zipped import parts_of, unpacked

if TYPE_CHECKING:
    from compare.reading.found import Found
    from compare.reading.given import Given

_PAGES = {".html", ".htm", ".xhtml"}
_DRESS = {
    *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".emz", ".wmz"),
    *(".css", ".js", ".woff", ".woff2", ".ttf", ".otf", ".xml", ".thmx"),
}
_FILES = ("_files/", ".files/", "_Dateien/", ".fld/")  # folders of what belongs to a page, by what saved it


def page_in(names: frozenset[str]) -> str | None:
    """The one page of an archive that holds, beside it, only what dresses it; None where there is none or more.

    Args:
        names: of the archive's parts.
    """
    own = [name for name in names if not (name.endswith(("/", ".DS_Store")) or name.startswith("__MACOSX/"))]
    own = [name for name in own if not any(folder in name for folder in _FILES)]
    pages = [name for name in own if splitext(name)[1].lower() in _PAGES]
    return pages[0] if len(pages) == 1 and all(splitext(name)[1].lower() in _DRESS for name in own if name != pages[0]) else None


def zipped_page_found(given: Given) -> Found:
    """What the page in an archive holds, safe to show.

    Raises:
        UnreadableSourceError: as `page_story` does, and where the archive is broken.
    """
    from compare.reading.pages.page import page_found

    source, name = given.source, page_in(given.parts) or ""
    page = replace(source, suffix=".html", data=unpacked(source, parts_of(source), name))
    return page_found(replace(given, obtained=replace(given.obtained, source=page, charset=None)))
