"""Two short stories, for tests of the command that are not about what is compared: it takes half as long as with the seeds.

Each sentence says something else on the other side, so that much waits for a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "first.txt", "second.txt"
_TEXTS = {
    FIRST: (
        "The council of Ardley postponed its vote on the budget on Tuesday.",
        "The ferry ran aground off Corrin Point with 212 people on board, the coastguard said.",
        "The swimming hall in Penn Street will close in October after 40 years.",
        "A petition against the closing has 3,100 names.",
        "Biologists counted 19 of the moths in the quarry on a single night in June.",
        "The mayor may resign over the plan, her office said.",
    ),
    SECOND: (
        "The council of Ardley postponed its vote on the budget on Monday.",
        "The ferry ran aground off Corrin Point with 221 people on board, the coastguard said.",
        "The swimming hall in Penn Street will close in November after 40 years.",
        "A petition against the closing has 3,900 names.",
        "Biologists counted 90 of the moths in the quarry on a single night in June.",
        "The mayor will resign over the plan, her office said.",
    ),
}


def write_pair(folder: Path) -> Path:
    """Write both into a folder, and return it."""
    for name, lines in _TEXTS.items():
        (folder / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return folder
