"""An export as onnxruntime runs it on this processor: its graph optimised, its matrices in the order that the processor wants.

A process then maps them and multiplies, where it would have brought each into that order first: half of a model's loading, and
memory that processes which run the same model share. Another processor would want another order, so the folder of an export
is named by it. The vectors are the same to the byte.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from compare.embedding.runtime.exported import DETAILS, MODEL, TOKENIZER, WEIGHTS, Details
from compare.embedding.runtime.graph import write_in_pieces
from compare.embedding.weights import file_sha256

_SETTINGS = {
    "session.optimized_model_external_initializers_file_name": WEIGHTS,
    "session.optimized_model_external_initializers_min_size_in_bytes": "1024",
    "session.save_external_prepacked_constant_initializers": "1",
}


def optimise(work: Path, details: Details) -> Details:
    """Put the optimised form of an export in its place; the details of that.

    Args:
        work: the folder of the export.
        details: of the export.

    Raises:
        OSError: where it cannot be written.
        Exception: of onnxruntime's, where the export is broken.
    """
    import onnxruntime

    with tempfile.TemporaryDirectory(dir=work) as made:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4  # it warns that the file is for this processor only
        options.optimized_model_filepath = str(Path(made) / MODEL)
        for name, value in _SETTINGS.items():
            options.add_session_config_entry(name, value)
        onnxruntime.InferenceSession(str(work / MODEL), options, providers=["CPUExecutionProvider"])
        for name in (MODEL, WEIGHTS):
            shutil.move(Path(made) / name, work / name)
    write_in_pieces(work / WEIGHTS)
    found = replace(details, files={name: file_sha256(work / name) for name in (MODEL, WEIGHTS, TOKENIZER)})
    (work / DETAILS).write_bytes(found.to_json())
    return found
