"""Pages that Word saves, whole and 'filtered', say what its styles mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from document_files import BEFORE
from test_newsroom_formats import article, told

from compare.article import Role

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">'
    "<title>dock-draft</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>x</o:Author></o:DocumentProperties></xml>"
    "<![endif]--><style><!-- p.MsoNormal {mso-style-parent:''; margin:0cm} --></style></head><body><div class=WordSection1>"
)
CELL = "<td><p class=MsoNormal>{}<o:p></o:p></p></td>"
BODY = (
    "<p class=MsoTitle>Dock shut after nine years<o:p></o:p></p><p class=MsoNormal>By Petra Kvist<o:p></o:p></p>"
    f"<p class=MsoNormal><span style='mso-ansi-language:EN-US'>{BEFORE[0]}</span><o:p></o:p></p>"
    "<h1>What comes next<o:p></o:p></h1>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>\xb7&nbsp; </span><![endif]>A tender in May<o:p></o:p></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>\xb7&nbsp; </span><![endif]>The work in June<o:p></o:p></p>"
    "<p class=MsoNormal>Repairs in <st1:place>Lindholm</st1:place> cost 14 million crowns<a href='#_ftn1'>[1]</a>, she said, "
    "and more than that in all the years before.<a class=msocomanchor href='#_msocom_1'>[AL1]</a><o:p></o:p></p>"
    f"<table><tr>{CELL.format('Town')}{CELL.format('Berths')}</tr><tr>{CELL.format('Lind')}{CELL.format('12')}</tr></table>"
    "<div style='mso-element:footnote-list'><div style='mso-element:footnote'><p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a>"
    " The sum is from the board.<o:p></o:p></p></div></div><div style='mso-element:comment-list'><hr class=msocomoff>"
    "<div style='mso-element:comment'><div class=msocomtxt>"
    "<p class=MsoCommentText>Ask her about it.</p></div></div></div></div></body></html>"
)
FILTERED = BODY.replace("<o:p></o:p>", "").replace("<![if !supportLists]>", "").replace("<![endif]>", "")
FILTERED = FILTERED.replace(" style='mso-element:comment'", "").replace(" style='mso-element:comment-list'", "")


@pytest.mark.parametrize("body", [BODY, FILTERED], ids=["whole", "filtered"])
def test_a_page_of_word_is_read_as_its_document(tmp_path: Path, body: str) -> None:
    found = article(tmp_path, (HEAD + body).encode("cp1252"), "a.htm")
    assert found.title == "Dock shut after nine years"
    assert told(found)[2:] == [
        *told(article(tmp_path, BEFORE[0], "a.txt")),
        "What comes next",
        "A tender in May",
        "The work in June",
        "Repairs in Lindholm cost 14 million crowns, she said, and more than that in all the years before.",
        "Town | Berths",
        "Lind | 12",
        "The sum is from the board.",
    ]
    assert [p.role for p in found.paragraphs[:4]] == [Role.HEADLINE, Role.BYLINE, Role.BODY, Role.HEADING]
    assert "1 comment in the document left out, “Ask her about it.”" in found.warnings


def test_a_page_of_libreoffice_has_the_title_that_is_only_set_larger(tmp_path: Path) -> None:
    head = '<html><head><title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head><body>'
    body = f'<p><font size="6">Dock shut after nine years</font></p><p>{BEFORE[0]}</p><h1>What comes next</h1><p>{BEFORE[1]}</p>'
    found = article(tmp_path, f"{head}{body}</body></html>", "a.html")
    assert found.title == "Dock shut after nine years"
    assert [p.role for p in found.paragraphs] == [Role.HEADLINE, Role.BODY, Role.HEADING, Role.BODY]


@pytest.mark.parametrize("writer", ["LibreOffice 7.4.7.2 (Linux)", "Microsoft Word 15"])
def test_the_day_on_which_a_file_was_begun_is_no_day_of_its_story(tmp_path: Path, writer: str) -> None:
    head = f'<meta name="generator" content="{writer}"/><meta name="created" content="2019-03-04T09:15:00"/>'
    body = f"<h1>Dock shut after nine years</h1><p>{BEFORE[0]}</p><p>{BEFORE[1]}</p>"
    assert article(tmp_path, f"<html><head>{head}</head><body>{body}</body></html>", "a.html").published is None
