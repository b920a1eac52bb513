"""What a spreadsheet program makes of our CSV, however it parts the cells: text, no formula."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_comparison import compared

from compare.reports.spreadsheet import armed, defused, render_csv

if TYPE_CHECKING:
    from pathlib import Path

CELLS = ["yes;=1+1", "no\t@SUM(1)", 'he said;"=2+3', "a\n=4", "a\r\n-5+6", ";＝7", "; ' +8", "|=9", "=1;=2"]


@pytest.mark.parametrize("cell", CELLS)
def test_no_part_of_a_cell_begins_as_a_formula(cell: str) -> None:
    for part in re.split(r"[;|\t\r\n]", defused(cell)):
        assert not re.match(r"[ \"]*[=+@＝-]", part), part


@pytest.mark.parametrize("cell", ["the vote; - he said - was lost", "a;b", "x = y; z", "3 | 4"])
def test_prose_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == cell


@given(st.text(alphabet=";|\t\n\r '\"=+-@＝ab"))
def test_what_was_defused_can_be_had_again(cell: str) -> None:
    assert armed(defused(cell)) == cell


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("localc")), reason="LibreOffice Calc is not here")
@pytest.mark.parametrize("separators", ["44", "59", "44/59/9"], ids=["comma", "semicolon", "all"])
def test_libreoffice_finds_no_formula(tmp_path: Path, separators: str) -> None:
    texts = ["The mayor said yes;=1+1;=HYPERLINK(A1) on Tuesday.", "Nobody in Ward 3 knew;=2+3", "=cmd|' /C calc'!A0", "-2+3"]
    (tmp_path / "r.csv").write_bytes(render_csv(compared(texts, [text.replace("3", "4") for text in texts])))
    options = [f"--infilter=CSV:{separators},34,UTF8", "--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "r.csv")]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", *options], check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "r.ods").read("content.xml").decode()
    assert "HYPERLINK" in content
    assert re.findall(r'table:formula="[^"]*"', content) == []
