"""Markdown is read as its reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.article import Role
from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path


def blocks(tmp_path: Path, text: str) -> list[tuple[str, Role]]:
    path = tmp_path / "story.md"
    path.write_text(text)
    found = read(str(path))
    return [(found.text[p.start : p.end], p.role) for p in found.paragraphs]


def test_headings_lists_quotes_and_emphasis(tmp_path: Path) -> None:
    text = "# A *Big* Day\n\nShe said **no** [again](https://x.example).\n\n> Never,\n> she said.\n\n## Next\n\n- one\n- two\n"
    assert blocks(tmp_path, text) == [
        ("A Big Day", Role.HEADLINE),
        ("She said no again.", Role.BODY),
        ("Never, she said.", Role.BODY),
        ("Next", Role.HEADING),
        ("one", Role.LIST),
        ("two", Role.LIST),
    ]


def test_a_table_is_lines_and_an_image_is_its_description(tmp_path: Path) -> None:
    text = "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![A boat on the river.](x.png)\n"
    assert [b for b, _ in blocks(tmp_path, text)] == ["T", "a | b", "1 | 2", "A boat on the river."]


def test_html_inside_gives_its_text_alone(tmp_path: Path) -> None:
    text = "# T\n\nA <b onclick=x>bold</b> word.\n\n<div><p>Kept.</p><script>steal()</script><!-- hidden --></div>\n"
    assert [b for b, _ in blocks(tmp_path, text)] == ["T", "A bold word.", "Kept."]


def test_front_matter_is_no_text(tmp_path: Path) -> None:
    assert [b for b, _ in blocks(tmp_path, "---\ntitle: x\ndate: y\n---\n# T\n\nBody here.\n")] == ["T", "Body here."]


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_front_matter_says_title_author_and_day(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text(
        '---\ntitle: "The dock: closed"\nauthor: Petra Kvist\ntags:\n  - sea\ndate: 2025-03-04T09:00\n---\n\nShut. Old.\n'
    )
    found = read(str(path))
    assert (found.title, found.author, str(found.published)) == ("The dock: closed", "Petra Kvist", "2025-03-04")
    assert found.text == "The dock: closed\n\nShut. Old."
    path.write_text("---\n\nIt is closed. It was old.\n\n---\n\nNobody came: not one.\n")
    assert "It was old." in read(str(path)).text


def test_the_same_story_as_text_and_as_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A Big Day\n\nShe said no. He said yes.\n")
    (tmp_path / "a.md").write_text("# A Big Day\n\nShe said *no*. He said yes.\n")
    assert read(str(tmp_path / "a.txt")).text == read(str(tmp_path / "a.md")).text
