"""The JSON Schema of a file that other programs read or write, made from its types."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec


def schema_of(type_: type, name: str, title: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a type.

    Args:
        type_: a msgspec Struct.
        name: of the form of file, such as `copydesk/comparison/1`.
        title: what such a file is.
    """
    made = msgspec.json.schema(type_)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        "title": title,
        **made,
        "$defs": {part: _flush(each) for part, each in made["$defs"].items()},
    }


def _flush(part: dict[str, Any]) -> dict[str, Any]:
    """With its docstring's lines flush: msgspec before 0.23 leaves them as they are indented."""
    return {**part, "description": cleandoc(part["description"])} if "description" in part else part
