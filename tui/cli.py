"""The entry point: sets exit codes. Everything else is imported while an interruption is one sentence already."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Any

from compare.errors import CopydeskError
from tui.terminal.signals import OFFSET, EndedError, ending_on_signals, signalled
from tui.terminal.streams import StandardOutputError, drop_output, guard_streams

if TYPE_CHECKING:
    from collections.abc import Callable

FAILED, INTERRUPTED = 2, 130


def main() -> None:
    """The entry point: every failure is one message on standard error and an exit status, never a traceback."""
    guard_streams()
    with ending_on_signals():
        status = guarded(_run)
    sys.exit(status)


def _run() -> Any:  # noqa: ANN401 - as click gives it
    from tui.commands.group import cli

    return cli.main(prog_name="copydesk", standalone_mode=False)


def guarded(run: Callable[[], Any]) -> int:
    """The status of the exit; whatever goes wrong is told, unless it is what became of a signal."""
    try:
        status = int(run() or 0)
        sys.stdout.flush()
    except EndedError as ended:
        return ended.status
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:
        if (number := signalled()) is not None:
            return _interrupted() if number == signal.SIGINT else OFFSET + number
        import click

        if isinstance(error, click.Abort):
            return _interrupted()
        if "--verbose" in sys.argv and not isinstance(error, (click.ClickException, CopydeskError)):
            raise
        if isinstance(error, StandardOutputError):
            drop_output()
        click.echo(_said(error), err=True)
        return FAILED
    return status


def _interrupted() -> int:
    sys.stderr.write("copydesk: interrupted\n")
    return INTERRUPTED


def _said(error: Exception) -> str:
    """What a person is told: one line; a line each of several bad settings; the help's text where nothing at all was asked."""
    import click

    from compare.reading.cleaning import visible
    from tui.kept.settings import BadSettingsError

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
