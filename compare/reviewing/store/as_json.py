"""Actions, orphans and the numbers of links as JSON, the form in which a review file holds them."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict
from typing import Any

from compare.facts.fact import ERROR, FINE, TO_CHECK
from compare.link import PROBLEM, Kind, Side
from compare.linking.numbering import HIGHEST, Numbers
from compare.orphan import About, Orphan
from compare.patterns import regex
from compare.reading.cleaning import clean, visible
from compare.reviewing.log.pins import Pin, Verdict
from compare.reviewing.log.review import Action, Intake, Mark
from compare.reviewing.log.section_marks import SectionMark

MAX_PASSAGES = 1_000_000  # of one article
_MOST = 1 << 31
_FACT_PARTS = 3
_CHANGED = regex("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufb00-\ufb06\ufb13-\ufb17]")  # blanks and ligatures
_ON_FACTS = (TO_CHECK, FINE, ERROR)
_ON_SECTIONS = (TO_CHECK, FINE, PROBLEM)
_ON_ORPHANS = {About.SECTION: (FINE, PROBLEM), About.FACT: (FINE, ERROR)}


def action_body(action: Action) -> str:
    """An action as JSON."""
    marks = [_said({"fact": mark.fact, "verdict": mark.verdict, "memo": mark.memo}) for mark in action.marks]
    body: dict[str, object] = {"name": action.name, "pins": [asdict(pin) for pin in action.pins]}
    if marks:
        body["marks"] = marks
    if action.intake:
        body["intake"] = [asdict(each) for each in action.intake]
    if action.sections:
        body["sections"] = [_said(asdict(mark)) for mark in action.sections]
    return json.dumps(body)


def action_of(body: str) -> Action:
    """The action behind its JSON.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError: where it is none.
    """
    plain = json.loads(body)
    marks = tuple(_mark(mark) for mark in _list(plain.get("marks", [])))
    intake = tuple(_intake(each) for each in _list(plain.get("intake", [])))
    sections = tuple(_section_mark(mark) for mark in _list(plain.get("sections", [])))
    return Action(_name(_text(plain["name"])), tuple(_pin(pin) for pin in _list(plain["pins"])), marks, intake, sections)


def orphan_body(orphan: Orphan) -> str:
    """An orphan as JSON. What a copydesk that knew orphans of links only reads of another is its texts and its note."""
    body = asdict(orphan)
    about = body.pop("about")
    if about is not About.LINK:
        body |= {"verdict": None, "about": about, "judged": orphan.verdict}
    return json.dumps(body)


def orphan_of(body: str) -> Orphan:
    """The orphan behind its JSON; errors as for actions."""
    plain = json.loads(body)
    left, right = (_safe(plain[side.value]) for side in Side)
    about = About(_text(plain.get("about", About.LINK.value)))
    link = _verdict(plain)
    verdict = _judged(plain.get("judged"), _ON_ORPHANS[about]) if about in _ON_ORPHANS else link and link.value
    return Orphan(left, right, _kind(plain), verdict, _note(plain), about)


def texts_of(body: str) -> tuple[str, ...]:
    """The texts of an article behind their JSON; errors as for actions."""
    return _safe(json.loads(body))


def numbers_body(numbers: Numbers) -> str:
    """The numbers of links as JSON: the last that was given, and each with its passages of the left and the right."""
    return json.dumps({"last": numbers.last, "given": [[n, *key] for key, n in numbers.given.items()]}, separators=(",", ":"))


def numbers_of(body: str) -> Numbers:
    """The numbers behind their JSON; none where it is empty. Errors as for actions."""
    if not body:
        return Numbers()
    plain = json.loads(body)
    rows = sorted((_whole(number), _ids(left), _ids(right)) for number, left, right in _list(plain["given"]))
    found = Numbers({(left, right): number for number, left, right in rows}, _whole(plain["last"]))
    given = set(found.given.values())
    if len(given) != len(rows) or not all(0 < number <= found.last for number in given) or not 0 <= found.last <= HIGHEST:
        raise ValueError("its links are numbered as none can be")
    return found


def _mark(plain: dict[str, Any]) -> Mark:
    kind, *sides = _list(plain["fact"], _FACT_PARTS)
    left, right = ((_whole(side[0]), _whole(side[1]), _whole(side[2])) if side else None for side in sides)
    if not left and not right:
        raise ValueError("a verdict on nothing")
    if plain["verdict"] not in _ON_FACTS:
        raise ValueError("no verdict that a fact can have")
    return Mark((_text(kind), left, right), plain["verdict"], _optional(plain.get("memo")))


def _section_mark(plain: dict[str, Any]) -> SectionMark:
    passages = _ids(plain["passages"])
    if not passages:
        raise ValueError("a section without a passage")
    verdict, note = _judged(plain.get("verdict"), _ON_SECTIONS), _optional(plain.get("note"))
    return SectionMark(Side(plain["side"]), passages, verdict, note, _cleaned(_text(plain.get("instead_of", ""))))


def _judged(verdict: object, known: tuple[str, ...]) -> str | None:
    if verdict is None:
        return None
    if verdict not in known:
        raise ValueError("no verdict that it can have")
    return _text(verdict)


def _said(body: dict[str, object]) -> dict[str, object]:
    """Without what says nothing."""
    return {name: value for name, value in body.items() if value is not None and not (name == "instead_of" and value == "")}


def _optional(text: object) -> str | None:
    return None if text is None else _cleaned(_text(text))


def _intake(plain: dict[str, Any]) -> Intake:
    return Intake(Side(plain["side"]), _ids(plain["passages"]), _flag(plain["kept"]))


def _pin(plain: dict[str, Any]) -> Pin:
    left, right = (_ids(plain[side.value]) for side in Side)
    if not left and not right:
        raise ValueError("a decision about nothing")
    return Pin(left, right, _kind(plain), _verdict(plain), _note(plain), _flag(plain.get("free", False)))


def _verdict(plain: dict[str, Any]) -> Verdict | None:
    return None if plain["verdict"] is None else Verdict(_text(plain["verdict"]))


def _kind(plain: dict[str, Any]) -> Kind | None:
    return None if plain["kind"] is None else Kind(_text(plain["kind"]))


def _name(text: str) -> str:
    return text if is_clean(text) else visible(text)


def _note(plain: dict[str, Any]) -> str:
    """A note that is safe to show: whoever made the file need not have typed it."""
    return _cleaned(_text(plain["note"]))


def _safe(plain: object) -> tuple[str, ...]:
    """The texts of passages, safe to show; an article's own have been cleaned when it was read."""
    return tuple(_cleaned(_text(text)) for text in _list(plain))


def _cleaned(text: str) -> str:
    """As `clean` has it, which looks at a text a dozen times; almost all of them need one look."""
    return text if is_clean(text) else clean(text).text


def is_clean(text: str) -> bool:
    """Whether cleaning surely leaves a text as it is: printable, composed, no blank and no ligature in it."""
    if not text.isprintable():
        return False
    return text.isascii() or (not _CHANGED.search(text) and unicodedata.is_normalized("NFC", text))


def _ids(plain: object) -> tuple[int, ...]:
    return tuple(map(_whole, _list(plain, MAX_PASSAGES)))


def _list(plain: object, most: int = MAX_PASSAGES) -> list[Any]:
    if not isinstance(plain, list) or len(plain) > most:
        raise TypeError("a list is something else, or too long")
    return plain


def _text(plain: object) -> str:
    if not isinstance(plain, str):
        raise TypeError("a text is something else")
    return plain


def _whole(plain: object) -> int:
    """A number of a passage or a place in it: JSON knows fractions, infinities, and numbers of a thousand digits."""
    if isinstance(plain, bool) or not isinstance(plain, int) or not 0 <= plain < _MOST:
        raise ValueError("a number is none of a passage")
    return plain


def _flag(plain: object) -> bool:
    if not isinstance(plain, bool):
        raise TypeError("neither yes nor no")
    return plain
