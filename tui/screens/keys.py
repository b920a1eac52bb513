"""The desk's keys: each with its id for the settings and with what it does; shown in the footer, under ? and in the palette."""

from __future__ import annotations

from textual.binding import Binding


def _key(name: str, keys: str, action: str, what: str, short: str = "") -> Binding:
    """A key; `short` is what the footer calls it, if it is there."""
    return Binding(keys, action, short or what, show=bool(short), id=name, tooltip=what)


KEYS = [
    _key("help", "question_mark,f1", "help", "All keys", "Help"),
    _key("quit", "q", "quit", "Quit; everything is kept", "Quit"),
    _key("next-passage", "j,down", "step(1)", "Next passage"),
    _key("previous-passage", "k,up", "step(-1)", "Previous passage"),
    _key("page-down", "ctrl+d,space,pagedown", "page(1)", "Half a page down"),
    _key("page-up", "ctrl+u,pageup", "page(-1)", "Half a page up"),
    _key("first-passage", "g,home", "edge(0)", "First passage"),
    _key("last-passage", "G,end", "edge(-1)", "Last passage"),
    _key("next-link", "right_square_bracket", "link_step(1)", "Next link", "Next"),
    _key("previous-link", "left_square_bracket", "link_step(-1)", "Previous link"),
    _key("next-unreviewed", "right_curly_bracket", "unreviewed(1)", "Next unreviewed link"),
    _key("previous-unreviewed", "left_curly_bracket", "unreviewed(-1)", "Previous unreviewed link"),
    _key("next-fact", "exclamation_mark", "fact_step(1)", "Next fact", "Fact"),
    _key("previous-fact", "at", "fact_step(-1)", "Previous fact"),
    _key("facts", "F", "ledger", "All facts, what matters most first"),
    _key("fact-fine", "full_stop", "judge('fine')", "Call the fact that is lit fine"),
    _key("fact-error", "comma", "judge('error')", "Call the fact that is lit an error"),
    _key("other-side", "tab", "other_pane", "Other side"),
    _key("partner", "enter", "partner", "To the partner"),
    _key("view", "v", "view", "The whole link, to read and scroll"),
    _key("search", "slash", "search", "Search both sides", "Search"),
    _key("next-found", "n", "found(1)", "Next found"),
    _key("previous-found", "N", "found(-1)", "Previous found"),
    _key("clear", "escape", "clear", "End search or mark; cancel the comparison"),
    _key("accept", "a", "verdict('accepted')", "Accept", "Accept"),
    _key("reject", "x", "verdict('rejected')", "Reject", "Reject"),
    _key("accept-all", "A", "all('accepted')", "Accept all of this kind that are shown"),
    _key("reject-all", "X", "all('rejected')", "Reject all of this kind that are shown"),
    _key("matched", "1", "label('matched')", "Call it matched"),
    _key("paraphrased", "2", "label('paraphrased')", "Call it paraphrased"),
    _key("unique", "3", "label('unique')", "Call it unique"),
    _key("split", "s", "split", "Take this passage out of its link"),
    _key("join", "J", "join", "Join this link with the next"),
    _key("link", "l", "link", "Link by hand: mark here, then there"),
    _key("note", "c", "note", "Write a note", "Note"),
    _key("next-note", "m", "noted(1)", "Next note"),
    _key("previous-note", "M", "noted(-1)", "Previous note"),
    _key("undo", "u", "undo", "Undo"),
    _key("redo", "ctrl+r", "redo", "Redo"),
    _key("threshold-down", "left_parenthesis", "threshold(-1)", "Link more: threshold down"),
    _key("threshold-up", "right_parenthesis", "threshold(1)", "Link less: threshold up"),
    _key("filter", "f", "filter", "Choose what is shown and gone through", "Filter"),
    _key("linked-scrolling", "equals_sign", "scrolling", "Linked scrolling on or off"),
    _key("fold", "o", "fold", "Fold furniture"),
    _key("theme", "t", "theme", "Next theme"),
    _key("copy", "y", "copy", "Copy the passage with its source"),
    _key("copy-link", "Y", "copy_link", "Copy the link, both sides with their sources"),
    _key("edit", "e", "edit", "Open the article in your editor"),
    _key("compare-again", "R", "compare_again", "Compare again after cancelling"),
    _key("orphans", "O", "orphans", "Decisions that have no place in a changed article"),
    _key("save", "w", "save", "Save a report", "Save"),
    _key("intake", "i", "intake", "What was read: title, date, warnings, what is set aside", "Intake"),
]

# What works on every screen.
EVERYWHERE = (("^z", "Suspend; fg in the shell comes back"), ("^p", "Everything by name: the palette"))

# What the footer shows, as far as there is room; leaving and the help come after it.
FOOTER = ("next-link", "accept", "reject", "note", "next-fact", "save", "search", "filter")

_SIGNS = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "at": "@",
    "full_stop": ".",
    "comma": ",",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "equals_sign": "=",
}


def shown(keys: str) -> str:
    """Keys as a reporter knows them."""
    return " ".join(_SIGNS.get(key, key.replace("ctrl+", "^")) for key in keys.split(","))
