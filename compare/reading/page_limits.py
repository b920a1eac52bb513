"""What no parser may be given: libxml2 compares each attribute of a tag with all before it, which can take hours."""

from __future__ import annotations

import re

from compare.errors import UnreadableSourceError

MAX_ATTRIBUTES = 1_000
_TAG = re.compile(r"[a-zA-Z\"']")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_PARTING = re.compile(r"[\s/]+")


def require_parsable(name: str, html: str) -> None:
    """Raise UnreadableSourceError where a tag of a page holds more attributes than any page's does."""
    for piece in html.split("<"):
        # A tag with more attributes than that is longer than as many blanks; what follows a quoted '<' counts as a tag too.
        if len(piece) <= MAX_ATTRIBUTES or not _TAG.match(piece):
            continue
        tag = _VALUE.sub("=", piece).partition(">")[0]
        if len(_PARTING.findall(tag)) + tag.count("=") > MAX_ATTRIBUTES:
            raise UnreadableSourceError(name, "a tag of the page holds thousands of attributes", "save its text and give that")
