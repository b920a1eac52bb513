"""Whatever a source holds: an article that keeps all that is promised of one, or one clear sentence, in bounded time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import document_files
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from promises import require_one_sentence, require_tiled, require_whole, unsafe
from texts import ANY, OPEN_DOCUMENTS, PAGES, PDF_LINES, REPEATED, TOLD, WORD_DOCUMENTS, noisy, sound
from tries import tries

from compare.errors import CopydeskError, UnreadableSourceError
from compare.reading import read
from compare.reading.cleaning import clean, visible
from compare.reading.given import declared_encoding
from compare.reading.opening.decoding import decode
from compare.reading.pdf import document as pdf_document
from compare.reading.pdf.marks import with_marks
from compare.reading.pdf.pages import Beside
from compare.reading.sources.sources import Source
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article
    from compare.reading.pdf.paragraphs import PdfLine

LONG = 30_000  # characters; what grows with their square takes minutes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


def article_of(folder: Path, data: bytes, name: str) -> Article | None:
    """The article of a file, with its passages, and all that is promised of both; None where one sentence says why not."""
    (folder / name).write_bytes(data)
    try:
        article = segment(read(str(folder / name)))
    except UnreadableSourceError as error:
        require_one_sentence(error)
        require_in_time(error)
        return None
    require_whole(article)
    require_tiled(article)
    return article


def require_in_time(error: Exception) -> None:
    assert "takes longer" not in str(error)


@given(ANY)
def test_what_is_cleaned_hides_nothing_and_steers_nothing(text: str) -> None:
    assert not unsafe(clean(text).text)
    assert not unsafe(visible(text))
    assert "\n" not in visible(text)
    assert visible(visible(text)) == visible(text)


def test_of_all_characters_none_is_left_that_hides_or_steers() -> None:
    assert not unsafe(clean("".join(map(chr, range(sys.maxunicode + 1)))).text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_in_any_unicode_encoding_is_that_text(text: str, encoding: str) -> None:
    story = f"A story: {text}"
    assert clean(decode(Source("x", "", story.encode(encoding))).text).text == clean(story).text


@given(
    st.binary() | ANY.map(lambda text: text.encode("utf-16-le", "surrogatepass")),
    st.sampled_from([None, "utf-8", "cp1252", "x", "\x1b", "x\x00"]),
)
def test_any_bytes_are_text_or_one_sentence(data: bytes, encoding: str | None) -> None:
    try:
        assert isinstance(decode(Source("x", "", data), encoding, declared_encoding(data)).text, str)
    except CopydeskError as error:
        require_one_sentence(error)


@pytest.mark.parametrize("name", ["any.txt", "any.md", "any"])
@given(text=TOLD)
@tries(60)
def test_any_text_is_an_article(folder: Path, name: str, text: str) -> None:
    article_of(folder, text.encode("utf-8", "surrogatepass"), name)


@given(text=TOLD)
@tries(60)
def test_no_letter_of_a_plain_text_is_lost(folder: Path, text: str) -> None:
    text = "".join(c for c in text if c.isprintable() or c in "\r\n\x85\u2028")  # of controls a text has a few, or is none
    article = article_of(folder, text.encode(), "any.txt")
    wanted = "".join(clean(text).text.split())
    assert "".join(article.text.split()) == wanted if article else not wanted


@given(page=PAGES)
@tries(60)
def test_any_page_is_a_story(folder: Path, page: str) -> None:
    article_of(folder, page.encode("utf-8", "replace"), "any.html")


@pytest.mark.parametrize(("documents", "name"), [(WORD_DOCUMENTS, "any.docx"), (OPEN_DOCUMENTS, "any.odt")])
@given(data=st.data())
@tries(30)
def test_any_document_is_an_article(folder: Path, documents: st.SearchStrategy[bytes], name: str, data: st.DataObject) -> None:
    article_of(folder, data.draw(documents), name)


@pytest.mark.parametrize("ending", ["docx", "odt", "html"])
@given(data=st.data())
@tries(30)
def test_a_file_with_noise_in_it_is_an_article(folder: Path, ending: str, data: st.DataObject) -> None:
    article_of(folder, data.draw(noisy(sound(ending))), f"any.{ending}")


@given(PDF_LINES)
def test_the_lines_of_any_pdf_become_paragraphs(lines: list[PdfLine]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_document, "_lines", lambda _: (with_marks(lines), Beside([], [], [], pages=1)))
        found = pdf_document.pdf_story(Source("x", ".pdf", b"")).cleaned()
    assert len(found.blocks) == len(found.aside)
    assert all(not unsafe(block.text) and block.text == " ".join(block.text.split()) != "" for block in found.blocks)


# What once took minutes, hours or for ever (docs/fuzzing.md), each a part that is told again and again.
@pytest.mark.parametrize("name", ["any.txt", "any.md", "any.html", "any"])
@given(told=REPEATED)
@example(told=("", "<!---->", "x"))
@example(told=("", ". A/A", "x"))
@example(told=("By Aa", " ,,,,,,,,,,", " x x x x x x x x x x x x"))
@example(told=("", ")", ""))
@tries(8)
def test_no_part_told_again_and_again_takes_for_ever(folder: Path, name: str, told: tuple[str, str, str]) -> None:
    """It is read, and not given up for its time; `benchmarks/growth/work_growth.py` measures how that grows."""
    head, part, tail = told
    text = head + part * (LONG // len(part)) + tail
    article_of(folder, text.encode("utf-8", "replace"), name)


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_document_without_a_word_holds_no_text(folder: Path, ending: str) -> None:
    part = {"docx": "word/document.xml", "odt": "content.xml"}[ending]
    empty = document_files.rewritten(sound(ending), part, lambda xml: b"".join(_bare(xml)))
    (folder / f"empty.{ending}").write_bytes(empty)
    with pytest.raises(UnreadableSourceError, match="holds no text"):
        read(str(folder / f"empty.{ending}"))


def _bare(xml: bytes) -> list[bytes]:
    """An XML part without its text."""
    from lxml import etree

    root = etree.fromstring(xml)
    for element in root.iter():
        element.text = element.tail = None
    return [etree.tostring(root)]
