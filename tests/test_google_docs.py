"""A page that Google Docs saved: its title is the headline, its comments are told and are no story."""

from __future__ import annotations

from compare.article import Role
from compare.reading.pages.page import page_story

STORY = (
    "The harbour council postponed its vote on the old ferry dock until the spring, the mayor said on Tuesday.",
    "Four members walked out before the sitting ended, and nobody could say when they would come back.",
    "The dock has stood empty for nine years, and its beams are rotten, according to a report by two engineers.",
)
COMMENTS = ("Is this what she really said to us on Tuesday?", "Ask the engineers for a newer figure, please.")
MARK = '<sup><a href="#cmnt{0}" id="cmnt_ref{0}">[{1}]</a></sup>'
COMMENT = '<div class="c4"><p class="c1"><a href="#cmnt_ref{0}" id="cmnt{0}">[{1}]</a><span class="c2">{2}</span></p></div>'


def saved(*, comments: bool = True, body: str = ' class="c9 doc-content"') -> str:
    """A page as Google Docs writes it."""
    marks = [MARK.format(k + 1, "ab"[k]) if comments else "" for k in range(2)]
    told = "".join(COMMENT.format(k + 1, "ab"[k], COMMENTS[k]) for k in range(2)) if comments else ""
    return (
        f"<html><head><style>.c1{{margin:0}}</style></head><body{body}>"
        '<p class="c3 title" id="h.x"><span class="c5">Council Puts Off Its Vote on the Dock</span></p>'
        f'<p class="c1"><span class="c2">{STORY[0]}</span>{marks[0]}</p>'
        f'<p class="c1"><span class="c2">{STORY[1][:40]}</span>{marks[1]}<span class="c2">{STORY[1][40:]}</span></p>'
        f'<p class="c1"><span class="c2">{STORY[2]}</span></p>{told}</body></html>'
    )


def test_the_title_is_the_headline_and_the_story_is_whole() -> None:
    for page in (saved(), saved(comments=False), saved(body="")):
        found = page_story("saved.html", page)
        assert found.blocks[0].text == "Council Puts Off Its Vote on the Dock"
        assert found.blocks[0].role is Role.HEADLINE
        assert tuple(block.text for block in found.blocks[1:]) == STORY
        assert not any(found.aside)


def test_comments_are_told() -> None:
    assert "2 comments in the document left out" in page_story("saved.html", saved()).warnings
    assert not page_story("saved.html", saved(comments=False)).warnings


def test_another_page_keeps_what_only_looks_so() -> None:
    page = saved(comments=False, body="").replace("</body>", f'<p><a href="#cmnt_ref1">[a]</a> {COMMENTS[0]}</p></body>')
    assert any(COMMENTS[0] in block.text for block in page_story("page.html", page).blocks)
