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
from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, PageTemplate, Paragraph, SimpleDocTemplate

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


BULLETED = (
    "Sea wall: the stones of the dock, and as many again from the quarry on the mainland, which has promised them for the spring",
    "Ferries: none before June",
)
NUMBERED = ("A tender in May", "The work in June. It takes a year.", "12 new berths for boats")
LAST = "The board will not meet again before the storms are over."


def plain(*, lists: bool = False) -> bytes:
    bullets, numbers = ("\n".join(items) for items in _marked("•", "{}.")) if lists else ("", "")
    return "\n\n".join(filter(None, (TITLE, BYLINE, *BEFORE, bullets, HEADING, *AFTER, numbers, LAST * lists))).encode()


def _marked(bullet: str, number: str) -> tuple[list[str], list[str]]:
    return [f"{bullet} {text}" for text in BULLETED], [f"{number.format(n)} {text}" for n, text in enumerate(NUMBERED, 1)]


def markdown(*, lists: bool = False) -> bytes:
    bullets, numbers = ("\n".join(items) for items in _marked("-", "{}.")) if lists else ("", "")
    parts = (f"# {TITLE}", BYLINE, *BEFORE, bullets, f"## {HEADING}", *AFTER, numbers, LAST * lists)
    return "\n\n".join(filter(None, parts)).encode()


def page(*, lists: bool = False) -> bytes:
    before, after, last = ("".join(f"<p>{escape(text)}</p>" for text in part) for part in (BEFORE, AFTER, (LAST,) * lists))
    bullets, numbers = ("".join(f"<li>{text}</li>" for text in part) for part in (BULLETED, NUMBERED))
    before, after = (f"{before}<ul>{bullets}</ul>", f"{after}<ol>{numbers}</ol>{last}") if lists else (before, after)
    story = f"<h1>{TITLE}</h1><p class=byline>{BYLINE}</p>{before}<h2>{HEADING}</h2>{after}"
    return f"<!doctype html><html><head><title>{TITLE}</title></head><body><article>{story}</article></body></html>".encode()


def word(*, lists: bool = False) -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    for text in (BYLINE, *BEFORE):
        document.add_paragraph(text)
    for text in BULLETED * lists:
        document.add_paragraph(text, "List Bullet")
    document.add_heading(HEADING, 1)
    for text in AFTER:
        document.add_paragraph(text)
    for text in NUMBERED * lists:
        document.add_paragraph(text, "List Number")
    for text in (LAST,) * lists:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def open_document(*, lists: bool = False) -> bytes:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=TITLE))
    for text in (BYLINE, *BEFORE):
        document.text.addElement(P(text=text))
    if lists:
        document.text.addElement(_open_list(BULLETED))
    document.text.addElement(H(outlinelevel=2, text=HEADING))
    for text in AFTER:
        document.text.addElement(P(text=text))
    if lists:
        document.text.addElement(_open_list(NUMBERED))
        document.text.addElement(P(text=LAST))
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def _open_list(items: Sequence[str]) -> List:
    found = List()
    for text in items:
        item = ListItem()
        item.addElement(P(text=text))
        found.addElement(item)
    return found


def pdf(*, lists: bool = False) -> bytes:
    file, styles = io.BytesIO(), getSampleStyleSheet()

    def set_as(style: str, *texts: str) -> list[Paragraph]:
        return [Paragraph(text, styles[style]) for text in texts]

    bullets = [ListFlowable(set_as("BodyText", *BULLETED), bulletType="bullet")] * lists
    numbers = [ListFlowable(set_as("BodyText", *NUMBERED), bulletType="1", bulletFormat="%s."), *set_as("BodyText", LAST)] * lists
    parts = [*set_as("Title", TITLE), *set_as("BodyText", BYLINE, *BEFORE), *bullets, *set_as("Heading2", HEADING)]
    SimpleDocTemplate(file, pagesize=A4).build([*parts, *set_as("BodyText", *AFTER), *numbers])
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
