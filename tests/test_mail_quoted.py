"""A mail that answers another one is its own text; one that passes another on is that one's."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from compare.reading import read
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

OLD = (
    "The harbour board voted on Tuesday to close the old ferry dock, which has stood empty for nine years.",
    "“We have looked for the money everywhere,” said Ana Duarte, the chair of the board.",
)
NEW = (
    "The council has now decided the opposite, and the dock stays open until the summer of next year.",
    "“The islanders need it,” mayor Per Lund told the council on Friday morning.",
)
_ANA = "Ana Duarte <ana@board.example>"
HEADERS = {
    "Outlook": f"-----Original Message-----\nFrom: {_ANA}\nSent: Tuesday, March 4, 2025 9:15 AM\nTo: Per Lund\nSubject: Dock",
    "Outlook, with a rule": f"{'_' * 32}\nFrom: {_ANA}\nSent: Tuesday, March 4, 2025 9:15 AM\nTo: Per Lund\nSubject: Dock",
    "Outlook for Mac": f"From: {_ANA}\nDate: Tuesday, 4 March 2025 at 09:15\nTo: Per Lund\nCc: Desk\nSubject: Dock",
    "German": f"-----Ursprüngliche Nachricht-----\nVon: {_ANA}\nGesendet: Dienstag, 4. März 2025 09:15\nAn: Per\nBetreff: Dock",
    "French": f"-----Message d'origine-----\nDe : {_ANA}\nEnvoyé : mardi 4 mars 2025 09:15\nÀ : Per Lund\nObjet : Dock",
    "Spanish": f"De: {_ANA}\nEnviado el: martes, 4 de marzo de 2025 9:15\nPara: Per Lund\nAsunto: Dock",
    "Ukrainian": f"-----Оригінальне повідомлення-----\nВід: {_ANA}\nНадіслано: 4 березня 2025 р. 9:15\nКому: Per\nТема: Dock",
    "Thunderbird": f"-------- Original Message --------\nSubject: Dock\nDate: Tue, 4 Mar 2025 09:15:12\nFrom: {_ANA}\nTo: Per",
}
PASSED_ON = {
    "Gmail": f"---------- Forwarded message ---------\nFrom: {_ANA}\nDate: Tue, Mar 4, 2025 at 9:15 AM\nSubject: Dock\nTo: Per",
    "Apple Mail": f"Begin forwarded message:\n\nFrom: {_ANA}\nSubject: Dock\nDate: 4 March 2025 at 09:15:12 CET\nTo: Per",
    "Gmail in French": f"---------- Forwarded message ---------\nDe : {_ANA}\nDate : mar. 4 mars 2025\nSubject: Dock\nTo: Per",
}
WROTE = {
    "English": f"On Tue, Mar 4, 2025 at 9:15 AM {_ANA} wrote:",
    "over two lines": "On Tue, Mar 4, 2025 at 9:15 AM Ana Duarte of the Harbour Board\n<ana@board.example> wrote:",
    "German": f"Am Di., 4. März 2025 um 09:15 Uhr schrieb {_ANA}:",
    "French": f"Le mar. 4 mars 2025 à 09:15, {_ANA} a écrit :",
    "Polish": f"wt., 4 mar 2025 o 09:15 {_ANA} napisał(a):",
    "Russian": f"вт, 4 мар. 2025 г. в 09:15, {_ANA}:",
}


def read_mail(folder: Path, subject: str, text: str = "", html: str = "") -> Article:
    message = EmailMessage()
    message["From"], message["Subject"] = "Per Lund <per@council.example>", subject
    message["Date"], message["Message-ID"] = "Fri, 7 Mar 2025 09:00:00 +0000", "<2@council.example>"
    message.set_content(html or text, subtype="html" if html else "plain")
    path = folder / "a.eml"
    path.write_bytes(message.as_bytes())
    return segment(read(str(path)))


def told(article: Article) -> tuple[str, ...]:
    """The story but for its headline."""
    return tuple(passage.text for passage in article.story)[1:]


def plain(paragraphs: tuple[str, ...], mark: str = "") -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in "\n\n".join(paragraphs).split("\n"))


def page(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


@pytest.mark.parametrize("program", HEADERS)
def test_an_answer_is_its_own_text_and_one_without_a_text_passes_the_other_on(tmp_path: Path, program: str) -> None:
    quoted = f"{HEADERS[program]}\n\n{plain(OLD)}"
    answer = read_mail(tmp_path, "RE: Dock", f"{plain(NEW)}\n\n{quoted}")
    assert told(answer) == NEW
    assert OLD[0] in answer.text
    assert any("set aside" in warning and "words, from" in warning for warning in answer.warnings)
    for note in ("", "Thanks, fine.\n\n"):
        passed_on = read_mail(tmp_path, "FW: Dock", f"{note}{quoted}")
        assert told(passed_on) == OLD
        assert (passed_on.title, passed_on.author) == ("Dock", "Ana Duarte")


@pytest.mark.parametrize("program", PASSED_ON)
@pytest.mark.parametrize("mark", ["", "> "])
def test_what_is_passed_on_is_the_story(tmp_path: Path, program: str, mark: str) -> None:
    head = "\n".join(f"{mark}{line}".rstrip() for line in PASSED_ON[program].split("\n"))
    found = read_mail(
        tmp_path, "Fwd: Dock", f"Worth a look, and can you do it by five this afternoon?\n\n{head}\n\n{plain(OLD, mark)}"
    )
    assert told(found) == OLD
    assert found.author == "Ana Duarte"


@pytest.mark.parametrize("language", WROTE)
def test_what_an_answer_cites_is_no_story_nor_is_the_line_that_says_who_wrote_it(tmp_path: Path, language: str) -> None:
    cited = f"{WROTE[language]}\n\n{plain(OLD, '> ')}"
    assert told(read_mail(tmp_path, "Re: Dock", f"{plain(NEW)}\n\n{cited}")) == NEW
    assert told(read_mail(tmp_path, "Re: Dock", f"{cited}\n\n{plain(NEW)}")) == NEW


def test_a_mail_in_html_is_parted_in_the_same_way(tmp_path: Path) -> None:
    headers = "<p><b>From:</b> Ana &lt;ana@board.example&gt;<br><b>Sent:</b> 4 March<br><b>To:</b> Per<br><b>Subject:</b> Dock</p>"
    assert told(read_mail(tmp_path, "RE: Dock", html=page(NEW) + headers + page(OLD))) == NEW
    assert told(read_mail(tmp_path, "FW: Dock", html=headers + page(OLD))) == OLD
    wrote = "<div>On 4 Mar 2025, at 09:15, Ana Duarte &lt;ana@board.example&gt; wrote:</div>"
    assert told(read_mail(tmp_path, "Re: Dock", html=f"{page(NEW)}<blockquote>{wrote}{page(OLD)}</blockquote>")) == NEW


def test_an_answer_that_is_passed_on_is_the_answer(tmp_path: Path) -> None:
    answer = f"{plain(NEW)}\n\n{HEADERS['Outlook']}\n\n{plain(OLD)}"
    assert told(read_mail(tmp_path, "Fwd: Dock", f"{PASSED_ON['Gmail']}\n\n{answer}")) == NEW


@pytest.mark.parametrize(
    "line",
    [
        "On 4 March 2025, shortly after 9:15, the chair of the board wrote:",
        "From: the islanders. To: the council. It read like a letter, and it was one.",
        "Original message: the dock must not close, whatever it costs.",
    ],
)
def test_a_story_in_a_mail_may_quote(tmp_path: Path, line: str) -> None:
    found = read_mail(tmp_path, "Minister: dock to close", plain((*NEW, line, *OLD)))
    assert not any(passage.furniture for passage in found.passages)
    assert found.title == "Minister: dock to close"


FOOTERS = {
    "a closing and a signature": "Best regards,\nPer Lund\nReporter | The Post\nT: 555-0134",
    "a closing in German": "Mit freundlichen Grüßen\n\nPer Lund\nPressestelle",
    "a device": "Sent from my iPhone",
    "a device in German": "Von meinem iPad gesendet",
    "a firm's notice": (
        "This e-mail and any attachments are confidential and may be privileged. If you\n"
        "are not the intended recipient, please notify the sender."
    ),
    "a mailing list": f"{'_' * 47}\nPress mailing list\npress@lists.example\nhttps://lists.example/mailman/listinfo/press",
    "all of them": "Thanks,\nPer\n\nSent from my phone\n\nThis message is intended solely for the person it is addressed to.",
}


@pytest.mark.parametrize("kind", FOOTERS)
def test_what_stands_below_the_text_of_a_mail_is_set_aside_and_told(tmp_path: Path, kind: str) -> None:
    article = read_mail(tmp_path, "Dock", "\n\n".join((*NEW, FOOTERS[kind])))
    assert told(article) == NEW
    assert "signature" in " ".join(article.warnings)


@pytest.mark.parametrize(
    "line", ["Thanks to the islanders, the dock stays.", "This e-mail was read aloud in the council.", "Best of all:"]
)
def test_a_story_may_begin_a_line_as_a_footer_does(tmp_path: Path, line: str) -> None:
    assert told(read_mail(tmp_path, "Dock", "\n\n".join((*NEW, line)))) == (*NEW, line)


def test_a_paragraph_right_above_who_wrote_is_none_of_it(tmp_path: Path) -> None:
    last = "The dock should stay open until the end of 2027."
    rows = "".join(f"<div>{text}</div>" for text in (*NEW, last, f"On Tue, 4 Mar 2025 at 09:15 {_ANA} wrote:".replace("<", "&lt;")))
    quoted = f"<blockquote><div>{OLD[0]}</div></blockquote>"
    assert told(read_mail(tmp_path, "Re: Dock", html=rows + quoted)) == (*NEW, last)


@pytest.mark.parametrize("note", ["See below.", "For your information, as it came in this morning."])
def test_a_mail_that_another_carries_is_the_story_where_that_says_next_to_nothing(tmp_path: Path, note: str) -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = _ANA, "Dock"
    inner.set_content("\n\n".join(OLD))
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "per@council.example", "Fwd: Dock", "<1@council.example>"
    message.set_content(note)
    message.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    article = segment(read(str(path)))
    assert (told(article), article.author) == (OLD, "Ana Duarte")
