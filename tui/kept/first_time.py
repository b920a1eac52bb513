"""Whether the desk is opened for the first time on this machine: then some lines say how it goes. Nothing here can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.machine.paths import is_there
from compare.machine.private import private_folder

if TYPE_CHECKING:
    from pathlib import Path

HOW_IT_GOES = (
    "Space goes to the next thing that waits.",
    "f: fine, e: a problem, c: a note; and on.",
    "d: the memo of it all. ?: every key.",
)
IN_ONE_LINE = "Space: next; f fine, e problem, c note; ?: keys."


def guide(free: int) -> tuple[str, ...]:
    """How it goes, in as many lines as what changed leaves of a panel; in one where it leaves few or none."""
    return HOW_IT_GOES if free >= len(HOW_IT_GOES) else (IN_ONE_LINE,)


def is_first_time() -> bool:
    """Whether nobody has decided anything on a desk here yet."""
    return not is_there(_place())


def remember() -> None:
    """From now on that is known."""
    place = _place()
    try:
        private_folder(place.parent)
        place.touch(mode=0o600)
    except OSError:
        return


def _place() -> Path:
    from platformdirs import user_state_path

    return user_state_path("copydesk", appauthor=False) / "desk-was-used"
