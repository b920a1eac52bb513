"""Whatever is given as a path, asking the file system about it never raises, anywhere."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from compare.batching.pairs import read_pairs
from compare.errors import CopydeskError
from compare.machine import paths
from compare.reading import read
from compare.reports.files.origins import Origin, marks, require_no_origin
from compare.reports.files.writing import require_free, write_report
from compare.reviewing.store.file import UnkeptError, UnreadableReviewError
from tui.entering.entered import look_at
from tui.entering.folder import look_into, reach
from tui.kept.settings import load_settings

QUESTIONS = (paths.status, paths.is_there, paths.is_file, paths.is_folder, paths.expanded, paths.absolute, paths.real)
ODD = (
    *("~\x00", "\x00", "a\x00b.txt", "~nobody-here/x.txt", "~\ud800", "\ud800.txt", "\udcff", "~/\x00/x.md", "x" * 300 + ".txt"),
    *("x/" * 3_000, "~" + "x" * 300, "a.txt/", "a.txt/b.txt", "circle/x.txt", "circle", "", "/", "//", "~", "~/", ".", "..", "\n"),
    *("'~\x00'", "\\\x00", "file:///%00", "file://~%00/x", "https://\x00/", "%00", "-", "--", "a" * 5_000),
)
any_path = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.text("~/.\x00\ud800\udc80x:'\"\\% ", max_size=12))


def one_sentence(error: Exception) -> None:
    assert "\x00" not in str(error)
    assert "\n" not in str(error)


@pytest.fixture(scope="module", autouse=True)
def _folder(tmp_path_factory: pytest.TempPathFactory) -> object:
    """A folder to be in, with a file and a link that leads to itself."""
    folder = tmp_path_factory.mktemp("paths")
    (folder / "a.txt").write_text("The council postponed its vote.")
    (folder / "circle").symlink_to(folder / "circle")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


@given(any_path)
@example("~\x00")
def test_no_question_raises(path: str) -> None:
    for ask in QUESTIONS:
        ask(path)


@pytest.mark.parametrize("path", ODD)
def test_no_odd_path_is_a_file(path: str) -> None:
    assert not paths.is_file(path)


@given(any_path)
def test_what_is_typed_into_a_box_is_looked_at(path: str) -> None:
    look_at(path)


@given(any_path)
def test_what_is_typed_into_the_browser_names_a_folder(path: str) -> None:
    folder, _ = reach(paths.here(), path)
    with pytest.raises((OSError, ValueError)) if not paths.is_folder(folder) else nullcontext():  # what the browser shows
        look_into(folder)


@given(any_path)
def test_what_is_typed_as_the_place_of_a_report_is_refused_in_a_sentence(path: str) -> None:
    place = Path(paths.expanded(path)) / "no-such-folder" / "r.txt"
    require_no_origin([place], marks([Origin(path, "it")]))
    with pytest.raises(CopydeskError) as refused:
        require_free(place, force=True)
    with pytest.raises(CopydeskError) as caught:
        write_report(place, b"")
    one_sentence(refused.value)
    one_sentence(caught.value)


@pytest.mark.parametrize("name", ["a\x00b.txt", "\ud800.txt", "x" * 300 + ".txt", "circle"])
def test_a_report_under_a_name_that_can_be_none_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle" / "x")
    with pytest.raises(CopydeskError) if name != "circle" else nullcontext():
        write_report(tmp_path / name, b"all of it")
    assert not list(tmp_path.glob("*.part"))


@given(any_path)
def test_a_source_is_an_article_or_a_sentence(path: str) -> None:
    if path != "-" and not path.lower().startswith("http"):
        try:
            read(path)
        except CopydeskError as error:
            one_sentence(error)


@given(any_path, any_path)
def test_a_list_of_pairs_names_anything(left: str, right: str) -> None:
    cells = ('"' + cell.replace('"', '""') + '"' for cell in (left, right))
    place = Path("pairs.csv").absolute()
    place.write_text("left,right\n" + ",".join(cells) + "\n", encoding="utf-8", errors="replace")
    try:
        read_pairs(str(place))
    except CopydeskError as error:
        one_sentence(error)


@given(any_path)
def test_the_settings_file_may_be_named_anything(path: str) -> None:
    try:
        load_settings(environment={"COPYDESK_SETTINGS": path})
    except CopydeskError as error:
        one_sentence(error)


@given(any_path)
def test_a_model_may_be_named_anything(path: str) -> None:
    from compare.embedding.models import find_model

    if path:
        with pytest.raises(CopydeskError) as caught:
            find_model(path)
        one_sentence(caught.value)


@given(any_path)
def test_a_review_may_be_named_anything(path: str) -> None:
    from compare.reviewing.store.file import ReviewFile

    try:
        ReviewFile(Path(path or "empty") / "no\x00such" / path, write=False).close()
    except (UnreadableReviewError, UnkeptError) as error:
        one_sentence(error)


def test_without_a_home_a_tilde_is_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def nobody(_: object) -> object:
        raise KeyError("nobody")

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    assert (paths.expanded("~/x"), paths.home()) == ("~/x", "")
    look_at("~/x")
    assert reach(Path("/tmp"), "~/x") == (Path("/tmp"), "~/x")  # noqa: S108 - nothing is written there


def test_what_may_not_be_asked_about_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", refuse)
    assert not paths.is_there("a.txt")
    assert not paths.is_folder(".")
    assert look_at("a.txt").said == "no such file: a.txt"


def test_where_the_current_folder_is_gone_all_goes_on(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os; os.rmdir(os.getcwd()); from compare.machine import paths\n"
    code += "print(paths.here(), paths.absolute('x'), paths.real('x'))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=gone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (". x x\n", "")


_ASKING = {"exists", "is_dir", "is_file", "is_symlink", "expanduser", "resolve", "absolute", "samefile", "realpath", "abspath"}
_ASKING |= {"isfile", "isdir", "islink", "lexists", "getcwd", "home", "cwd", "getsize", "getmtime"}
_ELSEWHERE = {("tui/entering/folder.py", "found")}  # an entry of a folder that is being looked into, in a try


def _bare(path: Path) -> list[str]:
    """Where a module asks the file system itself, by line."""
    name = str(path.relative_to(ROOT))
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _ASKING:
            whose = ast.unparse(node.func.value)
            ours = (node.func.attr == "resolve" and len(node.args) > 1) or (name, whose) in _ELSEWHERE
            found += [] if ours else [f"{name}, line {node.lineno}: {whose}.{node.func.attr}"]
    return found


def test_all_questions_go_through_one_module() -> None:
    files = [each for folder in ("compare", "tui") for each in (ROOT / folder).rglob("*.py") if each.name != "paths.py"]
    assert len(files) > 200
    assert [line for each in files for line in _bare(each)] == []
