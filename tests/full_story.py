"""One story with everything that a newsroom's story has, written in every format that one comes in.

Letters that are not ASCII, dashes, a quotation over two paragraphs, subheads, a list and a table: `document_files` has less.
"""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

import newsroom_files
from docx import Document
from newsroom_files import escaped
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, List, ListItem, P
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as DrawnTable

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "Züge nach Malmö – Ferry Dock to Close After Nine Empty Years"
BYLINE = "By Jörg Müller-Kvist"
DATED = "4 March 2025"
BULLETED = ("Sea wall: the stones of the dock, and as many again from the quarry on the mainland", "Ferries: none before June")
ROWS = (("Town", "Berths", "Cost"), ("Lindå", "12", "€4,000"), ("Örsö", "30", "€9,500"))
PARAGRAPHS = (
    (
        "LINDÅ — The harbour board voted on Tuesday to close the old ferry dock, which has stood empty for nine years. Nobody on "
        "the board spoke against it, and two members – Åsa Öberg and Zoë Ängman – were away."
    ),
    "“We have looked for the money everywhere,” said Ana Duarte, the board’s chair, after a long meeting on the island.",
    "“The town has paid for the dock since 2016. It has had nothing from it but the bills.",
    "“Nobody wanted this, and nobody could show us another way.”",
    "The dock will be taken down before the winter storms, and its stones will be used for a new sea wall.",
    "The board will not meet again before the storms are over. It meets on the mainland then.",
)
SUBHEADS = ("What comes next", "What it costs")


def _plain(*, title: bool = True, mark: str = "•", head: str = "", row: Callable[[tuple[str, ...]], str] = " | ".join) -> str:
    bullets = "\n".join(f"{mark} {text}" for text in BULLETED)
    table = "\n".join(row(cells) for cells in ROWS)
    first, second = (f"{head}{text}" for text in SUBHEADS)
    parts = (BYLINE, DATED, *PARAGRAPHS[:4], first, PARAGRAPHS[4], bullets, second, table, PARAGRAPHS[5])
    return "\n\n".join([TITLE] * title + list(parts))


def plain() -> bytes:
    return _plain().encode()


def markdown() -> bytes:
    first, *rows = ("| " + " | ".join(row) + " |" for row in ROWS)
    text = _plain(title=False, mark="-", head="## ", row=" | ".join)
    table = "\n".join(" | ".join(row) for row in ROWS)
    return f"# {TITLE}\n\n{text}".replace(table, "\n".join((first, "|---|---|---|", *rows))).encode()


def _body(*, title: bool = True, byline: bool = True, head: str = "h2") -> str:
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in PARAGRAPHS]
    bullets = "<ul>" + "".join(f"<li>{text}</li>" for text in BULLETED) + "</ul>"
    table = "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS) + "</table>"
    first, second = (f"<{head}>{text}</{head}>" for text in SUBHEADS)
    top = [f"<h1>{TITLE}</h1>"] * title + [f"<p>{BYLINE}</p>", f"<p>{DATED}</p>"] * byline
    return "".join((*top, *paragraphs[:4], first, paragraphs[4], bullets, second, table, paragraphs[5]))


def page() -> bytes:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}</title></head>"
        f"<body><article>{_body()}</article></body></html>"
    ).encode()


def word() -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    for text in (BYLINE, DATED, *PARAGRAPHS[:4]):
        document.add_paragraph(text)
    document.add_heading(SUBHEADS[0], 1)
    document.add_paragraph(PARAGRAPHS[4])
    for text in BULLETED:
        document.add_paragraph(text, "List Bullet")
    document.add_heading(SUBHEADS[1], 1)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(PARAGRAPHS[5])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def open_document() -> bytes:
    document = OpenDocumentText()
    add = document.text.addElement
    add(H(outlinelevel=1, text=TITLE))
    for text in (BYLINE, DATED, *PARAGRAPHS[:4]):
        add(P(text=text))
    add(H(outlinelevel=2, text=SUBHEADS[0]))
    add(P(text=PARAGRAPHS[4]))
    bullets = List()
    for text in BULLETED:
        item = ListItem()
        item.addElement(P(text=text))
        bullets.addElement(item)
    add(bullets)
    add(H(outlinelevel=2, text=SUBHEADS[1]))
    table = Table()
    for cells in ROWS:
        row = TableRow()
        for text in cells:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    add(table)
    add(P(text=PARAGRAPHS[5]))
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def pdf() -> bytes:
    file, styles = io.BytesIO(), getSampleStyleSheet()

    def set_as(style: str, *texts: str) -> list[Paragraph]:
        return [Paragraph(text, styles[style]) for text in texts]

    parts = [
        *set_as("Title", TITLE),
        *set_as("BodyText", BYLINE, DATED, *PARAGRAPHS[:4]),
        *set_as("Heading2", SUBHEADS[0]),
        *set_as("BodyText", PARAGRAPHS[4]),
        ListFlowable(set_as("BodyText", *BULLETED), bulletType="bullet"),
        *set_as("Heading2", SUBHEADS[1]),
        DrawnTable([list(row) for row in ROWS]),
        *set_as("BodyText", PARAGRAPHS[5]),
    ]
    SimpleDocTemplate(file, pagesize=A4).build(parts)
    return file.getvalue()


def mail() -> bytes:
    return newsroom_files.mail(TITLE, _plain(title=False), _body(title=False))


def saved_page() -> bytes:
    return newsroom_files.saved_page(TITLE, page())


def rich_text() -> bytes:
    """Letters that are not ASCII by their number, the table as rows of cells, headings by their size."""
    bullets = "".join(f"{{\\pntext\\'b7\\tab}}{escaped(text)}\\par\n" for text in BULLETED)
    table = "".join(
        "\\trowd\\cellx1000\\cellx2000\\cellx3000 " + "".join(f"{escaped(c)}\\cell " for c in row) + "\\row\n" for row in ROWS
    )
    lines = [f"{escaped(text)}\\par\n" for text in (TITLE, BYLINE, DATED, *PARAGRAPHS[:4], SUBHEADS[0], PARAGRAPHS[4])]
    rest = (bullets, f"{escaped(SUBHEADS[1])}\\par\n", table, f"\\pard {escaped(PARAGRAPHS[5])}\\par")
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}\\f0\\fs24 {''.join((*lines, *rest))}}}".encode()


def book() -> bytes:
    return newsroom_files.epub(TITLE, _body())


def nitf() -> bytes:
    return newsroom_files.nitf(TITLE, BYLINE, f"<p>{DATED}</p>{_body(title=False, byline=False, head='hl2')}")


def newsml_g2() -> bytes:
    return newsroom_files.newsml_g2(TITLE, BYLINE, _body())


def ninjs() -> bytes:
    return newsroom_files.ninjs(TITLE, BYLINE, _body(title=False))


FORMATS = {
    "txt": plain,
    "md": markdown,
    "html": page,
    "docx": word,
    "odt": open_document,
    "pdf": pdf,
    "eml": mail,
    "mhtml": saved_page,
    "rtf": rich_text,
    "epub": book,
    "nitf.xml": nitf,
    "g2.xml": newsml_g2,
    "ninjs.json": ninjs,
}
