"""The first screen's keys. None of them types anything, because everything else is text for its boxes."""

from __future__ import annotations

from textual.binding import Binding


def _key(name: str, keys: str, action: str, what: str, short: str = "") -> Binding:
    """A key, taken before the box that has the focus; `short` is what the footer calls it, if it is there."""
    return Binding(keys, action, short or what, show=bool(short), id=f"start-{name}", tooltip=what, priority=True)


START_KEYS = [
    _key("compare", "ctrl+g,f5", "compare", "Compare the two", "Compare"),
    _key("browse", "ctrl+o,f2", "browse", "Browse files for this side", "Browse"),
    _key("recent", "ctrl+r,f3", "recent", "A pair that was compared before", "Recent"),
    _key("paste", "ctrl+v", "paste", "Paste the system's clipboard", "Paste"),
    _key("swap", "ctrl+t,f4", "swap", "Swap the sides", "Swap"),
    _key("clear", "ctrl+l", "clear", "Empty this box; ^z brings it back", "Clear"),
    _key("theme", "f8", "theme", "Next theme"),
    _key("cancel", "escape", "cancel", "Stop reading"),
    _key("help", "f1", "help", "All keys", "Help"),
    _key("quit", "ctrl+q", "quit", "Quit; what is typed is kept", "Quit"),
]
