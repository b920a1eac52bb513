"""What a reporter put into a box of the first screen: nothing yet, a file, an address, or the article's own text."""

from __future__ import annotations

import os
import re
import shlex
import stat
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from compare.article import count_words
from compare.errors import UnreadableSourceError
from compare.machine.paths import expanded, status
from compare.reading.cleaning import clean, visible
from compare.reading.sources.web_address import web_address

# The endings that the readers know; any other file is tried as text.
READABLE = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt", ".pdf"})
NOTHING_SAID = "Paste or type an article here, or give a path or a web address."
_LONGEST_PATH = 4096
_MOST_WORDS = 12  # one line of more words is a sentence, not a path
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,40}://\S*", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:www\.\S+|[\w-]{1,63}(?:\.[\w-]{1,63}){0,20}\.[a-z]{2,63}/\S*)", re.IGNORECASE)
_LIKE_A_PATH = re.compile(r"(?:\.{0,2}/|~[\w.-]*/|[A-Za-z]:\\)\S.*|~[\w.-]*")


class EnteredAs(StrEnum):
    """What it will be taken as."""

    NOTHING = "nothing"
    FILE = "file"
    ADDRESS = "address"
    TEXT = "text"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Entered:
    """What is in a box.

    Attributes:
        kind: what it will be taken as.
        said: that, for the reporter, in a few words that are safe to show.
        source: the path, the address or the text; as it was given, so not safe to show.
    """

    kind: EnteredAs
    said: str
    source: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether it can be read."""
        return self.kind in {EnteredAs.FILE, EnteredAs.ADDRESS, EnteredAs.TEXT}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a box holds from the beginning, and what is said of it instead of what it looks like."""

    text: str
    note: str = ""


def look_at(given: str) -> Entered:
    """What a box's content is: cheap enough for every key, nothing is opened or fetched.

    A name that exists is a file, whatever it looks like; one line that looks like a path or an address and is none is a
    mistake, because a typing error must not become an article of one line. Everything else is text.

    Args:
        given: what is in the box, as it came.
    """
    line = given.strip()
    if not line:
        return Entered(EnteredAs.NOTHING, NOTHING_SAID)
    if _ADDRESS.fullmatch(line):
        return _address(line)
    found = _file(given) or (_mistake(line) if "\n" not in line else None)
    if found:
        return found
    cleaned = clean(given)
    count = count_words(cleaned.text)
    if not count:
        return Entered(EnteredAs.MISTAKE, "holds no words yet", given)
    said = f"{count:,} {'word' if count == 1 else 'words'} of pasted text"
    return Entered(EnteredAs.TEXT, "; ".join([said, *cleaned.warnings]), given)


def _address(line: str) -> Entered:
    try:
        web_address(line)
    except UnreadableSourceError as error:
        return Entered(EnteredAs.MISTAKE, f"{error.cause}; {error.advice}", line)
    return Entered(EnteredAs.ADDRESS, "a web address, will be fetched", line)


def _file(given: str) -> Entered | None:
    """The file or folder that is named, as typed or as a terminal writes one that is dropped on it."""
    if len(given) > _LONGEST_PATH:
        return None
    for path in _readings(given):
        found = status(path)
        if found is None:
            continue
        if stat.S_ISDIR(found.st_mode):
            return Entered(EnteredAs.MISTAKE, "a folder: name a file in it, or browse", path)
        if not stat.S_ISREG(found.st_mode):
            return Entered(EnteredAs.MISTAKE, "a device or a pipe, not a file", path)
        return Entered(EnteredAs.FILE, f"a file, {size(found.st_size)}", path)
    return None


def _readings(given: str) -> list[str]:
    """The paths that it can mean, the likeliest first."""
    line = given.strip()
    found = [given, line, expanded(line)]
    if line.lower().startswith("file://"):
        found.append(unquote(urlsplit(line).path))
    if line[0] in "'\"" or "\\" in line:
        try:
            words = shlex.split(line)
        except ValueError:
            words = []
        found += [expanded(words[0])] if len(words) == 1 else []
    return list(dict.fromkeys(path for path in found if path))


def _mistake(line: str) -> Entered | None:
    """What one line says that looks like a source and is none."""
    name = visible(line)
    if _OTHER_SCHEME.fullmatch(line) and not line.lower().startswith("file://"):
        return Entered(EnteredAs.MISTAKE, "only http and https addresses can be fetched", line)
    if _BARE_ADDRESS.fullmatch(line):
        return Entered(EnteredAs.MISTAKE, f"no such file: {name}; a web address begins with https://", line)
    if len(line.split()) > _MOST_WORDS:
        return None
    ending = os.path.splitext(line)[1].lower()  # noqa: PTH122 - Path would fold what was typed
    if ending in READABLE or _LIKE_A_PATH.fullmatch(line) or _is_spaceless_path(line):
        return Entered(EnteredAs.MISTAKE, f"no such file: {name}", line)
    return None


def _is_spaceless_path(line: str) -> bool:
    """Whether one word has a slash that is not its first character."""
    return "/" in line[1:] and len(line.split()) == 1


def size(count: int) -> str:
    """A number of bytes for people: '812 bytes', '12 kB', '3.4 MB'."""
    if count < 1000:  # noqa: PLR2004 - a kilobyte
        return f"{count} {'byte' if count == 1 else 'bytes'}"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"  # noqa: PLR2004 - a megabyte
