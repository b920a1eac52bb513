"""A rich-text document is read whole: what it holds beside its story is told, and what its marks mean is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from test_newsroom_formats import article, told

from compare.article import Role

if TYPE_CHECKING:
    from pathlib import Path


def test_rich_text_leaves_out_what_is_hidden_and_deleted(tmp_path: Path) -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl\f0\fswiss Helvetica;}{\header The Post\par}\f0 {\b Dock shut}\par "
        rb"The board {\deleted never }{\revised has }voted {\v in secret }\'e4\'e0 \u8212 ?now.\par "
        rb'\trowd\cellx1000\cellx2000 Lind\cell 4,000\cell\row {\field{\*\fldinst{HYPERLINK "http://x.example"}}{\fldrslt A link}}'
        rb" ends it.\par}"
    )
    found = article(tmp_path, data, "a.rtf")
    assert told(found) == ["Dock shut", "The board has voted да —now.", "Lind | 4,000", "A link ends it."]
    assert len(found.warnings) == 3


def rtf(body: str) -> bytes:
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset2 Symbol;}}"
    return rf"{{\rtf1\ansi{fonts}{{\stylesheet{{\s1\v\strike Gone;}}}}\f0 {body}}}".encode()


def test_rich_text_says_what_stands_in_notes_boxes_and_headers(tmp_path: Path) -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt In a box.\par}}{\shprslt{\*\do{\dptxbxtext In a box.\par}}}}"
    data = rtf(
        r"{\header The Post\par}Dock shut\par The board{\super\chftn}{\footnote\pard\plain\chftn Nine to two.} voted."
        rf"{{\*\annotation Ask her.}}\par {box}It met."
    )
    found = article(tmp_path, data, "a.rtf")
    assert told(found) == ["Dock shut", "The board voted.", "It met.", "Nine to two.", "In a box."]
    assert [p.text for p in found.passages if p.furniture] == ["The Post"]
    assert found.warnings == ("1 comment in the document left out, “Ask her.”",)


def test_rich_text_means_what_its_marks_say(tmp_path: Path) -> None:
    data = rtf(
        r"Dock shut\par It cost {\strike 9}{\strike0 8} times 10{\rtlch\fcs1 \super 6}\nosupersub  crowns \u-10179 ?\u-8704 ?.\par "
        r"{\pntext\f1\'B7\tab}One thing\par {\pntext\f1\'B7\tab}Another thing\par It met."
    )
    found = article(tmp_path, data, "a.rtf")
    assert told(found) == ["Dock shut", "It cost 8 times 10⁶ crowns \U0001f600.", "One thing", "Another thing", "It met."]
    assert [p.role for p in found.paragraphs][2:4] == [Role.LIST] * 2
    assert found.warnings == ("deletions that are marked in the document were left out, the first: “9”",)


def test_a_bullet_of_a_symbol_font_is_a_bullet(tmp_path: Path) -> None:
    mark = r"{\listtext\pard\plain  \u61623\'3f\tab}"
    found = article(
        tmp_path, rtf(rf"Dock shut\par The board voted.\par {mark}One thing\par {mark}Another thing\par It met."), "a.rtf"
    )
    assert told(found)[2:4] == ["One thing", "Another thing"]
    assert [p.role for p in found.paragraphs][2:4] == [Role.LIST] * 2
