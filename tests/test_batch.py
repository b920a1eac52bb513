"""Many pairs: one report each, an index, nothing done twice, nothing stopped by one failure."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from conftest import real
from html_pages import Page

from compare.batching.batch import run_batch
from compare.batching.job import Job
from compare.batching.names import safe_name
from compare.batching.pairs import Pair, read_pairs
from compare.embedding.asked import Model
from compare.engines import Alone
from compare.errors import BadPairsError, UnwritableError
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run
    from word_encoder import WordEncoder

    from compare.batching.entry import Entry


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("The council postponed its vote on Tuesday.")
    (tmp_path / "b.txt").write_text("The council postponed its vote on Monday.")
    return tmp_path


def job(folder: Path, words: WordEncoder, *formats: str, by: str = "") -> Job:
    return Job(folder / "out", formats or ("json",), model_of(words), Thresholds(), by=by)


def model_of(words: WordEncoder) -> Model:
    """An encoder that is here already, as a model that is asked for."""
    return Model(None, words.name, words.sha256, lambda _name: words)


def done(listed: list[Pair], work: Job, tell: Callable[[Entry], None] | None = None) -> list[Entry]:
    """The entries of a batch, run in this process."""
    return run_batch(listed, work, Alone(), tell or untold)


def untold(_entry: Entry) -> None:
    """Progress that nobody watches."""


def pairs(folder: Path, *names: str) -> list[Pair]:
    return [Pair(f"{n}", str(folder / name), str(folder / "b.txt")) for n, name in enumerate(names)]


def index(folder: Path) -> list[dict[str, str]]:
    with (folder / "out/index.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_report_each_and_their_figures(stories: Path, words: WordEncoder) -> None:
    done(pairs(stories, "a.txt", "b.txt"), job(stories, words))
    assert json.loads((stories / "out/0.json").read_text())["schema"] == "copydesk/comparison/1"
    rows = index(stories)
    assert [(r["id"], r["status"], r["report"], r["links"]) for r in rows] == [
        ("0", "done", "0.json", "1"),
        ("1", "done", "1.json", "1"),
    ]
    assert rows[1]["left_matched"] == rows[1]["right_matched"] == "100.0"


def test_every_format_that_is_asked_for_is_written_by_whoever_made_it(stories: Path, words: WordEncoder) -> None:
    work = job(stories, words, "html", "memo", by="Ada")
    done(pairs(stories, "a.txt"), work)
    assert {path.name for path in (stories / "out").iterdir()} == {"0.html", "0.memo", "index.csv", "index.html"}
    assert "Made by Ada" in (stories / "out/0.memo").read_text()
    assert [e.status for e in done(pairs(stories, "a.txt"), work)] == ["skipped"]
    (stories / "out/0.memo").unlink()
    assert [e.status for e in done(pairs(stories, "a.txt"), work)] == ["done"]
    assert [e.status for e in done(pairs(stories, "a.txt"), job(stories, words, "html", "memo"))] == ["done"]


def test_the_page_of_the_index_leads_to_every_report(stories: Path, words: WordEncoder) -> None:
    named = [Pair("a #1 & <b>", str(stories / "a.txt"), str(stories / "b.txt")), Pair("gone", str(stories / "x"), "<i>")]
    done(named, job(stories, words, "html", "json", by="<u>Ada"))
    page = Page((stories / "out/index.html").read_text())
    addresses = [unquote(a.attributes["href"] or "") for a in page.of_tag("a")]
    assert addresses == ["./a #1 & <b>.html", "./a #1 & <b>.html", "./a #1 & <b>.json"]
    assert all((stories / "out" / address).exists() for address in addresses)
    assert "there is no such file" in page.of_tag("tbody")[0].text
    assert not {e.tag for e in page.elements} & {"b", "i", "u", "script"}
    assert "1 could not be compared" in page.of_tag("main")[0].text


def test_a_pair_that_fails_stops_nothing(stories: Path, words: WordEncoder) -> None:
    entries = done(pairs(stories, "absent.txt", "a.txt"), job(stories, words))
    assert [e.status for e in entries] == ["failed", "done"]
    assert "there is no such file" in index(stories)[0]["error"]


def test_what_is_done_and_unchanged_is_skipped(stories: Path, words: WordEncoder) -> None:
    listed, work = pairs(stories, "a.txt", "b.txt"), job(stories, words)
    first = done(listed, work)
    calls = len(words.calls)
    again = done(listed, work)
    assert [e.status for e in again] == ["skipped", "skipped"]
    assert len(words.calls) == calls
    assert [e.fingerprint for e in again] == [e.fingerprint for e in first]
    assert [r["status"] for r in index(stories)] == ["done", "done"]


@pytest.mark.parametrize("change", ["source", "report", "format", "thresholds", "index"])
def test_what_changed_is_done_again(stories: Path, words: WordEncoder, change: str) -> None:
    listed, work = pairs(stories, "a.txt"), job(stories, words)
    done(listed, work)
    if change == "source":
        (stories / "a.txt").write_text("Something else happened.")
    elif change == "report":
        (stories / "out/0.json").unlink()
    elif change == "index":
        (stories / "out/index.csv").write_text("id,left\n0,x\n")
    elif change == "format":
        work = job(stories, words, "plain")
    else:
        work = replace(work, thresholds=Thresholds(link=0.9))
    assert [e.status for e in done(listed, work)] == ["done"]


def test_a_batch_that_is_stopped_keeps_what_it_did(stories: Path, words: WordEncoder) -> None:
    listed, work = pairs(stories, "a.txt", "b.txt"), job(stories, words)

    def stop(_entry: Entry) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        done(listed, work, stop)
    assert [e.status for e in done(listed, work)] == ["skipped", "done"]


def test_no_cell_of_the_index_is_a_formula(stories: Path, words: WordEncoder) -> None:
    done([Pair("-x", "=cmd|x", "@b")], job(stories, words))
    row = index(stories)[0]
    assert (row["id"], row["left"], row["right"]) == ("'-x", "'=cmd|x", "'@b")


def listed(tmp_path: Path, text: str, format_name: str = "json") -> list[Pair]:
    (tmp_path / "pairs.csv").write_text(text, encoding="utf-8-sig")
    return read_pairs(str(tmp_path / "pairs.csv"), (format_name,))


def test_pairs_with_and_without_ids(tmp_path: Path) -> None:
    assert listed(tmp_path, "left,right,id\na.txt,b.txt,one\nc/d.txt,e.txt,\n") == [
        Pair("one", "a.txt", "b.txt"),
        Pair("d--e", "c/d.txt", "e.txt"),
    ]


def test_columns_in_any_order_case_and_delimiter(tmp_path: Path) -> None:
    assert listed(tmp_path, "Right;ID;Left\nb.txt;x;a.txt\n") == [Pair("x", "a.txt", "b.txt")]


def test_names_made_of_the_sources_are_all_different(tmp_path: Path) -> None:
    rows = ["same--b,x,y", ",same,b", ",Same,b", ",same,b", ",same,b-2", ",../../etc/x,b", ",same,b.facts.txt"]
    ids = [p.id for p in listed(tmp_path, "\n".join(["id,left,right", *rows]) + "\n", "csv")]
    assert ids == ["same--b", "same--b-2", "Same--b-3", "same--b-4", "same--b-2-2", "x--b", "same--b.facts-2"]


@pytest.mark.parametrize(
    ("one", "other", "format_name"),
    [
        ("x", "x", "json"),
        ("x", "X", "json"),
        ("x", "x.facts", "csv"),
        ("x.facts", "X", "csv"),
        ("Zoe\u0308", "zo\u00eb", "json"),
        ("stra\u00dfe", "STRASSE", "json"),
        ("a/b", "a_b", "json"),
        ("x", "x.", "json"),
        ("x", " x ", "json"),
        ("-rf", "_rf", "json"),
        ("index", "index_", "plain"),
        ("con", "CON_", "html"),
        ("../../evil", "_.._evil", "json"),
    ],
)
def test_two_ids_that_would_have_one_file_are_told_before_the_work(
    stories: Path, copydesk: Run, one: str, other: str, format_name: str
) -> None:
    (stories / "p.csv").write_text(f'id,left,right\n"{one}",a.txt,b.txt\nfine,a.txt,b.txt\n"{other}",b.txt,a.txt\n')
    before = {path.name for path in stories.iterdir()}
    done = copydesk("batch", "p.csv", "-o", "out", "--format", format_name)
    assert (done.returncode, done.stdout, {path.name for path in stories.iterdir()}) == (2, "", before)
    (line,) = done.stderr.splitlines()
    assert "p.csv, line 4: the id" in line
    assert "of line 2" in line


def test_what_shares_a_file_in_a_spreadsheet_does_not_in_another_format(tmp_path: Path) -> None:
    assert [p.id for p in listed(tmp_path, "id,left,right\nx,a,b\nx.facts,a,b\n", "json")] == ["x", "x.facts"]


def test_the_ids_that_met(tmp_path: Path) -> None:
    path = real("cases/attack/batch-ids-that-collide.csv")
    for format_name in ("csv", "json"):
        with pytest.raises(BadPairsError, match="would have the same file"):
            read_pairs(str(path), (format_name,))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "wanted",
    [
        *[
            "../../evil",
            "/etc/evil",
            "CON",
            "con.x",
            "nul.tar.gz",
            "LPT1",
            "COM\u00b9",
            "CONIN$",
            "index",
            "INDEX.facts",
            "-rf",
            "--x",
        ],
        *["x.", "x ", ". .", "", ".", "..", "...x", "a:b", "a\\b", "C:", "*?", "\u202egnp", "a\0b", "\ud800", "~", "$(x)", "a\nb"],
        *["x" * 300, "\u65b0" * 200, "\U0001f600" * 100, "e\u0301" * 200, "\u0915\u093f"],
    ],
)
def test_an_id_becomes_a_name_that_every_system_has(tmp_path: Path, wanted: str) -> None:
    name = safe_name(wanted)
    assert len(f".{name[:20]}.copydesk-12345678.part".encode()) <= 143
    assert len(f"{name}.facts.csv".encode()) <= 143
    assert name.partition(".")[0].lower() not in {"con", "nul", "lpt1", "com\u00b9", "conin$", "index", ""}
    assert not set(name) & set('/\\:*?"<>|\0\n$~')
    assert name == name.strip(" .")
    assert not name.startswith("-")
    assert safe_name(name) == name
    (tmp_path / f"{name}.json").touch()
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.json"]


def test_long_ids_with_one_beginning_have_names_of_their_own(tmp_path: Path) -> None:
    ids = [p.id for p in listed(tmp_path, f"id,left,right\n{'x' * 200}1,a,b\n{'x' * 200}2,a,b\n")]
    assert len(set(ids)) == 2


def test_an_id_that_is_written_otherwise_is_told(stories: Path, copydesk: Run) -> None:
    (stories / "p.csv").write_text("id,left,right\n../../evil,a.txt,b.txt\nfine,a.txt,b.txt\n")
    done = copydesk("batch", "p.csv", "-o", "out")
    assert done.returncode == 0
    assert "../../evil is _.._evil" in done.stderr
    assert sorted(path.name for path in (stories / "out").iterdir()) == ["_.._evil.json", "fine.json", "index.csv", "index.html"]
    assert not list(stories.parent.glob("*evil*"))


def test_a_path_is_looked_for_beside_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert listed(tmp_path, "left,right\na.txt,b.txt\n")[0].left == str(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a,b\n1,2\n", "must name the columns left and right"),
        ("left,right\na.txt\n", "line 2"),
        ("left,right\n-,b\n", "standard input"),
    ],
)
def test_a_list_that_cannot_be_followed_is_one_sentence(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(BadPairsError, match=cause):
        listed(tmp_path, text)


def test_the_command(stories: Path, copydesk: Run) -> None:
    (stories / "pairs.csv").write_text("left,right\na.txt,b.txt\nabsent.txt,b.txt\n")
    done = copydesk("batch", "pairs.csv", "-o", "reports", "--format", "plain")
    assert (done.returncode, done.stdout) == (2, "")
    assert "absent--b" in done.stderr
    assert "Traceback" not in done.stderr
    assert "1 compared, 0 unchanged, 1 failed" in done.stderr
    assert (stories / "reports/a--b.txt").read_text().startswith("COMPARISON")
    again = copydesk("batch", "pairs.csv", "-o", "reports", "--format", "plain")
    assert "0 compared, 1 unchanged, 1 failed" in again.stderr


def test_two_batches_do_not_write_in_one_folder_at_once(stories: Path, words: WordEncoder) -> None:
    listed, work = pairs(stories, "a.txt"), job(stories, words)
    said = []

    def again(_entry: Entry) -> None:
        with pytest.raises(UnwritableError, match="another batch writes there") as told:
            done(listed, work)
        said.append(str(told.value))

    done(listed, work, again)
    assert len(said) == 1
    assert sorted(path.name for path in work.folder.iterdir()) == ["0.json", "index.csv", "index.html"]
    assert [e.status for e in done(listed, work)] == ["skipped"]


def test_a_folder_that_may_not_be_written_is_told_before_the_work(
    stories: Path, words: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # as for any account but the one that may do all
    with pytest.raises(UnwritableError, match="may not write there"):
        done(pairs(stories, "a.txt"), job(stories, words))
    assert words.calls == []
