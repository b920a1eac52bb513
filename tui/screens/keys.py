"""The desk's keys: each with what it does, shown in the footer, under ? and in the palette."""

from __future__ import annotations

from textual.binding import Binding


def _key(keys: str, action: str, what: str, *, shown: bool = False) -> Binding:
    return Binding(
        keys, action, what, show=shown, id=action.split("(", maxsplit=1)[0].replace("_", "-") + "-" + keys.split(",", maxsplit=1)[0]
    )


KEYS = [
    _key("question_mark,f1", "help", "Help", shown=True),
    _key("q", "quit", "Quit", shown=True),
    _key("j,down", "step(1)", "Next passage"),
    _key("k,up", "step(-1)", "Previous passage"),
    _key("ctrl+d,space,pagedown", "page(1)", "Half a page down"),
    _key("ctrl+u,pageup", "page(-1)", "Half a page up"),
    _key("g,home", "edge(0)", "First passage"),
    _key("G,end", "edge(-1)", "Last passage"),
    _key("right_square_bracket", "link_step(1)", "Next link", shown=True),
    _key("left_square_bracket", "link_step(-1)", "Previous link"),
    _key("right_curly_bracket", "unreviewed(1)", "Next unreviewed link"),
    _key("left_curly_bracket", "unreviewed(-1)", "Previous unreviewed link"),
    _key("tab", "other_pane", "Other side", shown=True),
    _key("enter", "partner", "To the partner"),
    _key("slash", "search", "Search", shown=True),
    _key("n", "found(1)", "Next found"),
    _key("N", "found(-1)", "Previous found"),
    _key("escape", "clear", "End search or mark"),
    _key("a", "verdict('accepted')", "Accept", shown=True),
    _key("x", "verdict('rejected')", "Reject", shown=True),
    _key("A", "all('accepted')", "Accept all of this kind that are shown"),
    _key("X", "all('rejected')", "Reject all of this kind that are shown"),
    _key("1", "label('matched')", "Call it matched"),
    _key("2", "label('paraphrased')", "Call it paraphrased"),
    _key("3", "label('unique')", "Call it unique"),
    _key("s", "split", "Take this passage out of its link"),
    _key("J", "join", "Join this link with the next"),
    _key("l", "link", "Link by hand: mark here, then there"),
    _key("c", "note", "Note", shown=True),
    _key("m", "noted(1)", "Next note"),
    _key("M", "noted(-1)", "Previous note"),
    _key("u", "undo", "Undo", shown=True),
    _key("ctrl+r", "redo", "Redo"),
    _key("left_parenthesis", "threshold(-1)", "Link more: threshold down"),
    _key("right_parenthesis", "threshold(1)", "Link less: threshold up"),
    _key("f", "filter", "Filter the links that [ and ] go through"),
    _key("equals_sign", "scrolling", "Linked scrolling on or off"),
    _key("o", "fold", "Fold furniture"),
    _key("t", "theme", "Next theme"),
    _key("y", "copy", "Copy the passage with its source"),
    _key("w", "save", "Save", shown=True),
]

_SIGNS = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "slash": "/",
    "question_mark": "?",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "equals_sign": "=",
}


def shown(keys: str) -> str:
    """Keys as a reporter knows them."""
    return " ".join(_SIGNS.get(key, key.replace("ctrl+", "^")) for key in keys.split(","))
