"""Words that a PDF strikes out are left out and told; a line below them, or one that goes on beyond them, strikes out nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from document_files import drawn
from pypdf import PdfWriter
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, FloatObject, NameObject

from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from compare.article import Article

BEFORE, STRUCK, AFTER = "The dock costs ", "83 million euros", " 38 million euros and opens in May next year."
TOP, SIZE = 700.0, 12.0


def article(folder: Path, data: bytes) -> Article:
    (folder / "a.pdf").write_bytes(data)
    return read(str(folder / "a.pdf"))


def place(canvas: Canvas) -> tuple[float, float]:
    """Where the words begin and end that may be struck out; the whole line is drawn."""
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(60, TOP, BEFORE + STRUCK + AFTER)
    left = 60 + canvas.stringWidth(BEFORE, "Helvetica", SIZE)
    return left, left + canvas.stringWidth(STRUCK, "Helvetica", SIZE)


def lined(height: float, beyond: float = 0.0, *, as_box: bool = False, in_form: bool = False) -> bytes:
    def draw(canvas: Canvas) -> None:
        if in_form:
            canvas.beginForm("whole")
        left, right = place(canvas)
        if as_box:
            canvas.rect(left - beyond, TOP + height, right - left + 2 * beyond, 0.6, stroke=0, fill=1)
        else:
            canvas.line(left - beyond, TOP + height, right + beyond, TOP + height)
        if in_form:
            canvas.endForm()
            canvas.doForm("whole")

    return drawn(draw)


@pytest.mark.parametrize("data", [lined(3.4), lined(4.2, as_box=True), lined(3.4, in_form=True)], ids=["line", "box", "form"])
def test_words_under_a_stroke_are_left_out_and_told(tmp_path: Path, data: bytes) -> None:
    found = article(tmp_path, data)
    assert found.text == " ".join((BEFORE + AFTER).split())
    assert found.warnings == (f"deletions that are marked in the PDF were left out, the first: “{STRUCK}”",)


@pytest.mark.parametrize("data", [lined(-1.5), lined(11.0), lined(3.4, beyond=150)], ids=["below", "above", "a rule of a table"])
def test_other_strokes_leave_the_words(tmp_path: Path, data: bytes) -> None:
    found = article(tmp_path, data)
    assert (found.text, found.warnings) == (BEFORE + STRUCK + AFTER, ())


def test_a_note_that_strikes_out_counts_as_a_stroke(tmp_path: Path) -> None:
    at: list[float] = []
    data = drawn(lambda canvas: at.extend(place(canvas)))
    writer = PdfWriter(clone_from=io.BytesIO(data))
    note = Text(rect=(at[0], TOP - 3, at[1], TOP + 9), text="")
    note[NameObject("/Subtype")] = NameObject("/StrikeOut")
    corners = (at[0], TOP + 9, at[1], TOP + 9, at[0], TOP - 3, at[1], TOP - 3)
    note[NameObject("/QuadPoints")] = ArrayObject(FloatObject(number) for number in corners)
    writer.add_annotation(0, note)
    file = io.BytesIO()
    writer.write(file)
    assert article(tmp_path, file.getvalue()).text == " ".join((BEFORE + AFTER).split())
