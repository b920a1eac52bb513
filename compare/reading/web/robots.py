"""What a site's robots.txt allows: RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309), by protego.

protego (https://github.com/scrapy/protego) is a parser alone: it opens nothing and imports nothing but the standard library.
It gets the lines that make up groups and rules, and no others: the RFC forbids that any other line parts a group. Whom a
group is for is decided here, because protego takes a name's beginning for the name, and gives each name its own copy of the
rules: a file of 500 kB could take gigabytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from protego import Protego

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "copydesk"  # the product token that a group for this program has
MAX_BYTES = 500 * 1024  # that are read of it, as the RFC asks; what follows is left out
MAX_REDIRECTS = 5  # to it; the RFC takes a file that is further away for one that is not there
_NOBODY = "another"
_GROUP = regex(r"\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.IGNORECASE)
_RULE = regex(r"\s*(?:allow|dis+al+[ao]w|diasllow)\s*[:\s]", re.IGNORECASE)  # as protego reads them, misspelt ones too
_TOKEN = regex(r"[A-Za-z_-]*")
# Where `str.splitlines` ends a line and the RFC does not.
_NO_ENDS = {ord(sign): "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in "\v\f\x1c\x1d\x1e\x85\u2028\u2029"}


def rules_of(data: bytes) -> Protego:
    """The rules of a robots.txt.

    Args:
        data: its bytes. Of what is longer than `MAX_BYTES` the whole lines before are read.
    """
    if len(data) > MAX_BYTES:
        data = data[: 1 + max(data.rfind(b"\n", 0, MAX_BYTES), data.rfind(b"\r", 0, MAX_BYTES))]
    text = data.decode("utf-8-sig", "replace").translate(_NO_ENDS)
    return Protego.parse("\n".join(_lines(text)))


def is_allowed(rules: Protego, path: str) -> bool:
    """Whether a page may be asked for.

    Args:
        rules: of its site.
        path: of the page, with its query, percent-encoded: "/news/1?page=2".
    """
    return rules.can_fetch(f"https://site.invalid{path}", NAME)


def _lines(text: str) -> Iterator[str]:
    """The lines that count; each group is for all, for this program or for another."""
    for line in re.split(r"[\r\n]+", text):
        if group := _GROUP.match(line):
            yield f"User-agent: {_whom(group.group(1).strip())}"
        elif _RULE.match(line):
            yield line


def _whom(value: str) -> str:
    if value.split(maxsplit=1)[:1] == ["*"]:
        return "*"
    token = _TOKEN.match(value.lstrip("*"))
    return NAME if token and token.group().lower() == NAME else _NOBODY
