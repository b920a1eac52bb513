"""The terminal under the screens: given back as it was however copydesk ends, and lent to the shell while it is suspended.

Textual leaves a terminal well when its own loop ends. A signal ends the process before that, `^z` stops it with SIGSTOP for ever
where no shell waits, and a terminal that goes away leaves its threads asking or blocked.
"""

from __future__ import annotations

import os
import signal
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.output import TerminalOutput
from tui.terminal.signals import ENDING, OFFSET, end_anyway

if TYPE_CHECKING:
    from types import FrameType

    from textual.app import App

_PIXELS_OFF = "\x1b[?1016l"  # Textual turns mouse positions in pixels on and never off
_AS_BEFORE = (
    f"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l{_PIXELS_OFF}\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
_A_MOMENT = 0.05  # seconds in which a process that is told to stop has stopped


class TerminalDriver(LinuxDriver):
    """Textual's driver, with every way in and out of the terminal."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file: Any = TerminalOutput(self._gone)
        self._ending = self._stopping = self._continued = self._taking_again = False
        for number in (signal.SIGINT, *ENDING):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._end)
        signal.signal(signal.SIGTSTP, self._stop)
        signal.signal(signal.SIGCONT, self._go_on)

    # --- the end

    def _end(self, number: int, _frame: FrameType | None = None) -> None:
        """Leave by the way that every key takes, so that all is kept; if that does not lead out, end anyway."""
        if not self._ending:
            self._ending = True
            end_anyway(OFFSET + number, self._give_back_at_once)
            self._in_the_loop(lambda: self._app.exit(return_code=OFFSET + number))

    def _gone(self) -> None:
        """The terminal went away, which a thread of Textual's was the first to see."""
        self._in_the_loop(lambda: self._end(signal.SIGHUP))

    def _in_the_loop(self, do: Any) -> None:  # noqa: ANN401 - any call
        with suppress(RuntimeError):  # the loop is closed: the end is on its way
            self._loop.call_soon_threadsafe(do)

    def _give_back_at_once(self) -> None:
        """Without Textual's threads, which may be what hangs; a terminal that takes nothing is not waited for."""
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        with suppress(termios.error, OSError):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            terminal = os.open(os.ttyname(self.fileno), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            os.write(terminal, _AS_BEFORE.encode())

    # --- a pause

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        """`^z`, or SIGTSTP from elsewhere."""
        if self._auto_restart:
            self._in_the_loop(self._suspend)
        else:  # an editor has the terminal, and is stopped with us
            self._be_stopped(os.getpid())

    def _suspend(self) -> None:
        """Give the terminal to the shell until it continues us."""
        if not self._holds or self._ending:
            return
        self.suspend_application_mode()
        self._must_signal_resume = True
        self._be_stopped(0)
        self._resume()
        if not self._continued and not self._ending:
            self._app.notify("There is no shell here that could take over.", timeout=3, markup=False)

    def _be_stopped(self, process: int) -> None:
        """Stop by the signal's own default: the system drops it where nobody could ever continue us.

        Args:
            process: our own, or 0 for all that were started together with us, as the terminal itself would.
        """
        self._stopping, self._continued = True, False
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(process, signal.SIGTSTP)
        time.sleep(_A_MOMENT)
        signal.signal(signal.SIGTSTP, self._stop)
        self._stopping = False

    def _go_on(self, _number: int, _frame: FrameType | None) -> None:
        """SIGCONT; after a SIGSTOP, which nobody can see coming, the terminal may be in any state."""
        self._continued = True
        if not self._stopping and self._auto_restart:
            self._in_the_loop(self._take_again)

    def _take_again(self) -> None:
        if self._holds and not self._ending:
            self._wait_for_the_foreground()
            self._taking_again = True
            self.suspend_application_mode()
            self._taking_again = False
            self._resume()

    def _resume(self) -> None:
        if not self._ending:
            self.resume_application_mode()
            self._app.refresh(layout=True)

    def _wait_for_the_foreground(self) -> None:
        """Stay stopped while another job has the terminal; where no shell will ever give it to us, end."""
        while not self._ending and not _in_the_foreground(self.fileno):
            self._stopping, self._continued = True, False
            os.kill(0, signal.SIGTTOU)
            time.sleep(_A_MOMENT)
            self._stopping = False
            if not self._continued:
                self._end(signal.SIGHUP)

    # --- what Textual calls

    @property
    def _holds(self) -> bool:
        """Whether the terminal is ours now."""
        return self._writer_thread is not None

    def start_application_mode(self) -> None:
        """Take the terminal, once it is ours to take."""
        self._wait_for_the_foreground()
        if not self._ending:
            super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Give it back, where it was taken."""
        if self._holds:
            super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop listening; Textual also throws away what was typed since, which is meant for us where we go on at once."""
        if not self._taking_again:
            super().disable_input()
        elif self._key_thread is not None:
            self.exit_event.set()
            self._key_thread.join()
            self.exit_event.clear()

    def close(self) -> None:
        """The end of a stay in the terminal."""
        super().close()
        self._writer_thread = None

    def write(self, data: str) -> None:
        """To the terminal, while it is ours."""
        if self._holds:
            super().write(data)

    def run_input_thread(self) -> None:
        """Listen to the keyboard until there is none."""
        try:
            super().run_input_thread()
        except (OSError, EOFError):
            self._gone()

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse:
            self.write(_PIXELS_OFF)


def _in_the_foreground(terminal: int) -> bool:
    """Whether the terminal listens to us; one that went away is no reason to wait."""
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return True
