"""What the tests of facts in other languages share: two stories, each in a language, that are one link."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from linked import story, whole

from compare.facts.doc.doc import Docs, read_docs
from compare.facts.ledger import find_link_facts

if TYPE_CHECKING:
    from compare.facts.fact import Fact

needs_babel = pytest.mark.skipif(find_spec("babel") is None, reason="babel of the extra 'languages' is not installed")


def facts(left: str, right: str, languages: str) -> tuple[Fact, ...]:
    """What is told of two texts that are one link, in languages as 'en-uk' names them."""
    docs = docs_of((left, right), languages)
    return find_link_facts(whole(docs), docs)


def docs_of(texts: tuple[str, str], languages: str) -> Docs:
    """Two stories, read."""
    codes = ["" if code == "en" else code for code in languages.split("-")]
    left, right = (replace(story(text), language=code) for text, code in zip(texts, codes, strict=True))
    return read_docs(left, right)


def told(left: str, right: str, languages: str) -> list[tuple[str, str, str]]:
    found = facts(left, right, languages)
    return [(f.type, f.left.text if f.left else "", f.right.text if f.right else "") for f in found]
