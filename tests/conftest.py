"""What the tests share: encoders, articles made of a few lines, and where the real pair is."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from filelock import FileLock
from tries import load_profile
from word_encoder import WordEncoder

from compare.article import Article
from compare.reading import read
from compare.segmenting.segment import segment
from tui.kept.first_time import remember

if TYPE_CHECKING:
    from forked import Forks

    from compare.comparison import Comparison
    from compare.embedding import Encoder


ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

load_profile()

# Tests and what they import are compiled once and not by every process that the tests start, whatever the machine's settings say.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# These wait for the clock or run alone for long, so that the others are run beside them and all workers end together; those that
# import torch, which takes some seconds, stand side by side, so that one process does.
TORCH = ("test_fast_runtime.py", "test_export_processes.py", "test_model_folders.py", "test_embedding.py")
FIRST = ("test_nothing_leaves.py", *TORCH, "test_walks.py")

MOST_AT_ONCE = 6  # tests, in two processes a file that is asked for: for a file alone six would take longer to begin than to test
QUICK = "test_facts_"  # how files begin that take less than a second: so many of them make up for what a process takes to begin
QUICK_AT_ONCE = 4
LONGEST_NAME = 100  # characters of a text in the name of its test

MakeArticle = Callable[[str], Article]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """How many processes `-n auto` means."""
    files = [Path(each.partition("::")[0]) for each in config.args]
    if not all(map(Path.is_file, files)):
        return MOST_AT_ONCE
    quick = sum(file.name.startswith(QUICK) for file in files)
    wanted = 2 * (len(files) - quick) + quick // QUICK_AT_ONCE
    return min(MOST_AT_ONCE, wanted) if wanted > 1 else 0  # one beside this one would only be begun and waited for


def pytest_configure(config: pytest.Config) -> None:
    """Load what compares pictures of the screen, and Textual with it, but where files are asked for that compare none."""
    files = [Path(each.partition("::")[0]) for each in config.args]
    if not all(map(Path.is_file, files)) or any("snap_compare" in file.read_text(encoding="utf-8") for file in files):
        config.pluginmanager.import_plugin("pytest_textual_snapshot")


def pytest_make_parametrize_id(val: object) -> str | None:
    """A long text is called by its beginning: names of megabytes would be told to every process, and by it with each result."""
    return f"{ascii(val[:40])[1:-1]}..." if isinstance(val, str | bytes) and len(val) > LONGEST_NAME else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin first; all else stays in its order, so that what a module shares is made once."""
    items.sort(key=lambda item: FIRST.index(item.path.name) if item.path.name in FIRST else len(FIRST))


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector of garbage need not walk through it again and again.

    Nor through the screens and articles of a test each time that 700 things are made: it took a tenth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The garbage of a worker goes with it: what its collection would complain of at the end, nobody is told any more."""
    if hasattr(config, "workerinput"):
        gc.freeze()


@pytest.fixture
def words() -> WordEncoder:
    return WordEncoder()


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Path]:
    """Folders of the tests' own for what is cached and remembered; the cache is one for all processes of a run."""
    run = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    folder = run / "cache-of-the-run"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        remember()  # the three lines of a first time stand where the tests look at something else
        yield folder


def drawing() -> bool:
    """Whether any test of this process can have a screen: it has imported Textual then, before it runs."""
    return "textual" in sys.modules


@pytest.fixture(scope="session", autouse=True)
def styled_once() -> Iterator[None]:
    """Textual's style sheets are parsed once for all the applications that a process tests."""
    if not drawing():
        yield
        return
    from styled_once import parse_once

    with pytest.MonkeyPatch.context() as patch:
        parse_once(patch)
        yield


@pytest.fixture
def every_frame() -> None:
    """All that a screen shows on the way is drawn, whether anybody looks at it or not."""


@pytest.fixture(autouse=True)
def unseen_frames(request: pytest.FixtureRequest) -> Iterator[None]:
    """Frames that no test looks at are not drawn, but where a test asks for `every_frame`."""
    if "every_frame" in request.fixturenames or not drawing():
        yield
        return
    from unseen_frames import leave_out

    with pytest.MonkeyPatch.context() as patch:
        leave_out(patch)
        yield


def copy_of_cache(cache: Path, to: Path) -> None:
    """A cache folder of a test's own, times of change and all, but for what another process is making in it meanwhile."""
    shutil.copytree(cache, to, ignore=shutil.ignore_patterns("making-*"))


@pytest.fixture(scope="session")
def exported(cache: Path) -> Path:
    """The default model in its exported form, made once for all processes of a run, and only where a test asks for it."""
    from kept_export import export_or_take

    with FileLock(cache.with_suffix(".lock")):
        return export_or_take(ROOT / ".pytest_cache" / "exports")


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of another shape: random weights, the first token's vector for the text, sixteen tokens at most."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import AutoTokenizer, BertConfig, BertModel

    from compare.embedding.models import find_model

    base = tmp_path_factory.mktemp("base")
    tokenizer = AutoTokenizer.from_pretrained(find_model().folder, local_files_only=True)
    tokenizer.save_pretrained(base)
    shape = BertConfig(vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64)
    BertModel(shape).save_pretrained(base)
    transformer = Transformer(str(base), max_seq_length=16)
    folder = tmp_path_factory.mktemp("small")
    SentenceTransformer(modules=[transformer, Pooling(32, pooling_mode="cls")], device="cpu").save(str(folder))
    return folder


@pytest.fixture(scope="session")
def model(exported: Path) -> Encoder:  # noqa: ARG001 - it is there
    """The real default model, as users run it."""
    from compare.embedding import load_encoder

    return load_encoder()


@pytest.fixture(scope="session")
def plain_model() -> Encoder:
    """The same model, run by sentence-transformers."""
    from compare.embedding.models import find_model
    from compare.embedding.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(find_model())


@pytest.fixture
def article(tmp_path: Path) -> MakeArticle:
    """Makes a segmented article of a text."""

    def make(text: str) -> Article:
        path = tmp_path / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
        path.write_bytes(text.encode())
        return segment(read(str(path)))

    return make


@pytest.fixture
def own_reviews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copydesk keeps reviews: in a folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "copydesk" / "reviews"


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """The file of a good review, with a decision."""
    from review_files import ACCEPT, LEFT, RIGHT, decided, sourced

    return decided(sourced(LEFT, "a.txt"), sourced(RIGHT, "b.txt"), ACCEPT, path=tmp_path / "r.review")


def not_here(said: str) -> NoReturn:
    """Skip a test for want of a program, saying so; where CI is set everything is to be tried, and it fails."""
    if os.environ.get("CI"):
        pytest.fail(f"{said}, and in CI it has to be: .ci/run installs it")
    pytest.skip(said)


def real(name: str) -> Path:
    """A file of the shared folder; the test skips where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path


@pytest.fixture(scope="session")
def real_pair(model: Encoder) -> Comparison:
    """The two real articles, compared by the real model."""
    from compare.comparison import compare

    return compare(read(str(real("seeds/first.txt"))), read(str(real("seeds/second.txt"))), model)


@pytest.fixture(scope="session")
def seed_pair(model: Encoder) -> Comparison:
    """The project's own pair, compared by the real model."""
    from compare.comparison import compare

    return compare(read(str(ROOT / "seeds/first.txt")), read(str(ROOT / "seeds/second.txt")), model)


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks | None]:
    """Starts the command without importing it anew, on systems where a fork is safe."""
    from forked import Forks

    if sys.platform != "linux":
        yield None
        return
    started = Forks(ROOT)
    yield started
    started.close()


@pytest.fixture
def copydesk(tmp_path: Path, exported: Path, forks: Forks | None) -> Run:  # noqa: ARG001 - the command finds the export
    """Runs the command in an empty folder, with nothing of the machine's settings."""

    def run(*args: str, given: str | None = None, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from tui.cli import main; main()", *args]
        kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}
        environment = {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        if forks:
            return forks.run(args, cwd, environment, given)
        return subprocess.run(
            command, input=given, capture_output=True, text=True, cwd=cwd, env=environment, timeout=300, check=False
        )

    return run
