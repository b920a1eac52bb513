"""Exporting a sentence-transformers model for the fast runtime, once, in the user's cache folder.

`python -m compare.embedding.runtime.export [MODEL]` does it now; copydesk does it in the background after a model's first use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.embedding.models import ModelFiles, find_model
from compare.embedding.runtime.exported import (
    CANARY,
    DAMAGED,
    DETAILS,
    REFUSED,
    discard,
    exported_folder,
    files_are_whole,
    read_details,
    read_refusal,
    refusal,
)
from compare.embedding.runtime.graph import CannotExportError, write_graph
from compare.embedding.runtime.onnx_encoder import DamagedExportError, OnnxEncoder
from compare.embedding.sentence_transformer import SentenceTransformerEncoder
from compare.errors import CopydeskError
from compare.machine.cache_folder import make_models_folder, open_to_others
from compare.machine.paths import is_there
from compare.machine.private import make_private, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentence_transformers import SentenceTransformer

    from compare.embedding.encoder import Encoder

ALIKE = 0.9999
NEARLY_ALIKE = 0.95  # in 8-bit integers
PATIENCE = 600.0  # seconds that one export waits for another; one takes some 20
_MAKING, _LOCK = "making-", "export.lock"
_REFUSED_FOR = 30 * 24 * 3600.0  # seconds

# Long, short, non-Latin, all but empty: what an export is held against before it is trusted.
TRIALS = (
    CANARY,
    "No.",
    " ",
    "—",
    "18,000",
    "He said so.",
    "“We will hear [him] out,” she told reporters; then the line went dead.",
    "外交部长周二表示，边境已经关闭。",
    "Министр заявил, что граница закрыта.",
    "وزير الخارجية يقول إن الحدود مغلقة",
    "👩‍🚒🔥 U.K. £1.2bn naïve café",
    "word " * 90,
    "A patrol stopped the colonel outside the village, and the inspectorate said in a statement that he had surrendered. " * 30,
)


def export(model: ModelFiles, loaded: SentenceTransformer | None = None, patience: float = PATIENCE) -> Path:
    """Export a model unless that is done; one process at a time does, and a second one finds what the first made.

    Args:
        model: on this machine.
        loaded: the same model, where it is loaded already.
        patience: how many seconds to wait for another process that exports.

    Returns:
        The folder of the export.

    Raises:
        CannotExportError: where it cannot be; the reason is kept, and raised again at once next time.
        OSError: where the cache folder cannot be written to, or another process goes on exporting.
    """
    folder = exported_folder(model)
    with _alone(patience):
        if _is_good(folder, model):
            return folder
        if reason := read_refusal(folder):
            raise CannotExportError(reason)
        discard(folder)
        work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_MAKING))
        try:
            _write(model, loaded, work)
            for path in work.iterdir():
                make_private(path)
            work.rename(folder)
        except CannotExportError as error:
            write_private(refusal(folder), str(error).encode())
            raise
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return folder


def export_here(model: ModelFiles) -> OnnxEncoder:
    """Such a model for this process alone, where nothing can be kept or what is kept is not to be trusted."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        _write(model, None, Path(work))
        details = read_details(Path(work), model)
        if details is None:
            raise OSError("the prepared model is not whole")
        return OnnxEncoder(model.name, model.sha256, Path(work), details)


def _write(model: ModelFiles, loaded: SentenceTransformer | None, work: Path) -> None:
    """Write a model's export, held against sentence-transformers where that can run it."""
    if model.packed:
        from compare.embedding.runtime.packed.writing import write_packed

        model.require_these_weights()
        write_packed(model, work)
        _optimise(model, work)
        return
    if model.quantised:
        _write_quantised(model, work)
        return
    encoder = SentenceTransformerEncoder(model, loaded)
    write_graph(model, encoder.loaded, work)
    _optimise(model, work)
    _check(model, encoder, work)


def _write_quantised(model: ModelFiles, work: Path) -> None:
    """Quantise the export in single precision: the one that is kept, or one that is made for this."""
    from compare.embedding.runtime.quantised import write_quantised

    with tempfile.TemporaryDirectory(dir=work, ignore_cleanup_errors=True) as made:
        full = exported_folder(model.in_full)
        if not _is_good(full, model.in_full):
            full = Path(made)
            _write(model.in_full, None, full)
        details = read_details(full, model.in_full)
        if details is None:
            raise CannotExportError("the exported file is not whole")
        write_quantised(full, details, work)
        _optimise(model, work)
        _check(model, OnnxEncoder(model.name, model.sha256, full, details), work, NEARLY_ALIKE)


def _optimise(model: ModelFiles, work: Path) -> None:
    """Have an export as this processor wants it, where onnxruntime can write that; otherwise each process brings it to it."""
    from compare.embedding.runtime.optimised import optimise

    details = read_details(work, model)
    if details is None:
        raise CannotExportError("the exported file is not whole")
    try:
        optimise(work, details)
    except OSError:
        raise  # a full disk says nothing about the model
    except Exception:  # noqa: BLE001, S110 - whatever onnxruntime raises, what was exported stands as it was
        pass


@contextmanager
def _alone(patience: float) -> Iterator[None]:
    """The only process that exports: what others were making when they were killed is removed. A lock ends with its process."""
    from filelock import FileLock

    models = make_models_folder()
    try:
        with FileLock(models / _LOCK, timeout=patience, mode=0o600):
            _sweep(models)
            yield
    except NotImplementedError as error:  # some network shares know no locks
        raise OSError(f"no file can be locked in {models}") from error


def _sweep(models: Path) -> None:
    """Remove what a process left that was killed while it exported a model, or removed one; and locks of earlier versions."""
    for path in models.iterdir():
        if path.name.startswith(_MAKING) or path.name.endswith(DAMAGED):
            shutil.rmtree(path, ignore_errors=True)
        elif (path.name.endswith((".part", ".lock")) and path.name != _LOCK) or _is_old_refusal(path):
            path.unlink(missing_ok=True)


def _is_old_refusal(path: Path) -> bool:
    """After some weeks a model that could not be exported is tried again, or is not there any more."""
    return path.name.endswith(REFUSED) and time.time() - path.stat().st_mtime > _REFUSED_FOR


def _is_good(folder: Path, model: ModelFiles) -> bool:
    """Whether the export is there, made by us, and whole."""
    details = read_details(folder, model) if is_there(folder) and open_to_others(folder) is None else None
    return details is not None and files_are_whole(folder, details)


def _check(model: ModelFiles, encoder: Encoder, work: Path, alike: float = ALIKE) -> None:
    """Hold the export against what it was made of; then remember the vector of one sentence."""
    details = read_details(work, model)
    if details is None:
        raise CannotExportError("the exported file is not whole")
    try:
        exported = OnnxEncoder(encoder.name, encoder.sha256, work, details)
        found, canary = exported.encode(TRIALS), exported.encode([CANARY])[0]  # alone: as it is asked for whenever it is loaded
    except DamagedExportError as error:
        raise CannotExportError(f"the exported model does not run ({error})"[:300]) from error
    worst = float((found * encoder.encode(TRIALS)).sum(axis=1).min())
    if not worst >= alike:
        raise CannotExportError(f"the exported model's vectors differ from its own (cosine {worst:.5f})")
    (work / DETAILS).write_bytes(replace(details, canary=tuple(map(float, canary))).to_json())


def export_in_background(model: ModelFiles) -> None:
    """Start exporting in a process of its own, at low priority, that outlives this one."""
    options: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else {"creationflags": 0x00000008}
    command = [sys.executable, "-P", "-m", "compare.embedding.runtime.export", *(() if model.bundled else (str(model.folder),))]
    path = os.pathsep.join(p for p in sys.path if p)
    nothing = subprocess.DEVNULL
    subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=nothing, stdout=nothing, stderr=nothing, cwd="/", env={**os.environ, "PYTHONPATH": path}, **options
    )


def main() -> None:
    """Export the model named on the command line, or the default one."""
    from filelock import Timeout

    name = sys.argv[1] if len(sys.argv) > 1 else None
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        sys.stdout.write(f"{export(find_model(name), patience=0)}\n")
    except Timeout:
        sys.stdout.write("another process is exporting a model\n")
    except CopydeskError as error:
        sys.exit(str(error))
    except (CannotExportError, OSError) as error:
        sys.exit(f"{name or 'the model'}: {error}")


if __name__ == "__main__":
    main()
