"""Whether a source is a mail or a saved page, told by how its bytes begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.reading.sources import Source

_NAMED = {".eml", ".mbox", ".mht", ".mhtml", ".mim", ".mime"}
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?")
_FOLDED = (b" ", b"\t")
_ENVELOPE = re.compile(rb"From \S+ .{0,60}\d{4}")
# Headers that a mail program writes and no person does. A press release may well begin with 'From:' and 'Date:' in its text.
_WRITTEN_BY_PROGRAMS = {
    *(b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"content-type", b"x-mailer"),
    *(b"content-transfer-encoding", b"dkim-signature", b"user-agent", b"references", b"snapshot-content-location"),
}
_SENT = {b"from", b"to", b"subject", b"date"}
_LEAST_SENT = 2
_HEAD = 64_000  # bytes: where headers are looked for


def is_mail(source: Source) -> bool:
    """Whether the bytes begin with the headers of a mail, as RFC 5322 has them, or with an mbox's own line before them."""
    names = _names(source.data[:_HEAD])
    if source.suffix in _NAMED:
        return bool(names & (_SENT | _WRITTEN_BY_PROGRAMS))
    return bool(names & _WRITTEN_BY_PROGRAMS) and len(names & _SENT) >= _LEAST_SENT


def is_web_archive(source: Source) -> bool:
    """Whether the bytes are a web archive of Safari: a property list with a main resource."""
    head = source.data[:400]
    return (head.startswith(b"bplist") or b"<plist" in head) and b"WebMainResource" in source.data


def _names(head: bytes) -> set[bytes]:
    """The names of the headers before the first empty line, in lower case; none where another line stands among them."""
    names: set[bytes] = set()
    for number, line in enumerate(head.lstrip(b"\xef\xbb\xbf\r\n").splitlines()):
        if not line.strip():
            break
        if line.startswith(_FOLDED) and names:
            continue
        found = _HEADER.match(line)
        if found:
            names.add(found.group(1).lower())
        elif number or not _ENVELOPE.match(line):
            return set()
    return names
