"""Documents of one story in every format, made when the tests run."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from docx import Document
from odf.opendocument import OpenDocumentText
from odf.text import H, List, ListItem, P
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
POINTS = ("The old crane is sold in May.", "The stones are moved to the east shore in June")
STEPS = ("The lamps go out", "The pier is fenced off by the town")


def plain() -> bytes:
    points, steps = "\n".join(f"- {p}" for p in POINTS), "\n".join(f"{n}. {s}" for n, s in enumerate(STEPS, 1))
    return "\n\n".join((TITLE, BYLINE, *BEFORE, HEADING, points, steps, *AFTER)).encode()


def markdown() -> bytes:
    points, steps = "\n".join(f"* {p}" for p in POINTS), "\n".join(f"{n}. {s}" for n, s in enumerate(STEPS, 1))
    return "\n\n".join((f"# {TITLE}", BYLINE, *BEFORE, f"## {HEADING}", points, steps, *AFTER)).encode()


def page() -> bytes:
    before, after = ("".join(f"<p>{escape(text)}</p>" for text in part) for part in (BEFORE, AFTER))
    points, steps = ("".join(f"<li>{escape(text)}</li>" for text in part) for part in (POINTS, STEPS))
    lists = f"<ul>{points}</ul><ol>{steps}</ol>"
    story = f"<h1>{TITLE}</h1><p class=byline>{BYLINE}</p>{before}<h2>{HEADING}</h2>{lists}{after}"
    return f"<!doctype html><html><head><title>{TITLE}</title></head><body><article>{story}</article></body></html>".encode()


def word() -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    for text in (BYLINE, *BEFORE):
        document.add_paragraph(text)
    document.add_heading(HEADING, 1)
    for text, style in (*((p, "List Bullet") for p in POINTS), *((s, "List Number") for s in STEPS)):
        document.add_paragraph(text, style)
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
    for part in (POINTS, STEPS):
        listed = List()
        for text in part:
            item = ListItem()
            item.addElement(P(text=text))
            listed.addElement(item)
        document.text.addElement(listed)
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
    ]
    lists = [
        *(Paragraph(text, styles["Bullet"], bulletText="•") for text in POINTS),
        *(Paragraph(text, styles["Bullet"], bulletText=f"{number}.") for number, text in enumerate(STEPS, 1)),
    ]
    before, after = ([Paragraph(t, styles[style]) for t, style in part] for part in (parts, [(t, "BodyText") for t in AFTER]))
    SimpleDocTemplate(file, pagesize=A4).build([*before, *lists, *after])
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
