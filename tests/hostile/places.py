"""What stands where a file should: folders, pipes, devices, links, names that lie, files that change."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

from hostile.trap import END, SENTENCE, Trap, file, within

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STORY = within("x")
LONG = (f"{SENTENCE}\n\n".encode()) * 200


def _named(name: str | bytes) -> Callable[[Path], str]:
    def make(folder: Path) -> str:
        path = os.fsdecode(os.fsencode(folder) + b"/" + os.fsencode(name))
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(descriptor, STORY)
        os.close(descriptor)
        return path

    return make


def _fifo(folder: Path) -> str:
    os.mkfifo(folder / "left.txt")
    return str(folder / "left.txt")


def _socket(folder: Path) -> str:
    # A socket's whole path may have 100 characters only, so it is made from inside and stays when it is closed.
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("left.txt")
    finally:
        os.fchdir(here)
        os.close(here)
    return str(folder / "left.txt")


def _folder(folder: Path) -> str:
    (folder / "left.txt").mkdir()
    return str(folder / "left.txt")


def _dangling(folder: Path) -> str:
    (folder / "left.txt").symlink_to(folder / "nowhere")
    return str(folder / "left.txt")


def _loop(folder: Path) -> str:
    (folder / "left.txt").symlink_to(folder / "right-left.txt")
    (folder / "right-left.txt").symlink_to(folder / "left.txt")
    return str(folder / "left.txt")


def _linked(folder: Path) -> str:
    (folder / "story.txt").write_bytes(STORY)
    (folder / "left.txt").symlink_to(folder / "story.txt")
    return str(folder / "left.txt")


def _closed(folder: Path) -> str:
    file(LONG)(folder)
    (folder / "left.txt").chmod(0)
    return str(folder / "left.txt")


def _sparse(folder: Path) -> str:
    with (folder / "left.txt").open("wb") as made:
        made.truncate(5_000_000_000)
    return str(folder / "left.txt")


def _given(path: str) -> Callable[[Path], str]:
    return lambda _: path


def _shrink(folder: Path) -> None:
    os.truncate(folder / "left.txt", 5_000)
    (folder / "left.txt").write_bytes(LONG)


def _grow(folder: Path) -> None:
    with (folder / "left.txt").open("ab") as made:
        made.write(STORY)


def _replace(folder: Path) -> None:
    (folder / "new.txt").write_bytes(LONG)
    (folder / "new.txt").replace(folder / "left.txt")


def _dashed(folder: Path) -> str:
    _named("-left.txt")(folder)
    return "./-left.txt"


PLACES = (
    Trap("a pipe with a name that nobody writes to", _fifo, says="a device or a pipe"),
    Trap("a socket", _socket, says="check the path"),
    Trap("/dev/zero", _given("/dev/zero"), says="a device or a pipe"),
    Trap("/dev/null", _given("/dev/null"), says="a device or a pipe"),
    Trap("/dev/tty without a terminal", _given("/dev/tty"), says="left|device|path"),
    Trap("/dev/stdin, closed", _given("/dev/stdin"), says="no such|device|path|is empty"),
    Trap("standard input, closed", _given("-"), says="standard input"),
    Trap("a file of the kernel without an end", _given("/proc/self/pagemap"), either=True),
    Trap("a folder", _folder, says="is a folder"),
    Trap("a folder, named with a slash", lambda folder: f"{folder}/", says="is a folder"),
    Trap("a file, named with a slash", lambda folder: f"{file(STORY)(folder)}/", says="check the path"),
    Trap("nothing", lambda folder: str(folder / "nothing.txt"), says="there is no such file"),
    Trap("no name at all", _given(""), says="check the path"),
    Trap("a link to nowhere", _dangling, says="there is no such file"),
    Trap("a link to itself, by another", _loop, says="too many levels"),
    Trap("a link to a story", _linked, holds=(END,)),
    Trap("a file that this account may not read", _closed, says="may not read it"),
    Trap("a file of 5 GB without content", _sparse, says="is larger than 20 MB"),
    Trap("a file that shrinks while it is read", file(LONG), either=True, meanwhile=_shrink),
    Trap("a file that grows while it is read", file(LONG), either=True, meanwhile=_grow),
    Trap("a file that is replaced while it is read", file(LONG), either=True, meanwhile=_replace),
    Trap("a name with line breaks", _named("le\nft\r.txt"), holds=(END,)),
    Trap("a name with escapes", _named("\x1b]0;x\x07\x1b[2J.txt"), holds=(END,)),
    Trap("a name with direction controls", _named("txt.\u202efdp.txt"), holds=(END,)),
    Trap("a name with markup", _named("[red]left[] <b>&amp;.txt"), holds=(END,)),
    Trap("a name that is no UTF-8", _named(b"left\xff\xfe\x80.txt"), holds=(END,)),
    Trap("a name with a leading dash", _dashed, holds=(END,)),
    Trap("a name of 255 letters", _named("a" * 251 + ".txt"), holds=(END,)),
    Trap("a name that is too long", lambda folder: f"{folder}/{'a' * 5000}.txt", says="name too long"),
    Trap("a name that looks like an address", _given("http//example.org/story"), says="there is no such file"),
    Trap("an address of another kind", _given("ftp://example.org/story"), says="only http and https"),
    Trap("an address that is broken", _given("http://[::1"), says="is no name of a site"),
    Trap("an address with escapes", _given("https://\x1b[2J/"), says="is no name of a site"),
    Trap("an address without a site", _given("http:///story"), says="names no site"),
    Trap("an address with a port that cannot be", _given("http://example.org:99999/story"), says="there is no port 99999"),
    Trap("an address with a port that is no number", _given("http://example.org:abc/story"), says="is no number"),
    Trap("an address with a login, and a site that is none", _given("http://bob:secret@../story"), says="http://../story: "),
)
