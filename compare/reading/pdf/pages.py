"""The pages of a PDF, laid out by pdfminer.six: text inside forms with the text around it, and what a page holds besides.

A browser or a Mac that prints puts a whole page into a form XObject, which pdfminer lays out apart or not at all; so a form's
parts are laid out with its page. Only what is a drawing (many strokes, few letters: a chart, a map) stays apart.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compare.patterns import regex
from compare.reading.pdf.struck import Stroke, strokes_of, strokes_of_note, struck_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.layout import LTLayoutContainer, LTPage
    from pdfminer.pdfpage import PDFPage

_LETTERS = 600  # more make a form a text, whatever is drawn in it
_LETTERS_A_STROKE = 8  # fewer make it a drawing
_MOST_POINTS = 800  # numbers of a note
_MOST_TOLD = 50  # fields, and notes, whose words are kept
_SHOWN_NOTES = {"FreeText", "Stamp"}
_FIELD = "Widget"
_NO_NOTES = {"Link", "Popup"}
_TAG = regex(r"<[^<>]*>")


@dataclass(slots=True)
class Beside:
    """What a PDF holds besides its text.

    Attributes:
        drawings: the words of each drawing.
        fields: what stands in the fields of its form.
        written: what notes say that are shown on the page.
        notes: what its other notes say.
        struck: the words that it strikes out.
        marked: the strokes of notes that strike words of the page at hand out.
        pictures: how many pictures.
        strokes: how many drawn lines and shapes.
        pages: how many pages.
    """

    drawings: list[str]
    fields: list[str]
    written: list[str]
    notes: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    marked: list[Stroke] = field(default_factory=list)
    pictures: int = 0
    strokes: int = 0
    pages: int = 0


def pages_of(data: bytes, most: int) -> tuple[Iterator[LTPage], Beside]:
    """The laid out pages, at most so many and one more, and what else there is; that is whole when the pages are at their end."""
    beside = Beside([], [], [])
    return _pages(data, most, beside), beside


def _pages(data: bytes, most: int, beside: Beside) -> Iterator[LTPage]:
    from pdfminer.layout import LAParams, LTCurve
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    resources = PDFResourceManager()
    device = _device(resources, LAParams(all_texts=True), beside)
    interpreter = PDFPageInterpreter(resources, device)
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    beside.fields += _fields(document.catalog)
    for page in PDFPage.create_pages(document):
        if beside.pages > most:
            break
        _note(page, beside)
        interpreter.process_page(page)
        beside.pages += 1
        laid_out = device.get_result()
        beside.strokes += sum(isinstance(part, LTCurve) for part in laid_out)
        yield laid_out


def _device(resources: Any, layout: Any, beside: Beside) -> Any:  # noqa: ANN401 - pdfminer is imported only here
    from pdfminer.layout import LTImage

    from compare.reading.pdf.layout import LongPages

    class WholePages(LongPages):
        def end_page(self, page: PDFPage) -> None:
            _strike_out(self.cur_item, beside)
            super().end_page(page)

        def end_figure(self, _: str) -> None:
            figure = self.cur_item
            self.cur_item = self._stack.pop()
            if is_drawing(figure):
                beside.drawings.append(_words(figure))
                return
            for part in figure:
                beside.pictures += isinstance(part, LTImage)
                self.cur_item.add(part)

    return WholePages(resources, laparams=layout)


def _strike_out(page: LTLayoutContainer, beside: Beside) -> None:
    """Take what is struck out of a page before its letters are laid out."""
    from pdfminer.layout import LTChar

    letters = [part for part in page if isinstance(part, LTChar)]
    found = struck_out(letters, [*strokes_of(page), *beside.marked])
    beside.marked.clear()
    gone = {id(letter) for under in found for letter in under}
    if gone:
        beside.struck += ["".join(letter.get_text() for letter in under) for under in found]
        page._objs = [part for part in page if id(part) not in gone]  # noqa: SLF001 - pdfminer has no other way


def is_drawing(figure: LTLayoutContainer) -> bool:
    """Whether what a form holds is drawn rather than written."""
    from pdfminer.layout import LTChar, LTCurve

    letters = sum(isinstance(part, LTChar) for part in figure)
    strokes = sum(isinstance(part, LTCurve) for part in figure)
    return 0 < letters < _LETTERS and letters < _LETTERS_A_STROKE * strokes


def _words(figure: LTLayoutContainer) -> str:
    from pdfminer.layout import LTAnno, LTChar

    return " ".join("".join(part.get_text() for part in figure if isinstance(part, (LTChar, LTAnno))).split())


def _fields(catalog: dict[str, Any]) -> list[str]:
    """The values of text fields, each field once: a field may hold others."""
    from pdfminer.pdftypes import resolve1

    form = resolve1(catalog.get("AcroForm"))
    waiting = list(_list(form.get("Fields"))) if isinstance(form, dict) else []
    found: list[str] = []
    seen = 0
    while waiting and seen < 20 * _MOST_TOLD and len(found) < _MOST_TOLD:
        seen += 1
        field = resolve1(waiting.pop(0))
        if isinstance(field, dict):
            waiting += _list(field.get("Kids"))
            if value := _text(field.get("V")):
                found.append(value)
    return found


def _note(page: PDFPage, beside: Beside) -> None:
    from pdfminer.pdftypes import resolve1

    for each in _list(page.annots):
        note = resolve1(each)
        kind = getattr(note.get("Subtype"), "name", "") if isinstance(note, dict) else ""
        if kind == "StrikeOut":
            beside.marked.extend(strokes_of_note([resolve1(number) for number in _list(note.get("QuadPoints"))[:_MOST_POINTS]]))
        if not kind or kind in _NO_NOTES:
            continue
        text = _text(note.get("V")) if kind == _FIELD else _text(note.get("Contents")) or _rich(note.get("RC"))
        if kind == _FIELD:
            # One that the form does not name: some programs forget to.
            beside.fields += [text] if text and text not in beside.fields and len(beside.fields) < _MOST_TOLD else []
        elif kind in _SHOWN_NOTES and text and len(beside.written) < _MOST_TOLD:
            beside.written.append(text)
        elif text:
            beside.notes.append(text)


def _rich(value: Any) -> str:  # noqa: ANN401 - whatever a PDF holds
    """The words of a text with mark-up."""
    return " ".join(_TAG.sub(" ", _text(value)).split())


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - whatever a PDF holds
    from pdfminer.pdftypes import resolve1

    found = resolve1(value)
    return found if isinstance(found, list) else []


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a PDF holds
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    found = resolve1(value)
    return " ".join(decode_text(found).split()) if isinstance(found, bytes) else ""
