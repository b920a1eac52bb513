"""The Word document: the second article with comments, and as tracked changes between two versions of one text."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from conftest import ROOT
from docx.oxml.ns import qn
from eventful import PAYLOADS, eventful
from hypothesis import given
from hypothesis import strategies as st
from test_comparison import compared, made
from test_other_languages import STORY, MeaningEncoder
from tries import tries
from whole import whole
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.whole.entries import Entry
from compare.link import Side
from compare.reading import read
from compare.reports import format_of, render
from compare.reports.word.document import render_docx
from compare.reports.word.versions import are_versions
from compare.reviewing.worklist.waiting import find_worklist

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeArticle, Run

OLD = [
    "Budget vote postponed",
    "The council postponed its vote on the budget of 12 million crowns on Monday.",
    "Four members walked out of the chamber in protest at the plan.",
    "Snow is expected in all of the valleys to the north of the town.",
    "The bridge over the river was closed for repairs on Monday.",
]
NEW = [
    "Budget vote postponed",
    "The council postponed its vote on the budget of 15 million crowns.",
    "Four members walked out of the chamber in protest at the plan.",
    "A club was sold on Friday to an owner from abroad whom nobody knows.",
    "The old bridge over the river was closed for repairs on Monday, the mayor said.",
]


def opened(data: bytes) -> Any:  # noqa: ANN401 - python-docx's own
    return docx.Document(BytesIO(data))


def text_of(document: Any, *, accepted: bool) -> str:  # noqa: ANN401 - likewise
    """What a document says when all of its changes are accepted, or all rejected."""
    gone = "w:del" if accepted else "w:ins"
    told = ""
    for paragraph in document.element.body.iter(qn("w:p")):
        told += "".join(
            each.text or "" if each.tag != qn("w:br") else "\n"
            for each in paragraph.iter(qn("w:t"), qn("w:delText"), qn("w:br"))
            if not any(above.tag == qn(gone) for above in each.iterancestors())
        )
        end = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(gone)}")
        told += "" if end is not None else "\n"
    return told.rstrip("\n")


def wanted(comparison: Comparison, side: Side) -> str:
    article = comparison.article(side)
    texts = (article.text[p.start : p.end].strip() for p in article.paragraphs)
    return "\n".join(text for text in texts if text)


@pytest.fixture(scope="module")
def versions() -> Comparison:
    return compare(made(OLD), made(NEW), WordEncoder())


def test_what_is_opened_again_is_the_second_article() -> None:
    found = eventful()
    assert not are_versions(found)
    document = opened(render_docx(found, "Ada"))
    assert not list(document.element.body.iter(qn("w:ins"), qn("w:del")))
    assert text_of(document, accepted=True) == wanted(found, Side.RIGHT)


def test_two_versions_are_tracked_changes(versions: Comparison) -> None:
    assert are_versions(versions)
    document = opened(render_docx(versions, "Ada"))
    assert list(document.element.body.iter(qn("w:del")))
    assert text_of(document, accepted=True) == wanted(versions, Side.RIGHT)
    assert text_of(document, accepted=False) == wanted(versions, Side.LEFT)


PIECES = st.lists(st.sampled_from([*OLD, *NEW, "It snowed.", "He said “no”. Then he left – at once."]), max_size=6)


@given(PIECES, PIECES)
@tries(25)
def test_accepting_gives_the_second_and_rejecting_the_first(left: list[str], right: list[str]) -> None:
    found = compared(left, right)
    document = opened(render_docx(found))
    assert text_of(document, accepted=True) == wanted(found, Side.RIGHT)
    if are_versions(found):
        assert text_of(document, accepted=False) == wanted(found, Side.LEFT)


@pytest.mark.parametrize("name", ["eventful", "whole"])
def test_every_open_fact_error_note_and_new_section_has_a_comment(article: MakeArticle, name: str) -> None:
    found = eventful() if name == "eventful" else whole(article)
    comments = [comment.text for comment in opened(render_docx(found, "Ada Low")).comments]
    open_facts = [
        item for item in find_worklist(found).items if isinstance(item.thing, Entry) and (item.problem or not item.settled)
    ]
    assert sum(text.startswith(("To check: ", "Problem: ")) for text in comments) == len(open_facts)
    new = [s for s in found.unique if s.side is Side.RIGHT and not s.furniture]
    assert sum(text.startswith("New, not in ") for text in comments) == len(new)
    notes = [link.note for link in found.links] + [s.note for s in found.unique] + [n.note for n in found.notes]
    notes += [fact.memo for fact in found.all_facts if fact.memo] + [orphan.note for orphan in found.orphans]
    for note in filter(None, notes):
        assert any(" ".join(note.split()) in text for text in comments), note


def test_a_comment_stands_at_its_words_by_the_reporters_name(versions: Comparison) -> None:
    document = opened(render_docx(versions, "Ada Low", datetime(2026, 5, 4, tzinfo=UTC)))
    comment = next(c for c in document.comments if "15 million" in c.text)
    assert (comment.author, comment.initials) == ("Ada Low", "AL")
    body = document.element.body
    [start] = [e for e in body.iter(qn("w:commentRangeStart")) if e.get(qn("w:id")) == str(comment.comment_id)]
    between, inside = "", False
    for element in body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t")):
        inside = element is start or (inside and element.tag != qn("w:commentRangeEnd"))
        between += element.text if inside and element.tag == qn("w:t") else ""
    assert between == "15 million crowns"
    assert {e.get(qn("w:author")) for e in body.iter(qn("w:ins"), qn("w:del"))} == {"Ada Low"}


def test_hostile_text_is_text() -> None:
    found = eventful(PAYLOADS)
    document = opened(render_docx(found, " ".join(PAYLOADS)))
    assert not list(document.element.body.iter(qn("w:hyperlink"), qn("w:instrText"), qn("w:object"), qn("w:drawing")))
    told = text_of(document, accepted=True)
    assert all(payload in told for payload in PAYLOADS if payload.isprintable())


def test_the_ending_picks_the_format_and_an_empty_article_has_a_document() -> None:
    assert format_of("story.DOCX") == "docx"
    assert text_of(opened(render(compared([], []), "docx")), accepted=True) == ""


def test_the_command_saves_what_it_reads_again(copydesk: Run, tmp_path: Path) -> None:
    done = copydesk(*(str(ROOT / "seeds" / name) for name in ("first.txt", "second.txt")), "-o", "story.docx", "--by", "Ada")
    assert (done.returncode, done.stdout) == (0, "")
    told = read(str(tmp_path / "story.docx")).text
    assert all(line.strip() in told for line in (ROOT / "seeds/second.txt").read_text(encoding="utf-8").splitlines())


MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(folder)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  plain(0).Name = "FilterName"
  plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions"
  plain(1).Value = "UTF8,LF"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each words In Array("Accept", "Reject")
    document = StarDesktop.loadComponentFromURL(folder &amp; "/story.docx", "_blank", 0, hidden())
    helper.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; words &amp; "AllTrackedChanges", "", 0, Array())
    document.storeToURL(folder &amp; "/" &amp; words &amp; ".txt", plain())
    document.close(True)
  Next
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""
# A profile that says it is complete is taken as it is; into any other one LibreOffice copies its own macros over ours.
COMPLETE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""
PROFILE = {
    "registrymodifications.xcu": COMPLETE,
    "basic/script.xlc": LIBRARIES,
    "basic/Standard/script.xlb": LIBRARY,
    "basic/Standard/Module1.xba": MACRO,
}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_accepts_to_the_second_and_rejects_to_the_first(versions: Comparison, tmp_path: Path) -> None:
    user = tmp_path / "profile/user"
    (user / "basic/Standard").mkdir(parents=True)
    for name, text in PROFILE.items():
        (user / name).write_text(text, encoding="utf-8")
    (tmp_path / "story.docx").write_bytes(render_docx(versions, "Ada"))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore"]
    run = f'macro:///Standard.Module1.Settle("{tmp_path.as_uri()}")'
    subprocess.run([*command, run], check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(tmp_path)})
    for name, side in (("Accept", Side.RIGHT), ("Reject", Side.LEFT)):
        assert (tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig").rstrip("\n") == wanted(versions, side)


@pytest.mark.parametrize(("language", "right_to_left"), [("ar", True), ("he", True), ("zh", False), ("en", False)])
def test_what_is_read_from_the_right_is_set_from_the_right(language: str, *, right_to_left: bool) -> None:
    found = compare(made(STORY["en"]), made(STORY[language]), MeaningEncoder())
    document = docx.Document(BytesIO(render_docx(found)))
    told = [p for p in document.paragraphs if p.text]
    assert len(told) == 5
    assert {p._p.find(".//" + qn("w:bidi")) is not None for p in told} == {right_to_left}
    assert {run._r.find(".//" + qn("w:rtl")) is not None for p in told for run in p.runs if run.text} == {right_to_left}
