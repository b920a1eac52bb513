"""How mail programs begin what they quote or pass on: a line that says so, the headers of the other mail, or who wrote when.

Outlook, Gmail, Apple Mail and Thunderbird each have their own way, in the language of their user. Headers are known by the names
of the sender and of the subject, whatever stands between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_FROM = "from|von|de|da|van|från|fra|od|от|від|lähettäjä|feladó|kimden|de la|από|发件人|寄件者|差出人|보낸사람|보낸 사람"
_SUBJECT = (
    "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|aihe|tárgy|konu|subiect|θέμα|předmět|predmet|"
    "主题|主旨|件名|제목"
)
_LABEL = r"[*_]{0,2}(?:%s)[*_]{0,2}\s?[:：][*_]{0,2}"
_SENDER = regex(rf"{_LABEL % _FROM}[\s|]*(?P<sender>[^\n]*)", re.IGNORECASE)
_ABOUT = regex(_LABEL % _SUBJECT, re.IGNORECASE)
_ANY_LABEL = regex(r"[*_]{0,2}[^\W\d_][^:：\n]{0,24}[:：]")
_LABEL_INSIDE = regex(r"\s[*_]{0,2}[^\W\d_]{1,14}(?: em| el)?[*_]{0,2}\s?[:：]")
_ABOUT_INSIDE = regex(rf"\s{_LABEL % _SUBJECT}", re.IGNORECASE)
_RULE = regex(r"_{8,}$|-{8,}$")
_SEPARATOR = regex(r"-{2,}\s?(?P<says>[^-\n]{3,60}?)\s?-{2,}(?P<rest>[^\n]*)")
_PASSED_ON = regex(
    r"forward|weitergeleitet|transf[eé]r|reenvi|inoltrat|encaminhad|doorgestuurd|vidarebefordr|vidaresen|videresend|przekazan|"
    r"пересыла|пересла|переадрес|välitet|továbbít|iletilen|转发|轉寄|転送",
    re.IGNORECASE,
)
_ORIGINAL = regex(
    r"original|ursprünglich|ursprunglig|oprindelig|opprinnelig|d['’]origine|originale|oorspronkelijk|oryginaln|исходн|первоначальн|"
    r"оригінальн|alkuperäinen|eredeti|özgün|原始|元の",
    re.IGNORECASE,
)
_WROTE = (
    r"wrote|writes|schrieb|a écrit|écrit|escribió|ha scritto|scrive|escreveu|schreef|skrev|skrev följande|napisał(?:\(a\)|a)?|"
    r"написал(?:\(а\)|а)?|пишет|пише|написав(?:\(ла\))?|написала|kirjoitti|írta|yazdı"
)
_ENDS_IN_VERB = regex(rf"\b(?:{_WROTE})\s?:$", re.IGNORECASE)
_VERB_INSIDE = regex(rf"\b(?:{_WROTE})\s", re.IGNORECASE)
_ADDRESS = regex(r"[<(\[][^\s<>@]{1,80}@[^\s<>@]{1,80}[>)\]]")
_WHEN = regex(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b")
_NAMED_WRITER = regex(rf"On [^:\n]{{4,30}}\d{{1,2}}:\d\d[^:\n]{{0,12}}?,? (?:[^\W\d_a-z][\w.'’-]*\s){{1,4}}(?:{_WROTE})\s?:$")
_IS_SENTENCE = regex(r"(?:[^\W\d_]{4}|\d{4})[.!?][\"”’»]?\s*$")  # 'a.m.' may end a line of it
_LONGEST = 300  # characters of a line that says who wrote when
_LONGEST_HEADERS = 1_000  # characters of headers in one line
_WRAPPED = 3  # lines that it may take
_FEWEST = 3  # headers
_MOST_HEADERS = 40  # lines
_UNFOLDED = 3  # lines of addresses between two of them


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where another mail begins inside a mail.

    Attributes:
        begins: the number of the first line that says so.
        ends: that of the first line of the other mail's own text.
        passed_on: whether the line says that it is passed on, not answered.
        sender: of the other mail, where its headers say it.
    """

    begins: int
    ends: int
    passed_on: bool = False
    sender: str = ""


def quotation_in(lines: Sequence[str], cited: Sequence[bool]) -> Quotation | None:
    """The first other mail inside a mail; None where there is none.

    Args:
        lines: of its body, without the marks before what is cited.
        cited: one flag a line, whether it had such a mark.
    """
    for number, line in enumerate(lines):
        if found := _separated(lines, number) or _headed(lines, number) or _attributed(lines, cited, number):
            return found
        if _RULE.match(line) and (found := _headed(lines, _next(lines, number + 1))):
            return Quotation(number, found.ends, sender=found.sender)
    return None


def _separated(lines: Sequence[str], number: int) -> Quotation | None:
    """'-----Original Message-----' or 'Begin forwarded message:', with the headers below or beside it."""
    line = lines[number].strip()[:_LONGEST]
    found = _SEPARATOR.match(line)
    says = found["says"] if found else line if line.endswith(":") and len(line.split()) <= _UNFOLDED + 2 else ""
    passed_on = bool(_PASSED_ON.search(says))
    if not passed_on and not (found and _ORIGINAL.search(says)):
        return None
    if found and (sender := _sender_beside(lines[number].strip()[:_LONGEST_HEADERS][found.start("rest") :].strip())):
        return Quotation(number, number + 1, passed_on, sender)
    below = _headed(lines, _next(lines, number + 1), fewest=1)
    if below is None and not found:  # words that end in a colon say it of headers only
        return None
    return Quotation(number, below.ends if below else number + 1, passed_on, below.sender if below else "")


def _headed(lines: Sequence[str], number: int, fewest: int = _FEWEST) -> Quotation | None:
    """The headers of another mail, one a line or all in one."""
    if number >= len(lines):
        return None
    if sender := _sender_beside(lines[number][:_LONGEST_HEADERS]):
        return Quotation(number, number + 1, sender=sender)
    if not _ANY_LABEL.match(lines[number]):
        return None
    end = number
    labelled: list[str] = []
    for at in range(number, min(number + _MOST_HEADERS, len(lines))):
        if not lines[at].strip() or at - end > _UNFOLDED:
            break
        if _ANY_LABEL.match(lines[at]):
            labelled.append(lines[at])
            end = at + 1
    named = next((match["sender"] for line in labelled if (match := _SENDER.match(line[:_LONGEST]))), None)
    about = any(_ABOUT.match(line) for line in labelled)
    if len(labelled) < fewest or named is None or not (about or fewest < _FEWEST):
        return None
    return Quotation(number, end, sender=_name(named))


def _sender_beside(line: str) -> str:
    """Whom headers that stand in one line name as their sender; empty where a line is none."""
    found = _SENDER.match(line)
    about = _ABOUT_INSIDE.search(line, found.start("sender")) if found else None
    following = _LABEL_INSIDE.search(line, found.start("sender")) if found else None
    if not found or not about or not following or following.start() >= about.start():
        return ""
    return _name(line[found.start("sender") : following.start()])


def _attributed(lines: Sequence[str], cited: Sequence[bool], number: int) -> Quotation | None:
    """'On Tue, Mar 4, 2025 at 9:15 AM Ana Duarte <ana@board.example> wrote:', which may take more lines than one."""
    if not _WHEN.search(lines[number][:_LONGEST]):
        return None
    for end in range(number + 1, min(number + 1 + _WRAPPED, len(lines) + 1)):
        whole = " ".join(lines[number:end]).strip()
        if len(whole) > _LONGEST or not lines[end - 1].strip() or _IS_SENTENCE.search(lines[end - 1]):
            return None
        if not whole.endswith(":"):
            continue
        following = _next(lines, end)
        quotes = cited[number] or (following < len(lines) and cited[following])
        verb = _ENDS_IN_VERB.search(whole) or (_VERB_INSIDE.search(whole) and _ADDRESS.search(whole))
        if (verb and (quotes or _ADDRESS.search(whole))) or (quotes and _ADDRESS.search(whole)) or _NAMED_WRITER.match(whole):
            return Quotation(number, end)
        return None
    return None


def _next(lines: Sequence[str], number: int) -> int:
    """The number of the first line from one on that is not empty."""
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number


def _name(sender: str) -> str:
    bare = sender.replace("*", "").partition("[mailto:")[0].strip()
    name, address = parseaddr(bare)
    return name or address or bare
