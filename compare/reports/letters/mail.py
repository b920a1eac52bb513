"""The memo as a mail that a mail client opens ready to be sent: plain text, and HTML whose styles stand in its tags."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from compare.link import Side
from compare.reports.letters.memo import memo_parts
from compare.reports.telling.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.comparison import Comparison

_FONT = "font-family: Georgia, 'Times New Roman', serif; font-size: 16px; line-height: 1.45; color: #1b1b1b;"
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="en"><body style="margin: 0; background: #ffffff;">'
    '<table role="presentation" style="width: 100%; max-width: 640px; border-collapse: collapse;"><tr>'
    '<td style="padding: 16px; {}">{}</td></tr></table></body></html>\n'
)
_TITLE = Markup('<p style="margin: 0 0 12px; font-weight: bold; font-size: 18px;">{}</p>')
_LINE = Markup('<p style="margin: 0 0 12px;">{}</p>')
_HEADING = Markup('<p style="margin: 16px 0 4px; font-weight: bold;">{}</p>')
_LIST = Markup('<{0} style="margin: 0 0 12px; padding-left: 24px;">{1}</{0}>')
_ITEM = Markup('<li style="margin: 0 0 6px;">{}</li>')


def render_mail(comparison: Comparison, by: str = "") -> str:
    """The mail as a message of RFC 5322, with nobody to send it to yet.

    Args:
        comparison: as decided so far.
        by: who made it.
    """
    names, parts = names_of(comparison), memo_parts(comparison, by)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _plain(f"{names[Side.RIGHT]}, compared with {names[Side.LEFT]}")
    message["X-Unsent"] = "1"  # Outlook opens it as a draft
    text = _plain("\n\n".join("\n".join(part) for part in parts) + "\n")
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(_plain(_html(parts)), subtype="html", cte="quoted-printable")
    message.set_boundary(f"copydesk-{sha256(text.encode()).hexdigest()}")
    return message.as_bytes().decode("ascii")


def _html(parts: Sequence[Sequence[str]]) -> Markup:
    (title, *opening), *rest = parts
    lines = [_TITLE.format(title), *(_LINE.format(line) for line in opening if line)]
    return _PAGE.format(Markup(_FONT), Markup("").join([*lines, *(piece for part in rest for piece in _part(part))]))  # noqa: S704 - ours


def _part(part: Sequence[str]) -> Iterator[Markup]:
    """A heading with its list, numbered where its lines are; or sentences."""
    heading, *items = part
    if not items:
        yield _LINE.format(heading)
        return
    yield _HEADING.format(heading)
    numbered = items[0].startswith("1. ")
    told = Markup("").join(_ITEM.format(item.partition(" ")[2]) for item in items)
    yield _LIST.format(Markup("ol") if numbered else Markup("ul"), told)


def _plain(text: str) -> str:
    """As every mail client can hold it."""
    return text.encode("utf-8", "replace").decode()
