"""A review file among others: second desks, accounts that may not write, a clock that goes back, and kill -9."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from review_files import ACCEPT, LEFT, REJECT, RIGHT, decided, sourced

from compare.reviewing.log.review import UNDO, link_by_hand
from compare.reviewing.store.file import ReviewFile
from compare.reviewing.store.folder import open_review
from compare.reviewing.store.listing import saved_reviews

if TYPE_CHECKING:
    from compare.article import Article

pytestmark = pytest.mark.usefixtures("exported", "own_reviews")

NOBODY = 65534


@pytest.fixture
def first() -> Article:
    return sourced(LEFT, "first.txt")


@pytest.fixture
def second() -> Article:
    return sourced(RIGHT, "second.txt")


def as_nobody(code: str, *args: str) -> str:
    """Run some code under an account that owns nothing, where we may become one; what it needs is imported before."""
    imports = "import os, sys, platformdirs\nfrom pathlib import Path\nfrom compare.reviewing.log.review import UNDO\n"
    imports += "from compare.reviewing.store.file import ReviewFile, UnreadableReviewError\n"
    drop = f"if not os.geteuid():\n    os.setgid({NOBODY})\n    os.setuid({NOBODY})\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{imports}{drop}{code}", *args],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=True,
    )
    return done.stdout


def test_a_clock_that_goes_back_changes_no_order_and_loses_nothing(
    first: Article, second: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(["2026-03-02T10:00:00+00:00", "2026-03-01T10:00:00+00:00", "1970-01-01T00:00:00+00:00"])
    monkeypatch.setattr("compare.reviewing.store.file._now", lambda: next(times))
    path = decided(first, second, ACCEPT, REJECT, UNDO)
    assert [action.name for action in open_review(first, second).review.log] == ["accepted", "rejected", "undo"]
    (listed,) = saved_reviews(path.parent)
    assert listed.changed == "2026-03-02T10:00:00+00:00"


@pytest.mark.parametrize("locked", [False, True], ids=["file", "folder"])
def test_a_review_that_may_not_be_written_opens_read_only(locked: bool, first: Article, second: Article) -> None:
    import tempfile

    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        path = decided(first, second, ACCEPT, path=Path(folder) / "r.review")
        path.with_name("r.review.lock").unlink(missing_ok=True)
        path.chmod(0o444)
        Path(folder).chmod(0o555 if locked else 0o777)
        code = (
            "file = ReviewFile(Path(sys.argv[1]))\nfile.add(UNDO)\nfile.tell('place', 'left 1')\n"
            "print(file.writable, len(file.review.log), file.read_only_because)"
        )
        shown = as_nobody(code, str(path))
    assert shown.startswith("False 1 this account may not write")


def test_a_folder_where_no_review_can_be_made_is_one_sentence() -> None:
    code = "try:\n    ReviewFile(Path('/proc/1/x/r.review'))\nexcept UnreadableReviewError as error:\n    print(error)"
    assert "no review that can be opened" in as_nobody(code)


def test_a_second_desk_sees_what_the_first_decided_and_says_why_it_is_read_only(first: Article, second: Article) -> None:
    one = open_review(first, second)
    one.add(ACCEPT)
    two = open_review(first, second)
    assert (two.writable, two.read_only_because, two.review.log) == (False, "another desk has it open", (ACCEPT,))
    assert two.add(REJECT).log == (ACCEPT,)
    assert one.add(REJECT).log == (ACCEPT, REJECT)


def test_a_second_process_is_read_only(first: Article, second: Article) -> None:
    file = open_review(first, second)
    imports = "from pathlib import Path\nimport sys\nfrom compare.reviewing.store.file import ReviewFile\n"
    code = f"{imports}print(ReviewFile(Path(sys.argv[1])).writable)"
    command = [sys.executable, "-c", code, str(file.path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shown = [subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True).stdout]
    file.close()
    shown.append(subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True).stdout)
    assert shown == ["False\n", "True\n"]


LOOP = (
    "import sys\nfrom pathlib import Path\nfrom compare.reviewing.log.review import link_by_hand\n"
    "from compare.reviewing.store.file import ReviewFile\n"
    "file = ReviewFile(Path(sys.argv[1]))\nprint('open', flush=True)\n"
    "for k in range(len(file.review.log), 10**6):\n    file.add(link_by_hand(k, k))\n    print(k, flush=True)\n"
)


def test_killed_at_any_moment_a_review_holds_all_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "r.review"
    moments = random.Random(7)  # noqa: S311 - moments to be killed at
    for _ in range(6):
        command = [sys.executable, "-c", LOOP, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
            said = [int(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        file = ReviewFile(path)
        assert file.writable
        log = file.review.log
        file.close()
        assert log == tuple(link_by_hand(k, k) for k in range(len(log)))
        assert len(log) >= (said[-1] + 1 if said else 0)
    assert len(log) > 0


CARRY = (
    "import sys\nfrom pathlib import Path\nfrom compare.reviewing.store.file import ReviewFile\n"
    "from compare.reviewing.reanchoring.reanchor import Texts\n"
    "file = ReviewFile(Path(sys.argv[1]))\nprint('open', flush=True)\n"
    "for k in range(10**6):\n    file.restart(file.review, Texts((str(k),) * 400, ('x',) * 400), {'round': str(k)})\n"
)


def test_killed_while_carrying_over_a_review_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "r.review"
    file = ReviewFile(path)
    file.add(ACCEPT)
    file.close()
    for seconds in (0.02, 0.05, 0.11):
        command = [sys.executable, "-c", CARRY, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(seconds)
            process.send_signal(signal.SIGKILL)
        file = ReviewFile(path)
        assert file.review.log == (ACCEPT,)
        if file.texts:
            assert set(file.texts.left) == {file.told("round")}
        file.close()
