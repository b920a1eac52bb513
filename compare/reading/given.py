"""What a reader is given: the bytes of a source, and what is known of them from outside."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from compare.patterns import regex
from compare.reading.opening.decoding import Decoded, decode
from compare.reading.signs import as_json, is_zipped, root_name

if TYPE_CHECKING:
    from compare.reading.found import Found
    from compare.reading.sources.sources import Source

_DECLARED = regex(rb"<(?:meta|\?xml)\b[^>]{0,1000}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)

_UNUSED = "--encoding was not used here: the document itself says how its text is written"


@dataclass(frozen=True, slots=True)
class Obtained:
    """The bytes of a source; of a page also the address it was found at, and the encoding that the server named."""

    source: Source
    address: str | None = None
    charset: str | None = None


@dataclass(frozen=True)
class Given:
    """What was obtained, and the encoding that the reporter says it is in (None where it is to be found)."""

    obtained: Obtained
    encoding: str | None = None

    @property
    def source(self) -> Source:
        """The bytes with their name and ending."""
        return self.obtained.source

    @cached_property
    def decoded(self) -> Decoded:
        """The text that the bytes are.

        Raises:
            UnreadableSourceError: where they are none.
        """
        return decode(self.source, self.encoding, self.obtained.charset or declared_encoding(self.source.data))

    @cached_property
    def root(self) -> str:
        """The name of the first element, where the bytes begin like XML; else empty."""
        return root_name(self.source)

    @cached_property
    def json(self) -> Any:  # noqa: ANN401 - any JSON
        """The value that the bytes are as JSON; None where they are none."""
        return as_json(self.source)

    def declaring(self, found: Found) -> Found:
        """What was found in a document that says itself how its text is written; with a warning where the reporter says it too."""
        return replace(found, warnings=(*found.warnings, _UNUSED)) if self.encoding else found

    @cached_property
    def parts(self) -> frozenset[str]:
        """The names of the parts of a zipped document; empty where it is none.

        Raises:
            UnreadableSourceError: where it begins like one and is broken, encrypted or made to burst.
        """
        if not is_zipped(self.source):
            return frozenset()
        from compare.reading.opening.zipped import parts_of

        return frozenset(parts_of(self.source).namelist())


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    head = data[:4096]
    match = _DECLARED.search(head) if b"charset" in head or b"encoding" in head else None
    return match.group(1).decode("ascii") if match else None
