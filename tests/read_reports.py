"""What a report says, as text, whatever its format."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO

import docx

from compare.reports import NO_TEXT


def told(name: str, data: bytes) -> str:
    """A report as text; of a Word document its paragraphs and its comments, of a mail its plain form."""
    if name == "mail":
        return read_mail(data)[0]
    return read_docx(data) if name in NO_TEXT else data.decode()


def read_docx(data: bytes) -> str:
    """Everything that a reader of the document sees."""
    document = docx.Document(BytesIO(data))
    comments = [f"{comment.author}: {comment.text}" for comment in document.comments]
    kept = document.core_properties
    return "\n".join([kept.title, kept.author, *(p.text for p in document.paragraphs), *comments])


def read_mail(data: bytes) -> tuple[str, str]:
    """Both forms of a mail: the plain text and the HTML."""
    message = message_from_bytes(data, policy=default)
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert isinstance(plain, EmailMessage)
    assert isinstance(html, EmailMessage)
    return plain.get_content().replace("\r\n", "\n"), html.get_content()
