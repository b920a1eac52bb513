"""`copydesk` without both articles: the first screen asks for them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, NoReturn

import click

from compare.link import Side
from compare.reading.sources import STDIN
from tui.commands.options import in_a_terminal

if TYPE_CHECKING:
    from datetime import datetime

    from compare.article import Article
    from compare.reading import Reach
    from compare.reading.stop import Stop
    from compare.reports.origins import Origin
    from tui.entered import Entered
    from tui.screens.desk import Desk
    from tui.screens.start_state import Filled
    from tui.settings import Given

_TERMINAL = "/dev/tty"


@dataclass(frozen=True, slots=True)
class How:
    """How the articles are read and reviewed, as the command line says it.

    Attributes:
        encoding: of both texts; None where it is found.
        reach: how far fetching may go.
        days: when the left and the right were written; None where nobody says.
        review: the file to keep the review in; None for the articles' own.
        fresh: whether to begin an empty one.
    """

    encoding: str | None
    reach: Reach
    days: tuple[datetime | None, datetime | None]
    review: str | None
    fresh: bool


def require_start(left: str | None, *, names_report: bool) -> None:
    """Raise click.UsageError where nobody can be asked for the article that is missing."""
    missing = "LEFT" if left is None else "RIGHT"
    if left == STDIN and not names_report:
        if not (sys.stdout.isatty() and _terminal_is_there()):
            raise click.UsageError("standard input is one side; give the other too, or run it in a terminal to be asked for it")
    elif names_report or not in_a_terminal():
        raise click.UsageError(f"Missing argument '{missing}'")


def start(left: str | None, given: Given, how: How) -> NoReturn:
    """Ask for the articles on the screen, then review them; the process ends here.

    Args:
        left: what is known of the left: a path, an address, `-`, or None.
        given: what the command line sets.
        how: how they are read and reviewed.

    Raises:
        CopydeskError: where the settings are wrong or standard input holds no article.
    """
    from compare.reports.origins import articles
    from tui.session import Session

    session = Session(given, how.review, fresh=how.fresh)
    piped = _piped() if left == STDIN else []
    filled = _filled(left, how)
    from tui.drafts import open_drafts
    from tui.start_app import StartApp

    sources: dict[Side, str] = {}

    def read_side(side: Side, entered: Entered, stop: Stop) -> Article:
        sources[side] = source_of(entered)
        return read_entered(side, entered, how, stop)

    def make_desk(left: Article, right: Article) -> Desk:
        return session.open_desk(left, right, (*articles(sources[Side.LEFT], sources[Side.RIGHT]), *piped))

    session.run(StartApp(read_side, make_desk, open_drafts(), filled, session.settings))


def _filled(left: str | None, how: How) -> dict[Side, Filled]:
    """What the boxes hold from the beginning."""
    from tui.screens.start_state import Filled

    if left is None:
        return {}
    return {Side.LEFT: _from_standard_input(how) if left == STDIN else Filled(left)}


def _piped() -> list[Origin]:
    """What standard input is now; a file may be behind it, and the keyboard will take its place."""
    from compare.reports.origins import Origin

    with suppress(OSError):
        return [Origin(os.dup(0), "the text from standard input")]
    return []


def _from_standard_input(how: How) -> Filled:
    """What is piped in, kept as a file so that its review can be gone on with; the keyboard takes its place."""
    from compare.article import count_words
    from compare.reading import read
    from compare.reading.sources import load
    from tui.pasted import keep_bytes
    from tui.screens.start_state import Filled

    data = load(STDIN).data
    article = read(STDIN, encoding=how.encoding, stdin=BytesIO(data))
    path = keep_bytes(data)
    if not sys.stdin.isatty():
        _listen_to_the_terminal()
    title = f": {article.title}" if article.title else ""
    return Filled(str(path), f"from standard input, {count_words(article.text):,} words{title}")


def _listen_to_the_terminal() -> None:
    """Make the terminal what Textual reads keys from: file descriptor 0."""
    descriptor = os.open(_TERMINAL, os.O_RDWR)
    os.dup2(descriptor, 0)
    os.close(descriptor)


def _terminal_is_there() -> bool:
    with suppress(OSError):
        os.close(os.open(_TERMINAL, os.O_RDWR))
        return True
    return False


def source_of(entered: Entered) -> str:
    """What the readers are given of a box: a text by the file that it is kept in."""
    from tui.entered import EnteredAs
    from tui.pasted import keep_text

    return str(keep_text(entered.source)) if entered.kind is EnteredAs.TEXT else entered.source


def read_entered(side: Side, entered: Entered, how: How, stop: Stop | None = None) -> Article:
    """What is in a box, read by the same reader as any other source; the stop ends it from another thread."""
    from compare.reading import read
    from compare.segment import segment
    from tui.pasted import is_kept_text

    source = source_of(entered)
    article = read(source, encoding=None if is_kept_text(source) else how.encoding, reach=how.reach, stop=stop)
    day = how.days[list(Side).index(side)]
    return segment(replace(article, published=day.date()) if day else article)
