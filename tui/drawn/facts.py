"""How a fact is told on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from compare.facts.fact import ERROR, FINE, TO_CHECK, Fact

if TYPE_CHECKING:
    from compare.article import Span

SIGNS = {TO_CHECK: "!", FINE: "✓", ERROR: "✗"}


def told(fact: Fact) -> Content:
    """A fact in a line: what the reporter says of it, what it is, both sides' words."""
    left, right = (_quoted(span) for span in (fact.left, fact.right))
    return Content.assemble((f"{SIGNS[fact.verdict]} {fact.label}: ", "bold"), f"{left} → {right}")


def _quoted(span: Span | None) -> str:
    return f"“{span.text}”" if span else "nothing"
