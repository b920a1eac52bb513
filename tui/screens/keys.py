"""The desk's keys: each with its id for the settings and with what it does; shown in the footer, under ? and in the palette."""

from __future__ import annotations

from textual.binding import Binding


def _key(name: str, keys: str, action: str, what: str, short: str = "") -> Binding:
    """A key; `short` is what the footer calls it, if it is there."""
    return Binding(keys, action, short or what, show=bool(short), id=name, tooltip=what)


GROUPS: dict[str, list[Binding]] = {
    "What waits for you": [
        _key("next-item", "space", "do('working.step', 1)", "Next that waits for a verdict", "Next"),
        _key("previous-item", "b,backspace", "do('working.step', -1)", "The one before"),
        _key("fact-fine", "f,full_stop", "do('working.fine')", "Fine, and on to the next", "Fine, next"),
        _key("fact-error", "e,comma", "do('working.problem')", "A problem for the memo, and on to the next", "Problem, next"),
        _key("note", "c", "do('working.note')", "Write a note, and on to the next", "Note"),
        _key("next-sort", "right", "do('working.sort_step', 1)", "First of the next sort: facts, new, left out, unsure ..."),
        _key("previous-sort", "left", "do('working.sort_step', -1)", "First of the sort before"),
        _key(
            "accept-all", "A", "do('working.settle_all')", "Settle all of this sort; what has an open fact stays", "All like this"
        ),
        _key("facts", "F", "do('working.listed')", "Everything that waits, in one list", "List"),
        _key("undo", "u", "do('deciding.undo')", "Undo", "Undo"),
        _key("redo", "ctrl+r", "do('deciding.redo')", "Redo"),
    ],
    "The memo and reports": [
        _key("memo", "d", "do('memo.show')", "The memo to the editor: read, rewrite a sentence, copy, save", "Memo"),
        _key("save", "w", "do('sending.save')", "Save a report", "Save"),
        _key("copy", "y", "do('sending.copy')", "Copy the passage with its source"),
        _key("copy-link", "Y", "do('sending.copy_link')", "Copy the link, both sides with their sources"),
    ],
    "Moving": [
        _key("next-passage", "j,down", "do('moving.step', 1)", "Next passage"),
        _key("previous-passage", "k,up", "do('moving.step', -1)", "Previous passage"),
        _key("page-down", "ctrl+d,pagedown", "do('moving.page', 1)", "Half a page down"),
        _key("page-up", "ctrl+u,pageup", "do('moving.page', -1)", "Half a page up"),
        _key("first-passage", "g,home", "do('moving.edge', 0)", "First passage"),
        _key("last-passage", "G,end", "do('moving.edge', -1)", "Last passage"),
        _key("other-side", "tab", "do('moving.other_side')", "Other side"),
        _key("partner", "enter", "do('moving.partner')", "To the partner; on a fold, open it"),
        _key("next-link", "right_square_bracket", "do('moving.link_step', 1)", "Next change; in two panes, next link"),
        _key("previous-link", "left_square_bracket", "do('moving.link_step', -1)", "Previous change, or link"),
        _key("next-unreviewed", "right_curly_bracket", "do('moving.unreviewed', 1)", "Next unreviewed link"),
        _key("previous-unreviewed", "left_curly_bracket", "do('moving.unreviewed', -1)", "Previous unreviewed link"),
        _key("next-fact", "exclamation_mark", "do('moving.fact_step', 1)", "Next fact, in reading order"),
        _key("previous-fact", "at", "do('moving.fact_step', -1)", "Previous fact"),
        _key("next-note", "m", "do('moving.noted', 1)", "Next note"),
        _key("previous-note", "M", "do('moving.noted', -1)", "Previous note"),
    ],
    "Looking": [
        _key("articles", "p", "do('looking.articles')", "The articles in their own order, or in rows again"),
        _key("redline", "r", "do('looking.redline')", "Both texts as one: [-gone-] {+new+}; or in rows again"),
        _key("view", "v", "do('looking.whole')", "All of what the cursor is at, and why it is linked"),
        _key("fold", "o", "do('looking.fold')", "Open what is folded, or fold it again"),
        _key("fold-settled", "z", "do('looking.settled')", "Fold away what is settled, or show it again"),
        _key("filter", "h", "do('looking.filter')", "Choose what is shown and gone through", "Filter"),
        _key("search", "slash", "do('searching.search')", "Search both sides", "Search"),
        _key("next-found", "n", "do('searching.found', 1)", "Next found"),
        _key("previous-found", "N", "do('searching.found', -1)", "Previous found"),
        _key("linked-scrolling", "equals_sign", "do('looking.scrolling')", "Linked scrolling on or off"),
        _key("intake", "i", "do('taking_in.show')", "What was read: title, date, warnings, what is set aside", "Intake"),
        _key("edit", "E", "do('sending.edit')", "Open the article in your editor"),
        _key("theme", "t", "do('looking.theme')", "Next theme: dark, light, contrast, the terminal's own"),
    ],
    "Correcting the links": [
        _key("accept", "a", "do('deciding.verdict', 'accepted')", "Accept the link", "Accept"),
        _key("reject", "x", "do('deciding.verdict', 'rejected')", "Reject the link: it is none", "No link"),
        _key("reject-all", "X", "do('deciding.all_alike', 'rejected')", "Reject all of this kind that are shown"),
        _key("matched", "1", "do('deciding.label', 'matched')", "Call it matched"),
        _key("paraphrased", "2", "do('deciding.label', 'paraphrased')", "Call it paraphrased"),
        _key("unique", "3", "do('deciding.label', 'unique')", "Call it unique"),
        _key("split", "s", "do('deciding.split')", "Take this passage out of its link"),
        _key("join", "J", "do('deciding.join')", "Join this link with the next"),
        _key("link", "l", "do('deciding.link')", "Link by hand: mark here, then there"),
        _key("threshold-down", "left_parenthesis", "do('deciding.threshold', -1)", "Link more: threshold down"),
        _key("threshold-up", "right_parenthesis", "do('deciding.threshold', 1)", "Link less: threshold up"),
        _key("orphans", "O", "do('looking.orphans')", "Decisions that have no place in a changed article"),
        _key("compare-again", "R", "do('comparing.again')", "Compare again after cancelling"),
    ],
    "The pairs of a sweep": [
        _key("next-pair", "greater_than_sign", "do('walking.step', 1)", "Next pair of a sweep"),
        _key("previous-pair", "less_than_sign", "do('walking.step', -1)", "The pair before"),
        _key("pairs", "P", "do('walking.listed')", "All pairs of the sweep, to choose one"),
    ],
    "Help and leaving": [
        _key("help", "question_mark,f1", "do('looking.help')", "All keys", "Help"),
        _key("clear", "escape", "do('searching.clear')", "End search or mark; cancel the comparison"),
        _key("quit", "q", "do('memo.leave')", "Quit; everything is kept", "Quit"),
    ],
}
KEYS = [key for keys in GROUPS.values() for key in keys]

# What works on every screen.
EVERYWHERE = (("^z", "Suspend; fg in the shell comes back"), ("^p", "Everything by name: the palette"))

# What the footer shows, as far as there is room; leaving and the help come after it.
FOOTER = (
    *("next-item", "fact-fine", "fact-error", "note", "accept-all", "reject"),
    *("memo", "facts", "save", "search", "filter", "undo"),
)

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
    "greater_than_sign": ">",
    "less_than_sign": "<",
}


def shown(keys: str) -> str:
    """Keys as a reporter knows them."""
    return " ".join(_SIGNS.get(key, key.replace("ctrl+", "^")) for key in keys.split(","))
