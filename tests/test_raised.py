"""Raised figures are no figures of the number before them, however a program raises them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from compare.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BEFORE = "The plant makes 10"
AFTER = " tonnes a year, and nobody on the island knows what becomes of them once the boats have left for the mainland."


def pdf() -> bytes:
    file = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    text = f"The board met on Monday and spoke for hours about what it pays for. {BEFORE}<super>6</super>{AFTER}"
    SimpleDocTemplate(file, pagesize=A4).build([Paragraph(text, style)])
    return file.getvalue()


def docx() -> bytes:
    document = Document()
    paragraph = document.add_paragraph(BEFORE)
    run = paragraph.add_run("6")
    for name, value in (("position", "8"), ("sz", "19")):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), value)
        run._r.get_or_add_rPr().append(element)  # as LibreOffice writes it
    paragraph.add_run(AFTER)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rtf() -> bytes:
    return f"{{\\rtf1\\ansi {BEFORE}{{{{\\*\\updnprop8000}}\\up8 6}}{AFTER}\\par}}".encode()


def html() -> bytes:
    return f"<html><body><p>{BEFORE}<span style='vertical-align: super'>6</span>{AFTER}</p></body></html>".encode()


@pytest.mark.parametrize("made", [pdf, docx, rtf, html], ids=lambda made: made.__name__)
def test_raised_figures_stay_raised_and_their_line_whole(tmp_path: Path, made: Callable[[], bytes]) -> None:
    path = tmp_path / f"a.{made.__name__}"
    path.write_bytes(made())
    assert f"{BEFORE}⁶{AFTER}" in read(str(path)).text
