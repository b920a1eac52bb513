"""What no parser may be given: what would take hours, because all of a kind is compared with all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.patterns import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ATTRIBUTES = 1_000  # libxml2 compares each with all before it
MAX_CROWD = 20_000_000  # trafilatura takes about a second for as many pairs of elements side by side
_TAG = regex(r"[a-zA-Z\"']")
_VALUE = regex(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_RAW = regex(r"(script|style)\b", re.IGNORECASE)
_PARTING = regex(r"[\s/]+")


def require_parsable(name: str, html: str) -> None:
    """Raise UnreadableSourceError where a tag of a page holds more attributes than any page's does."""
    raw = ""
    for piece in html.split("<"):
        # What a script or a style sheet holds is no tag, whatever it looks like.
        opening = _RAW.match(piece)
        if raw:
            raw = "" if piece[:8].lower().startswith(f"/{raw}") else raw
            continue
        raw = opening[1].lower() if opening else ""
        # A tag with more attributes than that is longer than as many blanks; what follows a quoted '<' counts as a tag too.
        if len(piece) <= MAX_ATTRIBUTES or not _TAG.match(piece):
            continue
        tag = _VALUE.sub("=", piece).partition(">")[0]
        if len(_PARTING.findall(tag)) + tag.count("=") > MAX_ATTRIBUTES:
            raise UnreadableSourceError(name, "a tag of the page holds thousands of attributes", "save its text and give that")


def is_crowded(root: HtmlElement) -> bool:
    """Whether a page holds more elements side by side than trafilatura can be given: it passes all of them for each of them."""
    return sum(len(element) ** 2 for element in root.iter()) > MAX_CROWD
