"""Texts that were once slow to read or to compare, each at any size; `benchmarks/growth/work_growth.py` measures them."""

from __future__ import annotations

import sys
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from document_files import drawn, rewritten, word  # noqa: E402 - the folders must be known first
from hostile.documents import MAIN  # noqa: E402
from hostile.pages import page  # noqa: E402
from hostile.trap import SENTENCE  # noqa: E402
from linked import view_of  # noqa: E402
from pieces import HOSTILE, MARKDOWN, PAGE, TEXT  # noqa: E402

from compare.article import Span  # noqa: E402
from compare.comparison import Comparison  # noqa: E402
from compare.facts.catalog import FactType  # noqa: E402
from compare.facts.doc.amounts.amounts import find_amounts  # noqa: E402
from compare.facts.doc.doc import read_docs  # noqa: E402
from compare.facts.doc.quotations import find_quotations  # noqa: E402
from compare.facts.fact import Fact, Why  # noqa: E402
from compare.facts.families.caveats.limits import limits_in  # noqa: E402
from compare.facts.whole.namesakes import LikeWords  # noqa: E402
from compare.facts.whole.naming import SpeakerNames  # noqa: E402
from compare.first_look import first_look  # noqa: E402
from compare.labels.terms import Terms  # noqa: E402
from compare.link import Kind, Link, Section, Side  # noqa: E402
from compare.reading.blocks import Block, assemble  # noqa: E402
from compare.reading.given import Given, Obtained  # noqa: E402
from compare.reading.pdf.columns import in_reading_order  # noqa: E402
from compare.reading.pdf.lines import pdf_lines  # noqa: E402
from compare.reading.pdf.marks import with_marks  # noqa: E402
from compare.reading.pdf.paragraphs import PdfLine, joined_paragraphs  # noqa: E402
from compare.reading.sources.sources import Source  # noqa: E402
from compare.reading.unlimited import article_unlimited  # noqa: E402
from compare.reports import FORMATS, render  # noqa: E402
from compare.segmenting.segment import segment  # noqa: E402
from compare.thresholds import Thresholds  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.article import Article, Passage

    # Makes what is to be measured, at a size; only the work itself is measured.
    Make = Callable[[int], Callable[[], object]]

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
LABELLED: dict[str, tuple[int, Callable[[int], list[str]]]] = {
    "names": (1_500, lambda n: ["the " + " ".join(f"Wa{k}b" for k in range(n))]),
    "nouns and 'of'": (1_500, lambda n: ["the " + " of ".join(f"wa{k}b" for k in range(n))]),
    "one word": (3_000, lambda n: ["the " + "word " * n]),
    "equal sentences": (10_000, lambda n: [SENTENCE] * n),
    "other sentences": (500, lambda n: [f"The council{k} met in the hall{k} of the town." for k in range(n)]),
}
AMOUNTS = ("one in five ", "half an hour ", "an hour and 20 minutes and ", "all but 3 of the ", "minimum of ")
LIMITS = ("did not respond ", "denied ", "though x x ", "insisted a ", "said no ", ", and ", "declined  ")
MARKS = ("‘", "“", "'", '"', "«", "‘x s’ ", "“‘")
# A part that is told again and again, with what stands before it and after it: each once took minutes, hours or for ever.
TOLD = (
    ("", "<!---->", "x"),
    ("", ". A/A", "x"),
    ("By Aa", " ,,,,,,,,,,", " x x x x x x x x x x x x"),
    ("", ")", ""),
)
ENDINGS = (".txt", ".md", ".html", "")
DRAWN = 12  # more of that kind, for each ending


def works() -> Iterator[tuple[str, int, Make]]:
    """What is measured: its name, the smaller size, and how it is made."""
    for name, (size, data) in PAGES.items():
        yield f"a page: {name}", size, partial(_read, data, ".html")
    for name, (size, data) in TEXTS.items():
        yield f"a text: {name}", size, partial(_read, data, ".txt")
    for name, (size, text) in SEGMENTED.items():
        yield f"sentences: {name}", size, partial(_segmented, text)
    for name, (size, body) in WORD.items():
        yield f"a Word document: {name}", size, partial(_word, body)
    yield "a PDF: lines of one box", 1_500, lambda n: partial(_in_order, _lines(n, boxes=False))
    yield "a PDF: lines of a box each", 1_500, lambda n: partial(_in_order, _lines(n, boxes=True))
    yield "a PDF: marks", 1_500, lambda n: partial(with_marks, [*_points(n), *_lines(n, boxes=False)])
    yield "a PDF: lines of a page", 1_500, lambda n: partial(_pdf, _drawn(n))
    yield from _labels()
    for part in AMOUNTS:
        yield f"amounts: {part!r}", 600, partial(_facts, find_amounts, part)
    for part in LIMITS:
        yield f"limits: {part!r}", 2_500, partial(_limits, part)
    for mark in MARKS:
        yield f"quotations: {mark!r}", 10_000, partial(_quotations, mark)
    yield "names that are all different", 800, lambda n: partial(LikeWords, _names(n), _names(n + 1))
    yield "speakers of one surname", 150, lambda n: partial(_speakers, [f"{name} Lund".title() for name in _names(n)])
    yield from _comparisons()
    for ending in ENDINGS:
        for told in (*TOLD, *_drawn_parts(ending)):
            yield f"told again and again, {ending or 'no ending'}: {told!r}", 7_500, partial(_again, told, ending)


def _labels() -> Iterator[tuple[str, int, Make]]:
    for name, (size, texts) in LABELLED.items():
        yield f"a label: {name}", size, partial(_labelled, texts)
    yield "labels of a sentence each", 1_000, partial(_labelled_apart, LABELLED["other sentences"][1])


def _comparisons() -> Iterator[tuple[str, int, Make]]:
    yield "a first look at two articles of the same lines", 1_500, lambda n: partial(first_look, _told(n, ""), _told(n, ""))
    for name in FORMATS:
        yield f"a report: {name}", 250, lambda n, name=name: partial(render, _compared(n), name)  # type: ignore[misc]


def _drawn_parts(ending: str) -> Iterator[tuple[str, str, str]]:
    """Of the same kind, the same each time."""
    choose = Random(f"told {ending}")  # noqa: S311 - no secret
    around, repeated = (*TEXT, *HOSTILE, *PAGE), (*TEXT, *HOSTILE, *MARKDOWN, *PAGE, *"Aa.,-();<> ")
    for _ in range(DRAWN):
        head, part, tail = (
            "".join(choose.choices(pieces, k=choose.randint(least, most)))
            for pieces, least, most in ((around, 0, 2), (repeated, 1, 4), (around, 0, 2))
        )
        yield head, part, tail


def _article(data: bytes, suffix: str) -> Article:
    return article_unlimited(Given(Obtained(Source("x", suffix, data))))


def _read(data: Callable[[int], bytes], suffix: str, size: int) -> Callable[[], object]:
    return partial(_article, data(size), suffix)


def _labelled(texts: Callable[[int], list[str]], size: int) -> Callable[[], object]:
    made = texts(size)
    return lambda: Terms.of(made).label(made)


def _labelled_apart(texts: Callable[[int], list[str]], size: int) -> Callable[[], object]:
    made = texts(size)
    return lambda: list(map(Terms.of(made).label, ([text] for text in made)))


def _segmented(text: Callable[[int], str], size: int) -> Callable[[], object]:
    return partial(segment, _article(text(size).encode(), ".txt"))


def _word(body: Callable[[int], str], size: int) -> Callable[[], object]:
    added = body(size).encode() + b"<w:sectPr"
    return partial(_article, rewritten(word(), MAIN, lambda xml: xml.replace(b"<w:sectPr", added, 1)), ".docx")


def _facts(find: Callable[[str], object], part: str, size: int) -> Callable[[], object]:
    return partial(find, part * size)


def _limits(part: str, size: int) -> Callable[[], object]:
    return partial(limits_in, view_of(part * size))


def _quotations(mark: str, size: int) -> Callable[[], object]:
    text = f"x {mark}" * size
    return partial(find_quotations, segment(assemble("x", "", [Block(text.strip())], [False], ())))


def _names(count: int) -> list[str]:
    """Words without a pattern, the same for the same count."""
    choose = Random(count)  # noqa: S311 - no secret
    return ["".join(choose.choices("abcdefghijklmnoprstuv", k=choose.randint(5, 12))) for _ in range(count)]


def _speakers(names: list[str]) -> None:
    nobody = read_docs(*(assemble("x", "", [Block("Nobody knew.")], [False], ()) for _ in range(2)))
    known = SpeakerNames(names, nobody)
    for name in names:
        known.number_of(name)


def _told(count: int, told: str) -> Article:
    """An article of so many paragraphs, in each of which somebody else speaks."""
    lines = (f'"Nobody knew of {k}{told}," said {name.title()} Lund.' for k, name in enumerate(_names(count)))
    return segment(assemble("x", "", [Block(line) for line in lines], [False] * count, ()))


@cache
def _compared(count: int) -> Comparison:
    """Two articles, two in three of whose passages are linked, each with a fact; the rest are sections of one passage."""
    left, right = _told(count, ""), _told(count, " of them")
    kept = [(a, b) for a, b in zip(left.passages, right.passages, strict=True) if a.id % 3]
    links = tuple(Link(k, (a.id,), (b.id,), Kind.PARAPHRASED, 0.8, 0.8, 0.8, facts=(_fact(a, b),)) for k, (a, b) in enumerate(kept))
    sides = ((Side.LEFT, left), (Side.RIGHT, right))
    alone = tuple(Section(side, (p.id,), "nobody") for side, article in sides for p in article.passages if not p.id % 3)
    return Comparison(left, right, links, alone, Thresholds(), "none", "").with_docs()


def _fact(one: Passage, two: Passage) -> Fact:
    spans = (Span(each.id, 0, 14, each.text[:14]) for each in (one, two))
    return Fact(FactType.NUMBER_CHANGED, *spans, Why.VALUE)


def _again(told: tuple[str, str, str], suffix: str, size: int) -> Callable[[], object]:
    from compare.errors import CopydeskError

    head, part, tail = told
    data = (head + part * max(1, size // len(part)) + tail).encode("utf-8", "replace")

    def work() -> None:
        try:
            segment(_article(data, suffix))
        except CopydeskError:  # one sentence is an answer too
            return

    return work


def _lines(count: int, *, boxes: bool) -> list[PdfLine]:
    """Lines of one page under each other: one box, or a box each, every other one narrow."""
    places = [(number, 60.0 if boxes and number % 2 else 500.0) for number in range(count)]
    return [
        PdfLine(0, n if boxes else 0, f"{SENTENCE} {n}", 50.0, -12.0 * n, 50 + wide, 10 - 12.0 * n, 800.0) for n, wide in places
    ]


def _points(count: int) -> list[PdfLine]:
    return [PdfLine(0, 1, "•", 40.0, -12.0 * n, 44.0, 10 - 12.0 * n, 800.0) for n in range(count)]


def _in_order(lines: list[PdfLine]) -> object:
    return joined_paragraphs(in_reading_order(with_marks(lines)))


def _drawn(count: int) -> bytes:
    def draw(canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        canvas.setPageSize((600, 12 * count + 100))
        for number in range(count):
            canvas.drawString(50, 12 * number + 50, "word")

    return drawn(draw)


def _pdf(data: bytes) -> object:
    return list(pdf_lines(data))
