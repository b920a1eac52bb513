"""Frames of an application without a terminal, drawn where a test looks at them and not where nobody does.

Textual draws every frame and then gives it to no terminal where there is none. A test looks at the screen by itself (`shown`,
the snapshots), which draws all of it; what nobody looks at in between is left out. The walks through every screen draw all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual._compositor import Compositor
from textual._context import visible_screen_stack

if TYPE_CHECKING:
    import pytest
    from textual.screen import Screen


def leave_out(patch: pytest.MonkeyPatch) -> None:
    """As long as the patch lasts."""
    render = Compositor.render_update

    def render_update(
        compositor: Compositor,
        full: bool = False,  # noqa: FBT002 - as Textual has it
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,  # noqa: FBT002 - likewise
    ) -> Any:  # noqa: ANN401 - whatever Textual gives
        if full:  # a picture of the screen
            return render(compositor, full, screen_stack, simplify)
        visible_screen_stack.set([] if screen_stack is None else screen_stack)
        compositor._dirty_regions.clear()
        return None

    patch.setattr(Compositor, "render_update", render_update)
