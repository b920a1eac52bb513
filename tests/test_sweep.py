"""A sweep: which stories came from which sources, nothing done twice, nothing stopped by one failure."""

from __future__ import annotations

import csv
import errno
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from conftest import ROOT
from html_pages import Page
from swept import BUDGET, FERRY, MOTH, OWN, between, found, job, sides, sweep, write_day, written

from compare.comparison import compare
from compare.embedding.asked import Model
from compare.engines import Alone
from compare.errors import UnwritableError
from compare.reading import read
from compare.reports.record import decode, to_record
from compare.segmenting.segment import segment
from compare.sweeping.index.record import json_schema
from compare.sweeping.job import Sides, Untold
from compare.sweeping.listing import articles_in
from compare.sweeping.sweep import run_sweep
from compare.sweeping.vectors import StoredVectors

if TYPE_CHECKING:
    from conftest import Run

    from compare.embedding import Encoder
    from compare.sweeping.job import Job


@pytest.fixture
def day(tmp_path: Path) -> Path:
    return write_day(tmp_path)


class Counting(Untold):
    """Counts the steps of each stage, and keeps what failed."""

    def __init__(self) -> None:
        self.totals: dict[str, int] = {}
        self.done: dict[str, int] = {}
        self.failures: list[tuple[str, str]] = []
        self._stage = ""

    def begin(self, stage: str, total: int) -> None:
        self._stage, self.totals[stage], self.done[stage] = stage, total, 0

    def advance(self, steps: int) -> None:
        self.done[self._stage] += steps

    def failed(self, name: str, error: str) -> None:
        self.failures.append((name, error))


def rows(folder: Path, name: str = "index.csv") -> list[dict[str, str]]:
    with (folder / "out" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_story_has_its_sources_the_best_first(day: Path) -> None:
    assert found(sweep(day)) == [("aground.txt", "ferry.txt"), ("both.txt", "budget.txt"), ("both.txt", "moth.txt")]
    table = rows(day)
    assert list(table[0])[:2] == ["story", "source"]
    assert [(row["story"], row["source"]) for row in table] == [
        (str(day / "stories" / story), str(day / "sources" / source))
        for story, source in (("aground.txt", "ferry.txt"), ("both.txt", "budget.txt"), ("both.txt", "moth.txt"))
    ]
    first = table[0]
    assert first["facts_number"] == "1"
    assert "212" in first["gravest"]
    assert "221" in first["gravest"]
    assert float(first["source_verbatim"]) + float(first["source_reworded"]) == pytest.approx(100)


def test_a_passage_names_the_source_that_it_is_nearest_to_and_the_rest_is_the_storys_own(model: Encoder, day: Path) -> None:
    index = run_sweep(sides(day), by_model(day, model), Alone(), Untold())
    story = next(story for story in index.stories if story.name.endswith("both.txt"))
    named = [None if p.source is None else index.sources[p.source].name.rpartition("/")[2] for p in story.passages]
    assert named == ["budget.txt"] * 3 + ["moth.txt"] * 2 + [None] * 2
    assert story.own_words == len(OWN.split())
    alone = next(story for story in index.stories if story.name.endswith("pumpkins.txt"))
    assert (alone.pairs, alone.passages, alone.own_words) == ([], [], alone.words)


def test_the_record_of_a_pair_is_that_of_its_comparison(day: Path) -> None:
    index = sweep(day)
    source, story = (segment(read(str(day / name))) for name in ("sources/ferry.txt", "stories/aground.txt"))
    work = job(day)
    expected = to_record(compare(source, story, work.model.load(None), scored=False))
    assert decode((day / "out" / index.pairs[0].record).read_bytes()) == expected


def test_the_real_model_decides_the_same_from_kept_vectors(model: Encoder, day: Path) -> None:
    """What is stored gives the links that encoding both together gives."""
    run_sweep(sides(day), by_model(day, model), Alone(), Untold())
    index = json.loads((day / "out/index.json").read_text())
    assert len(index["pairs"]) == 3
    record = decode((day / "out" / index["pairs"][0]["record"]).read_bytes())
    source, story = (read(str(day / name)) for name in ("sources/ferry.txt", "stories/aground.txt"))
    direct = compare(source, story, model)
    assert [(link.left, link.right, link.kind) for link in record.links] == [
        (list(link.left), list(link.right), link.kind.value) for link in direct.links
    ]


def by_model(folder: Path, model: Encoder) -> Job:
    return replace(job(folder), model=Model(None, model.name, model.sha256, real_model))


def real_model(_name: str | None) -> Encoder:
    from compare.embedding import load_encoder

    return load_encoder()


def test_the_index_is_valid_under_the_published_schema(day: Path) -> None:
    sweep(day)
    published = json.loads((ROOT / "docs/sweep.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(json_schema()))
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(json.loads((day / "out/index.json").read_text(encoding="utf-8")), published)


def test_stories_alone_are_held_against_each_other_each_two_once(day: Path) -> None:
    shutil.copy(day / "stories/aground.txt", day / "sources/copy.txt")
    index = run_sweep(Sides(articles_in(str(day), day / "out")), job(day), Alone(), Untold())
    pairs = {frozenset(pair) for pair in found(index)}
    assert len(pairs) == len(index.pairs)
    assert pairs >= {
        frozenset(pair)
        for pair in (
            ("aground.txt", "ferry.txt"),
            ("aground.txt", "copy.txt"),
            ("copy.txt", "ferry.txt"),
            ("both.txt", "budget.txt"),
        )
    }
    assert not any(pair.story == pair.source for pair in index.pairs)


def test_of_two_with_a_day_the_earlier_is_the_source(tmp_path: Path) -> None:
    for name, date in (("a", "2026-03-02"), ("b", "2026-03-01")):
        story = {"headline": f"Ferry {name}", "body_text": FERRY + OWN, "firstcreated": f"{date}T08:00:00Z"}
        (tmp_path / f"{name}.json").write_text(json.dumps(story))
    index = run_sweep(Sides(articles_in(str(tmp_path), tmp_path / "out")), job(tmp_path), Alone(), Untold())
    assert found(index) == [("a.json", "b.json")]
    assert index.pairs[0].first == "source"


def test_one_file_on_both_sides_is_no_pair_and_a_copy_of_it_is_one(day: Path) -> None:
    shutil.copy(day / "stories/pumpkins.txt", day / "sources/pumpkins copy.txt")
    both = between(day, str(day / "stories"), str(day / "stories"))
    assert ("pumpkins.txt", "pumpkins.txt") not in found(run_sweep(both, job(day), Alone(), Untold()))
    assert ("pumpkins.txt", "pumpkins copy.txt") in found(sweep(day))


def test_what_is_done_is_not_done_again_and_gives_the_same(day: Path) -> None:
    sweep(day)
    before = written(day)
    kept = [path for path in (day / "out/kept").rglob("*.npy") if path.name != "common.npy"]
    stamps = {path: path.stat().st_mtime_ns for path in kept}
    pairs = {path: path.stat().st_mtime_ns for path in (day / "out/pairs").iterdir()}
    sweep(day)
    assert written(day) == before
    assert {path: path.stat().st_mtime_ns for path in kept} == stamps
    assert {path: path.stat().st_mtime_ns for path in (day / "out/pairs").iterdir()} == pairs


def test_a_source_that_changed_is_done_again_and_what_it_no_longer_gives_goes(day: Path) -> None:
    sweep(day)
    (day / "sources/ferry.txt").write_text("Rain is expected tomorrow in most parts of the country.")
    index = sweep(day)
    assert ("aground.txt", "ferry.txt") not in found(index)
    assert {f"pairs/{path.name}" for path in (day / "out/pairs").iterdir()} == {pair.record for pair in index.pairs}
    assert len(list((day / "out/stories").iterdir())) == 1


def test_a_sweep_that_is_stopped_goes_on_where_it_was_and_gives_the_same(day: Path) -> None:
    class Stopping(Counting):
        def advance(self, steps: int) -> None:
            super().advance(steps)
            if self._stage == "comparing":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(day, tell=Stopping())
    (day / "out/kept/articles/leftover.part").write_bytes(b"half")
    sweep(day)
    stopped = written(day)
    shutil.rmtree(day / "out")
    sweep(day)
    assert written(day) == stopped
    assert not list((day / "out/kept").rglob("*.part"))


@pytest.mark.parametrize("damage", [b"", b"\x93NUMPY", b"{"])
def test_what_a_power_cut_left_half_written_is_made_again(day: Path, damage: bytes) -> None:
    sweep(day)
    before = written(day)
    for path in (day / "out/kept").rglob("*.*"):
        path.write_bytes(damage)
    sweep(day)
    assert written(day) == before


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(day: Path) -> None:
    (day / "sources/empty.txt").write_bytes(b"")
    (day / "stories/binary.txt").write_bytes(bytes(range(256)) * 8)
    counting = Counting()
    index = sweep(day, tell=counting)
    assert len(index.pairs) == 3
    assert [(each.what, each.name.rpartition("/")[2]) for each in index.failed] == [
        ("story", "binary.txt"),
        ("source", "empty.txt"),
    ]
    assert [row["what"] for row in rows(day, "failed.csv")] == ["story", "source"]
    assert len(counting.failures) == 2
    assert counting.done == counting.totals
    assert "is empty" in Page((day / "out/index.html").read_text()).of_tag("main")[0].text


def test_a_full_disk_is_one_sentence_and_what_was_done_is_kept(day: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, count = Path.replace, [0]

    def full(path: Path, target: Path) -> Path:
        count[0] += 1
        if count[0] > 9:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(UnwritableError, match="no space left on device; make room"):
            sweep(day)
    assert len(list((day / "out/kept").rglob("*.npy"))) >= 4
    assert len(sweep(day).pairs) == 3


def test_names_are_hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "stories/=cmd|' <b>x\u202e.txt").write_text(MOTH + OWN)
    (tmp_path / "sources/<script>alert(1)<").mkdir()
    (tmp_path / "sources/<script>alert(1)</@moth.txt").write_text(MOTH)
    both = between(tmp_path, "stories", "sources")
    index = run_sweep(both, job(tmp_path), Alone(), Untold())
    assert len(index.pairs) == 1
    assert "\u202e" not in index.stories[0].name
    for path in (tmp_path / "out").rglob("*.html"):
        page = Page(path.read_text())
        assert not {element.tag for element in page.elements} & {"b", "script"}


def test_no_cell_of_the_index_is_a_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("=story.txt").write_text(MOTH + OWN)
    Path("@source.txt").write_text(MOTH)
    both = between(tmp_path, "=story.txt", "@source.txt")
    run_sweep(both, job(tmp_path), Alone(), Untold())
    assert [(row["story"], row["source"]) for row in rows(tmp_path)] == [("'=story.txt", "'@source.txt")]


def test_the_page_leads_to_every_report_and_every_story(day: Path) -> None:
    index = sweep(day, formats=("json", "html"))
    for path in (day / "out").rglob("*.html"):
        for link in Page(path.read_text()).of_tag("a"):
            address = link.attributes["href"] or ""
            assert address.startswith("#") or (path.parent / address).exists()
    text = Page((day / "out/index.html").read_text()).of_tag("h1")[0].text
    assert text == "2 of 3 stories share something with 3 of 3 sources"
    assert len(list((day / "out/pairs").glob("*.html"))) == len(index.pairs)


UNDER = "Follow the Ardley Courier every morning for more on this and on all that moves the towns along the river and the coast. "


def test_what_stands_under_every_story_is_no_origin(tmp_path: Path) -> None:
    for side, texts in (
        ("stories", (OWN, MOTH)),
        ("sources", (FERRY, BUDGET, MOTH, "Rain fell for nine days. The dykes held.", "x y z.")),
    ):
        (tmp_path / side).mkdir()
        for number, text in enumerate(texts):
            (tmp_path / side / f"{number}.txt").write_text(text + UNDER)
    index = sweep(tmp_path)
    assert ("1.txt", "2.txt") in found(index)
    assert not any(story == "0.txt" for story, _ in found(index))


def test_a_release_that_many_printed_is_found_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/release.txt").write_text(FERRY)
    for number in range(9):
        (tmp_path / f"stories/{number}.txt").write_text(FERRY)
    assert len(sweep(tmp_path).pairs) == 9


def test_a_stored_encoder_gives_what_was_stored(day: Path) -> None:
    article = segment(read(str(day / "sources/ferry.txt")))
    work = job(day)
    vectors = work.model.load(None).encode([p.text for p in article.story])
    stored = StoredVectors(work.model, [(article, vectors)])
    assert (stored.encode([p.text for p in reversed(article.story)]) == vectors[::-1]).all()
    with pytest.raises(KeyError):
        stored.encode(["another text"])


def test_the_command(day: Path, copydesk: Run) -> None:
    done = copydesk("sweep", "stories", "sources/*.txt", "-o", "out", "--jobs", "1", cwd=day)
    assert done.returncode == 0, done.stderr
    assert "2 of 3 stories share something, in 3 pairs" in done.stderr
    assert done.stdout == ""
    record = rows(day)[0]["record"]
    shown = copydesk("show", f"out/{record}", "--format", "plain", cwd=day)
    assert shown.returncode == 0, shown.stderr
    assert "number changed" in shown.stdout
    (day / "sources/empty.txt").write_bytes(b"")
    again = copydesk("sweep", "stories", "sources/*.txt", "-o", "out", "--jobs", "1", cwd=day)
    assert again.returncode == 2
    assert "empty.txt: is empty" in again.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("stories", "nowhere*"), "names no article"),
        (("a", "b", "c"), "in quotation marks"),
        (("-", "sources"), "standard input"),
        (("stories", "list.csv"), "there is no such file"),
    ],
)
def test_a_side_that_is_none_is_one_sentence(day: Path, copydesk: Run, given: tuple[str, ...], said: str) -> None:
    done = copydesk("sweep", *given, "-o", "out", cwd=day)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (day / "out").exists()
