"""What a report says, as text, whatever its format."""

from __future__ import annotations

from io import BytesIO

import docx

from compare.reports import NO_TEXT


def told(name: str, data: bytes) -> str:
    """A report as text; of a Word document its paragraphs and its comments."""
    return read_docx(data) if name in NO_TEXT else data.decode()


def read_docx(data: bytes) -> str:
    """Everything that a reader of the document sees."""
    document = docx.Document(BytesIO(data))
    comments = [f"{comment.author}: {comment.text}" for comment in document.comments]
    kept = document.core_properties
    return "\n".join([kept.title, kept.author, *(p.text for p in document.paragraphs), *comments])
