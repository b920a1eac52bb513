r"""The parts of a rich-text document, before its letters are read: the story, notes and text boxes, headers, and what is not said.

striprtf drops whole groups (notes, text boxes, headers) and keeps what is hidden (\v), deleted or struck out; so each is parted
here, still as RTF. A control word holds from where it stands to the end of its group, or to the same word with a 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.patterns import regex
from compare.reading.markup.meaning import figures_meant

MAX_DEPTH = 2_000
_TOKEN = regex(r"\\(?:'[0-9a-fA-F]{2}|[a-zA-Z]{1,32}-?\d{0,10} ?|[^a-zA-Z])|[{}]")
_WORD = regex(r"\\([a-z]+)(-?\d*) ?")
HIDDEN, DELETED, STRUCK, COMMENT, ADDRESS, STYLE, AGAIN = "hidden", "deleted", "struck", "comment", "address", "style", "again"
_UNSAID = {  # what is more than one of them is the first
    "stylesheet": STYLE,
    "v": HIDDEN,
    "deleted": DELETED,
    "strike": STRUCK,
    "striked": STRUCK,
    "annotation": COMMENT,
    "fldinst": ADDRESS,  # a field's instruction: where a link leads
    "shprslt": AGAIN,  # a text box once more, for old programs
}
_NOTES, _AROUND = "notes", "around"
_ASIDE = {"footnote": _NOTES, "shptxt": _NOTES} | {
    f"{place}{pages}": _AROUND for place in ("header", "footer") for pages in ("", "f", "l", "r")
}
_RAISED = {"super": "sup", "sub": "sub", "up": "sup", "dn": "sub"}
_STATES = _UNSAID | _ASIDE | _RAISED
_OF_LETTERS = {HIDDEN, DELETED, STRUCK, *_RAISED.values()}  # what \plain ends
_OLD_MARK, _MARK = "{\\pntext", "{\\listtext"  # of a list's line: striprtf knows only the one that is written today
_NEAR = 40  # pieces before raised figures among which the text before them is


class TooDeepError(Exception):
    """Groups are nested deeper than any program writes."""


@dataclass(slots=True)
class Parts:
    """A document in parts, in pieces of RTF.

    Attributes:
        story: what is read from the top to the end.
        notes: footnotes and text boxes.
        around: headers and footers.
        unsaid: what is not said, by its kind: the pieces of each place.
    """

    story: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    unsaid: dict[str, list[list[str]]] = field(default_factory=lambda: {kind: [] for kind in _UNSAID.values()})

    def begin(self, kinds: frozenset[str]) -> None:
        """Something of these kinds begins: a place, or a line."""
        for kind in kinds & self.unsaid.keys():
            self.unsaid[kind].append([])
        for kind, lines in ((_NOTES, self.notes), (_AROUND, self.around)):
            lines.extend(["\\par "] * (kind in kinds))

    def of(self, state: frozenset[str]) -> list[str]:
        """Where pieces belong in a state."""
        if not state:
            return self.story
        unsaid = next((kind for kind in self.unsaid if kind in state), None)
        if unsaid:
            return self.unsaid[unsaid][-1]
        return self.notes if _NOTES in state else self.around if _AROUND in state else self.story


def parts_of_rich_text(written: str) -> Parts:
    """The parts of a document.

    Raises:
        TooDeepError: where no program wrote it.
    """
    written = written.replace(_OLD_MARK, _MARK)
    found, states, at = Parts(), [frozenset[str]()], 0
    for token in _TOKEN.finditer(written):
        _add(found.of(states[-1]), states[-1], written[at : token.start()])
        at = token.end()
        said = token.group()
        word = _WORD.fullmatch(said)
        if said == "{":
            states.append(states[-1])
        elif said == "}":
            states[-1:] = [] if len(states) > 1 else states[-1:]
        elif word and word[1] in _STATES:
            before, states[-1] = states[-1], _with(states[-1], _STATES[word[1]], on=word[2] != "0")
            found.begin(states[-1] - before)
            continue
        elif word and word[1] in {"plain", "nosupersub"}:
            states[-1] -= _OF_LETTERS if word[1] == "plain" else {*_RAISED.values()}
        if len(states) > MAX_DEPTH:
            raise TooDeepError
        found.of(states[-1]).append(said)
    found.of(states[-1]).append(written[at:])
    return found


def _with(state: frozenset[str], kind: str, *, on: bool) -> frozenset[str]:
    return state | {kind} if on else state - {kind}


def _add(pieces: list[str], state: frozenset[str], text: str) -> None:
    """Add a text; raised and lowered figures as what they are: the sixth power of 10 is not 106."""
    kind = next((kind for kind in _RAISED.values() if kind in state), "")
    if kind and text.strip():
        before = next((piece for piece in reversed(pieces[-_NEAR:]) if piece.strip() and piece[0] not in "\\{}"), "")
        meant = figures_meant(kind, text, before)
        text = text if meant == text else "".join(f"{{\\uc1\\u{ord(sign)}?}}" for sign in meant)
    if text:
        pieces.append(text)
