"""The tables of a PDF come out as those of a page: a row a line, its cells parted; columns of prose are no table."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from document_files import AFTER, BEFORE, TITLE, drawn, two_columns
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table

from compare.reading import read
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

PLAN = "Two boats a day in winter, and none at all on the Sundays of January and February until the pier is mended"
FIGURES = (
    ("Island", "2023", "2024", "What the board plans"),
    ("Upper Holm", "12,400", "9,870", PLAN),
    ("Lower Holm and Skerry", "8,150", "7,002", "One boat a day"),
    ("Marsh Point", "1,204", "", "Nothing new"),
)
NAMES = (
    ("Name", "Party", "District"),
    ("Ana Duarte", "Greens", "North Harbour"),
    ("Petra Kvist", "Independent", "Old Town and the islands"),
    ("Lars Holm", "Labour", "Marsh Point"),
)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
LINES = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)]
GROUNDS = [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])]
TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]
MIDDLE = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
BODY = getSampleStyleSheet()["BodyText"]


def passages(folder: Path, data: bytes, ending: str = ".pdf") -> list[str]:
    (folder / f"a{ending}").write_bytes(data)
    return [passage.text for passage in segment(read(str(folder / f"a{ending}"))).story]


def page(rows: Sequence[Sequence[str]]) -> bytes:
    cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    before, after = ("".join(f"<p>{escape(text)}</p>" for text in part) for part in (BEFORE, AFTER))
    return f"<title>{TITLE}</title><article><h1>{TITLE}</h1>{before}<table>{cells}</table>{after}</article>".encode()


def with_table(rows: Sequence[Sequence[str]], style: list[Any], *, wrapped: bool = True) -> bytes:
    file = io.BytesIO()
    widths = [110, 50, 50, 200] if wrapped and len(rows[0]) > len(NAMES[0]) else None
    cells = [[Paragraph(cell, BODY) if widths else cell for cell in row] for row in rows]
    before, after = ([Paragraph(text, BODY) for text in part] for part in (BEFORE, AFTER))
    title = Paragraph(TITLE, getSampleStyleSheet()["Title"])
    SimpleDocTemplate(file, pagesize=A4).build([title, *before, Table(cells, colWidths=widths, style=style), *after])
    return file.getvalue()


@pytest.mark.parametrize("style", [GRID, LINES, GROUNDS, TOP, MIDDLE], ids=["grid", "lines", "grounds", "top", "middle"])
@pytest.mark.parametrize("rows", [FIGURES, NAMES], ids=["figures", "names"])
def test_a_table_reads_as_the_same_table_of_a_page(tmp_path: Path, rows: Sequence[Sequence[str]], style: list[Any]) -> None:
    wanted = passages(tmp_path, page(rows), ".html")
    assert " | ".join(rows[0]) in wanted
    assert passages(tmp_path, with_table(rows, style)) == wanted


def test_cells_that_almost_touch_are_parted_as_a_browser_prints_them(tmp_path: Path) -> None:
    """A browser sets three points between two cells, as much as a blank, and writes no blank there."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 12)
        for number, line in enumerate(BEFORE[0][k : k + 90] for k in range(0, 180, 90)):
            canvas.drawString(34, 700 - 14 * number, line)
        for number, (name, *figures) in enumerate(row[:3] for row in FIGURES[1:]):
            top = 650 - 24 * number
            for left, text in zip((36, 36 + canvas.stringWidth(FIGURES[2][0]) + 3, 200), (name, *figures), strict=True):
                canvas.drawString(left, top, text)

    found = passages(tmp_path, drawn(draw))
    assert found[-3:] == ["Upper Holm | 12,400 | 9,870", "Lower Holm and Skerry | 8,150 | 7,002", "Marsh Point | 1,204"]


def test_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    story = [*BEFORE, *AFTER] * 3
    assert not [text for text in passages(tmp_path, two_columns(story)) if "|" in text]
    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=[Frame(30 + 180 * n, 500, 170, 280) for n in range(3)]))
    document.build([Paragraph(text, BODY) for text in story])
    assert not [text for text in passages(tmp_path, file.getvalue()) if "|" in text]


def test_prose_between_rules_is_no_table(tmp_path: Path) -> None:
    file = io.BytesIO()
    cells = [[[Paragraph(text, BODY) for text in BEFORE]] * 2] * 2
    SimpleDocTemplate(file, pagesize=A4).build([Table(cells, style=GRID)])
    assert not [text for text in passages(tmp_path, file.getvalue()) if "|" in text]


def test_a_headline_over_two_of_three_columns_leaves_their_order(tmp_path: Path) -> None:
    words = " ".join([*BEFORE, *AFTER]).split()
    lines = [" ".join(words[k : k + 4]) for k in range(0, len(words), 4)]
    a_column = -(-len(lines) // 3)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(40, 760, "Ferry dock to close")
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(lines):
            canvas.drawString(40 + 170 * (number // a_column), 720 - 12 * (number % a_column), line)

    assert " ".join(passages(tmp_path, drawn(draw))[1:]).replace("'", "’") == " ".join(words)


def test_the_title_that_a_browser_prints_beside_the_day_is_no_story(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(24, 820, "11/28/26, 5:30 PM")
        canvas.drawString(303, 820, "The Daily Pier")
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(
            ("The harbour board voted on Tuesday to close the old ferry dock, which has", "stood empty.")
        ):
            canvas.drawString(34, 700 - 14 * number, line)

    assert passages(tmp_path, drawn(draw)) == [
        "The harbour board voted on Tuesday to close the old ferry dock, which has stood empty."
    ]


def test_a_list_right_above_a_table_is_no_part_of_it(tmp_path: Path) -> None:
    items = ("First the pier goes", "Then the sheds go")
    rows = (("Town", "Berths", "Cost"), ("Linda", "12", "€4,000"), ("Orso", "30", "€9,500"))

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(items, 1):
            canvas.drawString(90, 700 - 15 * number, f"{number}.")
            canvas.drawString(112, 700 - 15 * number, text)
        for number, cells in enumerate(rows):
            for place, cell in zip((90, 210, 378), cells, strict=True):
                canvas.drawString(place, 646 - 25 * number, cell)

    assert passages(tmp_path, drawn(draw)) == [*items, *(" | ".join(cells) for cells in rows)]
