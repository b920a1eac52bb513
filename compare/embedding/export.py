"""Exporting a sentence-transformers model for the fast runtime, once, in the user's cache folder.

`python -m compare.embedding.export [MODEL]` does it now; copydesk does it in the background after a model's first use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.embedding.exported import (
    CANARY,
    DETAILS,
    MODEL,
    TOKENIZER,
    WEIGHTS,
    Details,
    discard,
    exported_folder,
    mark,
    read_details,
    refusal,
)
from compare.embedding.models import ModelFiles, find_model
from compare.embedding.onnx_encoder import DamagedExportError, OnnxEncoder
from compare.embedding.sentence_transformer import SentenceTransformerEncoder, quiet
from compare.paths import is_folder, is_there, real

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

ALIKE = 0.9999
_OPSET = 17
_SMALL = 1024  # bytes: what stays in the graph

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


class CannotExportError(Exception):
    """A model that the fast runtime does not support, or that it answers otherwise for than sentence-transformers."""


def export(model: ModelFiles, loaded: SentenceTransformer | None = None) -> Path:
    """Export a model unless that is done; safe when several processes do it at once.

    Args:
        model: on this machine.
        loaded: the same model, where it is loaded already.

    Returns:
        The folder of the export.

    Raises:
        CannotExportError: where it cannot be; the reason is kept, and raised again at once next time.
    """
    folder = exported_folder(model)
    if read_details(folder):
        return folder
    if is_there(refusal(folder)):
        raise CannotExportError(refusal(folder).read_text(encoding="utf-8"))
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix="making-"))
    try:
        encoder = SentenceTransformerEncoder(model, loaded)
        _make(encoder.loaded, work)
        _check(encoder, work)
        _put(work, folder)
    except CannotExportError as error:
        refusal(folder).write_text(str(error), encoding="utf-8")
        raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def _put(work: Path, folder: Path) -> None:
    """One rename; where another process was first, its export stays."""
    try:
        work.rename(folder)
    except OSError:
        if not read_details(folder):
            discard(folder)
            work.rename(folder)


def _make(model: SentenceTransformer, work: Path) -> None:
    """The graph, the tokenizer and the details of a loaded model."""
    parts = [type(part).__name__ for part in model]
    if parts[:2] != ["Transformer", "Pooling"] or parts[2:] not in ([], ["Normalize"]):
        raise CannotExportError(f"its modules are {', '.join(parts)}")
    if model.default_prompt_name or getattr(model[0], "do_lower_case", False):
        raise CannotExportError("it changes its texts before they are tokenised")
    inputs = tuple(n for n in ("input_ids", "attention_mask", "token_type_ids") if n in model.tokenizer.model_input_names)
    try:
        tokenizer = model.tokenizer.backend_tokenizer
        tokenizer.save(str(work / TOKENIZER))
        _trace(model[0].auto_model, inputs, work / MODEL)
        _part_weights(work / MODEL)
    except OSError:
        raise  # a full disk says nothing about the model
    except Exception as error:
        raise CannotExportError(f"it cannot be exported ({type(error).__name__}: {error})"[:300]) from error
    files = {name: mark(work / name) for name in (MODEL, WEIGHTS, TOKENIZER)}
    details = Details(_pooling(model[1]), int(model.max_seq_length or 512), inputs, (), files)
    (work / DETAILS).write_bytes(details.to_json())


def _pooling(pooling: Any) -> Any:  # noqa: ANN401 - sentence-transformers renames its attributes between versions
    settings = pooling.get_config_dict()
    modes = [settings["pooling_mode"]] if "pooling_mode" in settings else [k for k, v in settings.items() if v is True]
    names = {"mean": "mean", "cls": "cls", "pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
    found = [names.get(mode) for mode in modes if mode != "include_prompt"]
    if len(found) != 1 or found[0] is None:
        raise CannotExportError(f"its pooling is {', '.join(map(str, modes))}")
    return found[0]


def _trace(transformer: Any, inputs: tuple[str, ...], path: Path) -> None:  # noqa: ANN401 - any transformers model
    """Write the transformer's graph as ONNX; plain attention, which onnxruntime optimises best."""
    import torch

    class LastHidden(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, *given: torch.Tensor) -> torch.Tensor:
            hidden: torch.Tensor = self.transformer(**dict(zip(inputs, given, strict=True))).last_hidden_state
            return hidden

    kept = transformer.config._attn_implementation  # noqa: SLF001 - to be put back; no public name reads it
    transformer.set_attn_implementation("eager")
    example = tuple(
        torch.ones(2, 8, dtype=torch.long) if name != "token_type_ids" else torch.zeros(2, 8, dtype=torch.long) for name in inputs
    )
    axes = {0: "texts", 1: "tokens"}
    try:
        with quiet(), torch.no_grad():
            torch.onnx.export(
                LastHidden().eval(),
                example,
                str(path),
                dynamo=False,  # a tenth of the other exporter's time
                opset_version=_OPSET,
                input_names=list(inputs),
                output_names=["hidden"],
                dynamic_axes=dict.fromkeys([*inputs, "hidden"], axes),
            )
    finally:
        transformer.set_attn_implementation(kept)


def _part_weights(path: Path) -> None:
    """Put the weights in a file of their own, which onnxruntime maps into memory: half the time of a start."""
    import onnx

    graph = onnx.load(str(path))
    path.unlink()
    onnx.save_model(graph, str(path), save_as_external_data=True, location=WEIGHTS, size_threshold=_SMALL)
    (path.parent / WEIGHTS).touch()


def _check(encoder: SentenceTransformerEncoder, work: Path) -> None:
    """Hold the export against sentence-transformers itself; then remember the vector of one sentence."""
    details = read_details(work)
    if details is None:
        raise CannotExportError("the exported file is not whole")
    try:
        found = OnnxEncoder(encoder.name, encoder.sha256, work, details).encode(TRIALS)
    except DamagedExportError as error:
        raise CannotExportError(f"the exported model does not run ({error})"[:300]) from error
    worst = float((found * encoder.encode(TRIALS)).sum(axis=1).min())
    if not worst >= ALIKE:
        raise CannotExportError(f"the exported model's vectors differ from its own (cosine {worst:.5f})")
    canary = tuple(float(x) for x in np.asarray(found[0]))
    (work / DETAILS).write_bytes(replace(details, canary=canary).to_json())


def export_in_background(name: str | None) -> None:
    """Start exporting in a process of its own, at low priority, that outlives this one."""
    options: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else {"creationflags": 0x00000008}
    command = [
        sys.executable,
        "-m",
        "compare.embedding.export",
        *([real(name) if is_folder(name) else name] if name else []),
    ]
    path = os.pathsep.join(p for p in sys.path if p)
    nothing = subprocess.DEVNULL
    subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=nothing, stdout=nothing, stderr=nothing, cwd="/", env={**os.environ, "PYTHONPATH": path}, **options
    )


def main() -> None:
    """Export the model named on the command line, or the default one."""
    from filelock import FileLock, Timeout

    name = sys.argv[1] if len(sys.argv) > 1 else None
    model = find_model(name)
    folder = exported_folder(model)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        with FileLock(f"{folder}.lock", timeout=0):
            sys.stdout.write(f"{export(model)}\n")
    except Timeout:
        sys.stdout.write("another process is exporting this model\n")
    except (CannotExportError, OSError) as error:
        sys.exit(f"{model.name}: {error}")


if __name__ == "__main__":
    main()
