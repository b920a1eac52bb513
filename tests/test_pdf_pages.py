"""Text that a PDF keeps in forms is text of its page; what it keeps in fields, notes and drawings is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from document_files import BEFORE, drawn, pdf

from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from compare.article import Article

WORDS = " ".join(BEFORE).split()
LINES = [" ".join(WORDS[k : k + 12]) for k in range(0, len(WORDS), 12)]


def article(folder: Path, data: bytes) -> Article:
    (folder / "a.pdf").write_bytes(data)
    return segment(read(str(folder / "a.pdf")))


def set_lines(canvas: Canvas, lines: list[str], top: float = 700) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(60, top - 14 * number, line.replace("“", '"').replace("”", '"').replace("’", "'"))


def in_forms(canvas: Canvas, *groups: tuple[list[str], float]) -> None:
    """Each group of lines in a form of its own, as browsers and Macs print."""
    for number, (lines, top) in enumerate(groups):
        canvas.beginForm(f"f{number}")
        set_lines(canvas, lines, top)
        canvas.endForm()
        canvas.doForm(f"f{number}")


def test_a_page_inside_a_form_reads_as_the_page_itself(tmp_path: Path) -> None:
    wanted = article(tmp_path, drawn(lambda c: set_lines(c, LINES)))
    assert len(wanted.passages) == 4
    assert article(tmp_path, drawn(lambda c: in_forms(c, (LINES, 700)))).text == wanted.text


def test_lines_of_one_paragraph_in_several_forms_are_one_paragraph(tmp_path: Path) -> None:
    wanted = article(tmp_path, drawn(lambda c: set_lines(c, LINES)))
    each_its_own = [([line], 700.0 - 14 * number) for number, line in enumerate(LINES)]
    assert article(tmp_path, drawn(lambda c: in_forms(c, *each_its_own))).text == wanted.text

    def half(canvas: Canvas) -> None:
        set_lines(canvas, LINES[:2])
        in_forms(canvas, (LINES[2:], 700 - 28))

    assert article(tmp_path, drawn(half)).text == wanted.text


def test_the_words_of_a_chart_are_told_and_are_no_story(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        set_lines(canvas, LINES)
        canvas.beginForm("chart")
        for number in range(30):
            canvas.line(60, 100 + number, 300, 100 + number)
        canvas.drawString(100, 120, "Boats a year")
        canvas.endForm()
        canvas.doForm("chart")

    found = article(tmp_path, drawn(draw))
    assert "Boats" not in found.text
    assert any("1 drawing" in w and "Boats a year" in w for w in found.warnings)


def test_what_stands_in_fields_and_notes_is_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        set_lines(canvas, LINES)
        canvas.acroForm.textfield(name="town", value="Lindholm harbour", x=60, y=300)
        canvas.freeTextAnnotation("Embargoed until noon", (60, 200, 200, 240), addtopage=1)
        canvas.textAnnotation("check this", (60, 250, 80, 270), addtopage=1)

    found = article(tmp_path, drawn(draw))
    told = " ".join(found.warnings)
    assert "Lindholm harbour" in told
    assert "Embargoed until noon" in told
    assert "1 comment" in told


def test_a_pdf_that_holds_only_fields_says_so(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(60, 280, 300, 280)
        canvas.acroForm.textfield(name="town", value="Lindholm", x=60, y=300)

    with pytest.raises(UnreadableSourceError, match="only in the fields of a form"):
        article(tmp_path, drawn(draw))


def test_a_damaged_pdf_is_read_another_way_and_says_so(tmp_path: Path) -> None:
    whole = pdf()
    for damaged in (re.sub(rb"/Type /Page\b(?!s)", b"/Typo /Page", whole), whole[: whole.rfind(b"xref\n")]):
        found = article(tmp_path, damaged)
        assert "nine years" in found.text
        assert any("the PDF is damaged" in warning for warning in found.warnings)
