"""What a large array held goes back to the system when it is let go; the collector leaves alone what is kept for long."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_M_MMAP_THRESHOLD = -3  # mallopt's name for it, of glibc's malloc.h
_LARGE = 1 << 20  # bytes: an article's arrays are smaller, so that it costs what it did


@cache
def give_back_large_blocks() -> None:
    """Let glibc map each large block by itself; by default the first that is freed makes it keep all up to that size.

    Of 30,000 lines that took a fifth of the memory. Elsewhere than on glibc nothing is changed.
    """
    from ctypes import CDLL

    try:
        mallopt = CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # no such function, no such library, Windows' sort of none
        return
    mallopt(_M_MMAP_THRESHOLD, _LARGE)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let the collector of cycles wait while something is made of which nothing is garbage before it is done.

    It walks through all that is alive each time that a quarter more is made: of a long page a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_again() -> None:
    """Turn the collector of cycles on where it was off; it passes over all that was made meanwhile, which is no garbage."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


_USUAL = gc.get_threshold()[2]
_SELDOM = 100  # collections of what is younger, before all that was not set aside is walked through once: usually ten


def set_aside() -> None:
    """Let the collector of cycles pass over all that is alive now, and walk seldom through what comes: until `take_back`.

    Of 10,000 passages a side it walks for half a second, and in the middle of a key; what stays for long is no garbage.
    """
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)


def take_back() -> None:
    """End that: whatever was set aside may be garbage by now."""
    gc.unfreeze()
    gc.set_threshold(*gc.get_threshold()[:2], _USUAL)
