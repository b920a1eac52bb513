"""The entry point: sets exit codes. Everything else is imported while an interruption is one sentence already."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from compare.errors import CopydeskError
from tui.terminal.signals import OFFSET, EndedError, ending_on_signals, signalled
from tui.terminal.streams import StandardOutputError, drop_output, guard_streams

if TYPE_CHECKING:
    from collections.abc import Callable

FAILED, INTERRUPTED = 2, 130
# Objects that the collector of cycles lets be made before it looks at them: hardly any of a comparison is ever garbage, and at the
# usual 700 it is a twentieth of a run; of short articles not so many are made. The screens, which live for long, have the usual
# number again.
YOUNG = 100_000


def main() -> NoReturn:
    """The entry point: the command, and the end of the process."""
    gc.set_threshold(YOUNG)
    end_at_once(run())


def run() -> int:
    """The status of the exit; every failure is one message on standard error, never a traceback."""
    guard_streams()
    with ending_on_signals():
        return guarded(_run)


def _run() -> Any:  # noqa: ANN401 - as click gives it
    from tui.commands.group import cli

    return cli.main(prog_name="copydesk", standalone_mode=False)


def end_at_once(status: int) -> NoReturn:
    """End this process: what has to be cleared away is, and its memory is left to the system.

    Python takes all that it holds to pieces one by one on its way out: of a short run that was a tenth of the time.

    Args:
        status: of the exit.
    """
    atexit._run_exitfuncs()  # noqa: SLF001 - readers end, temporary files go: the same that a usual exit begins with
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # what could not be written was told before
            stream.flush()
    os._exit(status)


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
