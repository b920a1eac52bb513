"""What a document's letters mean by how they are set: raised figures, numbers of notes, struck words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import H, P, Span
from test_newsroom_formats import article, told

if TYPE_CHECKING:
    from pathlib import Path

SAID = [("It cost 10", ""), ("6", "super"), (" crowns", ""), (" or more", "struck"), (", and H", ""), ("2", "sub"), ("O rose.", "")]
NOTED = [("The board said so.", ""), ("1", "super"), (" It met on Monday.", "")]
WANTED = ["Dock shut", "It cost 10⁶ crowns, and H2O rose.", "The board said so.", "It met on Monday."]
STRUCK = "deletions that are marked in the document were left out, the first: “or more”"


def word() -> bytes:
    document = Document()
    document.add_heading("Dock shut", 0)
    for pieces in (SAID, NOTED):
        paragraph = document.add_paragraph()
        for text, how in pieces:
            font = paragraph.add_run(text).font
            if how:
                setattr(font, {"super": "superscript", "sub": "subscript", "struck": "strike"}[how], True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def open_document() -> bytes:
    document = OpenDocumentText()
    for name, properties in (
        ("super", {"textposition": "super 58%"}),
        ("sub", {"textposition": "-33% 58%"}),
        ("struck", {"textlinethroughstyle": "solid"}),
    ):
        style = Style(name=name, family="text")
        style.addElement(TextProperties(**properties))
        document.automaticstyles.addElement(style)
    document.text.addElement(H(outlinelevel=1, text="Dock shut"))
    for pieces in (SAID, NOTED):
        paragraph = P()
        for text, how in pieces:
            if how:
                paragraph.addElement(Span(stylename=how, text=text))
            else:
                paragraph.addText(text)
        document.text.addElement(paragraph)
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def test_a_document_means_what_its_letters_say_by_how_they_are_set(tmp_path: Path) -> None:
    for name, data in (("a.docx", word()), ("a.odt", open_document())):
        found = article(tmp_path, data, name)
        assert told(found) == WANTED
        assert found.warnings == (STRUCK,)
