"""A corpus of hostile and broken inputs, made by code when it is needed: what each is, and what it must give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.documents import DOCUMENTS
from hostile.encodings import ENCODINGS
from hostile.pages import PAGES
from hostile.places import PLACES
from hostile.sizes import SIZES
from hostile.texts import TEXTS

if TYPE_CHECKING:
    from hostile.trap import Trap

PARTS: dict[str, tuple[Trap, ...]] = {
    "Text that steers, hides or pretends": TEXTS,
    "Encodings": ENCODINGS,
    "Too much of it": SIZES,
    "HTML pages": PAGES,
    "Word, OpenDocument and PDF": DOCUMENTS,
    "What is no plain file": PLACES,
}
CORPUS = tuple(trap for traps in PARTS.values() for trap in traps)
"""Every trap, in the order of the table."""
