"""What mark-up says of the words in it: raised figures, words that are struck out and put in, rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from document_files import rewritten, word
from test_documents import read_bytes
from test_web_page import STORY, page, read_page, texts

from compare.article import Role
from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path


def line_of(tmp_path: Path, html: str) -> str:
    return texts(read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1><p>{html}</p>{STORY}</article>")))[1]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("The plant makes 10<sup>6</sup> tonnes a year, it said.", "The plant makes 10⁶ tonnes a year, it said."),
        ("A dose of 10<sup>−9</sup> grams is enough, it said.", "A dose of 10⁻⁹ grams is enough, it said."),
        ("The field of 40 km<sup>2</sup> burned all night.", "The field of 40 km² burned all night."),
        ("Much CO<sub>2</sub> is let out by the plant each day.", "Much CO2 is let out by the plant each day."),
        ("It closed on Monday.<sup>2</sup> It will open again in May.", "It closed on Monday. It will open again in May."),
        ("It closed on a Monday<sup><a href='#n2'>2</a></sup> and opened in May.", "It closed on a Monday and opened in May."),
        ("It closed on a Monday<sup>[12]</sup> and opened in May.", "It closed on a Monday and opened in May."),
        ("The 1<sup>st</sup> of May is a holiday in the harbour.", "The 1st of May is a holiday in the harbour."),
    ],
)
def test_raised_and_lowered_figures_say_what_they_say(tmp_path: Path, html: str, said: str) -> None:
    assert line_of(tmp_path, html) == said


def test_what_a_page_strikes_out_is_left_out_with_its_words(tmp_path: Path) -> None:
    struck = "The minister was <s>acquitted</s> convicted of taking <del>3</del><ins>5</ins> million crowns on Friday."
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1><p>{struck}</p>{STORY}</article>"))
    assert texts(found)[1] == "The minister was convicted of taking 5 million crowns on Friday."
    assert found.warnings == (
        "deletions that are marked in the page were left out, the first: “acquitted”",
        "insertions that are marked in the page were kept, the first: “5”",
    )


@pytest.mark.parametrize("style", ["vertical-align: super", "position:relative; top:-.4em; font-size:.7em"])
def test_figures_that_a_class_raises_are_raised(tmp_path: Path, style: str) -> None:
    html = f"<style>.up {{ {style} }}</style>The plant makes 10<span class='up'>6</span> tonnes a year, it said."
    assert line_of(tmp_path, html) == "The plant makes 10⁶ tonnes a year, it said."


def test_figures_that_a_class_moves_a_little_are_not_raised(tmp_path: Path) -> None:
    html = (
        "<style>.up {position:relative; top:-.1em; font-size:.9em}</style>The plant makes 10<span class='up'>6</span> tonnes now."
    )
    assert line_of(tmp_path, html) == "The plant makes 106 tonnes now."


def test_markdown_means_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Pier\n\nIt makes 10<sup>6</sup> tonnes and was ~~acquitted~~ convicted of taking <del>3</del><ins>5</ins> crowns.\n"
    )
    found = read(str(tmp_path / "a.md"))
    assert found.text == "Pier\n\nIt makes 10⁶ tonnes and was convicted of taking 5 crowns."
    assert found.warnings == (
        "deletions that are marked in the text were left out, the first: “acquitted”",
        "insertions that are marked in the text were kept, the first: “5”",
    )


def test_a_tag_of_markdown_that_is_never_closed_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Pier\n\nIt was <s>closed on Monday, the board said.\n")
    assert read(str(tmp_path / "a.md")).text == "Pier\n\nIt was closed on Monday, the board said."


def test_a_table_of_markdown_is_a_line_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Pier\n\nThe board met.\n\n| Town | Homes |\n|---|---|\n| Lind | **4,000** |\n| Kell | |\n")
    found = read(str(tmp_path / "a.md"))
    rows = [found.text[p.start : p.end] for p in found.paragraphs if p.role is Role.LIST]
    assert rows == ["Town | Homes", "Lind | 4,000", "Kell"]


def test_a_struck_run_of_a_document_is_left_out(tmp_path: Path) -> None:
    run = b"<w:p><w:r><w:t>It was </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>shut</w:t></w:r><w:r><w:t>open.</w:t></w:r></w:p>"
    data = rewritten(word(), "word/document.xml", lambda old: old.replace(b"<w:sectPr", run + b"<w:sectPr", 1))
    found = read_bytes(tmp_path, data, "a.docx")
    assert found.text.endswith("It was open.")
    assert "deletions that are marked in the document were left out, the first: “shut”" in found.warnings


def test_a_layout_table_of_a_document_is_paragraphs(tmp_path: Path) -> None:
    texts_in = [
        "The harbour board voted on Tuesday to close the old ferry dock. It has stood empty for nine years, the board said.",
        "The dock will be taken down before winter. The stones will be used for a new sea wall, which is to be built in May.",
    ]
    paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts_in)
    frame = "<w:tc><w:p><w:r><w:t>PRESS OFFICE</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{frame}<w:tc>{paragraphs}</w:tc></w:tr></w:tbl>".encode()
    data = rewritten(word(), "word/document.xml", lambda old: old.replace(b"<w:sectPr", table + b"<w:sectPr", 1))
    found = read_bytes(tmp_path, data, "a.docx")
    assert [(p.role, found.text[p.start : p.end]) for p in found.paragraphs][-2:] == [(Role.BODY, text) for text in texts_in]


@pytest.mark.parametrize(
    "html",
    [
        '<span style="text-decoration: line-through">three</span> five',
        '<b style="color:red; text-decoration-line:line-through">three</b> five',
        '<style>.c8{color:#000;text-decoration:line-through}</style><span class="c1 c8">three</span> five',
    ],
)
def test_what_is_struck_out_by_style_is_left_out(tmp_path: Path, html: str) -> None:
    style, _, rest = html.rpartition("</style>")
    body = (
        f"<article><h1>Ferry Dock to Close</h1><p>The minister was convicted of taking {rest} million crowns.</p>{STORY}</article>"
    )
    found = read_page(tmp_path, page(body, f"{style}</style>" if style else ""))
    assert texts(found)[1] == "The minister was convicted of taking five million crowns."
    assert found.warnings[0] == "deletions that are marked in the page were left out, the first: “three”"


def test_a_price_that_a_style_underlines_stays(tmp_path: Path) -> None:
    assert "three" in line_of(
        tmp_path, 'It cost <span style="text-decoration:underline">three</span> crowns for a ticket on the boat.'
    )
