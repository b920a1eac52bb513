"""The command line: parses, picks screen or report, sets exit codes. Heavy imports wait inside the branch that needs them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from compare import __version__
from compare.errors import CopydeskError
from tui.commands.batching import batch_command
from tui.commands.comparing import compare_command
from tui.commands.options import FAILED, INTERRUPTED, in_a_terminal
from tui.commands.reviewing import reviews_command
from tui.commands.showing import show_command
from tui.terminal.signals import EndedError, end_on_signals
from tui.terminal.streams import StandardOutputError, drop_output, guard_streams

if TYPE_CHECKING:
    from collections.abc import Callable


class _PairFirst(click.Group):
    """`copydesk LEFT RIGHT` needs no command's name; a file that is called like a command is given as ./NAME."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        begins = in_a_terminal() if not args else args[0] not in self.commands and args[0] not in {"--help", "--version"}
        if begins:
            args = ["compare", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] [LEFT] [RIGHT]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        compare_command.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=_PairFirst)
@click.version_option(__version__, prog_name="copydesk", message="%(prog)s %(version)s")
def cli() -> None:
    """Compare two articles: what was matched, what was paraphrased, what only one of them has.

    LEFT and RIGHT are paths to plain text, Markdown, HTML, docx, odt or PDF, or web addresses; one of them may be - for
    standard input. Without both, in a terminal, a first screen asks for what is missing: pasted, typed or chosen.
    """


for command in (compare_command, batch_command, show_command, reviews_command):
    cli.add_command(command)


def main() -> None:
    """The entry point: every failure is one message on standard error and an exit status, never a traceback."""
    guard_streams()
    end_on_signals()
    sys.exit(_guarded(lambda: cli.main(prog_name="copydesk", standalone_mode=False)))


def _guarded(run: Callable[[], Any]) -> int:
    try:
        status = int(run() or 0)
        sys.stdout.flush()
    except EndedError as ended:
        return ended.status
    except (click.Abort, KeyboardInterrupt):
        click.echo("copydesk: interrupted", err=True)
        return INTERRUPTED
    except Exception as error:
        if "--verbose" in sys.argv and not isinstance(error, (click.ClickException, CopydeskError)):
            raise
        if isinstance(error, StandardOutputError):
            drop_output()
        click.echo(_said(error), err=True)
        return FAILED
    return status


def _said(error: Exception) -> str:
    """What a person is told: one line; a line each of several bad settings; the help's text where nothing at all was asked."""
    from compare.reading.cleaning import visible
    from tui.settings import BadSettingsError

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    if isinstance(error, BadSettingsError):
        return "\n".join(f"copydesk: {visible(sentence)}" for sentence in error.sentences)
    if isinstance(error, CopydeskError):
        return f"copydesk: {visible(str(error))}"
    if isinstance(error, click.ClickException):
        return f"copydesk: {visible(error.format_message().rstrip('.'))}; see copydesk --help."
    inside = visible(f"{type(error).__name__}: {error}")
    return f"copydesk: something went wrong inside ({inside}); run again with --verbose and report it."
