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
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.pdf_columns import in_reading_order
from compare.reading.pdf_lines import MAX_PAGES, TooLongError, pdf_lines
from compare.reading.pdf_marks import with_marks
from compare.reading.pdf_paragraphs import PdfLine, joined_paragraphs
from compare.reading.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.given import Given
    from compare.reading.sources import Source

_MARGIN = 0.1
_PAGE_NUMBER = re.compile(r"(?:page |- ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?-)?$", re.IGNORECASE)
_UNNAMED = re.compile(r"\(cid:\d+\)")
_HEADING_WORDS = 25
_SHORT_HEADER = 6
_LARGER = 1.12
_CLEAR_TEXT = "open it in a PDF viewer, copy the text to a file and give that"


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How high the lines of the body are, and those of the headline (0 where no line is set larger)."""

    body: float
    headline: float


def pdf_found(given: Given) -> Found:
    """What a PDF holds, safe to show.

    Raises:
        UnreadableSourceError: as `pdf_story` does.
    """
    return given.declaring(pdf_story(given.source).cleaned())


def pdf_story(source: Source) -> Found:
    """The story of a PDF.

    Raises:
        UnreadableSourceError: where it is broken, encrypted, too long, or holds pictures only.
    """
    lines = with_marks(_lines(source))
    if not lines:
        raise UnreadableSourceError(
            source.name, "the PDF holds no text, only pictures of it", "run text recognition (OCR) on it and give the result"
        )
    running = _running(lines)
    paragraphs = joined_paragraphs(in_reading_order([line for line, runs in zip(lines, running, strict=True) if not runs]))
    sizes = _sizes(lines)
    blocks: list[Block] = []
    headed = False
    for text, size in paragraphs:
        added = _blocks(text, size, sizes, headed=headed, first=not blocks)
        headed = headed or any(block.role is Role.HEADLINE for block in added)
        blocks.extend(added)
    around = dict.fromkeys(line.text for line, runs in zip(lines, running, strict=True) if runs)
    unnamed = sum(len(_UNNAMED.findall(line.text)) for line in lines)
    warnings = (f"{unnamed} letters have no name in the PDF and are shown as (cid:...)",) if unnamed else ()
    return Found((*blocks, *(Block(text) for text in around)), (False,) * len(blocks) + (True,) * len(around), warnings=warnings)


def _lines(source: Source) -> list[PdfLine]:
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    try:
        return [PdfLine(*line) for line in pdf_lines(source.data)]
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        cause, advice = "the PDF is encrypted", "save it without a password and give that"
    except TooLongError:
        cause, advice = f"the PDF has more than {MAX_PAGES} pages", "give the article's own pages"
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what a broken PDF makes pdfminer raise has no common class
        cause, advice = "is broken, or no PDF that can be read", _CLEAR_TEXT
    raise UnreadableSourceError(source.name, cause, advice)


def _running(lines: Sequence[PdfLine]) -> list[bool]:
    """Which lines are headers, footers and page numbers: at a page's edge, and the same on two pages or more."""
    keys = [_running_key(line) if _at_edge(line) else "" for line in lines]
    pages = Counter(key for _, key in {(line.page, key) for line, key in zip(lines, keys, strict=True)})
    return [bool(key) and (pages[key] > 1 or bool(_PAGE_NUMBER.match(line.text))) for line, key in zip(lines, keys, strict=True)]


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
