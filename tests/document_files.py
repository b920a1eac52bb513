"""Documents of one story in every format, made when the tests run."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from docx import Document
from odf.opendocument import OpenDocumentText
from odf.text import H, P
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TITLE = "Ferry Dock to Close After Nine Empty Years"
BYLINE = "By Petra Kvist"
HEADING = "What comes next"
BEFORE = (
    (
        "The harbour board voted on Tuesday to close the old ferry dock, which has stood empty for nine years. Nobody on the "
        "board spoke against it, and two members were away."
    ),
    (
        "Repairs would have cost 14 million crowns, said Ana Duarte, the board’s chair, after a long meeting on the island. “We "
        "have looked for the money everywhere,” she said."
    ),
)
AFTER = (
    (
        "The dock will be taken down before the winter storms, and its stones will be used for a new sea wall. The work is "
        "expected to begin in June."
    ),
)


def plain() -> bytes:
    return "\n\n".join((TITLE, BYLINE, *BEFORE, HEADING, *AFTER)).encode()


def markdown() -> bytes:
    return "\n\n".join((f"# {TITLE}", BYLINE, *BEFORE, f"## {HEADING}", *AFTER)).encode()


def page() -> bytes:
    before, after = ("".join(f"<p>{escape(text)}</p>" for text in part) for part in (BEFORE, AFTER))
    story = f"<h1>{TITLE}</h1><p class=byline>{BYLINE}</p>{before}<h2>{HEADING}</h2>{after}"
    return f"<!doctype html><html><head><title>{TITLE}</title></head><body><article>{story}</article></body></html>".encode()


def word() -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    for text in (BYLINE, *BEFORE):
        document.add_paragraph(text)
    document.add_heading(HEADING, 1)
    for text in AFTER:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def open_document() -> bytes:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=TITLE))
    for text in (BYLINE, *BEFORE):
        document.text.addElement(P(text=text))
    document.text.addElement(H(outlinelevel=2, text=HEADING))
    for text in AFTER:
        document.text.addElement(P(text=text))
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def pdf() -> bytes:
    file, styles = io.BytesIO(), getSampleStyleSheet()
    parts = [
        (TITLE, "Title"),
        *((t, "BodyText") for t in (BYLINE, *BEFORE)),
        (HEADING, "Heading2"),
        *((t, "BodyText") for t in AFTER),
    ]
    SimpleDocTemplate(file, pagesize=A4).build([Paragraph(text, styles[style]) for text, style in parts])
    return file.getvalue()


def two_columns(paragraphs: Sequence[str]) -> bytes:
    """A PDF of two columns a page, with a header and a page number."""

    def around(canvas: Canvas, _: object) -> None:
        canvas.drawString(60, 815, "The Daily Pier, 4 March")
        canvas.drawString(280, 30, f"Page {canvas.getPageNumber()}")

    file, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    document = BaseDocTemplate(file, pagesize=A4)
    frames = [Frame(50, 60, 240, 720), Frame(305, 60, 240, 720)]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=around))
    document.build([Paragraph(text, style) for text in paragraphs])
    return file.getvalue()


def drawn(draw: Callable[[Canvas], None], password: str | None = None) -> bytes:
    """A PDF of one page that is drawn by hand."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def rewritten(document: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zipped document with one part changed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped(parts | {name: change(parts[name])})


FORMATS = {"txt": plain, "md": markdown, "html": page, "docx": word, "odt": open_document, "pdf": pdf}
