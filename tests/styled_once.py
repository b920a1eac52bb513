"""Textual's style sheets, parsed once for all applications of a process instead of three times for each.

A sheet's rules depend on its text and on the theme's variables alone, and nothing changes them; Textual itself keeps them, but
for one application, and begins anew where a screen brings a sheet of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    import pytest

_MOST = 5_000  # sheets


def parse_once(patch: pytest.MonkeyPatch) -> None:
    """As long as the patch lasts."""
    parsed: dict[Any, Any] = {}
    parse = Stylesheet._parse_rules

    def parse_rules(sheet: Stylesheet, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever Textual gives and takes
        key = (*args, *named.items(), *sheet._variables.items())
        if key not in parsed:
            if len(parsed) > _MOST:
                parsed.clear()
            parsed[key] = parse(sheet, *args, **named)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", parse_rules)
    patch.setattr(RuleSet, "__hash__", object.__hash__)  # as Textual has it, by identity, and not asked of Python a million times
