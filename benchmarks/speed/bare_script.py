"""The least that any program with this model must do: import the runtime, load the exported model, encode passages, stop.

`python bare_script.py EXPORT_FOLDER PASSAGES.json VECTORS.npy [THREADS]`: without THREADS as the runtime likes it, which turns
in circles while it waits.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

folder, texts = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = int(sys.argv[4]) if len(sys.argv) > 4 else 0
session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
tokenizer.enable_truncation(256)
tokenizer.no_padding()
found = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
order = sorted(range(len(texts)), key=lambda k: -len(found[k]))
vectors = np.zeros((len(texts), 384), np.float32)
for start in range(0, len(order), 8):
    batch = order[start : start + 8]
    ids = np.zeros((len(batch), len(found[batch[0]])), np.int64)
    for row, k in enumerate(batch):
        ids[row, : len(found[k])] = found[k]
    mask = (np.arange(ids.shape[1]) < [[len(found[k])] for k in batch]).astype(np.int64)
    hidden = session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})[0]
    pooled = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    vectors[batch] = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
np.save(sys.argv[3], vectors)
