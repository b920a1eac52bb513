"""A loaded model as files that the fast runtime reads: the graph, its weights, the tokenizer, and how they are used."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from compare.embedding.runtime.exported import DETAILS, MODEL, TOKENIZER, WEIGHTS, Details
from compare.embedding.sentence_transformer import quiet
from compare.embedding.weights import file_sha256

if TYPE_CHECKING:
    from pathlib import Path

    from sentence_transformers import SentenceTransformer

    from compare.embedding.models import ModelFiles

_OPSET = 17
_PIECE = 1 << 16  # bytes
_SMALL = 1024  # bytes: what stays in the graph


class CannotExportError(Exception):
    """A model that the fast runtime does not support, or that it answers otherwise for than sentence-transformers."""


def write_graph(files: ModelFiles, model: SentenceTransformer, work: Path) -> None:
    """Write the graph, the tokenizer and the details of a loaded model.

    Args:
        files: what the model was loaded from.
        model: as loaded.
        work: an empty folder.

    Raises:
        CannotExportError: where the fast runtime has no way to run it.
        OSError: where it cannot be written.
    """
    if not files.sha256:
        raise CannotExportError("its weights lie under no usual name")
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
        part_weights(work / MODEL)
    except OSError:
        raise  # a full disk says nothing about the model
    except Exception as error:
        raise CannotExportError(f"it cannot be exported ({type(error).__name__}: {error})"[:300]) from error
    written = {name: file_sha256(work / name) for name in (MODEL, WEIGHTS, TOKENIZER)}
    length = int(model.max_seq_length or 512)
    details = Details(files.sha256, files.settings_sha256, _pooling(model[1]), length, inputs, (), written)
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

    class LastHidden(torch.nn.Module):  # type: ignore[misc]  # torch is not followed: see pyproject.toml
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


def part_weights(path: Path) -> None:
    """Put the weights in a file of their own, which onnxruntime maps into memory: half the time of a start.

    By hand, because onnx's own way reads the hardware address of this machine, for a name that it then does not use.
    """
    import onnx
    from onnx.external_data_helper import set_external_data

    model = onnx.load(str(path))
    path.unlink()
    for tensor in model.graph.initializer:
        if len(tensor.raw_data) >= _SMALL:
            set_external_data(tensor, WEIGHTS)
    onnx.save_model(model, str(path))
    (path.parent / WEIGHTS).touch()
    write_in_pieces(path.parent / WEIGHTS)


def write_in_pieces(path: Path) -> None:
    """Write a file again, a little at a time.

    What is written at one go, Linux keeps in pages of 2 MB; a process that maps the file then holds all of the vocabulary's
    vectors for the few that it looks at, 33 MB of a run.
    """
    whole = path.with_name(f"{path.name}.whole")
    path.rename(whole)
    with whole.open("rb") as source, path.open("wb") as target:
        shutil.copyfileobj(source, target, _PIECE)
    whole.unlink()
