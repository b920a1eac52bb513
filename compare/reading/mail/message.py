"""A mail becomes blocks: its subject is the headline, its body is read once, in the form that holds more of it.

The standard library's email package reads it (RFC 5322, RFC 2045 to 2049). What the mail cites from others, its signature and
its attachments are no story: the first two are set aside, the last are told.
"""

from __future__ import annotations

import contextlib
import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from typing import TYPE_CHECKING

from compare.article import Role, count_words
from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.mail.quoted import parted
from compare.reading.mail.saved_page import is_saved_page, saved_page_story
from compare.reading.pages.fragment import fragment_found
from compare.reading.set_apart import quoted
from compare.reading.text.plain import plain_blocks
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from email.message import MIMEPart

    from compare.reading.sources.sources import Source

MAX_PARTS = 200
_ENVELOPE = regex(rb"(?:\A|\n)From \S+ [^\n]{0,40}\d{4}\r?\n[A-Za-z][A-Za-z0-9-]+:")
_ESCAPED = regex(rb"^>(>*From )", re.MULTILINE)  # a line of a mail that an mbox would take for the next mail
_PASSED_ON = "fwd?|fw|wg|tr|rv|i|enc|doorst|vb|vl|vs|pd|ynt|ilt|továbbítás|转发"
_PREFIXES = regex(rf"^(?:(?:re|r|res|rif|aw|sv|antw|odp|回复|{_PASSED_ON})(?:\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE)
_PASSES_ON = regex(rf"(?:(?:re|aw|sv|antw|odp)\s*:\s*)*(?:{_PASSED_ON})(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
_LISTED = regex(r"\[[^\]\s]{1,40}\]\s+")
_STUB = 0.5  # the share of the words of the other form, below which a plain text is only a hint at it
_CARRIED = 2  # times as many words: then the mail that another carries is its story
_DEEPEST = 4  # mails in mails
_NAMED = 3  # attachments whose names are told


def mail_story(source: Source) -> Found:
    """The story of a mail, or of the page in a page saved as one file.

    Raises:
        UnreadableSourceError: where it holds several mails, is encrypted, or holds attachments only.
    """
    message = _only_message(source)
    parts = list(message.walk())
    if len(parts) > MAX_PARTS:
        raise UnreadableSourceError(
            source.name, f"the mail has more than {MAX_PARTS} parts", "copy its text to a file and give that"
        )
    if is_saved_page(source, message):
        return saved_page_story(source, message)
    _require_open(source, parts)
    body = _body(source, message)
    blocks, aside = list(body.blocks), list(body.aside)
    title = _title(message)
    first = next((number for number, flag in enumerate(aside) if not flag), None)
    if first is None:
        raise _without_text(source, message)
    if title and blocks[first].text.casefold() != title.casefold():
        blocks, aside = [Block(title, Role.HEADLINE), *blocks], [False, *aside]
    headline = next((number for number, block in enumerate(blocks) if block.role is Role.HEADLINE), None)
    blocks = [replace(b, role=Role.HEADING) if b.role is Role.HEADLINE and n != headline else b for n, b in enumerate(blocks)]
    warnings = (*body.warnings, *_warnings(message, blocks, aside))
    return Found(tuple(blocks), tuple(aside), published=_day(message), author=body.author or _sender(message), warnings=warnings)


def _only_message(source: Source) -> EmailMessage:
    data = source.data.lstrip(b"\xef\xbb\xbf\r\n")
    if data.startswith(b"From "):
        count = len(_ENVELOPE.findall(data))
        if count > 1:
            raise UnreadableSourceError(source.name, f"holds {count} mails", "save the one that is meant as .eml and give that")
        data = _ESCAPED.sub(rb"\1", data.partition(b"\n")[2])
    try:
        found = email.message_from_bytes(data, policy=email.policy.default)
    except (ValueError, LookupError, IndexError, AttributeError):
        raise UnreadableSourceError(source.name, "is a broken mail", "copy its text to a file and give that") from None
    return found


def _require_open(source: Source, parts: Sequence[EmailMessage]) -> None:
    kinds = {part.get_content_type() for part in parts}
    if "multipart/encrypted" in kinds or {"application/pkcs7-mime", "application/x-pkcs7-mime"} & kinds:
        raise UnreadableSourceError(
            source.name, "is an encrypted mail", "open it in your mail program, copy its text and give that"
        )


def _body(source: Source, message: EmailMessage, depth: int = 0) -> Found:
    """The blocks of the body, or of a mail that it carries where that is the story, and which of them are set aside."""
    plain = _text_of(message.get_body(("plain",)))
    html = _text_of(message.get_body(("html",)))
    rich = fragment_found(source.name, html)
    if plain.strip() and count_words(plain) >= _STUB * sum(count_words(block.text) for block in rich.blocks):
        own = _plain(plain, message)
    else:
        own = _rich(rich, message) if rich.blocks else Found(())
    carried = _carried(message)
    inner = _body(source, carried, depth + 1) if carried is not None and depth < _DEEPEST else Found(())
    if _story_words(inner) <= _CARRIED * _story_words(own):
        return own
    aside = (*(inner.aside or (False,) * len(inner.blocks)), *(True,) * len(own.blocks))
    author = inner.author or (_sender(carried) if carried is not None else "")
    return Found((*inner.blocks, *own.blocks), aside, author=author, warnings=inner.warnings)


def _carried(message: EmailMessage) -> EmailMessage | None:
    """The first mail that a mail carries as an attachment."""
    part = next((part for part in message.walk() if part.get_content_type() == "message/rfc822" and part is not message), None)
    payload = part.get_payload() if part is not None else None
    return payload[0] if isinstance(payload, list) and payload and isinstance(payload[0], EmailMessage) else None


def _story_words(found: Found) -> int:
    aside = found.aside or (False,) * len(found.blocks)
    return sum(count_words(block.text) for block, flag in zip(found.blocks, aside, strict=True) if not flag)


def _plain(text: str, message: EmailMessage) -> Found:
    from compare.reading.cleaning import clean

    body = message.get_body(("plain",))
    if body is not None and body.get_param("format", "") == "flowed":
        text = _unflowed(text, joins_words=str(body.get_param("delsp", "")).casefold() == "yes")
    found = parted(clean(text).text.split("\n"), passed_on=_passes_on(message))
    story, rest = (
        plain_blocks("\n".join(line if flag is wanted else "" for line, flag in zip(found.lines, found.aside, strict=True)))
        for wanted in (False, True)
    )
    return Found((*story, *rest), (False,) * len(story) + (True,) * len(rest), author=found.sender)


def _rich(rich: Found, message: EmailMessage) -> Found:
    """The HTML form of a mail, with what it quotes set aside."""
    found = parted([block.text for block in rich.blocks], passed_on=_passes_on(message))
    return replace(rich, aside=found.aside, author=found.sender)


def _passes_on(message: EmailMessage) -> bool:
    return bool(_PASSES_ON.match(_header(message, "subject").strip()))


def _unflowed(text: str, *, joins_words: bool) -> str:
    """Lines that end in a blank go on in the next (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.removeprefix(" ")
        if flows:
            lines[-1] = (lines[-1][:-1] if joins_words else lines[-1]) + bare
        else:
            lines.append(bare)
        flows = bare.endswith(" ") and bare != "-- "
    return "\n".join(lines)


def _text_of(part: MIMEPart | None) -> str:
    """The text of a part, decoded once; a charset nobody knows is read as Windows-1252."""
    if part is None:
        return ""
    with contextlib.suppress(LookupError, KeyError, ValueError, UnicodeError):
        content = part.get_content()
        if isinstance(content, str) and "\ufffd" not in content:
            return content
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _title(message: EmailMessage) -> str:
    subject = " ".join(_header(message, "subject").split())
    return _LISTED.sub("", _PREFIXES.sub("", subject, count=1), count=1).strip()


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, "") or "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # broken headers break the parser in many ways
        return ""


def _day(message: EmailMessage) -> date | None:
    from email.utils import parsedate_to_datetime

    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(_header(message, "date")).date()
    return None


def _sender(message: EmailMessage) -> str:
    from email.utils import parseaddr

    name, address = parseaddr(_header(message, "from"))
    return name or address


def _attachments(message: EmailMessage) -> list[str]:
    names = []
    for part in message.walk():
        if not part.is_multipart() and (part.get_filename() or part.get_content_disposition() == "attachment"):
            inline = part.get_content_maintype() == "image" and part.get("content-id")
            names += [] if inline else [part.get_filename() or part.get_content_type()]
    return names


def _warnings(message: EmailMessage, blocks: Sequence[Block], aside: Sequence[bool]) -> list[str]:
    from compare.reading.cleaning import visible

    found = []
    if names := _attachments(message):
        listed = ", ".join(visible(" ".join(str(name).split()))[:60] for name in names[:_NAMED])
        were = "was" if len(names) == 1 else "were"
        found.append(
            f"{counted(len(names), 'attachment')} of the mail ({listed}{'…' if len(names) > _NAMED else ''}) {were} not read"
        )
    if apart := [block.text for block, flag in zip(blocks, aside, strict=True) if flag]:
        words = counted(sum(map(count_words, apart)), "word")
        found.append(f"what the mail quotes, its headers and its signature were set aside ({words}, from {quoted(apart[0])} on)")
    return found


def _without_text(source: Source, message: EmailMessage) -> UnreadableSourceError:
    if _attachments(message):
        return UnreadableSourceError(source.name, "the mail holds no text, only attachments", "save the attachment and give that")
    return UnreadableSourceError(source.name, "the mail holds no text", "give a file that holds the article's text")
