"""Who wrote a page: a person before the outlet, whoever names him; a note about him is none of the story."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from compare.reading import read
from compare.reading.pages.metadata.authors import author_of_page, described_authors

if TYPE_CHECKING:
    from pathlib import Path

STORY = [
    "The harbour board voted on Tuesday to close the old ferry dock, which has stood empty for nine years, after a long meeting.",
    "“We have looked for the money everywhere,” said Ana Duarte, the chair of the board, to the people of the island.",
    "The dock will be taken down before the winter storms, and its stones will be used for a new sea wall on the other side.",
]


@pytest.mark.parametrize(
    ("given", "persons", "others"),
    [
        ({"@type": "Person", "name": "Ana Duarte"}, ("Ana Duarte",), ()),
        ([{"@type": "Person", "name": "Ana Duarte"}, {"@type": "Person", "name": "Jon Bo"}], ("Ana Duarte", "Jon Bo"), ()),
        ({"@type": "Person", "name": "Redacci&oacute;n del Faro"}, ("Redacción del Faro",), ()),
        ({"@type": "Person", "name": "By Ana Duarte"}, ("Ana Duarte",), ()),
        ({"@type": "Organization", "name": "The Faro"}, (), ("The Faro",)),
        ("https://faro.example/staff/ana", (), ()),
        ({"name": 7}, (), ()),
        ([None, {}], (), ()),
    ],
)
def test_whom_a_description_names(given: object, persons: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert described_authors([{"author": given}]) == (persons, others)


@pytest.mark.parametrize(
    ("persons", "others", "marked", "found", "wanted"),
    [
        (("Ana Duarte",), (), ("Someone Else",), "The Faro; Ana Duarte", "Ana Duarte"),
        ((), (), ("Ana Duarte", "Jon Bo"), "The Faro", "Ana Duarte"),
        (("The Faro",), (), (), "Ana Duarte; Jon Bo", "Ana Duarte, Jon Bo"),
        ((), ("The Faro",), (), "", "The Faro"),
        ((), (), (), "", ""),
    ],
)
def test_a_person_comes_before_the_outlet(
    persons: tuple[str, ...], others: tuple[str, ...], marked: tuple[str, ...], found: str, wanted: str
) -> None:
    assert author_of_page(persons, others, marked, found, ["The Faro"]) == wanted


def test_a_note_about_whom_the_page_s_head_names_is_set_aside(tmp_path: Path) -> None:
    head = json.dumps({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ana Moss"}})
    note = "Ana Moss is a reporter who has covered the islands since 2011."
    rows = "".join(f"<p>{text}</p>" for text in (*STORY, note))
    path = tmp_path / "a.html"
    path.write_text(
        f'<html><head><script type="application/ld+json">{head}</script></head><body><article><h1>Dock to close</h1>{rows}'
        "</article></body></html>"
    )
    found = read(str(path))
    assert found.author == "Ana Moss"
    assert [found.text[p.start : p.end] for p in found.paragraphs if p.furniture] == [note]
