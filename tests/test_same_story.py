"""One story with everything that a newsroom's story has gives the same passages in every format that it comes in."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import full_story
import pytest

from compare.article import Role
from compare.reading import read
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

_ROWS = {" | ".join(row) for row in full_story.ROWS}


def article(folder: Path, name: str, data: bytes) -> Article:
    path = folder / name
    path.write_bytes(data)
    return segment(read(str(path)))


def rows_of(found: Article, *, cells: bool = True) -> list[tuple[str, bool, str]]:
    """Each passage: what it is, whether it is set aside, its words. A PDF says neither what is a cell nor what a table is."""
    rows = []
    for passage in found.passages:
        role = found.paragraphs[passage.paragraph].role
        row = passage.text in _ROWS and not cells
        rows.append(("HEADING" if row else role.name, passage.furniture, passage.text.replace(" | ", " ") if row else passage.text))
    return rows


@pytest.mark.parametrize("ending", [ending for ending in full_story.FORMATS if ending != "txt"])
def test_a_story_with_everything_gives_the_same_passages(tmp_path: Path, ending: str) -> None:
    wanted = article(tmp_path, "story.txt", full_story.plain())
    found = article(tmp_path, f"story.{ending}", full_story.FORMATS[ending]())
    cells = ending != "pdf"
    assert rows_of(found, cells=cells) == rows_of(wanted, cells=cells)
    assert found.title == full_story.TITLE
    assert found.author == full_story.BYLINE.removeprefix("By ") or ending == "eml"
    assert article(tmp_path, f"story.{ending}.gz", gzip.compress(full_story.FORMATS[ending]())).text == found.text


def test_the_rows_of_a_typed_table_are_lines_of_a_list(tmp_path: Path) -> None:
    wanted = article(tmp_path, "story.txt", full_story.plain())
    assert {p.text for p in wanted.passages if wanted.paragraphs[p.paragraph].role is Role.LIST} == {*_ROWS, *full_story.BULLETED}
