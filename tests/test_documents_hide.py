"""What Word and OpenDocument files hold besides their story: kept, set aside or told, never lost in silence."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from document_files import BEFORE, TITLE, open_document, rewritten, word, zipped
from docx import Document
from test_documents import read_bytes, story

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
END = b"<w:sectPr"
CONTENT = "content.xml"
PARAGRAPH = b"<w:p><w:r><w:t>It ends here.</w:t></w:r></w:p>"


def body_with(xml: bytes) -> bytes:
    """The story as docx, with more at the end of its body."""
    return rewritten(word(), "word/document.xml", lambda old: old.replace(END, xml + END, 1))


def texts(found: Article) -> list[str]:
    return [text for _, text in story(found)]


def around(found: Article) -> list[str]:
    return [found.text[p.start : p.end] for p in found.paragraphs if p.furniture]


KEPT = {
    "a content control": b"<w:sdt><w:sdtContent>" + PARAGRAPH + b"</w:sdtContent></w:sdt>",
    "a text box": b"<w:p><w:r><w:pict><w:txbxContent>" + PARAGRAPH + b"</w:txbxContent></w:pict></w:r></w:p>",
    "an insertion": b"<w:p><w:ins><w:r><w:t>It ends here.</w:t></w:r></w:ins></w:p>",
    "a link": b"<w:p><w:hyperlink><w:r><w:t>It ends</w:t></w:r></w:hyperlink><w:r><w:t> here.</w:t></w:r></w:p>",
    "a field": b'<w:p><w:fldSimple w:instr="TITLE"><w:r><w:t>It ends here.</w:t></w:r></w:fldSimple></w:p>',
    "text that is moved here": b"<w:p><w:moveTo><w:r><w:t>It ends here.</w:t></w:r></w:moveTo></w:p>",
    "hiding that is switched off": b'<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>It ends here.</w:t></w:r></w:p>',
}


@pytest.mark.parametrize("name", KEPT)
def test_the_story_is_whole_wherever_word_puts_it(tmp_path: Path, name: str) -> None:
    assert texts(read_bytes(tmp_path, body_with(KEPT[name]), "x.docx"))[-1] == "It ends here."


LEFT_OUT = {
    "hidden text": (
        b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees it.</w:t></w:r></w:p>",
        "1 piece of text that the document hides was left out, “Nobody sees it.”",
    ),
    "deleted text": (
        b"<w:p><w:del><w:r><w:delText>Nobody sees it.</w:delText></w:r></w:del></w:p>",
        "deletions that are tracked in the document were left out, the first: “Nobody sees it.”",
    ),
    "text that is moved away": (
        b"<w:p><w:moveFrom><w:r><w:t>Nobody sees it.</w:t></w:r></w:moveFrom></w:p>",
        "deletions that are tracked in the document were left out, the first: “Nobody sees it.”",
    ),
    "another format": (
        b'<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>',
        "1 part of the document in another format left out",
    ),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_of_word_is_told(tmp_path: Path, name: str) -> None:
    xml, warning = LEFT_OUT[name]
    found = read_bytes(tmp_path, body_with(xml), "x.docx")
    assert "Nobody sees it" not in found.text
    assert found.warnings == (warning,)


def test_insertions_are_kept_and_told(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, body_with(KEPT["an insertion"]), "x.docx")
    assert found.warnings == ("insertions that are tracked in the document were kept",)


def test_a_style_that_hides_hides(tmp_path: Path) -> None:
    style = b'<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    run = b'<w:p><w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>Nobody \x1b sees it.</w:t></w:r></w:p>'.replace(
        b"\x1b", b"&#x202e;"
    )
    made = rewritten(body_with(run), "word/styles.xml", lambda xml: xml.replace(b"</w:styles>", style))
    found = read_bytes(tmp_path, made, "x.docx")
    assert "sees it" not in found.text
    assert found.warnings == ("1 piece of text that the document hides was left out, “Nobody ⟨U+202E⟩ sees it.”",)


def test_headers_and_footers_of_word_are_furniture(tmp_path: Path) -> None:
    document = Document(io.BytesIO(word()))
    section = document.sections[0]
    section.header.paragraphs[0].text = "The Daily Pier, press office"
    section.footer.paragraphs[0].text = "7"
    file = io.BytesIO()
    document.save(file)
    found = read_bytes(tmp_path, file.getvalue(), "x.docx")
    assert around(found) == ["The Daily Pier, press office"]
    assert texts(found)[0] == TITLE


def test_notes_of_word_stand_at_the_end_and_comments_are_told(tmp_path: Path) -> None:
    paragraph = b"<w:p><w:r><w:t>The board counted them in May.</w:t></w:r></w:p>"
    separator = b'<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    notes = b"<w:footnotes " + W + b">" + separator + b'<w:footnote w:id="1">' + paragraph + b"</w:footnote></w:footnotes>"
    comment = (
        b"<w:comments " + W + b'><w:comment w:id="0">' + paragraph.replace(b"counted", b"doubted") + b"</w:comment></w:comments>"
    )
    made = with_parts(word(), {"word/footnotes.xml": notes, "word/comments.xml": comment})
    found = read_bytes(tmp_path, made, "x.docx")
    assert texts(found)[-1] == "The board counted them in May."
    assert "doubted" not in found.text
    assert found.warnings == ("1 comment in the document left out, “The board doubted them in May.”",)


def with_parts(document: bytes, parts: dict[str, bytes]) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | parts)


@pytest.mark.parametrize(
    "change",
    [
        (
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"application/vnd.ms-word.document.macroEnabled.main",
        ),
        (b"wordprocessingml.document.main", b"wordprocessingml.template.main"),
    ],
    ids=["macros", "a template"],
)
def test_macros_and_templates_are_read_and_run_nothing(tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    made = rewritten(word(), "[Content_Types].xml", lambda xml: xml.replace(*change))
    assert texts(read_bytes(tmp_path, made, "x.docm")) == texts(read_bytes(tmp_path, word(), "x.docx"))


def test_the_strict_form_of_the_format_is_read(tmp_path: Path) -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    made = word()
    for name in ("word/document.xml", "word/styles.xml"):
        made = rewritten(
            made, name, lambda xml: xml.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict)
        )
    assert story(read_bytes(tmp_path, made, "x.docx")) == story(read_bytes(tmp_path, word(), "y.docx"))


ODT = {
    "a hidden span": (
        b'<text:p>It ends<text:span text:style-name="Gone"> Nobody sees it.</text:span> here.</text:p>',
        "“Nobody sees it.”",
    ),
    "a hidden section": (
        b'<text:section text:display="none"><text:p>Nobody sees it.</text:p></text:section><text:p>It ends here.</text:p>',
        "“Nobody sees it.”",
    ),
    "a hidden paragraph": (
        b'<text:p><text:hidden-paragraph text:is-hidden="true"/>Nobody sees it.</text:p><text:p>It ends here.</text:p>',
        "“Nobody sees it.”",
    ),
    "a hidden field": (
        b'<text:p>It ends <text:hidden-text text:condition="1" text:string-value="Nobody sees it."/>here.</text:p>',
        "“Nobody sees it.”",
    ),
}


def odt_with(xml: bytes) -> bytes:
    style = b'<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'

    def change(old: bytes) -> bytes:
        opened = old.replace(b"<office:automatic-styles/>", b"<office:automatic-styles>" + style + b"</office:automatic-styles>")
        assert style in opened
        return opened.replace(b"</office:text>", xml + b"</office:text>")

    return rewritten(open_document(), CONTENT, change)


@pytest.mark.parametrize("name", ODT)
def test_what_an_open_document_hides_is_left_out_and_told(tmp_path: Path, name: str) -> None:
    xml, quoted = ODT[name]
    found = read_bytes(tmp_path, odt_with(xml), "x.odt")
    assert texts(found)[-1] == "It ends here."
    assert "Nobody sees" not in found.text
    assert found.warnings == (f"1 piece of text that the document hides was left out, {quoted}",)


def test_tracked_changes_and_comments_of_an_open_document(tmp_path: Path) -> None:
    xml = (
        b"<text:tracked-changes><text:changed-region><text:deletion><text:p>Nobody sees it.</text:p></text:deletion>"
        b"</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        b"<text:p><text:change-start/>It ends<office:annotation><text:p>Nobody sees it.</text:p></office:annotation> here."
        b"<text:change-end/></text:p>"
    )
    found = read_bytes(tmp_path, odt_with(xml), "x.odt")
    assert texts(found)[-1] == "It ends here."
    assert "Nobody sees" not in found.text
    assert found.warnings == (
        "insertions that are tracked in the document were kept",
        "deletions that are tracked in the document were left out, the first: “Nobody sees it.”",
        "1 comment in the document left out, “Nobody sees it.”",
    )


def test_headers_of_an_open_document_are_furniture(tmp_path: Path) -> None:
    master = (
        b'<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>The Daily Pier, press office'
        b"</text:p></style:header><style:footer><text:p>7</text:p></style:footer></style:master-page></office:master-styles>"
    )
    made = rewritten(
        open_document(), "styles.xml", lambda xml: xml.replace(b"</office:document-styles>", master + b"</office:document-styles>")
    )
    found = read_bytes(tmp_path, made, "x.odt")
    assert around(found) == ["The Daily Pier, press office"]
    assert len(texts(found)) == 4 + len(BEFORE)


def test_an_encoding_is_not_used_for_a_document_and_that_is_told(tmp_path: Path) -> None:
    from compare.reading import read

    (tmp_path / "x.docx").write_bytes(word())
    found = read(str(tmp_path / "x.docx"), encoding="cp1252")
    assert found.text == read(str(tmp_path / "x.docx")).text
    assert found.warnings == ("--encoding was not used here: the document itself says how its text is written",)
