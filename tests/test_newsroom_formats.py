"""Mails, wire stories, saved pages, books and transcripts are read as what they are; everything else is refused by its name."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING

import document_files
import pytest
import wire_files
from document_files import BEFORE, BULLETED, BYLINE, NUMBERED, TITLE

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

EVERY = {**document_files.FORMATS, **wire_files.FORMATS}
PROSE = "\n\n".join(BEFORE)


def article(folder: Path, data: bytes | str, name: str) -> Article:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return segment(read(str(path)))


def told(found: Article) -> list[str]:
    return [p.text for p in found.story]


def refusal(folder: Path, data: bytes | str, name: str) -> str:
    with pytest.raises(UnreadableSourceError) as caught:
        article(folder, data, name)
    return str(caught.value)


@pytest.mark.parametrize("lists", [False, True], ids=["paragraphs", "lists"])
@pytest.mark.parametrize("ending", wire_files.FORMATS)
def test_the_same_story_gives_the_same_passages(tmp_path: Path, ending: str, *, lists: bool) -> None:
    wanted = article(tmp_path, document_files.plain(lists=lists), "story.txt")
    found = article(tmp_path, EVERY[ending](lists=lists), f"story.{ending}")
    assert told(found) == told(wanted)
    assert [p.role for p in found.paragraphs] == [p.role for p in wanted.paragraphs]
    assert found.title == TITLE
    assert "Petra Kvist" in found.author or ending == "eml"
    assert [p.text for p in found.passages if found.paragraphs[p.paragraph].role is Role.LIST] == [*BULLETED, *NUMBERED] * lists


@pytest.mark.parametrize("ending", [e for e in EVERY if e not in {"txt", "md"}])
def test_a_format_is_known_by_its_bytes_and_also_when_it_is_compressed(tmp_path: Path, ending: str) -> None:
    data = EVERY[ending]()
    named = article(tmp_path, data, f"story.{ending}")
    assert article(tmp_path, data, "story").text == named.text
    assert article(tmp_path, gzip.compress(data), f"story.{ending}.gz").text == named.text


@pytest.mark.parametrize("ending", ["nitf.xml", "g2.xml", "newsml.xml", "ninjs.json", "epub", "eml"])
def test_the_day_is_the_one_that_the_format_says(tmp_path: Path, ending: str) -> None:
    assert article(tmp_path, EVERY[ending](), f"story.{ending}").published == date(2025, 3, 4)


@pytest.mark.parametrize("ending", ["nitf.xml", "g2.xml", "newsml.xml"])
def test_the_agency_is_the_outlet(tmp_path: Path, ending: str) -> None:
    assert article(tmp_path, EVERY[ending](), f"story.{ending}").outlet == "Harbour Press"


def mail(text: str, html: str = "", **headers: str) -> EmailMessage:
    found = EmailMessage()
    for name, value in {"From": "Ruth Penhale <ruth@board.example>", "Subject": "Dock", "Message-ID": "<1@x>", **headers}.items():
        found[name] = value
    found.set_content(text)
    if html:
        found.add_alternative(html, subtype="html")
    return found


def test_a_mail_is_read_once_in_the_form_that_holds_more(tmp_path: Path) -> None:
    page = "<p>" + "</p><p>".join(BEFORE) + "</p>"
    assert told(article(tmp_path, mail("Please use a program that shows HTML.", page).as_bytes(), "a.eml"))[1:] == [
        p.text for p in article(tmp_path, PROSE, "a.txt").story
    ]


def test_a_mail_says_what_it_does_not_show(tmp_path: Path) -> None:
    message = mail(f"{PROSE}\n\n-- \nRuth Penhale\nPress office")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan\x1b.pdf")
    found = article(tmp_path, message.as_bytes(), "a.eml")
    assert "Press office" not in " ".join(told(found))
    assert any("1 attachment of the mail (plan" in w and "\x1b" not in w for w in found.warnings)
    assert any("signature" in w for w in found.warnings)
    assert found.author == "Ruth Penhale"


def test_what_a_mail_cites_is_no_story_and_what_is_only_cited_is(tmp_path: Path) -> None:
    cited = "\n".join(f"> {line}" for line in ["An older mail that somebody wrote.", "It had two lines."])
    answered = article(tmp_path, mail(f"{PROSE}\n\n{cited}").as_bytes(), "a.eml")
    assert "An older mail" not in " ".join(told(answered))
    assert "An older mail" in answered.text
    passed_on = "\n".join(f"> {line}" for line in PROSE.split("\n"))
    assert BEFORE[0].split(". ")[0] in " ".join(told(article(tmp_path, mail(passed_on).as_bytes(), "b.eml")))


def test_flowing_lines_of_a_mail_are_joined(tmp_path: Path) -> None:
    text = PROSE.replace("nine years. ", "nine years. \n").replace("members ", "members \n")
    data = (
        mail("x")
        .as_bytes()
        .replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
        .replace(b"\n\nx\n", f"\n\n{text}\n".encode())
    )
    data = data.replace(b"Content-Transfer-Encoding: 7bit", b"Content-Transfer-Encoding: 8bit")
    assert told(article(tmp_path, data, "a.eml"))[1:] == told(article(tmp_path, PROSE, "a.txt"))


def test_a_forwarded_mail_gives_the_story_inside(tmp_path: Path) -> None:
    outer = mail("")
    outer.add_attachment(mail(PROSE))
    assert told(article(tmp_path, outer.as_bytes(), "a.eml"))[1:] == told(article(tmp_path, PROSE, "a.txt"))


def test_a_mailbox_of_one_mail_is_that_mail_and_one_of_two_says_so(tmp_path: Path) -> None:
    one = b"From ruth@board.example Tue Mar  4 09:00:00 2025\n" + mail(PROSE).as_bytes()
    assert article(tmp_path, one, "a.mbox").title == "Dock"
    assert "holds 2 mails" in refusal(tmp_path, one + b"\n" + one, "b.mbox")


def test_a_line_that_a_mailbox_escapes_is_of_the_story(tmp_path: Path) -> None:
    escaped = mail(f"{PROSE}\n\nFrom now on there is no ferry.").as_bytes().replace(b"\nFrom now", b"\n>From now")
    found = article(tmp_path, b"From ruth@board.example Tue Mar  4 09:00:00 2025\n" + escaped, "a.mbox")
    assert told(found)[-1] == "From now on there is no ferry."


def test_a_mail_without_words_says_why(tmp_path: Path) -> None:
    message = mail("")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    assert "only attachments" in refusal(tmp_path, message.as_bytes(), "a.eml")
    secret = (
        b'From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="b"\n\n--b\n\nx\n--b--\n'
    )
    assert "encrypted mail" in refusal(tmp_path, secret, "b.eml")


def test_a_release_that_only_looks_like_a_mail_is_text(tmp_path: Path) -> None:
    assert "From: the press office" in article(tmp_path, f"From: the press office\nDate: 4 March\n\n{PROSE}", "a.txt").text


def test_wire_stories_have_their_dateline_captions_and_notes(tmp_path: Path) -> None:
    data = (
        "<nitf><body><body.head><hedline><hl1>Dock shut</hl1></hedline>"
        "<dateline>LINDHOLM (HP)</dateline></body.head><body.content>"
        f"<p>{BEFORE[0]}</p><media media-type='image'><media-caption>The dock on Monday</media-caption></media><p>{BEFORE[1]}</p>"
        "<note><p>Eds: corrects the name</p></note></body.content><body.end>"
        "<tagline>Reporting by P. Kvist</tagline></body.end></body></nitf>"
    )
    found = article(tmp_path, data, "a.xml")
    assert told(found)[1].startswith("LINDHOLM (HP) — The harbour board")
    assert [found.text[p.start : p.end] for p in found.paragraphs if p.role is Role.CAPTION] == ["The dock on Monday"]
    assert "Eds" not in " ".join(told(found))
    assert "Eds: corrects the name" in found.text


def test_a_bundle_of_several_stories_is_refused_and_one_with_its_picture_is_read(tmp_path: Path) -> None:
    item = wire_files.newsml_g2().decode()
    picture = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><remoteContent href="x.jpg"/></contentSet></newsItem>'
    )
    envelope = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>'
    assert article(tmp_path, envelope.format(picture + item), "a.xml").title == TITLE
    assert "holds 2 stories" in refusal(tmp_path, envelope.format(item + item), "b.xml")
    assert "only where it lies" in refusal(tmp_path, envelope.format(picture), "c.xml")


def test_newer_ninjs_and_plain_bodies(tmp_path: Path) -> None:
    import json

    bodies = [{"role": "short", "value": "x"}, {"role": "main", "contenttype": "text/plain", "value": PROSE}]
    data = {"headlines": [{"role": "main", "value": TITLE}], "bodies": bodies, "contentCreated": "2025-03-04T01:00:00+02:00"}
    found = article(tmp_path, json.dumps(data), "a.json")
    assert (found.title, found.published) == (TITLE, date(2025, 3, 4))
    assert told(found)[1:] == told(article(tmp_path, PROSE, "a.txt"))


def test_a_mail_has_one_headline(tmp_path: Path) -> None:
    mail = f"From: a@b.example\nSubject: {TITLE}\n\nFYI\n\n{PROSE}\n\n-- \nHarbour Board\nPier Road 1\n"
    found = article(tmp_path, mail, "a.eml")
    assert [found.text[p.start : p.end] for p in found.paragraphs if p.role is Role.HEADLINE] == [TITLE]


def test_what_a_wire_story_says_to_editors_is_left_out_and_told(tmp_path: Path) -> None:
    import json

    data = {
        "headline": TITLE,
        "body_text": PROSE,
        "ednote": "Corrects the sum in paragraph 2",
        "description_text": "A dock is closed",
    }
    found = article(tmp_path, json.dumps(data), "a.json")
    note, summary = (f"{what} of the wire story left out: " for what in ("a note to editors", "a summary"))
    assert found.warnings == (f"{note}“Corrects the sum in paragraph 2”", f"{summary}“A dock is closed”")
    said = article(tmp_path, json.dumps({**data, "ednote": "", "description_text": BEFORE[0]}), "a.json")
    assert not said.warnings
    g2 = wire_files.newsml_g2().replace(b"<itemMeta>", b"<itemMeta><edNote>Corrects the sum</edNote>")
    assert article(tmp_path, g2, "a.xml").warnings == (f"{note}“Corrects the sum”",)
    nitf = wire_files.nitf().replace(b"<body.content>", b'<body.content><note><ed-msg info="Corrects the sum"/></note>')
    assert "Corrects the sum" in [p.text for p in article(tmp_path, nitf, "b.xml").passages if p.furniture]


def test_a_transcript_is_a_paragraph_a_speaker_without_times_and_repeats(tmp_path: Path) -> None:
    vtt = (
        "WEBVTT - Board meeting\n\nNOTE not this\n\n1\n00:01.000 --> 00:04.000 align:start\n"
        "<v Ana Duarte>We have looked\nfor the money.\n\n"
        "00:04.500 --> 00:06.000\n<v Ana Duarte><i>Everywhere.</i>\n\n00:07.000 --> 00:09.000\n<v Tom Arkle>Who pays &amp; when?\n"
    )
    found = article(tmp_path, vtt, "a.vtt")
    paragraphs = [found.text[p.start : p.end] for p in found.paragraphs]
    assert paragraphs == ["Board meeting", "Ana Duarte: We have looked for the money. Everywhere.", "Tom Arkle: Who pays & when?"]
    srt = (
        "1\n00:00:01,000 --> 00:00:04,000\n- Who pays for it?\n- The town does.\n\n"
        "2\n00:00:05,000 --> 00:00:07,000\nIt takes two years\n\n"
        "3\n00:00:07,000 --> 00:00:09,000\nIt takes two years to mend.\n\n"
    )
    assert told(article(tmp_path, srt, "b.srt")) == ["Who pays for it?", "The town does.", "It takes two years to mend."]


CODE = 'import os\nimport sys\n\n\ndef main(argv):\n    for name in argv:\n        print(os.path.join(name, "x"))\n    return 0\n'
LOG = "".join(f"2025-03-04 09:00:0{n} INFO the server said {n}\n" for n in range(8))
TABLE = "id,left,right\n" + "".join(f"{n},a{n}.txt,b{n}.txt\n" for n in range(8))


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        ('{"a": [1, 2]}', "a.json", "is JSON data"),
        ('{"a": 1}\n{"a": 2}\n{"a": 3}\n{"a": 4}\n{"a": 5}\n', "a.jsonl", "is JSON data"),
        ('{"schema": "copydesk/comparison/1"}', "a.json", "copydesk show"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "a.xml", "is a feed of many stories"),
        ("<?xml version='1.0'?><note><to>Ana</to><body>Do not forget me</body></note>", "a.xml", "is XML data (<note>)"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><text>dock</text></svg>", "a.svg", "is a drawing"),
        (CODE, "a.py", "is source code"),
        (CODE, "a.txt", "is source code"),
        (LOG, "a.txt", "is a log"),
        (TABLE, "a.csv", "is a table"),
        ("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "a.pem", "is a key or a certificate"),
        (zipped("Index/Document.iwa"), "a.pages", "an Apple Pages"),
        (zipped("xl/workbook.xml"), "a.xlsx", "is an Excel sheet"),
        (zipped("ppt/presentation.xml"), "a.pptx", "is PowerPoint slides"),
        (zipped("a.txt"), "a.zip", "is an archive of files"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", "an old Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0".encode("utf-16-le"), "a.msg", "an Outlook message"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "is a picture"),
        (b"\x00\x00\x00\x18ftypheic", "a.heic", "is a picture"),
        (b"\x00\x00\x00\x18ftypmp42", "a.mp4", "is a recording"),
        (b"\x7fELF\x02", "a", "is a program"),
    ],
    ids=map(str, range(21)),
)
def test_other_kinds_are_refused_by_the_name_that_a_person_knows(tmp_path: Path, data: bytes | str, name: str, wanted: str) -> None:
    assert wanted in refusal(tmp_path, data, name)


def test_a_picture_is_none_in_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(UnreadableSourceError, match="is a picture"):
        read(str(tmp_path / "a.txt"), encoding="cp1252")


def test_prose_with_figures_code_and_tables_in_it_is_prose(tmp_path: Path) -> None:
    for text in (
        f"{PROSE}\n\n```\n{CODE}```\n\n{PROSE}",
        f"09:00 {BEFORE[0]}\n\n09:10 {BEFORE[1]}",
        f"{BYLINE}\n\n{PROSE}\n\n{TABLE[:30]}",
    ):
        assert BEFORE[1][:40] in article(tmp_path, text, "a.txt").text


def test_a_compressed_file_cannot_burst_and_is_unpacked_once(tmp_path: Path) -> None:
    assert "more than 20 MB" in refusal(tmp_path, gzip.compress(b" " * 30_000_000), "a.txt.gz")
    assert "more than once" in refusal(tmp_path, gzip.compress(gzip.compress(PROSE.encode())), "b.txt.gz")
    assert "cut off" in refusal(tmp_path, gzip.compress(PROSE.encode())[:-20], "c.txt.gz")


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><nitf><body><body.content><p>&b;</p></body.content></body></nitf>'
    )
    assert "declares entities" in refusal(tmp_path, bomb, "a.xml")
