"""Whatever a file or a command line holds that we did not write: what it says, or one clear sentence."""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from pieces import HOSTILE, PAIRS, SETTINGS
from promises import require_one_sentence, unsafe
from review_files import LEFT, RIGHT
from test_comparison import compared
from texts import ANY, noisy, other_json
from tries import tries
from word_encoder import WordEncoder

import tui.cli
from compare.batching.pairs import read_pairs
from compare.errors import CopydeskError
from compare.reports import FORMATS, render
from compare.reports.from_record import open_record
from compare.reports.reviews import render_reviews
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import UNDO, annotate, decide
from compare.reviewing.reanchoring.reanchor import Texts
from compare.reviewing.store.file import ReviewFile
from compare.reviewing.store.listing import saved_reviews
from tui.kept.settings import load_settings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


RECORD = json.loads((ROOT / "tests/records/present.json").read_text(encoding="utf-8"))


@given(other_json(RECORD).map(lambda record: json.dumps(record).encode()) | noisy(json.dumps(RECORD).encode()))
@tries(120)
def test_a_changed_record_is_a_comparison_or_one_sentence(data: bytes) -> None:
    try:
        found = open_record(data, "r.json")
    except CopydeskError as error:
        require_one_sentence(error)
        return
    for side in (found.left, found.right):
        assert all(side.text[p.start : p.end] == p.text and not unsafe(p.text) for p in side.passages)
    again = render(found, "json")
    assert render(open_record(again, "r.json"), "json") == again
    assert all(render(found, name) for name in FORMATS)


@pytest.fixture(scope="module")
def reviewed(folder: Path) -> bytes:
    """A review with everything in it, as a file has it."""
    path = folder / "sound.review"
    found = compared(LEFT, RIGHT)
    file = ReviewFile(path)
    actions = (decide(found.links[0], Verdict.ACCEPTED), annotate(found.links[1], "“so” \x1b[2J"), UNDO)
    review = file.review
    for action in actions:
        review = review.after(action)
    file.restart(review, Texts(tuple(LEFT), tuple(RIGHT)), {"pair": json.dumps({"left": {"title": "x"}, "right": {}})})
    file.describe(found)
    file.close()
    return path.read_bytes()


def opened(path: Path) -> None:
    """Open a review to write and to read and list it: each works, or says why not in one sentence."""
    for write in (False, True):
        try:
            file = ReviewFile(path, write=write)
        except CopydeskError as error:
            require_one_sentence(error)
            continue
        file.add(UNDO)
        file.tell("place", "left 1")
        file.close()
    listed = saved_reviews(path.parent)
    assert [review.path for review in listed] in ([path], [])
    assert render_reviews(listed, path.parent, 80)


@given(data=st.data())
@tries(40)
def test_a_review_file_with_noise_in_it_opens_or_is_one_sentence(folder: Path, reviewed: bytes, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / "r.review"
        path.write_bytes(data.draw(noisy(reviewed)))
        opened(path)


def encodable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


BODY = {"name": "decided", "pins": [{"left": [0], "right": [1], "kind": None, "verdict": "accepted", "note": "", "free": False}]}
BODY |= {"marks": [{"fact": ["number_changed", [0, 1, 2], None], "verdict": "fine", "memo": "which?"}]}
BODY |= {"sections": [{"side": "left", "passages": [2], "verdict": "problem", "note": "who?", "instead_of": "x"}]}
CELLS = other_json(BODY).map(json.dumps) | st.sampled_from(["", "null", "[]", "{}", "1", '"x"', "[" * 2000]) | ANY.filter(encodable)


@given(cell=CELLS | st.integers(-(2**63), 2**63 - 1) | st.none() | st.binary(max_size=8), row=st.integers(0, 5))
@tries(60)
def test_a_review_file_with_a_strange_cell_opens_or_is_one_sentence(
    folder: Path, reviewed: bytes, cell: str | int | bytes | None, row: int
) -> None:
    change = (
        "UPDATE action SET body = ? WHERE number = 1",
        "UPDATE action SET at = ? WHERE number = 2",
        "INSERT INTO orphan (body) VALUES (?)",
        "UPDATE article SET texts = ? WHERE side = 'left'",
        "UPDATE about SET value = ? WHERE name = 'pair'",
        "UPDATE about SET value = ? WHERE name = 'progress'",
    )[row]
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / "r.review"
        path.write_bytes(reviewed)
        with closing(sqlite3.connect(path)) as base, base, contextlib.suppress(sqlite3.IntegrityError):
            base.execute(change, (cell,))
        opened(path)


@given(st.lists(st.sampled_from((*SETTINGS, *HOSTILE)) | ANY, max_size=10).map("".join))
def test_any_settings_are_settings_or_one_sentence(folder: Path, text: str) -> None:
    path = folder / "settings.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        found = load_settings(environment={"COPYDESK_SETTINGS": str(path)})
    except CopydeskError as error:
        require_one_sentence(error)
        return
    assert all(0 <= getattr(found.thresholds, name) <= 1 for name in ("link", "matched", "verbatim", "remainder", "wording"))


@given(st.lists(st.sampled_from((*PAIRS, *HOSTILE)) | ANY, max_size=10).map("".join))
@example('left,right\n"' + "x" * 140_000)
@example("left,right\n" + "x" * 300 + ",b.txt")
@example("left,right\na\x00,b")
def test_any_list_of_pairs_is_pairs_or_one_sentence(folder: Path, text: str) -> None:
    path = folder / "pairs.csv"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        found = read_pairs(str(path))
    except CopydeskError as error:
        require_one_sentence(error)
        return
    ids = [pair.id.lower() for pair in found]
    assert len(set(ids)) == len(ids)
    assert not [name for name in ids if set(name) & set('/\\\x00\n:*?"<>|') or name.strip(" .") == "" or len(name) > 140]


OPTIONS = ["--format", "-o", "--by", "--threshold", "--theme", "--encoding", "--date-left", "--review", "--model"]
FLAGS = ["--force", "--fresh", "--exit-code", "--offline", "--allow-local", "--verbose"]
WORDS = [
    "a.txt",
    "b.txt",
    "-",
    "show",
    "batch",
    "reviews",
    "compare",
    "r.json",
    "plain",
    "csv",
    "2026-03-04",
    "0.5",
    "nan",
    "out.md",
    ".",
]
ARGUMENTS = st.lists(st.sampled_from([*OPTIONS, *FLAGS, *WORDS, *WORDS]) | st.sampled_from(HOSTILE) | ANY, max_size=6)


@given(ARGUMENTS.filter(lambda given: not any("://" in word or "\0" in word or word in {"--help", "--version"} for word in given)))
@example(["a.txt", "b.txt", "--encoding", "x\x1b[2J"])
@example(["batch", "pairs.csv", "-o", "out"])
@tries(60)
def test_any_command_line_is_done_or_one_sentence(folder: Path, arguments: list[str]) -> None:
    status, told = commanded(folder, arguments)
    assert status in {0, 1, 2}
    assert not unsafe(told), ascii(told)
    assert "went wrong inside" not in told
    assert "Traceback" not in told
    assert status != 2 or told.count("\n") == 1 or not arguments


STORED = {"a.txt": "The council met on Tuesday.", "b.txt": "The council met on Monday.", "pairs.csv": "left,right\na.txt,b.txt\n"}


def commanded(folder: Path, arguments: list[str]) -> tuple[int, str]:
    """What the command answers, in a folder with two stories and a list of them: its exit status and what it says beside."""
    out, err, given_text = (
        io.TextIOWrapper(io.BytesIO(text), encoding="utf-8") for text in (b"", b"", b"A story on standard input.")
    )
    with tempfile.TemporaryDirectory(dir=folder) as place, pytest.MonkeyPatch.context() as patch:
        for name, text in STORED.items():
            (Path(place) / name).write_text(text)
        patch.chdir(place)
        for module in ("comparing", "options"):
            patch.setattr(f"tui.commands.{module}.encoder_of", lambda *_args, **_more: WordEncoder())
            patch.setattr(f"tui.commands.{module}.prepare_next_time", lambda *_: None)
        patch.setenv("XDG_DATA_HOME", place)
        patch.setenv("XDG_CONFIG_HOME", place)
        for name, file in (("argv", ["copydesk", *arguments]), ("stdout", out), ("stderr", err), ("stdin", given_text)):
            patch.setattr(sys, name, file)
        try:
            status = tui.cli.run()
        finally:
            err.flush()
        return status, err.detach().getvalue().decode()
