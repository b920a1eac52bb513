"""How the last report was saved, remembered for the next one. Losing it costs nothing, so nothing here can fail."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from compare.errors import CopydeskError
from compare.machine.private import private_folder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Last:
    """The format, what was included (see `compare.reports.choice`) and the folder; each empty where nothing is known."""

    format: str = ""
    included: str = ""
    folder: str = ""


def load_last() -> Last:
    """What was kept; nothing where it is not there or is something else."""
    try:
        found = json.loads(_place().read_text(encoding="utf-8"))
        return Last(**{name: str(found.get(name, "")) for name in Last.__slots__})
    except (OSError, ValueError, AttributeError, RecursionError):
        return Last()


def keep_last(last: Last) -> None:
    """Keep it, if that can be done."""
    from compare.reports.files.writing import write_report

    place = _place()
    try:
        private_folder(place.parent)
        write_report(place, json.dumps(asdict(last)).encode(), force=True, private=True)
    except (OSError, CopydeskError):
        return


def _place() -> Path:
    from platformdirs import user_state_path

    return user_state_path("copydesk", appauthor=False) / "last-report.json"
