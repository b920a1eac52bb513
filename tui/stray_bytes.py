"""What a terminal sends that is no UTF-8: a paste from a page in another encoding, a key of an old keyboard."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.driver import Driver

_DECODER = "getincrementaldecoder"


def forgive_stray_bytes(driver: type[Driver]) -> None:
    """Have Textual put U+FFFD for such bytes; of itself it decodes strictly, and ends with a traceback at the first.

    Args:
        driver: that listens to the keyboard; one that decodes nothing is left as it is.
    """
    module: Any = sys.modules[driver.__module__]
    decoder = getattr(module, _DECODER, None)
    if decoder is not None:
        setattr(module, _DECODER, lambda encoding: partial(decoder(encoding), errors="replace"))
