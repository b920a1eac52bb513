"""The lines of a PDF with where they stand, found by pdfminer.six; run as a program of its own.

A PDF can be made to fill the memory or to keep a parser busy for ever. A process of its own can be given a limit of
both, and be ended. It reads the PDF from standard input and writes one JSON list to standard output.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES = 200
MAX_MEMORY = 1_500_000_000
ENCRYPTED = "encrypted"
BROKEN = "broken"
LONG = "long"


class _TooLongError(Exception):
    """More pages than an article has."""


def main() -> None:
    """Standard input to standard output; what went wrong is one word there."""
    _limit_memory()
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    try:
        answer: object = list(_lines(sys.stdin.buffer.read()))
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        answer = ENCRYPTED
    except _TooLongError:
        answer = LONG
    except Exception:  # noqa: BLE001 - what a broken PDF makes pdfminer raise has no common class
        answer = BROKEN
    sys.stdout.write(json.dumps(answer))


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def _lines(data: bytes) -> Iterator[list[Any]]:
    """[page, box, text, left, bottom, right, top, page height] of each line, in reading order."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextBox, LTTextLine

    pages = extract_pages(io.BytesIO(data), maxpages=MAX_PAGES + 1, laparams=LAParams(all_texts=True))
    for number, page in enumerate(pages):
        if number == MAX_PAGES:
            raise _TooLongError
        for box, found in enumerate(element for element in page if isinstance(element, LTTextBox)):
            for line in found:
                if isinstance(line, LTTextLine) and (text := " ".join(line.get_text().split())):
                    yield [number, box, text, *(round(value, 1) for value in line.bbox), round(page.height, 1)]


if __name__ == "__main__":
    main()
