"""E-books as word processors write them: what only their style sheets say is said, and a title that is none is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import newsroom_files
from document_files import rewritten
from test_newsroom_formats import article, told

if TYPE_CHECKING:
    from pathlib import Path

STYLES = b".up { font-size: 0.58em; position: relative; top: -0.33em; }\n.gone { text-decoration:  line-through; }"
BODY = (
    "<p>Dock shut after nine years</p><p>About 10<span class='up'>6</span> birds nest there, and <span class='gone'>nine</span> "
    "eight boats pass.</p><p>The board met on Tuesday and voted to close the dock.</p>"
)


def book(title: str) -> bytes:
    """With a style sheet of its own, named in the package and not in the page, as LibreOffice writes it."""
    item = b'<item id="s" href="nav.css" media-type="text/css"/></manifest>'
    data = newsroom_files.epub(title, BODY, styles=STYLES)
    return rewritten(data, "OPS/package.opf", lambda package: package.replace(b"</manifest>", item))


def test_what_a_style_sheet_raises_and_strikes_out_is_meant(tmp_path: Path) -> None:
    found = article(tmp_path, book("Dock shut after nine years"), "a.epub")
    assert told(found)[1] == "About 10⁶ birds nest there, and eight boats pass."
    assert found.warnings == ("deletions that are marked in the page were left out, the first: “nine”",)


def test_a_title_that_a_program_made_up_is_none(tmp_path: Path) -> None:
    found = article(tmp_path, book("Unknown Title"), "a.epub")
    assert found.title == "Dock shut after nine years"
    assert told(found)[0] == "Dock shut after nine years"
