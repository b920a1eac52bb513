"""Review files for tests: two small stories, what may be decided about them, and a file in which it was."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from test_comparison import made

from compare.reviewing.log.pins import Pin, Verdict
from compare.reviewing.log.review import Action
from compare.reviewing.store.folder import open_review

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

LEFT = ["The council postponed its vote.", "Four members walked out in protest.", "He had 14 notebooks.", "Snow is expected."]
BRIDGE = "The old bridge in the harbour cost {} euros."
RIGHT = ["In protest, four members walked out.", "The council postponed its vote on Monday.", "A club was sold."]
ACCEPT = Action("accepted", (Pin((0,), (1,), verdict=Verdict.ACCEPTED, note="from the wire"),))
REJECT = Action("rejected", (Pin((1,), (0,), verdict=Verdict.REJECTED),))


def sourced(pieces: list[str], source: str) -> Article:
    """An article with a source and a hash of its own."""
    return replace(made(pieces), source=source, sha256=hashlib.sha256("\0".join(pieces).encode()).hexdigest())


def decided(first: Article, second: Article, *actions: Action, path: Path | None = None) -> Path:
    """The file of a review in which that was decided, where such a pair's is kept or at a path."""
    file = open_review(first, second, path)
    for action in actions:
        file.add(action)
    file.close()
    return file.path
