"""What a source is, told by how its bytes begin: cheap, and nothing is imported for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.reading.sources.sources import Source

_NAMED = {".eml", ".mbox", ".mht", ".mhtml", ".mim", ".mime"}
_HEADER = regex(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?")
_LONGEST_NAME = 62
_FOLDED = (b" ", b"\t")
_ENVELOPE = regex(rb"From \S+ .{0,60}\d{4}")
# Headers that a mail program writes and no person does. A press release may well begin with 'From:' and 'Date:' in its text.
_WRITTEN_BY_PROGRAMS = {
    *(b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"content-type", b"x-mailer"),
    *(b"content-transfer-encoding", b"dkim-signature", b"user-agent", b"references", b"snapshot-content-location"),
}
_SENT = {b"from", b"to", b"subject", b"date"}
_LEAST_SENT = 2
_HEAD = 64_000  # bytes: where headers are looked for

_BODIES = ("body_html", "body_xhtml", "body_text")
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_RICH_TEXT = b"{\\rtf"
_SUBRIP = regex(rb"(?:\xef\xbb\xbf)?\s*\d+[ \t]*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3}[ \t]+-->")
_ROOT = regex(rb"<(?![?!])\s*(?:[\w.-]+:)?([\w.-]+)")
_BEFORE_ROOT = 8_000  # bytes: a declaration, comments and a document type fit in


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
        found = _HEADER.match(line) if b":" in line[:_LONGEST_NAME] else None
        if found:
            names.add(found.group(1).lower())
        elif number or not (line.startswith(b"From ") and _ENVELOPE.match(line)):
            return set()
    return names


def is_compressed(data: bytes) -> bool:
    """Whether bytes are compressed with gzip."""
    return data.startswith(_GZIP)


def is_zipped(source: Source) -> bool:
    """Whether the bytes are a zip archive, as documents are."""
    return source.data.startswith(_ZIP)


def is_rich_text(source: Source) -> bool:
    """Whether the bytes begin as an RTF document does."""
    return source.data.lstrip().startswith(_RICH_TEXT)


def is_transcript(source: Source) -> bool:
    """Whether the bytes begin as WebVTT or as SubRip do."""
    data = source.data.removeprefix(b"\xef\xbb\xbf")
    return data[:7] in {b"WEBVTT", b"WEBVTT\n", b"WEBVTT\r", b"WEBVTT ", b"WEBVTT\t"} or (
        b"-->" in source.data[:200] and bool(_SUBRIP.match(source.data[:200]))
    )


def root_name(source: Source) -> str:
    """The local name of the first element of what begins like XML; empty where it does not."""
    head = source.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:_BEFORE_ROOT]
    if head.startswith((b"\xff\xfe<\x00", b"\xfe\xff\x00<")):
        head = head.decode("utf-16", "ignore").encode()
    if not head.startswith(b"<"):
        return ""
    found = _ROOT.search(_without_comments(head))
    return found.group(1).decode("ascii", "replace") if found else ""


def _without_comments(head: bytes) -> bytes:
    """Without what stands between '<!--' and '-->'; a comment that does not end stays."""
    kept, at = [], 0
    while (begins := head.find(b"<!--", at)) >= 0 and (ends := head.find(b"-->", begins + 4)) >= 0:
        kept.append(head[at:begins])
        at = ends + 3
    return b"".join([*kept, head[at:]])


def as_json(source: Source) -> Any:  # noqa: ANN401 - any JSON
    """The value of a source that is JSON as a whole; None where it is not."""
    if not source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return None
    try:
        return json.loads(source.data)
    except (ValueError, RecursionError):
        return None


def is_ninjs(value: object) -> bool:
    """Whether a JSON value is one story as ninjs has it: an object with a body."""
    return isinstance(value, dict) and (any(isinstance(value.get(name), str) for name in _BODIES) or bool(list(bodies_of(value))))


def bodies_of(story: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Type and text of each body of versions 2 and 3, the main one first."""
    bodies = story.get("bodies")
    found = [b for b in bodies if isinstance(b, dict) and isinstance(b.get("value"), str)] if isinstance(bodies, list) else []
    for body in sorted(found, key=lambda b: b.get("role") not in {None, "main", "main body"}):
        yield str(body.get("contenttype") or body.get("contentType") or "text/plain"), body["value"]
