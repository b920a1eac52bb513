"""Text that a PDF keeps in forms is text of its page; what it keeps in fields, notes and drawings is told."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from document_files import BEFORE, drawn, pdf
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, TextStringObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.reading.pdf.damaged import is_lossy
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

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


def test_forms_in_forms_moved_and_scaled_read_as_the_page_itself(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number, lines in enumerate((LINES[:2], LINES[2:])):
            canvas.beginForm(f"part{number}")
            set_lines(canvas, lines, 700 - 28 * number)
            canvas.endForm()
        for name, parts in (("page", ("part0", "part1")), ("sheet", ("page",))):
            canvas.beginForm(name)
            for part in parts:
                canvas.doForm(part)
            canvas.endForm()
        canvas.translate(20, 40)
        canvas.scale(0.7, 0.7)
        canvas.doForm("sheet")

    assert article(tmp_path, drawn(draw)).text == article(tmp_path, drawn(lambda c: set_lines(c, LINES))).text


def test_what_a_browser_prints_around_one_page_is_no_story(tmp_path: Path) -> None:
    around = {"11/28/26, 4:13 PM  The dock is shut": 820, "https://post.example/news/dock?id=4": 20}

    def draw(canvas: Canvas) -> None:
        for text, height in around.items():
            canvas.drawString(30, height, text)
        set_lines(canvas, LINES)
        canvas.drawString(540, 20, "1/1")

    found = article(tmp_path, drawn(draw))
    assert [p.text for p in found.story] == [p.text for p in article(tmp_path, drawn(lambda c: set_lines(c, LINES))).story]
    assert "https://post.example" in found.text


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


def test_a_field_that_the_form_does_not_name_and_a_note_in_mark_up_are_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        set_lines(canvas, LINES)
        canvas.acroForm.textfield(name="town", value="Lindholm harbour", x=60, y=300)
        canvas.freeTextAnnotation("x", (60, 200, 200, 240), addtopage=1)

    writer = PdfWriter(clone_from=io.BytesIO(drawn(draw)))
    form: Any = writer.root_object["/AcroForm"].get_object()
    form[NameObject("/Fields")] = ArrayObject()
    notes: Any = writer.pages[0]["/Annots"]
    for each in notes:
        note = each.get_object()
        if note["/Subtype"] == "/FreeText":
            del note["/Contents"]
            note[NameObject("/RC")] = TextStringObject("<body><p>Embargoed <b>until</b> noon</p></body>")
    file = io.BytesIO()
    writer.write(file)
    told = " ".join(article(tmp_path, file.getvalue()).warnings)
    assert "1 field of the PDF left out, from “Lindholm harbour”" in told
    assert "“Embargoed until noon”" in told


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


def test_a_pdf_whose_end_is_cut_off_is_read(tmp_path: Path) -> None:
    whole = pdf()
    found = article(tmp_path, whole[: whole.rfind(b"endstream") - 2])
    assert "nine years" in found.text
    assert any("some of it may be missing" in warning for warning in found.warnings)


def test_a_page_of_which_a_part_is_lost_says_so(tmp_path: Path) -> None:
    canvas = Canvas(io.BytesIO(), pagesize=A4, pageCompression=1)
    set_lines(canvas, LINES * 8)
    whole = canvas.getpdfdata()
    writer = PdfWriter(io.BytesIO(whole))
    for page in writer.pages:
        page.compress_content_streams()
    file = io.BytesIO()
    writer.write(file)
    data = file.getvalue()
    at = data.rindex(b"stream\n", 0, data.rindex(b"endstream")) + 150
    found = article(tmp_path, data[:at] + bytes(8) + data[at + 8 :])
    assert "harbour board" in found.text
    assert "a part of the PDF is damaged; some of its text may be missing or wrong" in found.warnings


def test_a_stream_is_lossy_where_text_is_lost_and_not_where_its_checksum_is(tmp_path: Path) -> None:
    data = zlib.compress(" ".join(LINES).encode())
    assert [is_lossy(part) for part in (data[:-4], data[:-9], data[:30] + bytes(4) + data[34:])] == [False, True, True]
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    set_lines(canvas, LINES)
    reader = PdfWriter(io.BytesIO(canvas.getpdfdata()))
    reader.pages[0].compress_content_streams()
    file = io.BytesIO()
    reader.write(file)
    at = (lost := file.getvalue()).index(b"x\x9c")
    with pytest.raises(UnreadableSourceError, match="damaged, and no text"):
        article(tmp_path, lost[:at] + b"x\x9c" + b"\xff" * 20 + lost[at + 22 :])
