"""A damaged PDF, in which pdfminer.six finds no pages, read by PDFium (pypdfium2), which rebuilds more of what is broken.

Only for those: it does not say where a line stands as pdfminer does, so its columns and paragraphs are less sure.
"""

from __future__ import annotations

import contextlib

_FULL = 0.8  # of the length that nine lines of ten do not exceed
TOLD = "the PDF is damaged; its text was read as well as it could be, and its paragraphs and columns may be wrong"


def salvaged(data: bytes, most: int) -> str:
    """The text of the pages that can still be found, at most so many; empty where there is none."""
    import pypdfium2

    texts: list[str] = []
    # Whatever is broken in a page, the others may be whole.
    with contextlib.suppress(pypdfium2.PdfiumError, ValueError, RuntimeError, OSError):
        document = pypdfium2.PdfDocument(data)
        for number in range(min(most, len(document))):
            with contextlib.suppress(pypdfium2.PdfiumError, ValueError, RuntimeError):
                texts.append(document[number].get_textpage().get_text_range())
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    return "\n\n".join(_paragraphs(lines))


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined where the one before is full: as long as most are."""
    full = _FULL * sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0
    found: list[str] = []
    before = ""
    for line in lines:
        if found and len(before) >= full:
            found[-1] += f" {line}"
        else:
            found.append(line)
        before = line
    return found
