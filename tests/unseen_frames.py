"""Frames of an application without a terminal, drawn where a test looks at them and not where nobody does.

Textual draws every frame and then gives it to no terminal where there is none. A test looks at the screen by itself (`shown`,
the snapshots), which draws all of it; what nobody looks at in between is left out. The walks through every screen draw all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual._compositor import Compositor
from textual._context import visible_screen_stack

if TYPE_CHECKING:
    import pytest
    from textual.screen import Screen


@dataclass
class _Count:
    """How many frames Textual has asked for since frames are left out; None where they are drawn."""

    frames: int | None = None


_asked = _Count()


def frames_asked_for() -> int | None:
    """How many frames Textual has asked for, of any application: while the number stays, no screen has changed."""
    return _asked.frames


def leave_out(patch: pytest.MonkeyPatch) -> None:
    """As long as the patch lasts."""
    render = Compositor.render_update

    def render_update(
        compositor: Compositor,
        full: bool = False,  # noqa: FBT002 - as Textual has it
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,  # noqa: FBT002 - likewise
    ) -> Any:  # noqa: ANN401 - whatever Textual gives
        _asked.frames = (_asked.frames or 0) + 1
        if full:  # a picture of the screen
            return render(compositor, full, screen_stack, simplify)
        visible_screen_stack.set([] if screen_stack is None else screen_stack)
        compositor._dirty_regions.clear()
        return None

    patch.setattr(_asked, "frames", 0)
    patch.setattr(Compositor, "render_update", render_update)
