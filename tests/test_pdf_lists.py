"""A list in a PDF is known by its marks: drawn, without a name, set apart or larger than the text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from document_files import drawn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate

from compare.article import Article, Role
from compare.reading import read
from compare.reading.pdf.lines import DRAWN
from compare.reading.pdf.marks import with_marks
from compare.reading.pdf.paragraphs import PdfLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

OPENS = "The harbour board voted on Tuesday to close the old ferry dock. Nobody on the board spoke against it, and two were away."
ITEMS = (
    "The old dock goes. It has stood empty for nine years, and a company from the mainland will take it down before the storms",
    "A new sea wall in June",
    "Fourteen million crowns",
)
ENDS = "That is all, it said."
STYLE = getSampleStyleSheet()["BodyText"]


def story(folder: Path, data: bytes) -> Article:
    (folder / "story.pdf").write_bytes(data)
    return read(str(folder / "story.pdf"))


def flowing(items: list[Paragraph | ListFlowable]) -> bytes:
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build([Paragraph(OPENS, STYLE), *items, Paragraph(ENDS, STYLE)])
    return file.getvalue()


def listed(**how: str) -> bytes:
    return flowing([ListFlowable([Paragraph(text, STYLE) for text in ITEMS], **how)])


MANNERS = {
    "a bullet without a width": lambda: listed(bulletType="bullet"),
    "a number larger than the text": lambda: listed(bulletType="1", bulletFormat="%s."),
    "a number and a bracket": lambda: listed(bulletType="1", bulletFormat="%s)"),
    "a bullet without a name": lambda: flowing([Paragraph(text, STYLE, bulletText="\u2022") for text in ITEMS]),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_items_are_apart_whole_and_without_marks(tmp_path: Path, manner: str) -> None:
    found = story(tmp_path, MANNERS[manner]())
    assert [(p.role, found.text[p.start : p.end]) for p in found.paragraphs] == [
        (Role.BODY, OPENS),
        *((Role.LIST, item) for item in ITEMS),
        (Role.BODY, ENDS),
    ]
    assert found.warnings == ()


def test_dots_that_are_drawn_are_bullets(tmp_path: Path) -> None:
    items = ["A tender in May", "Work from June", "Nothing else"]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 740, "The board told what comes next, and that was all that it told.")
        for row, item in enumerate(items):
            canvas.circle(66, 713 - 14 * row, 2, fill=1)
            canvas.drawString(80, 710 - 14 * row, item)

    found = story(tmp_path, drawn(draw))
    assert [found.text[p.start : p.end] for p in found.paragraphs if p.role is Role.LIST] == items


def line(text: str, left: float = 80.0, bottom: float = 700.0, box: int = 0, width: float = 100.0) -> PdfLine:
    return PdfLine(0, box, text, left, bottom, left + width, bottom + 10, 840.0)


@pytest.mark.parametrize("glyph", ["(cid:127)", "(cid:3)", "\uf0b7", "\uf0a7"])
def test_a_glyph_without_a_name_that_opens_several_lines_is_a_bullet(glyph: str) -> None:
    lines = [line(f"{glyph} one"), line(f"{glyph} two", bottom=680)]
    assert [each.text for each in with_marks(lines)] == ["• one", "• two"]


def test_a_letter_without_a_name_is_none() -> None:
    lines = [line("(cid:3) one"), line("(cid:4)nother", bottom=680), line("It (cid:127) ends", bottom=660)]
    assert with_marks(lines) == lines


def test_marks_that_are_set_apart_stand_before_their_lines() -> None:
    lines = [line("1.", left=60, width=8), line("2.", left=60, bottom=680, width=8), line("one"), line("two", bottom=680)]
    assert [(each.text, each.left, each.inner) for each in with_marks(lines)] == [("1. one", 60, 80), ("2. two", 60, 80)]


@pytest.mark.parametrize(
    "marks",
    [
        lambda: [line("•", left=70, box=DRAWN, width=4)],
        lambda: [line("•", left=10, bottom=y, box=DRAWN, width=4) for y in (700, 680)],
        lambda: [line("•", left=70, bottom=y, box=DRAWN, width=4) for y in (500, 480)],
        lambda: [line("•", left=190, bottom=y, box=DRAWN, width=4) for y in (700, 680)],
    ],
    ids=["alone", "far away", "beside no line", "behind its line"],
)
def test_what_is_drawn_elsewhere_is_no_mark(marks: Callable[[], list[PdfLine]]) -> None:
    lines = [line("one"), line("two", bottom=680)]
    assert with_marks([*lines, *marks()]) == lines
