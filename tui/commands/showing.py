"""`copydesk show`: a record again, or the pairs of a sweep, without sources and without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from compare.errors import CopydeskError
from compare.reading.cleaning import visible
from compare.wording import counted
from tui.commands.options import AS_REPORT, VERBOSE, in_a_terminal
from tui.commands.reporting import BY, FORCE, FORMAT, OUTPUT, chosen_reports, give_reports, require_places
from tui.kept.settings import Given

if TYPE_CHECKING:
    from pathlib import Path

    from compare.comparison import Comparison
    from compare.reports.files.origins import Origin
    from tui.screens.desk import Desk
    from tui.walk import WalkedPair


@click.command("show")
@click.argument("record", metavar="RECORD.json|DIR")
@FORMAT
@OUTPUT
@FORCE
@BY
@click.option("--review", metavar="FILE", help="Where the desk keeps what is decided on top of the record.")
@click.option("--theme", metavar="NAME", help="Of the desk.")
@VERBOSE
def show_command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    record: str,
    format_name: str | None,
    outputs: tuple[str, ...],
    by: str,
    review: str | None,
    theme: str | None,
    **flags: bool,
) -> int:
    """Open a saved record: on the desk in a terminal, as a report in any format everywhere else.

    Neither its sources nor a model are needed. What the record says was decided counts as decided. Of a sweep's folder
    the desk opens all pairs, one after the other.
    """
    chosen = chosen_reports(outputs, format_name)
    from compare.sweeping.index.opening import index_of

    index = index_of(record)
    if index is not None:
        _walk(index, Given(theme=theme), alone=bool(chosen or format_name or review) or not in_a_terminal())
    from compare.reading.sources.sources import load
    from compare.reports.files.origins import Origin
    from compare.reports.from_record import open_record

    shown = Origin(record, "the record that is shown")
    require_places(chosen, [shown, *([Origin(review, "the review")] if review else [])], force=flags["force"])
    source = load(record)
    comparison = open_record(source.data, source.name)
    if chosen or format_name or not in_a_terminal():
        give_reports(comparison, chosen, format_name, by, force=flags["force"])
        return 0
    from tui.terminal.abilities import require_screen

    require_screen(AS_REPORT)
    return _review_on_screen(comparison, Given(theme=theme), review, shown)


def _review_on_screen(found: Comparison, given: Given, review: str | None, record: Origin) -> NoReturn:
    """Go on with a record on the screen until the reporter leaves; its verdicts count as decided. The process ends here."""
    _require_whole(found)
    from tui.app import CopydeskApp
    from tui.session import Session

    session = Session(given, review)
    session.run(CopydeskApp(session.open_desk(found.left, found.right, [record], found), session.settings))


def _require_whole(found: Comparison) -> None:
    if found.selection:
        advice = "open the whole record on the desk, or add --format"
        raise CopydeskError("the record", "it holds a part of a comparison, which cannot be reviewed", advice)


def _walk(path: Path, given: Given, *, alone: bool) -> NoReturn:
    """Go through the pairs of a sweep on the screen until the reporter leaves. The process ends here."""
    from compare.sweeping.index.opening import open_index
    from tui.walk import walked_pairs

    index, name = open_index(path), visible(str(path.parent))
    if not index.pairs:
        raise CopydeskError(name, "no story of this sweep shares anything with a source", "there is nothing to show")
    if alone:
        cause = f"a sweep of {counted(len(index.pairs), 'pair')} is gone through on the desk"
        raise CopydeskError(name, cause, f"open it in a terminal, or give one of its records: {index.pairs[0].record}")
    from tui.session import Session
    from tui.terminal.abilities import require_screen
    from tui.walk_app import WalkApp

    require_screen("give one of its records and --format plain for the report")
    session = Session(given, None)

    def open_desk(pair: WalkedPair) -> Desk:
        found, record = opened_pair(pair.record)
        return session.open_next(found.left, found.right, [record], found)

    session.run(WalkApp(walked_pairs(index, path.parent), open_desk, session.close_last, session.settings))


def opened_pair(path: Path) -> tuple[Comparison, Origin]:
    """What a record of a sweep says, and the record itself, which no report may replace.

    Raises:
        CopydeskError: where it cannot be read, or holds a part only.
    """
    from compare.reading.sources.sources import load
    from compare.reports.files.origins import Origin
    from compare.reports.from_record import open_record

    source = load(str(path))
    found = open_record(source.data, source.name)
    _require_whole(found)
    return found, Origin(str(path), "the record that is shown")
