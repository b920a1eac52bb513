"""What is fuzzed: each target takes bytes and holds its stage to its promises; one clear sentence is a right answer too."""

from __future__ import annotations

import json
import os
import signal
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unittest.mock import patch

import pieces
import starts
from promises import require_found, require_one_sentence, require_placed, require_tiled, require_whole
from word_encoder import WordEncoder

from compare.batching.pairs import read_pairs
from compare.comparison import compare as compare_articles
from compare.errors import CopydeskError
from compare.reading.given import Given, Obtained
from compare.reading.opening.decoding import decode
from compare.reading.pdf import document as pdf_document
from compare.reading.pdf import lines as pdf_lines
from compare.reading.pdf.marks import with_marks
from compare.reading.pdf.pages import Beside
from compare.reading.pdf.paragraphs import PdfLine
from compare.reading.reader import obtain
from compare.reading.sources.sources import Source, load
from compare.reading.unlimited import article_unlimited
from compare.reports import FORMATS, render
from compare.reports.from_record import open_record
from compare.segmenting.segment import segment
from tui.kept.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.article import Article
    from compare.reading.found import Found

_PLACE = Path(tempfile.mkdtemp(prefix="copydesk-fuzz-"))
_PDF_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed.

    Attributes:
        run: holds bytes to what is promised; raises where it is not kept.
        begin: the inputs that fuzzing begins with.
        words: what is put into them; of a zipped document, the names of its elements.
        form: what the inputs are, and so how they are changed: "text", "json", or "zip" for a zipped document.
        longest: of an input, in bytes.
    """

    run: Callable[[bytes], None]
    begin: Callable[[], list[bytes]]
    words: Sequence[str]
    form: Literal["text", "json", "zip"] = "text"
    longest: int = 20_000


def _reader(ending: str) -> Callable[[bytes], None]:
    """A reader, with segmenting behind it: an article with all that is promised of one, or one sentence."""

    def run(data: bytes) -> None:
        article = _article(data, ending)
        if article:
            require_whole(article)
            require_tiled(segment(article))

    return run


def _article(data: bytes, ending: str) -> Article | None:
    path = _written(data, ending)
    try:
        return article_unlimited(Given(obtain(path)))  # in this process, where what it runs through can be seen
    except CopydeskError as error:
        require_one_sentence(error)
        return None


def _written(data: bytes, ending: str) -> str:
    path = _PLACE / f"input-{os.getpid()}{ending}"  # forks share the folder
    path.write_bytes(data)
    return str(path)


def run_decoding(data: bytes) -> None:
    """Text in any encoding; the first two bytes say what is known of it."""
    about, source = data[:2], Source("x", "", data[2:])
    named = (None, "utf-8", "cp1252", "utf-16", "shift_jis", "idna", "rot13", "x\x00", "unicode_escape", "mbcs", "undefined")
    given, declared = (named[(value % 32) % len(named)] if value % 32 < 16 else None for value in about.ljust(2, b"\xff"))
    try:
        text = decode(source, given, declared).text
    except CopydeskError as error:
        require_one_sentence(error)
        return
    if not given and data[2:].decode("utf-8", "ignore").encode() == data[2:] and data[2:3].isalpha() and b"\x00" not in data:
        assert text == data[2:].decode()


def run_pdf(data: bytes) -> None:
    """The reader of PDF in this process; its own ends it after some seconds, and so does this."""
    try:
        with _ended_after(_PDF_SECONDS):
            rows, _ = pdf_lines.pdf_lines(data)
    except Exception:  # noqa: BLE001 - the process answers 'broken' to all of them
        return
    lines = [PdfLine(*row) for row in json.loads(json.dumps(rows))]
    try:
        found = _pdf_story(lines).cleaned()
    except CopydeskError as error:
        require_one_sentence(error)
        return
    assert len(found.blocks) == len(found.aside)
    kept = "".join("".join(block.text.split()) for block in found.blocks)
    assert not lines or kept or all(not line.text.strip("\u00ad\u200b") for line in lines)


def _pdf_story(lines: list[PdfLine]) -> Found:
    with patch.object(pdf_document, "_lines", return_value=(with_marks(lines), Beside([], [], [], pages=1))):
        return pdf_document.pdf_story(Source("x", ".pdf", b""))


class _EndedError(Exception):
    """It took too long."""


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    def end(*_: object) -> None:
        raise _EndedError

    signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def run_record(data: bytes) -> None:
    """What opens is a comparison with all that is promised of one, and is the same record again."""
    try:
        found = open_record(data, "x")
    except CopydeskError as error:
        require_one_sentence(error)
        return
    for side in (found.left, found.right):
        assert all(side.text[p.start : p.end] == p.text for p in side.passages)
    again = render(found, "json")
    assert render(open_record(again, "x"), "json") == again
    for name in FORMATS:
        assert render(found, name)


def run_settings(data: bytes) -> None:
    try:
        found = load_settings(environment={"COPYDESK_SETTINGS": _written(data, ".toml")})
    except CopydeskError as error:
        require_one_sentence(error)
        return
    assert 0 <= found.thresholds.link <= 1


def run_pairs(data: bytes) -> None:
    try:
        found = read_pairs(_written(data, ".csv"))
    except CopydeskError as error:
        require_one_sentence(error)
        return
    assert len({pair.id.lower() for pair in found}) == len(found)
    assert not [pair.id for pair in found if set(pair.id) & set("/\\\x00\n:") or pair.id in {"", ".", ".."}]


def run_stages(data: bytes) -> None:
    """Two articles, parted by a line of percent signs, through every stage and into every report."""
    sides = data.split(b"\n%%\n", 1)
    articles = [_from_bytes(side) for side in (sides[0], sides[-1])]
    left, right = articles
    if not left or not right:
        return
    found = compare_articles(left, right, WordEncoder())
    require_placed(found)
    require_found(found)
    same = compare_articles(left, left, WordEncoder())
    assert not same.differs
    assert not same.unique
    data = render(found, "json")
    assert render(open_record(data, "x"), "json") == data
    for name in FORMATS:
        assert render(found, name)


def _from_bytes(data: bytes) -> Article | None:
    try:
        return article_unlimited(Given(Obtained(load("-", BytesIO(data)))))
    except CopydeskError:
        return None


_PROSE = (*pieces.TEXT, *pieces.HOSTILE)
TARGETS = {
    "decoding": Target(run_decoding, lambda: [b"\xff\xff" + start for start in starts.plain()], _PROSE),
    "plain": Target(_reader(".txt"), starts.plain, _PROSE),
    "markdown": Target(_reader(".md"), starts.markdown, (*pieces.MARKDOWN, *_PROSE)),
    "page": Target(_reader(""), starts.page, (*pieces.PAGE, *_PROSE)),
    "docx": Target(_reader(".docx"), starts.word, pieces.ELEMENTS["docx"], form="zip", longest=60_000),
    "odt": Target(_reader(".odt"), starts.open_document, pieces.ELEMENTS["odt"], form="zip", longest=60_000),
    "pdf": Target(run_pdf, starts.pdf, pieces.PDF),
    "record": Target(run_record, starts.record, pieces.RECORD, form="json"),
    "settings": Target(run_settings, starts.settings, pieces.SETTINGS, longest=4_000),
    "pairs": Target(run_pairs, starts.pairs, pieces.PAIRS, longest=200_000),
    "stages": Target(run_stages, starts.stories, _PROSE, longest=3_000),
}
