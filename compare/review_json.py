"""Actions, orphans and the numbers of links as JSON, the form in which a review file holds them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from compare.link import Kind, Side
from compare.numbering import HIGHEST, Numbers
from compare.orphan import Orphan
from compare.pins import Pin, Verdict
from compare.review import Action, Intake, Mark


def action_body(action: Action) -> str:
    """An action as JSON."""
    marks = [{"fact": mark.fact, "verdict": mark.verdict} for mark in action.marks]
    body: dict[str, object] = {"name": action.name, "pins": [asdict(pin) for pin in action.pins]}
    if marks:
        body["marks"] = marks
    if action.intake:
        body["intake"] = [asdict(each) for each in action.intake]
    return json.dumps(body)


def action_of(body: str) -> Action:
    """The action behind its JSON.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: where it is none.
    """
    plain = json.loads(body)
    marks = tuple(_mark(mark) for mark in plain.get("marks", ()))
    intake = tuple(_intake(each) for each in plain.get("intake", ()))
    return Action(str(plain["name"]), tuple(_pin(pin) for pin in plain["pins"]), marks, intake)


def orphan_body(orphan: Orphan) -> str:
    """An orphan as JSON."""
    return json.dumps(asdict(orphan))


def orphan_of(body: str) -> Orphan:
    """The orphan behind its JSON; errors as for actions."""
    plain = json.loads(body)
    left, right = (tuple(str(text) for text in plain[side.value]) for side in Side)
    verdict = _verdict(plain)
    return Orphan(left, right, _kind(plain), verdict.value if verdict else None, str(plain["note"]))


def numbers_body(numbers: Numbers) -> str:
    """The numbers of links as JSON: the last that was given, and each with its passages of the left and the right."""
    return json.dumps({"last": numbers.last, "given": [[n, *key] for key, n in numbers.given.items()]}, separators=(",", ":"))


def numbers_of(body: str) -> Numbers:
    """The numbers behind their JSON; none where it is empty. Errors as for actions."""
    if not body:
        return Numbers()
    plain = json.loads(body)
    rows = sorted((int(number), tuple(map(int, left)), tuple(map(int, right))) for number, left, right in plain["given"])
    found = Numbers({(left, right): number for number, left, right in rows}, int(plain["last"]))
    given = set(found.given.values())
    if len(given) != len(rows) or not all(0 < number <= found.last for number in given) or not 0 <= found.last <= HIGHEST:
        raise ValueError("its links are numbered as none can be")
    return found


def _mark(plain: dict[str, Any]) -> Mark:
    kind, *sides = plain["fact"]
    left, right = ((int(side[0]), int(side[1]), int(side[2])) if side else None for side in sides)
    if not left and not right:
        raise ValueError("a verdict on nothing")
    return Mark((str(kind), left, right), str(plain["verdict"]))


def _intake(plain: dict[str, Any]) -> Intake:
    if not isinstance(plain["kept"], bool):
        raise TypeError("neither kept nor set aside")
    return Intake(Side(plain["side"]), tuple(int(k) for k in plain["passages"]), plain["kept"])


def _pin(plain: dict[str, Any]) -> Pin:
    left, right = (tuple(int(k) for k in plain[side.value]) for side in Side)
    if not left and not right:
        raise ValueError("a decision about nothing")
    return Pin(left, right, _kind(plain), _verdict(plain), str(plain["note"]), bool(plain.get("free")))


def _verdict(plain: dict[str, Any]) -> Verdict | None:
    return Verdict(plain["verdict"]) if plain["verdict"] else None


def _kind(plain: dict[str, Any]) -> Kind | None:
    return Kind(plain["kind"]) if plain["kind"] else None
