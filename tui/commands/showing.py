"""`copydesk show RECORD.json`: a record again, without its sources and without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from compare.errors import CopydeskError
from tui.commands.options import AS_REPORT, VERBOSE, in_a_terminal
from tui.commands.reporting import BY, FORCE, FORMAT, OUTPUT, chosen_reports, give_reports, require_places
from tui.kept.settings import Given

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.reports.files.origins import Origin


@click.command("show")
@click.argument("record", metavar="RECORD.json")
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

    Neither its sources nor a model are needed. What the record says was decided counts as decided.
    """
    chosen = chosen_reports(outputs, format_name)
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
    if found.selection:
        advice = "open the whole record on the desk, or add --format"
        raise CopydeskError("the record", "it holds a part of a comparison, which cannot be reviewed", advice)
    from tui.app import CopydeskApp
    from tui.session import Session

    session = Session(given, review)
    session.run(CopydeskApp(session.open_desk(found.left, found.right, [record], found), session.settings))
