"""`copydesk` in a terminal: the desk on two articles, and the first screen, which asks for them or waits until they are read."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, NoReturn

import click

from compare.link import Side
from compare.reading.sources.sources import STDIN
from tui.commands.options import in_a_terminal
from tui.commands.sides import How, read_entered, read_side, source_of
from tui.entering.entered import Filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.article import Article
    from compare.reading.sources.stop import Stop
    from compare.reports.files.origins import Origin
    from compare.worker import Loading
    from tui.app import Copydesk
    from tui.entering.entered import Entered
    from tui.entering.readings import Readings
    from tui.kept.settings import Given
    from tui.screens.desk import Desk
    from tui.session import Session

_TERMINAL = "/dev/tty"
_PATIENCE = 0.5  # seconds of reading without a screen that says so


def require_start(left: str | None, *, names_report: bool) -> None:
    """Raise click.UsageError where nobody can be asked for the article that is missing."""
    missing = "LEFT" if left is None else "RIGHT"
    if left == STDIN and not names_report:
        if not (sys.stdout.isatty() and _terminal_is_there()):
            raise click.UsageError("standard input is one side; give the other too, or run it in a terminal to be asked for it")
    elif names_report or not in_a_terminal():
        raise click.UsageError(f"Missing argument '{missing}'")


def start(named: Mapping[Side, str], given: Given, how: How) -> NoReturn:
    """Review two articles on the screen until the reporter leaves; the process ends here.

    The first screen asks for what is not named. Where both are, it is shown only if reading them takes its time.

    Args:
        named: what is known of the sides: a path, an address, or `-`.
        given: what the command line sets.
        how: how the articles are read and reviewed.

    Raises:
        CopydeskError: where the settings are wrong, standard input holds no article, or one of two that are named cannot be read.
    """
    gc.disable()  # nothing made before the first paint is garbage; the screens turn it on again
    piped = _piped() if STDIN in named.values() else []
    filled = {side: _from_standard_input(how) if source == STDIN else Filled(source) for side, source in named.items()}
    begun = _begun(filled, how) if len(named) == len(Side) else None
    loading = _loading(given) if begun is not None else None
    try:
        from tui.session import Session

        session = Session(given, how.review, fresh=how.fresh, loading=loading)
        session.run(_screens(session, how, filled, piped, begun))
    finally:
        if begun is not None:
            begun.stop()
        if loading is not None:
            loading.end()


def _begun(filled: Mapping[Side, Filled], how: How) -> Readings:
    from tui.entering.readings import Readings

    return Readings(lambda side, stop: read_side(side, filled[side].text, how, stop))


def _loading(given: Given) -> Loading | None:
    """The model that will most likely be wanted, loaded beside this process while it reads and draws."""
    from compare.worker import begin_loading

    return begin_loading(given.model)


def _screens(
    session: Session, how: How, filled: Mapping[Side, Filled], piped: Sequence[Origin], begun: Readings | None
) -> Copydesk:
    """The desk where both sides are read already; the first screen where they are still to be named, or waited for."""
    from compare.reports.files.origins import articles

    sources = {side: each.text for side, each in filled.items()}

    def read_box(side: Side, entered: Entered, stop: Stop) -> Article:
        sources[side] = source_of(entered)
        return read_entered(side, entered, how, stop)

    def make_desk(left: Article, right: Article) -> Desk:
        return session.open_desk(left, right, (*articles(sources[Side.LEFT], sources[Side.RIGHT]), *piped))

    if begun is not None and begun.wait(_PATIENCE):
        from tui.app import CopydeskApp

        return CopydeskApp(make_desk(*begun.articles()), session.settings)
    gc.enable()
    from tui.kept.drafts import open_drafts
    from tui.start_app import StartApp

    return StartApp(read_box, make_desk, open_drafts(), filled, session.settings, begun)


def _piped() -> list[Origin]:
    """What standard input is now; a file may be behind it, and the keyboard will take its place."""
    from compare.reports.files.origins import Origin

    with suppress(OSError):
        return [Origin(os.dup(0), "the text from standard input")]
    return []


def _from_standard_input(how: How) -> Filled:
    """What is piped in, kept as a file so that its review can be gone on with; the keyboard takes its place."""
    from compare.article import count_words
    from compare.reading import read
    from compare.reading.sources.sources import load
    from tui.kept.pasted import keep_bytes

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
