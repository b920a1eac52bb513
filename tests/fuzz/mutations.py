"""How inputs are changed: bytes as libFuzzer does it, pieces put in or told many times, and the parts inside a zip."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING

import atheris
from document_files import zipped
from json_changes import changed
from lxml import etree
from pieces import HOSTILE

if TYPE_CHECKING:
    from lxml.etree import _Element

Mutate = Callable[[bytes, int, int], bytes]
_DEEPEST = 400


def text_mutation(tokens: Sequence[str]) -> Mutate:
    """Of bytes that are a text with some tokens in it."""
    pieces = [token.encode("utf-8", "surrogatepass") for token in (*tokens, *HOSTILE)]

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)  # noqa: S311 - no secret
        choice = chance.random()
        if choice < 0.5:
            return bytes(atheris.Mutate(data, most))
        if choice < 0.8:
            at = chance.randrange(len(data) + 1)
            return (data[:at] + chance.choice(pieces) + data[at + chance.choice((0, 0, 1, 5)) :])[:most]
        return _repeated(data, pieces, chance)[:most]

    return mutate


def _repeated(data: bytes, pieces: Sequence[bytes], chance: Random) -> bytes:
    """A part told many times: what makes an expression look back and back again."""
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.choice((1, 2, 5, 12, 40))]
    if not part or chance.random() < 0.5:
        part += b"".join(chance.choices(pieces, k=chance.choice((1, 1, 2, 3))))
    return data[:start] + part * chance.choice((3, 30, 300, 3000)) + data[start:]


def zip_mutation(starts: Sequence[bytes], elements: Sequence[str]) -> Mutate:
    """Of a zipped document: one of its XML parts is changed and zipped again; now and then the zip itself."""
    change_text = text_mutation([f"<{name}>" for name in elements])

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)  # noqa: S311 - no secret
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except Exception:  # noqa: BLE001 - a zip that is broken already begins anew, or is broken further
            return chance.choice(starts) if chance.random() < 0.7 else bytes(atheris.Mutate(data, most))
        if not parts or chance.random() < 0.05:
            return bytes(atheris.Mutate(data, most))
        main = [name for name in parts if name.endswith(("document.xml", "content.xml"))]
        name = chance.choice(main if main and chance.random() < 0.7 else list(parts))
        choice = chance.random()
        if choice < 0.6:
            parts[name] = _changed_tree(parts[name], elements, chance)
        elif choice < 0.95:
            parts[name] = change_text(parts[name], most // 2, seed)
        else:
            del parts[name]
        return _within(zipped(parts), data, most)

    return mutate


def json_mutation(tokens: Sequence[str]) -> Mutate:
    """Of JSON: one of its values is another value of it, or one that nobody waits for; now and then its text."""
    change_text = text_mutation(tokens)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)  # noqa: S311 - no secret
        try:
            whole = json.loads(data)
        except (ValueError, RecursionError):
            return change_text(data, most, seed)
        if chance.random() < 0.1:
            return change_text(data, most, seed)
        return _within(json.dumps(changed(whole, chance)).encode(), data, most)

    return mutate


def _within(new: bytes, old: bytes, most: int) -> bytes:
    return new if len(new) <= most else old


def _changed_tree(part: bytes, elements: Sequence[str], chance: Random) -> bytes:
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return part
    for _ in range(chance.choice((1, 1, 2, 4))):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        chance.choice(_CHANGES)(chance.choice(nodes), chance.choice(nodes), elements, chance)
    return etree.tostring(root)


def _copy(one: _Element, other: _Element, _elements: Sequence[str], chance: Random) -> None:
    for _ in range(chance.choice((1, 1, 3))):
        one.insert(chance.randrange(len(one) + 1), deepcopy(other))


def _drop(one: _Element, _other: _Element, _elements: Sequence[str], _chance: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _rename(one: _Element, other: _Element, elements: Sequence[str], chance: Random) -> None:
    one.tag = other.tag if chance.random() < 0.3 else f"{{{etree.QName(other).namespace or 'x'}}}{chance.choice(elements)}"


def _say(one: _Element, other: _Element, _elements: Sequence[str], chance: Random) -> None:
    text = "".join(c for c in chance.choice(HOSTILE) + (other.text or "") if c.isprintable() or c in "\t\n")
    one.text, one.tail = chance.choice(((text, one.tail), (one.text, text)))


def _set(one: _Element, other: _Element, _elements: Sequence[str], chance: Random) -> None:
    for key, value in other.attrib.items():
        one.set(key, chance.choice((value, "", "Heading", "Title", "-1", "x")))
    if one.attrib and chance.random() < 0.3:
        del one.attrib[next(iter(one.attrib))]


def _nest(one: _Element, _other: _Element, _elements: Sequence[str], chance: Random) -> None:
    inner = one
    for _ in range(chance.choice((2, 20, 100, _DEEPEST))):
        inner = etree.SubElement(inner, one.tag)
    inner.text = "deep"


_CHANGES: tuple[Callable[[_Element, _Element, Sequence[str], Random], None], ...] = (_copy, _drop, _rename, _say, _set, _nest)
