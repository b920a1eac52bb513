"""The command line: parses, picks screen or report, sets exit codes. Heavy imports wait inside the branch that needs them."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from compare import __version__
from compare.errors import CopydeskError
from compare.reports import FORMATS, SUFFIXES, format_of, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from compare.article import Article
    from compare.batch import Entry
    from compare.comparison import Comparison
    from compare.embedding import Encoder

DIFFERENT = 1
FAILED = 2
INTERRUPTED = 130

_MODEL = click.option("--model", metavar="NAME", help="A sentence-transformers model: a folder, or a name this machine has.")
_ENCODING = click.option("--encoding", metavar="NAME", help="The sources' text encoding, where guessing it goes wrong.")
_DAY = click.DateTime(["%Y-%m-%d"])
_VERBOSE = click.option("--verbose", is_flag=True, help="Say more when something goes wrong.")


class _PairFirst(click.Group):
    """`copydesk LEFT RIGHT` needs no command's name; a file that is called like a command is given as ./NAME."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in {"--help", "--version"}:
            args = ["compare", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] LEFT RIGHT")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        compare_command.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=_PairFirst)
@click.version_option(__version__, prog_name="copydesk", message="%(prog)s %(version)s")
def cli() -> None:
    """Compare two articles: what was matched, what was paraphrased, what only one of them has.

    LEFT and RIGHT are paths to plain text or Markdown; one of them may be - for standard input.
    """


@cli.command("compare", hidden=True)
@click.argument("left")
@click.argument("right")
@click.option("--format", "format_name", type=click.Choice(FORMATS), help="Of the report on standard output.  [default: plain]")
@click.option(
    "-o", "--output", "outputs", metavar="FILE", multiple=True, help="Save a report; its ending picks the format. Repeatable."
)
@click.option("--force", is_flag=True, help="Let -o replace a file that is there.")
@click.option("--date-left", type=_DAY, metavar="YYYY-MM-DD", help="When the left was written, for its 'on Tuesday'.")
@click.option("--date-right", type=_DAY, metavar="YYYY-MM-DD", help="When the right was written.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where the two stories differ.")
@_MODEL
@_ENCODING
@_VERBOSE
def compare_command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    left: str,
    right: str,
    format_name: str | None,
    outputs: tuple[str, ...],
    model: str | None,
    encoding: str | None,
    date_left: datetime | None,
    date_right: datetime | None,
    **flags: bool,
) -> int:
    """Compare two articles."""
    if left == right == "-":
        raise click.UsageError("standard input can be one side only; give a path for the other")
    chosen = [(Path(output), _format_for(output, format_name)) for output in outputs]
    _require_free([path for path, _ in chosen], force=flags["force"])
    articles = _dated(_read((left, right), encoding), (date_left, date_right))
    asked_for_output = bool(chosen or format_name or flags["exit_code"])
    if not asked_for_output and sys.stdout.isatty() and sys.stdin.isatty():
        _open_desk(articles, model)
        return 0
    encoder = _encoder(model, verbose=flags["verbose"])
    comparison = _compared(articles, encoder)
    for path, name in chosen:
        _save(comparison, path, name, force=flags["force"])
    if not chosen:
        _print(render(comparison, format_name or "plain", _width()))
    _prepare_next_time(encoder, model)
    return DIFFERENT if flags["exit_code"] and comparison.differs else 0


def _format_for(output: str, format_name: str | None) -> str:
    found = format_of(output) or format_name
    if found is None:
        endings = ", ".join(SUFFIXES)
        raise click.UsageError(f"{output}: the ending names no format; use one of {endings}, or add --format")
    return found


def _require_free(paths: list[Path], *, force: bool) -> None:
    """Say before the work, not after it, that a report has no place to go."""
    from compare.reports.writing import require_free

    for path in paths:
        require_free(path, force=force)


def _read(sources: tuple[str, str], encoding: str | None) -> tuple[Article, Article]:
    from compare.reading import read

    left, right = (read(source, encoding=encoding) for source in sources)
    return left, right


def _dated(articles: tuple[Article, Article], days: tuple[datetime | None, datetime | None]) -> tuple[Article, Article]:
    """The articles as written on the days the reporter names."""
    left, right = (replace(a, published=day.date()) if day else a for a, day in zip(articles, days, strict=True))
    return left, right


def _encoder(model: str | None, *, verbose: bool) -> Encoder:
    from compare.embedding import load_encoder

    return load_encoder(model, _note if verbose else None)


def _note(sentence: str) -> None:
    click.echo(f"copydesk: {sentence}", err=True)


def _open_desk(articles: tuple[Article, Article], model: str | None) -> None:
    from compare.review_file import ReviewFile, review_path
    from compare.segment import segment
    from tui.app import CopydeskApp

    left, right = (segment(article) for article in articles)
    review = ReviewFile(review_path(left, right))
    app = CopydeskApp(left, right, lambda: _encoder(model, verbose=False), review)
    app.run()
    review.close()
    encoder = app.desk.used
    if encoder is not None:
        _prepare_next_time(encoder, model)
    # A model that is still being loaded must not keep the reporter waiting; everything decided is on the disk.
    sys.stdout.flush()
    os._exit(app.return_code or 0)


def _compared(articles: tuple[Article, Article], encoder: Encoder) -> Comparison:
    from compare.comparison import compare

    with _Status() as status:
        return compare(*articles, encoder, progress=status)


def _prepare_next_time(encoder: Encoder, model: str | None) -> None:
    """The first use of a model is slow; everything is shown by now, and the next use shall be fast."""
    from compare.embedding import export_for_next_time, is_fast

    if not is_fast(encoder):
        export_for_next_time(model)


def _save(comparison: Comparison, path: Path, format_name: str, *, force: bool) -> None:
    from compare.reading.cleaning import visible
    from compare.reports.writing import write_report

    write_report(path, render(comparison, format_name), force=force)
    click.echo(f"saved {visible(str(path))}", err=True)


def _print(data: bytes) -> None:
    """Reports are UTF-8 wherever they go; a terminal that knows less gets what it can show."""
    if sys.stdout.isatty():
        data = data.decode("utf-8").encode(sys.stdout.encoding, "replace")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not complain about that while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _width() -> int | None:
    return os.get_terminal_size().columns if sys.stdout.isatty() else None


class _Status:
    """One line on standard error that says what is being done, on a terminal only."""

    def __enter__(self) -> Self:
        self._shown = sys.stderr.isatty()
        return self

    def __call__(self, stage: str, share: float) -> None:
        if self._shown:
            click.echo(f"\r\x1b[K{stage} {share:.0%}", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


@cli.command("batch")
@click.argument("pairs", metavar="PAIRS.csv")
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Where the reports and index.csv go.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="json", show_default=True, help="Of the reports.")
@_MODEL
@_ENCODING
@_VERBOSE
def batch_command(pairs: str, folder: str, format_name: str, model: str | None, encoding: str | None, **flags: bool) -> int:
    """Compare many pairs: one report each, and an index with their figures.

    PAIRS.csv has the columns left and right, and id if you like. Run again, it does only what is new or changed.
    """
    from compare.batch import Job, run_batch
    from compare.embedding import load_fast_encoder
    from compare.pairs import read_pairs
    from compare.thresholds import Thresholds

    listed = read_pairs(pairs)
    encoder = load_fast_encoder(model, _note if flags["verbose"] else None)
    job = Job(Path(folder), format_name, encoder, Thresholds(), encoding)
    failed = 0
    with click.progressbar(length=len(listed), label="comparing", file=sys.stderr, show_pos=True) as bar:

        def tell(entry: Entry) -> None:
            nonlocal failed
            if entry.status == "failed":
                failed += 1
                click.echo(
                    f"\r\x1b[Kcopydesk: {entry.id}: {entry.error}"
                    if sys.stderr.isatty()
                    else f"copydesk: {entry.id}: {entry.error}",
                    err=True,
                )
            bar.update(1)

        entries = run_batch(listed, job, tell)
    skipped = sum(entry.status == "skipped" for entry in entries)
    click.echo(
        f"{len(entries) - failed - skipped} compared, {skipped} unchanged, {failed} failed; see {Path(folder) / 'index.csv'}",
        err=True,
    )
    return FAILED if failed else 0


def main() -> None:
    """The entry point: every failure is one message on standard error and an exit status, never a traceback."""
    sys.exit(_guarded(lambda: cli.main(prog_name="copydesk", standalone_mode=False)))


def _guarded(run: Callable[[], Any]) -> int:
    try:
        return int(run() or 0)
    except (click.Abort, KeyboardInterrupt):
        click.echo("copydesk: interrupted", err=True)
        return INTERRUPTED
    except Exception as error:
        if "--verbose" in sys.argv and not isinstance(error, (click.ClickException, CopydeskError)):
            raise
        click.echo(_said(error), err=True)
        return FAILED


def _said(error: Exception) -> str:
    """What a person is told: one line; the help's text where nothing at all was asked."""
    from compare.reading.cleaning import visible

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    if isinstance(error, CopydeskError):
        return f"copydesk: {visible(str(error))}"
    if isinstance(error, click.ClickException):
        return f"copydesk: {visible(error.format_message().rstrip('.'))}; see copydesk --help."
    inside = visible(f"{type(error).__name__}: {error}")
    return f"copydesk: something went wrong inside ({inside}); run again with --verbose and report it."
