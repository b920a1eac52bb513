"""A PDF becomes blocks: columns one after the other, lines joined to paragraphs, words put together again.

pdfminer.six (https://pdfminersix.readthedocs.io) was chosen over pypdf and pypdfium2 on hard files: it alone says where
each line stands, and so parts columns that are drawn line by line across the page. It runs in a process of its own
(`limited/`), as every format does.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.cleaning import LIGATURES, clean
from compare.reading.found import Found
from compare.reading.pdf.columns import in_reading_order
from compare.reading.pdf.damaged import TOLD, TOLD_IN_PART, losses, salvaged
from compare.reading.pdf.lines import MAX_PAGES, TooLongError, pdf_lines
from compare.reading.pdf.marks import with_marks
from compare.reading.pdf.pages import Beside
from compare.reading.pdf.paragraphs import PdfLine, joined_paragraphs
from compare.reading.set_apart import quoted, told_apart, told_marked
from compare.reading.text.plain import plain_blocks
from compare.reading.text.roles import blocks_of
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.sources.sources import Source

_MARGIN = 0.1
_PAGE_NUMBER = regex(r"(?:page |- ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?-)?$", re.IGNORECASE)
_PRINTED = regex(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?(?: |$)")
_ADDRESS = regex(r"(?:https?|file)://\S+(?: \d{1,4}/\d{1,4})?")
_UNNAMED = regex(r"\(cid:\d+\)")
_HEADING_WORDS = 25
_SHORT_HEADER = 6
_LARGER = 1.12
_CLEAR_TEXT = "open it in a PDF viewer, copy the text to a file and give that"


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How high the lines of the body are, and those of the headline (0 where no line is set larger)."""

    body: float
    headline: float


def pdf_story(source: Source) -> Found:
    """The story of a PDF.

    Raises:
        UnreadableSourceError: where it is broken, encrypted, too long, or holds pictures only.
    """
    with losses() as lost:
        lines, beside = _lines(source)
    if (not beside.pages or (lost and not lines)) and (text := salvaged(source.data, MAX_PAGES)):
        return Found(tuple(plain_blocks(clean(text).text)), warnings=(TOLD,))
    if not lines:
        raise UnreadableSourceError(source.name, *_emptiness(beside, damaged=bool(lost)))
    running = _running(lines)
    paragraphs = joined_paragraphs(in_reading_order([line for line, runs in zip(lines, running, strict=True) if not runs]))
    sizes = _sizes(lines)
    blocks: list[Block] = []
    headed = False
    for text, line in paragraphs:
        added = (Block(text, Role.LIST),) if line.row else _blocks(text, line.size, sizes, headed=headed, first=not blocks)
        headed = headed or any(block.role is Role.HEADLINE for block in added)
        blocks.extend(added)
    around = dict.fromkeys(line.text for line, runs in zip(lines, running, strict=True) if runs)
    unnamed = sum(len(_UNNAMED.findall(line.text)) for line in lines)
    letters = (f"{unnamed} letters have no name in the PDF and are shown as (cid:...)",) if unnamed else ()
    warnings = (*letters, *((TOLD_IN_PART,) if lost else ()), *_told(beside))
    return Found((*blocks, *(Block(text) for text in around)), (False,) * len(blocks) + (True,) * len(around), warnings=warnings)


def _emptiness(beside: Beside, *, damaged: bool) -> tuple[str, str]:
    """Why a PDF gives no text, and what to do: what it says is true of this one."""
    if not beside.pages:
        return "is broken, or no PDF that can be read", _CLEAR_TEXT
    if damaged:
        return "the PDF is damaged, and no text in it can be read", _CLEAR_TEXT
    recognise = "run text recognition (OCR) on it and give the result"
    if beside.fields or beside.written:
        return "the PDF holds text only in the fields of a form or in notes", _CLEAR_TEXT
    if beside.pictures:
        return "the PDF holds no text, only pictures of it", recognise
    if beside.strokes or beside.drawings:
        return "the PDF holds no text, only drawings", recognise
    return "the pages of the PDF are empty", "give a file that holds the article's text"


def _told(beside: Beside) -> tuple[str, ...]:
    """What the PDF holds besides its text, a sentence each, with its words."""
    found = [
        f"text in {counted(len(texts), what)} of the PDF left out, from {quoted(texts[0])} on"
        for texts, what in ((beside.drawings, "drawing"), (beside.fields, "field"), (beside.written, "note"))
        if texts
    ]
    struck = told_marked([" ".join(text.split()) for text in beside.struck], (), "PDF")
    return (*found, *struck, *told_apart(comments=beside.notes))


def _lines(source: Source) -> tuple[list[PdfLine], Beside]:
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    try:
        lines, beside = pdf_lines(source.data)
        return with_marks([PdfLine(*line) for line in lines]), beside
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        cause, advice = "the PDF is encrypted", "save it without a password and give that"
    except TooLongError:
        cause, advice = f"the PDF has more than {MAX_PAGES} pages", "give the article's own pages"
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what a broken PDF makes pdfminer raise has no common class
        return [], Beside([], [], [])
    raise UnreadableSourceError(source.name, cause, advice)


def _running(lines: Sequence[PdfLine]) -> list[bool]:
    """Which lines are headers, footers and page numbers: at a page's edge, and the same on two pages or more."""
    keys = [_running_key(line) if _at_edge(line) else "" for line in lines]
    pages = Counter(key for _, key in {(line.page, key) for line, key in zip(lines, keys, strict=True)})
    around = {(line.page, line.bottom) for line, key in zip(lines, keys, strict=True) if key and _is_printed(line.text)}
    return [
        bool(key) and (pages[key] > 1 or (line.page, line.bottom) in around or _is_around(line.text))
        for line, key in zip(lines, keys, strict=True)
    ]


def _is_around(text: str) -> bool:
    """Whether a line at a page's edge is a page number, or what a browser prints there."""
    return bool(_PAGE_NUMBER.match(text)) or _is_printed(text)


def _is_printed(text: str) -> bool:
    """Whether it is what a browser prints at a page's edge: day and hour, or the address. Beside it stands the page's title."""
    text = text.translate(LIGATURES)
    return bool(_PRINTED.match(text) or _ADDRESS.fullmatch(text))


def _running_key(line: PdfLine) -> str:
    """The same for lines of one running header: its place and its text; in a short one numbers may differ."""
    short = len(line.text.split()) <= _SHORT_HEADER
    return f"{line.bottom:.0f} {re.sub(r'[0-9]+', '0', line.text) if short else line.text}"


def _at_edge(line: PdfLine) -> bool:
    return line.top < _MARGIN * line.page_height or line.bottom > (1 - _MARGIN) * line.page_height


def _sizes(lines: Sequence[PdfLine]) -> _Sizes:
    body = median([line.size for line in lines for _ in range(1 + len(line.text) // 10)])
    largest = max(line.size for line in lines if line.page == lines[0].page)
    return _Sizes(body, largest if largest > _LARGER * body else 0.0)


def _blocks(text: str, size: float, sizes: _Sizes, *, headed: bool, first: bool) -> tuple[Block, ...]:
    large = size > _LARGER * sizes.body and len(text.split()) <= _HEADING_WORDS
    if large:
        return (Block(text, Role.HEADLINE if size == sizes.headline and not headed else Role.HEADING),)
    return blocks_of(text, first and not sizes.headline)
