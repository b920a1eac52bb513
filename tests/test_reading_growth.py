"""What reading takes grows with the text, not with its square: four times the text takes nowhere near sixteen times as long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from document_files import rewritten, word
from hostile.documents import MAIN
from hostile.pages import page
from hostile.trap import SENTENCE

from compare.reading.given import Given, Obtained
from compare.reading.opening import zipped
from compare.reading.pdf.columns import in_reading_order
from compare.reading.pdf.marks import with_marks
from compare.reading.pdf.paragraphs import PdfLine, joined_paragraphs
from compare.reading.sources import Source
from compare.reading.unlimited import article_unlimited
from compare.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 4
MOST = 9  # between 4, for what grows with the text, and 16, for what grows with its square
LEAST = 0.02  # seconds: what takes less is measured no better

PAGES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "a style sheet without a brace": (10_000, lambda n: page(SENTENCE, f"<style>{'a' * n}</style>")),
    "comments that nobody ends": (20_000, lambda n: page(SENTENCE, f"<style>{'/*' * n}</style>")),
    "rules for screens that nobody ends": (5_000, lambda n: page(SENTENCE, f"<style>{'@a ' * n}</style>")),
    "a style with comments that nobody ends": (20_000, lambda n: page(f"<p style='{'/*' * n}'>{SENTENCE}</p>")),
    "a class that a style sheet hides again and again": (
        1_500,
        lambda n: page(f"<p class=c>{SENTENCE}</p>" * (n // 10), f"<style>{'.d{display:none}' * n}</style>"),
    ),
    "hidden words within hidden words": (
        8,
        lambda n: page(f"<p>{SENTENCE}</p>" + ("<p>" + f"<span hidden>{SENTENCE}" * 200 + "</span>" * 200 + "</p>") * n),
    ),
    "links in one paragraph": (2_000, lambda n: page(f"<p>{'<a href=x>word</a> ' * n}</p>")),
    "bold words in one paragraph": (3_000, lambda n: page(f"<p>{'<b>word</b> ' * n}</p>")),
    "lines of links": (1_500, lambda n: page(f"<p>{'<a href=x>word</a><br><br>' * n}</p>" + f"<p>{SENTENCE}</p>" * 4_100)),
    "a long title": (4_000, lambda n: page(f"<p>{SENTENCE}</p>" * 40).replace(b"<title>", b"<title>" + b"x " * n)),
}
TEXTS: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "marks on one letter": (5_000, lambda n: ("a" + "\u0301\u0323" * n).encode()),
    "marks that are two on one letter": (5_000, lambda n: ("a" + "\u0f73" * n).encode()),
    "sentences and lines by turns": (1_500, lambda n: f"{SENTENCE}\n\nRead more\n\nPlain line\n\n".encode() * n),
}
SEGMENTED: dict[str, tuple[int, Callable[[int], str]]] = {
    "Chinese sentences": (2_500, lambda n: "市议会推迟了预算表决。" * n),
    "quotation marks": (20_000, lambda n: "“" * n),
    "no blank": (100_000, lambda n: "市" * n),
    "hours and days": (6_000, lambda n: "9 a.m. Monday " * n),
}
WORD: dict[str, tuple[int, Callable[[int], str]]] = {
    "runs of a paragraph": (1_500, lambda n: f"<w:p>{'<w:r><w:t>word </w:t></w:r>' * n}</w:p>"),
    "breaks in a run": (3_000, lambda n: f"<w:p><w:r>{'<w:br/>' * n}</w:r></w:p>"),
    "insertions": (2_000, lambda n: f"<w:p>{'<w:ins><w:r><w:t>a </w:t></w:r></w:ins>' * n}</w:p>"),
}


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def require_steady(size: int, work: Callable[[int], Callable[[], object]]) -> None:
    """Measured again where it was not: another process may have taken the machine's caches."""
    work(size // 10 or 1)()  # what is imported and compiled at first
    for last in (False, False, True):
        small, large = (seconds(work(size * times)) for times in (1, TIMES))
        if large < MOST * max(small, LEAST):
            return
        assert not last, f"{small:.3f} s, then {large:.3f} s for {TIMES} times the text"


def reading(data: bytes, suffix: str) -> Callable[[], object]:
    return lambda: article_unlimited(Given(Obtained(Source("x", suffix, data))))


@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str) -> None:
    size, make = PAGES[name]
    require_steady(size, lambda n: reading(make(n), ".html"))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text(name: str) -> None:
    size, make = TEXTS[name]
    require_steady(size, lambda n: reading(make(n), ".txt"))


@pytest.mark.parametrize("name", SEGMENTED)
def test_sentences(name: str) -> None:
    size, make = SEGMENTED[name]
    articles = {
        n: article_unlimited(Given(Obtained(Source("x", ".txt", make(n).encode())))) for n in (size // 10, size, size * TIMES)
    }
    require_steady(size, lambda n: lambda: segment(articles[n]))


@pytest.mark.parametrize("name", WORD)
def test_a_word_document(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MAX_RATIO", 10_000)
    size, make = WORD[name]

    def work(count: int) -> Callable[[], object]:
        body = make(count).encode()
        return reading(rewritten(word(), MAIN, lambda xml: xml.replace(b"<w:sectPr", body + b"<w:sectPr", 1)), ".docx")

    require_steady(size, work)


def _lines(count: int, *, boxes: bool) -> list[PdfLine]:
    """Lines of one page under each other: one box, or a box each, every other one narrow."""
    places = [(number, 60.0 if boxes and number % 2 else 500.0) for number in range(count)]
    return [
        PdfLine(0, n if boxes else 0, f"{SENTENCE} {n}", 50.0, -12.0 * n, 50 + wide, 10 - 12.0 * n, 800.0) for n, wide in places
    ]


@pytest.mark.parametrize("boxes", [False, True], ids=["one box", "a box a line"])
def test_the_lines_of_a_pdf(boxes: bool) -> None:
    require_steady(1_500, lambda n: lambda: joined_paragraphs(in_reading_order(with_marks(_lines(n, boxes=boxes)))))


def test_the_marks_of_a_pdf() -> None:
    def lines(count: int) -> list[PdfLine]:
        marks = [PdfLine(0, 1, "•", 40.0, -12.0 * n, 44.0, 10 - 12.0 * n, 800.0) for n in range(count)]
        return [*marks, *_lines(count, boxes=False)]

    require_steady(1_500, lambda n: lambda: with_marks(lines(n)))


def test_a_page_of_a_pdf_with_thousands_of_lines() -> None:
    pytest.importorskip("reportlab")
    from document_files import drawn

    from compare.reading.pdf.lines import pdf_lines

    def made(count: int) -> bytes:
        def draw(canvas: object) -> None:
            canvas.setPageSize((600, 12 * count + 100))  # type: ignore[attr-defined]  # reportlab has no types
            for number in range(count):
                canvas.drawString(50, 12 * number + 50, "word")  # type: ignore[attr-defined]  # likewise

        return drawn(draw)

    def work(count: int) -> Callable[[], object]:
        data = made(count)
        return lambda: list(pdf_lines(data))

    require_steady(1_500, work)
