"""`copydesk LEFT RIGHT`: the desk in a terminal, a report everywhere else."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self

import click

from compare.machine.paths import status
from tui.commands.options import (
    ALLOW_LOCAL,
    AS_REPORT,
    DAY,
    DIFFERENT,
    ENCODING,
    MODEL,
    OFFLINE,
    THRESHOLD,
    VERBOSE,
    encoder_of,
    in_a_terminal,
    note,
    prepare_next_time,
)
from tui.commands.reporting import BY, FORCE, FORMAT, OUTPUT, chosen_reports, give_reports, require_places
from tui.kept.settings import Given, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from compare.article import Article
    from compare.comparison import Comparison
    from compare.embedding import Encoder
    from compare.reading import Reach
    from compare.reports.files.origins import Origin
    from compare.reviewing.log.review import Review
    from tui.commands.sides import How
    from tui.kept.settings import Settings

_PATIENCE = 1.0  # seconds of reading before anything is said of it
_SHORT = 200_000  # bytes: some 2,000 passages, whose matrix takes a core a tenth of a second


@click.command("compare", hidden=True)
@click.argument("left", required=False)
@click.argument("right", required=False)
@FORMAT
@OUTPUT
@FORCE
@click.option("--date-left", type=DAY, metavar="YYYY-MM-DD", help="When the left was written, for its 'on Tuesday'.")
@click.option("--date-right", type=DAY, metavar="YYYY-MM-DD", help="When the right was written.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where the two stories differ.")
@click.option(
    "--review", metavar="FILE", help="The review to go on with, made where it is not there; a report follows its verdicts."
)
@BY
@click.option("--fresh", is_flag=True, help="Begin a fresh review in the desk; the earlier one is kept.")
@MODEL
@THRESHOLD
@click.option("--theme", metavar="NAME", help="Of the desk.")
@ENCODING
@OFFLINE
@ALLOW_LOCAL
@VERBOSE
def compare_command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    left: str | None,
    right: str | None,
    format_name: str | None,
    outputs: tuple[str, ...],
    review: str | None,
    by: str,
    model: str | None,
    threshold: float | None,
    theme: str | None,
    encoding: str | None,
    date_left: datetime | None,
    date_right: datetime | None,
    **flags: bool,
) -> int:
    """Compare two articles."""
    _require_one_standard_input(left, right)
    chosen = chosen_reports(outputs, format_name)
    given, days = Given(theme, model, threshold), (date_left, date_right)
    names_report = bool(chosen or format_name or flags["exit_code"])
    if left is None or right is None or (not names_report and in_a_terminal()):
        from tui.commands.sides import How

        how = How(encoding, _reach(flags), days, review, fresh=flags["fresh"])
        _on_the_screen(left, right, given, how, names_report=names_report)
    if flags["fresh"]:
        raise click.UsageError("--fresh begins a review in the desk; a report has none to begin")
    settings = load_settings(given)
    require_places(chosen, _origins(left, right, review), force=flags["force"])
    _multiply_alone(left, right)
    articles = _read((left, right), encoding, flags, days, _import_what_compares)
    from compare.embedding import OnceEncoder

    encoder = OnceEncoder(encoder_of(settings.model, articles, verbose=flags["verbose"]))
    found = _compared(articles, encoder, settings, review)
    comparison = replace(found, evidence=None)  # no report asks for it; it can be large
    give_reports(comparison, chosen, format_name, by, force=flags["force"])
    prepare_next_time(encoder, settings.model)
    return DIFFERENT if flags["exit_code"] and comparison.differs else 0


def _on_the_screen(left: str | None, right: str | None, given: Given, how: How, *, names_report: bool) -> NoReturn:
    """Review two articles on the screen, which asks for what is missing; the process ends here."""
    from compare.link import Side
    from tui.commands.starting import require_start, start
    from tui.terminal.abilities import require_screen

    if left is None or right is None:
        require_start(left, names_report=names_report)
        require_screen("give both articles and --format plain for the report")
    else:
        require_screen(AS_REPORT)
    start({side: source for side, source in zip(Side, (left, right), strict=True) if source is not None}, given, how)


def _multiply_alone(*sources: str) -> None:
    """Let numpy have one thread where both files are short, before it is imported: others only wait, and by turning in circles."""
    sizes = [found.st_size if (found := status(source)) else _SHORT for source in sources]
    if max(sizes) < _SHORT:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _require_one_standard_input(left: str | None, right: str | None) -> None:
    if left == right == "-":
        raise click.UsageError("standard input can be one side only; give a path for the other")


def _read(
    sources: tuple[str, str],
    encoding: str | None,
    flags: dict[str, bool],
    days: tuple[datetime | None, datetime | None],
    meanwhile: Callable[[], object] | None = None,
) -> tuple[Article, Article]:
    """Both articles, as written on the days that the reporter names; `meanwhile` is done while processes of their own read."""
    from compare.reading.reader import articles_of, end_reading, obtain

    reach = _reach(flags)
    with _Status() as status:
        patience = threading.Timer(_PATIENCE, status.say, ("reading ... Ctrl-C cancels",))
        patience.daemon = True
        patience.start()
        try:
            found = articles_of([obtain(source, reach=reach) for source in sources], encoding=encoding, meanwhile=meanwhile)
        finally:
            patience.cancel()
    end_reading()  # their memory is wanted for what comes now
    left, right = (replace(a, published=day.date()) if day else a for a, day in zip(found, days, strict=True))
    return left, right


def _import_what_compares() -> None:
    import compare.comparison  # noqa: F401 - nobody has to wait for it later


def _origins(left: str, right: str, review: str | None) -> tuple[Origin, ...]:
    from compare.reports.files.origins import Origin, articles

    return (*articles(left, right), *([Origin(review, "the review")] if review else []))


def _reach(flags: dict[str, bool]) -> Reach:
    from compare.reading import Reach

    return Reach(offline=flags["offline"], allow_local=flags["allow_local"])


def _compared(articles: tuple[Article, Article], encoder: Encoder, settings: Settings, review: str | None) -> Comparison:
    from compare.comparison import compare

    if review is None:
        with _Status() as status:
            return compare(*articles, encoder, settings.thresholds, status, again=False)
    from compare.reviewing.log.intake import as_kept
    from compare.reviewing.log.review import reviewed
    from compare.segmenting.segment import segment

    left, right = (segment(article) for article in articles)
    decided = _review_of(left, right, review)
    with _Status() as status:
        found = compare(*as_kept(left, right, decided.kept), encoder, settings.thresholds, status)
    return reviewed(found, decided)


def _review_of(left: Article, right: Article, path: str) -> Review:
    """What was decided about two articles, read before the work."""
    from compare.reviewing.store.folder import open_review

    file = open_review(left, right, Path(path), write=False)
    file.close()
    if file.notice:
        note(file.notice)
    return file.review


class _Status:
    """One line on standard error that says what is being done, on a terminal only."""

    def __enter__(self) -> Self:
        self._shown = sys.stderr.isatty()
        return self

    def __call__(self, stage: str, share: float) -> None:
        self.say(f"{stage} {share:.0%}")

    def say(self, what: str) -> None:
        """Say what is being done."""
        if self._shown:
            click.echo(f"\r\x1b[K{what}", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
