"""The default model in 8-bit integers: 1.9 times as fast as in single precision, and nearly the same.

Its matrices are quantised a column at a time, its activations as they come (`onnxruntime.quantization.quantize_dynamic`), and the
embeddings stay as they are. Weights have 7 bits of the 8: so no sum of products overflows on processors without VNNI, and
every processor multiplies to the same integers.
"""

from __future__ import annotations

import logging
import shutil
import warnings
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING
from uuid import uuid4

from compare.embedding.runtime.exported import DETAILS, MODEL, TOKENIZER, WEIGHTS, Details
from compare.embedding.runtime.graph import part_weights
from compare.embedding.weights import file_sha256

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_quantised(full: Path, details: Details, work: Path) -> None:
    """Write the quantised form of an export.

    Args:
        full: the folder of the export in single precision.
        details: of that.
        work: where it goes.

    Raises:
        OSError: where it cannot be written.
    """
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.getLogger().disabled, was = True, logging.getLogger().disabled  # it advises a step that this graph does not need
    try:
        with warnings.catch_warnings(), _named_by_chance():
            warnings.filterwarnings("ignore", "Ignoring unknown external data key", UserWarning)  # the order the processor wants
            quantize_dynamic(
                full / MODEL,
                work / MODEL,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                # What type onnxruntime's own operators give, onnx does not know.
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
            )
    finally:
        logging.getLogger().disabled = was
    part_weights(work / MODEL)
    shutil.copyfile(full / TOKENIZER, work / TOKENIZER)
    written = {name: file_sha256(work / name) for name in (MODEL, WEIGHTS, TOKENIZER)}
    (work / DETAILS).write_bytes(replace(details, files=written, canary=(), alone=True).to_json())


@contextmanager
def _named_by_chance() -> Iterator[None]:
    """For the name of a temporary file onnx would ask for this machine's hardware address, by a socket."""
    from onnx import external_data_helper

    names = vars(external_data_helper)
    kept, names["uuid"] = names["uuid"], SimpleNamespace(uuid1=uuid4)
    try:
        yield
    finally:
        names["uuid"] = kept
