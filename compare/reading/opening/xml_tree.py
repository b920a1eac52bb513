"""XML from anywhere, parsed warily: no entity is resolved, nothing is fetched, no document type that declares any is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from compare.reading.sources.sources import Source


def xml_tree(source: Source, *, kind: str) -> _Element:
    """The root of a source that is XML.

    Args:
        source: its bytes.
        kind: what it is, for what goes wrong: 'NITF story'.

    Raises:
        UnreadableSourceError: where it is broken or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(source.data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableSourceError(source.name, f"is a broken {kind}", "save the article as plain text and give that") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.entities()):  # type: ignore[union-attr]  # the stubs do not know it
        raise UnreadableSourceError(
            source.name, f"is a {kind} that declares entities", "save the article as plain text and give that"
        )
    return root


def local(element: _Element) -> str:
    """An element's name without its namespace, in lower case; empty for what is no element."""
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""


def first_text(root: _Element, *names: str) -> str:
    """The text of the first element below a root that has one of these local names and any text; empty where none has."""
    for name in names:
        for element in root.iter("{*}" + name):
            if text := whole_text(element):
                return text
    return ""


def whole_text(element: _Element) -> str:
    """All text inside an element, on one line."""
    return " ".join("".join(str(text) for text in element.itertext()).split())
