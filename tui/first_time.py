"""Whether the desk is opened for the first time on this machine: then three lines say how it goes. Nothing here can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.machine.paths import is_there
from compare.machine.private import private_folder

if TYPE_CHECKING:
    from pathlib import Path

HOW_IT_GOES = (
    "How it goes: space takes you to the next thing that waits for you.",
    "f calls it fine, e a problem, c writes a note; each goes on to the next.",
    "d shows the memo of it all, to copy or to save. ? has every key.",
)


def is_first_time() -> bool:
    """Whether nobody has decided anything on a desk here yet."""
    return not is_there(_place())


def remember() -> None:
    """From now on the three lines are known."""
    place = _place()
    try:
        private_folder(place.parent)
        place.touch(mode=0o600)
    except OSError:
        return


def _place() -> Path:
    from platformdirs import user_state_path

    return user_state_path("copydesk", appauthor=False) / "desk-was-used"
