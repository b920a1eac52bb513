"""What a terminal sends that is no UTF-8: a paste from a page in another encoding, a key of an old keyboard."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from tui.terminal.bracketed import PasteGuard

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.driver import Driver

_DECODER = "getincrementaldecoder"


class _Decoder:
    """Bytes of the keyboard become text; what is no UTF-8 is U+FFFD, and what is pasted presses no keys."""

    def __init__(self, decoder: Any) -> None:  # noqa: ANN401 - as codecs gives it
        self._decoder, self._guard = decoder, PasteGuard()

    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: FBT002 - as codecs has it
        """The next piece.

        Raises:
            EOFError: where there is nothing to read any more; Textual would ask for ever.
        """
        if not data and not final:
            raise EOFError
        return self._guard.feed(self._decoder.decode(data, final), final=final)


def forgive_stray_bytes(driver: type[Driver]) -> None:
    """Have Textual put U+FFFD for such bytes; of itself it decodes strictly, and ends with a traceback at the first.

    Args:
        driver: that listens to the keyboard; one that decodes nothing is left as it is.
    """
    module: Any = sys.modules[driver.__module__]
    decoder = getattr(module, _DECODER, None)
    if decoder is not None:
        setattr(module, _DECODER, _forgiving(decoder))


def _forgiving(decoder: Any) -> Callable[[str], Callable[[], _Decoder]]:  # noqa: ANN401 - as codecs gives it
    """The same decoder, once: what forgives already is left as it is."""
    if getattr(decoder, "forgives", False):
        return decoder  # type: ignore[no-any-return]

    def named(encoding: str) -> Callable[[], _Decoder]:
        return lambda: _Decoder(decoder(encoding)(errors="replace"))

    named.forgives = True  # type: ignore[attr-defined]
    return named
