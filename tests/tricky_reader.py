"""The process that reads, with formats that sleep, spin, fill the memory, crash, fail and chatter: the limits are tried on it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from compare.reading import formats
from compare.reading.blocks import Block
from compare.reading.formats import Format
from compare.reading.found import Found
from compare.reading.limited import process

if TYPE_CHECKING:
    from compare.reading.given import Given

MARK = b"\xff"  # no text begins so, and is_light() takes it for none
NAMES = ("sleeps", "spins", "fills", "crashes", "fails", "chatters", "meets", "tells", "waits")


def sleeps(_: Given) -> Found:
    time.sleep(3600)
    return Found(())


def spins(_: Given) -> Found:
    """In C, where no other thread of the process gets a turn."""
    re.match(r"(a+)+$", "a" * 60 + "b")
    return Found(())


def waits(_: Given) -> Found:
    """As on a machine that does something else meanwhile."""
    time.sleep(2.5)
    return Found((Block("It had to wait."),))


def fills(_: Given) -> Found:
    kept = [bytearray(10_000_000) for _ in range(1_000)]
    return Found((Block(str(len(kept))),))


def crashes(_: Given) -> Found:
    os.kill(os.getpid(), signal.SIGKILL)
    return Found(())


def fails(_: Given) -> Found:
    raise KeyError("nothing of the kind")


def chatters(_: Given) -> Found:
    sys.stdout.write("a library says this\n")
    sys.stdout.flush()
    os.write(1, b"and this\n")
    return Found((Block("It was read."),))


def meets(given: Given) -> Found:
    """Says that it is there, and waits until two are."""
    folder = Path(given.source.data[6:].decode())
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < 2:
        time.sleep(0.01)
    return Found((Block("Both were there."),))


def tells(_: Given) -> Found:
    return Found((Block(f"{os.getpid()} {os.environ.get('COPYDESK_TRIED')}"),))


def _row(name: str) -> Format:
    begins = MARK + name.encode()
    return Format(name, lambda given: given.source.data.startswith(begins), f"tricky_reader:{name}", declares=False)


vars(formats)["DOCUMENTS"] = (*map(_row, NAMES), *formats.DOCUMENTS)
main = process.main
