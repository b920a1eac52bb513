"""A page that Google Docs saved: its title is the headline, its comments are told and are no story."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003

import pytest
from document_files import zipped

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.reading.pages.page import page_story

STORY = (
    "The harbour council postponed its vote on the old ferry dock until the spring, the mayor said on Tuesday.",
    "Four members walked out before the sitting ended, and nobody could say when they would come back.",
    "The dock has stood empty for nine years, and its beams are rotten, according to a report by two engineers.",
)
COMMENTS = ("Is this what she really said to us on Tuesday?", "Ask the engineers for a newer figure, please.")
MARK = '<sup><a href="#cmnt{0}" id="cmnt_ref{0}">[{1}]</a></sup>'
COMMENT = '<div class="c4"><p class="c1"><a href="#cmnt_ref{0}" id="cmnt{0}">[{1}]</a><span class="c2">{2}</span></p></div>'


TITLE = "Council Puts Off Its Vote on the Dock"
STYLED = f'<p class="c3 title" id="h.x"><span class="c5">{TITLE}</span></p>'
SHEET = ".lst-kix_a-0>li:before{content:'- '}.c1{margin:0}.title{font-size:26pt}.subtitle{font-size:15pt}"


def saved(*, comments: bool = True, body: str = ' class="c9 doc-content"', title: str = STYLED, more: str = "") -> str:
    """A page as Google Docs writes it."""
    marks = [MARK.format(k + 1, "ab"[k]) if comments else "" for k in range(2)]
    told = "".join(COMMENT.format(k + 1, "ab"[k], COMMENTS[k]) for k in range(2)) if comments else ""
    return (
        f"<html><head><style>{SHEET}</style></head><body{body}>{title}"
        f'<p class="c1"><span class="c2">{STORY[0]}</span>{marks[0]}</p>'
        f'<p class="c1"><span class="c2">{STORY[1][:40]}</span>{marks[1]}<span class="c2">{STORY[1][40:]}</span></p>'
        f'<p class="c1"><span class="c2">{STORY[2]}</span></p>{more}{told}</body></html>'
    )


def test_the_title_is_the_headline_and_the_story_is_whole() -> None:
    for page in (saved(), saved(comments=False), saved(body="")):
        found = page_story("saved.html", page)
        assert found.blocks[0].text == "Council Puts Off Its Vote on the Dock"
        assert found.blocks[0].role is Role.HEADLINE
        assert tuple(block.text for block in found.blocks[1:]) == STORY
        assert not any(found.aside)


def test_comments_are_told() -> None:
    told = "2 comments in the document left out, the first: “Is this what she really said to us on Tuesday?”"
    assert told in page_story("saved.html", saved()).warnings
    assert not page_story("saved.html", saved(comments=False)).warnings


def test_another_page_keeps_what_only_looks_so() -> None:
    page = saved(comments=False, body="").replace("</body>", f'<p><a href="#cmnt_ref1">[a]</a> {COMMENTS[0]}</p></body>')
    assert any(COMMENTS[0] in block.text for block in page_story("page.html", page).blocks)


OLDER = ' class="c9"'
SPAN = f'<p class="c3"><span class="title">{TITLE}</span></p>'
EMPTY_FIRST = f'<p class="c3 title" id="h.w"><span class="c5"></span></p>{STYLED}'
UNSTYLED = f'<p class="c3"><span class="c5">{TITLE}</span></p>'
SECTION = '<h2 class="c7" id="h.z"><span class="c5">What the engineers found</span></h2>'


@pytest.mark.parametrize("title", [STYLED, STYLED.replace("<p", "<h1").replace("</p", "</h1"), SPAN, EMPTY_FIRST, UNSTYLED])
@pytest.mark.parametrize("body", [' class="c9 doc-content"', OLDER])
def test_the_title_is_none_of_the_sections(body: str, title: str) -> None:
    page = saved(comments=False, body=body, title=title).replace(
        '<p class="c1"><span class="c2">The dock', f'{SECTION}<p class="c1"><span>The dock'
    )
    blocks = page_story("saved.html", page).blocks
    assert [block.text for block in blocks if block.role is Role.HEADLINE] == [TITLE]
    assert [block.text for block in blocks if block.role is Role.HEADING] == ["What the engineers found"]


def test_a_subtitle_is_of_the_story() -> None:
    subtitle = "Four members walked out before the sitting ended"
    page = saved(comments=False, title=f'{STYLED}<p class="c6 subtitle" id="h.y"><span>{subtitle}</span></p>')
    found = page_story("saved.html", page)
    assert [block.text for block in found.blocks[:2]] == [TITLE, subtitle]
    assert not any(found.aside)


def test_a_note_loses_its_number_and_stays() -> None:
    note = '<hr><div><p class="c1"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;The report was kept secret.</span></p></div>'
    mark = '<p class="c1"><span>It names two firms.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>'
    found = page_story("saved.html", saved(more=mark + note))
    assert [block.text for block in found.blocks[-2:]] == ["It names two firms.", "The report was kept secret."]
    assert not any(found.aside)


def test_the_header_and_the_footer_of_the_sheets_are_told() -> None:
    header = f"<div><p><span>DRAFT, metro desk</span></p></div>{STYLED}"
    found = page_story("saved.html", saved(comments=False, title=header, more="<div><p><span>Page 1</span></p></div>"))
    assert tuple(block.text for block in found.blocks) == (TITLE, *STORY)
    assert any("DRAFT, metro" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "around", [{"images/image1.png": b"\x89PNG"}, {}, {"__MACOSX/._Dock.html": b"x", "Dock.fld/header.html": b"x"}]
)
def test_the_archive_that_holds_the_page_is_read(tmp_path: Path, around: dict[str, bytes]) -> None:
    (tmp_path / "Dock.zip").write_bytes(zipped(around | {"Dock.html": saved().encode()}))
    article = read(str(tmp_path / "Dock.zip"))
    assert article.title == TITLE
    assert all(sentence in article.text for sentence in STORY)


@pytest.mark.parametrize("other", ["b.html", "b.docx", "b.txt"])
def test_an_archive_of_more_than_a_page_is_refused(tmp_path: Path, other: str) -> None:
    (tmp_path / "Dock.zip").write_bytes(zipped({"Dock.html": saved().encode(), other: b"<p>Another text.</p>"}))
    with pytest.raises(UnreadableSourceError, match="is an archive of files"):
        read(str(tmp_path / "Dock.zip"))
