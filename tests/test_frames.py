"""A table that frames paragraphs is none: what stands in it is cut into sentences, in every format; tables of figures stay rows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from compare.reading import read
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FIRST = [
    "The harbour board voted on Tuesday to close the old ferry dock. Nobody spoke against it, and two members were away.",
    "Repairs would have cost 14 million crowns. The dock will be taken down before the winter storms, and its stones will be used.",
]
SENTENCES = [
    "The harbour board voted on Tuesday to close the old ferry dock.",
    "Nobody spoke against it, and two members were away.",
    "Repairs would have cost 14 million crowns.",
    "The dock will be taken down before the winter storms, and its stones will be used.",
]
Row = list[list[str]]  # the paragraphs of each cell


def page(rows: Sequence[Row]) -> bytes:
    cells = ["".join(f"<td>{''.join(f'<p>{text}</p>' for text in cell)}</td>" for cell in row) for row in rows]
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>".encode()


def word(rows: Sequence[Row]) -> bytes:
    document = Document()
    for row in rows:
        table = document.add_table(1, len(row))
        for cell, texts in zip(table.rows[0].cells, row, strict=True):
            cell.text = "\n".join(texts[:1])
            for text in texts[1:]:
                cell.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def open_document(rows: Sequence[Row]) -> bytes:
    document = OpenDocumentText()
    for row in rows:
        table, line = Table(), TableRow()
        table.addElement(TableColumn(numbercolumnsrepeated=len(row)))
        for texts in row:
            cell = TableCell()
            for text in texts:
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
        document.text.addElement(table)
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def passages(folder: Path, made: bytes, ending: str) -> list[str]:
    (folder / f"a{ending}").write_bytes(made)
    return [passage.text for passage in segment(read(str(folder / f"a{ending}"))).passages]


FORMATS = pytest.mark.parametrize(
    ("make", "ending"), [(page, ".html"), (word, ".docx"), (open_document, ".odt")], ids=["html", "docx", "odt"]
)


@FORMATS
def test_paragraphs_beside_an_address_are_paragraphs(tmp_path: Path, make: Callable[[Sequence[Row]], bytes], ending: str) -> None:
    found = passages(tmp_path, make([[["PRESS OFFICE"], FIRST]]), ending)
    assert [text for text in found if text != "PRESS OFFICE"] == SENTENCES


@FORMATS
def test_one_long_paragraph_in_a_frame_is_one(tmp_path: Path, make: Callable[[Sequence[Row]], bytes], ending: str) -> None:
    found = passages(tmp_path, make([[[" ".join(FIRST)]], [FIRST]]), ending)
    assert found == SENTENCES * 2


def test_a_comment_beside_a_cell_is_no_cell(tmp_path: Path) -> None:
    made = page([[[" ".join(FIRST)]]]).replace(b"<tr>", b"<tr><!-- frame --><?x y?>")
    assert passages(tmp_path, made, ".html") == SENTENCES


@FORMATS
def test_rows_of_figures_and_of_names_stay_rows(tmp_path: Path, make: Callable[[Sequence[Row]], bytes], ending: str) -> None:
    rows = [
        [["Island"], ["Passengers"], ["What is planned"]],
        [["Upper Holm"], ["9,870"], [FIRST[0]]],
        [["Marsh Point"], ["1"], [""]],
    ]
    found = passages(tmp_path, make(rows), ending)
    assert found[:2] == ["Island | Passengers | What is planned", f"Upper Holm | 9,870 | {FIRST[0]}"]
    assert found[2].startswith("Marsh Point | 1")
