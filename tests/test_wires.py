"""Wire stories as agencies write them: what stands in the envelope, in another encoding or without paragraphs is read too."""

from __future__ import annotations

import base64
import json
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
import wire_files
from document_files import BEFORE, TITLE
from test_newsroom_formats import article, refusal, told

if TYPE_CHECKING:
    from pathlib import Path

_G2 = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta>{}</contentMeta><contentSet>{}</contentSet></newsItem>'
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BEFORE)
PROSE = "\n\n".join(BEFORE)


def nitf(body: str, namespace: str = "") -> str:
    head = "<body.head><hedline><hl1>Dock shut</hl1></hedline></body.head>"
    return f"<nitf{namespace}><body>{head}<body.content>{body}</body.content></body></nitf>"


@pytest.mark.parametrize("namespace", ["", ' xmlns="http://iptc.org/std/NITF/2006-10-18/"'])
def test_raised_figures_breaks_and_struck_words_of_a_wire_are_what_they_are(tmp_path: Path, namespace: str) -> None:
    found = article(tmp_path, nitf("<p>It cost 10<sup>6</sup> crowns<br/>on Tuesday, <s>not </s>today.</p>", namespace), "a.xml")
    assert told(found)[1:] == ["It cost 10⁶ crowns on Tuesday, today."]
    assert any("“not”" in warning for warning in found.warnings)


def test_a_wire_without_paragraphs_is_read(tmp_path: Path) -> None:
    assert told(article(tmp_path, nitf(PROSE), "a.xml"))[1:] == told(article(tmp_path, PROSE, "a.txt"))


def test_the_envelope_says_dateline_main_headline_and_by_line(tmp_path: Path) -> None:
    head = f'<headline role="hld:short">Dock</headline><headline role="hld:main">{TITLE}</headline>'
    data = _G2.format(
        f"{head}<by>By Petra Kvist</by><dateline>LINDHOLM (HP)</dateline>",
        f"<inlineXML>{nitf(PARAGRAPHS).replace('Dock shut', TITLE)}</inlineXML>",
    )
    found = told(article(tmp_path, data, "a.xml"))
    assert found[:2] == [TITLE, "By Petra Kvist"]
    assert found[2].startswith("LINDHOLM (HP) — The harbour board")
    plain = _G2.format(head, f'<inlineData contenttype="text/plain">{PROSE}</inlineData>')
    assert article(tmp_path, plain, "b.xml").title == TITLE


def test_a_subheadline_of_newsml_is_a_line_under_the_headline(tmp_path: Path) -> None:
    data = wire_files.newsml().decode().replace("</HeadLine>", "</HeadLine><SubHeadLine>Nobody spoke against it</SubHeadLine>")
    assert told(article(tmp_path, data, "a.xml"))[:3] == [TITLE, "Nobody spoke against it", "By Petra Kvist"]


def test_text_in_base64_is_read(tmp_path: Path) -> None:
    inner = base64.b64encode(PROSE.encode()).decode()
    data = _G2.format(
        "<headline>Dock shut</headline>", f'<inlineData contenttype="text/plain" encoding="base64">{inner}</inlineData>'
    )
    assert told(article(tmp_path, data, "a.xml"))[1:] == told(article(tmp_path, PROSE, "a.txt"))


def test_json_that_is_cut_off_is_no_prose(tmp_path: Path) -> None:
    whole = json.dumps({"headline": "Dock shut", "body_html": PARAGRAPHS})
    for data in (whole[:-9], f"[{whole[:-9]}"):
        assert "JSON data" in refusal(tmp_path, data, "a.json")
    assert "{She" in article(tmp_path, f"{{She said}} it was over.\n\n{PROSE}", "a.txt").text


def test_what_the_html_of_a_mail_or_a_wire_hides_or_strikes_is_told(tmp_path: Path) -> None:
    html = f"<p style='display:none'>Seen by nobody.</p>{PARAGRAPHS}<p>It was <s>never</s> over.</p>"
    mail = EmailMessage()
    for name, value in {"From": "Ruth Penhale <ruth@board.example>", "Subject": "Dock", "Message-ID": "<1@x>"}.items():
        mail[name] = value
    mail.set_content(html, subtype="html")
    for name, data in (("a.eml", mail.as_bytes()), ("a.json", json.dumps({"headline": "Dock", "body_html": html}))):
        found = article(tmp_path, data, name)
        assert "Seen by nobody" not in found.text
        warnings = " ".join(found.warnings)
        assert "“Seen by nobody.”" in warnings
        assert "“never”" in warnings
