"""A sweep over two languages: a story finds the source that it is a translation of, and English pairs keep their model."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import not_here
from swept import between, found, sweep, write_day
from test_languages import needs_library
from test_other_languages import STORY

from compare.embedding.asked import Model
from compare.embedding.models import MULTILINGUAL_MODEL, MULTILINGUAL_SHA256, find_model, multilingual_folder
from compare.engines import Alone
from compare.reports.record import decode
from compare.sweeping.job import Job, Untold
from compare.sweeping.kept import Kept
from compare.sweeping.sweep import run_sweep
from compare.thresholds import Thresholds
from tui.commands.sweeping import _tell


@pytest.fixture
def day(tmp_path: Path, exported: Path) -> Path:  # noqa: ARG001 - the default model is there
    """Some English sources, and the English original of a story in German."""
    if multilingual_folder() is None:
        not_here("the extra 'languages' is not installed")
    write_day(tmp_path)
    (tmp_path / "sources/border.txt").write_text("\n\n".join(STORY["en"]), encoding="utf-8")
    (tmp_path / "stories/grenze.txt").write_text("\n\n".join(STORY["de"]), encoding="utf-8")
    return tmp_path


@needs_library
def test_a_translation_is_found_by_the_one_model_and_english_by_the_other(day: Path) -> None:
    default = find_model(None)
    english = Model(None, default.name, default.sha256)
    job = Job(
        day / "out", Kept(day / "out"), english, Thresholds(), Model(MULTILINGUAL_MODEL, MULTILINGUAL_MODEL, MULTILINGUAL_SHA256)
    )
    index = run_sweep(between(day, str(day / "stories"), str(day / "sources")), job, Alone(), Untold())
    assert ("grenze.txt", "border.txt") in found(index)
    assert [story for story, source in found(index) if source == "border.txt"] == ["grenze.txt"]
    records = {Path(index.stories[pair.story].name).name: day / "out" / pair.record for pair in index.pairs}
    models = {name: decode(record.read_bytes()).settings.model for name, record in records.items()}
    assert models["grenze.txt"] == MULTILINGUAL_MODEL
    assert models["aground.txt"] == default.name


def test_without_the_extra_one_sentence_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_day(tmp_path)
    (tmp_path / "stories/grenze.txt").write_text("\n\n".join(STORY["de"]), encoding="utf-8")
    index = sweep(tmp_path)
    _tell(index, tmp_path / "out", other_languages=False)
    assert "1 article is not in English" in capsys.readouterr().err
    _tell(index, tmp_path / "out", other_languages=True)
    assert "English" not in capsys.readouterr().err
