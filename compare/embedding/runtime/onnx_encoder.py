"""The fast runtime: an exported model run by onnxruntime and tokenizers alone, an Encoder without torch.

Texts are sorted by their number of tokens and run in small batches of like length, one batch a core: hardly any padding,
no waiting of threads for each other, memory bounded whatever the article's length.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from compare.embedding.runtime.exported import CANARY, MODEL, TOKENIZER, Details
from compare.machine.paths import is_there

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from compare.embedding.encoder import Progress
    from compare.embedding.vectors import TokenVectors, Vectors

onnxruntime.disable_telemetry_events()  # what the environment (compare.machine.local_only) does not reach: Windows' own tracing

MOST, LEAST = 384, 96  # tokens a batch: small enough for a core's cache, large enough to be worth a call
_ROUNDS = 4  # batches a core, at least
_CHUNK = 2048  # texts tokenised at a time
_ALIKE = 0.9999


class DamagedExportError(Exception):
    """An exported model that does not load, or answers something else than when it was made."""


class OnnxEncoder:
    """An exported model.

    Args:
        name: of the model, for the record.
        sha256: of its weights, for the record.
        folder: of the export.
        details: as read from it.

    Raises:
        DamagedExportError: where it does not load or does not answer as it should.
    """

    is_fast = True
    cores: int | None = None  # that it may use: by default all; 1 where every core has a process of its own

    def __init__(self, name: str, sha256: str, folder: Path, details: Details) -> None:
        self._name, self._sha256, self._details = name, sha256, details
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # batches run side by side instead
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            self._tokenizer.enable_truncation(details.max_length)
            self._tokenizer.no_padding()
            answer = self.encode([CANARY])[0]
        except Exception as error:  # onnxruntime and tokenizers raise whatever they like for a broken file
            raise DamagedExportError(str(error)) from error
        alike = float(answer @ np.array(details.canary, np.float32)) if details.canary else 1.0
        if not alike >= _ALIKE:  # not-a-number is no likeness either
            raise DamagedExportError("it answers something else than when it was made")

    @property
    def name(self) -> str:
        """The model's name."""
        return self._name

    @property
    def sha256(self) -> str:
        """Of the model's weights."""
        return self._sha256

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder.encode."""
        if not texts:
            return np.zeros((0, 0), np.float32)
        parts = []
        for start in range(0, len(texts), _CHUNK):
            chunk = texts[start : start + _CHUNK]
            parts.append(self._encode_chunk(chunk, _scaled(progress, start / len(texts), len(chunk) / len(texts))))
        return np.concatenate(parts)

    def encode_words(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Vectors, list[TokenVectors]]:
        """See WordEncoder.encode_words."""
        words: dict[int, TokenVectors] = {}
        vectors = self._encode_chunk(texts, _scaled(progress, 0, 1), words) if texts else np.zeros((0, 0), np.float32)
        return vectors, [words[place] for place in range(len(texts))]

    def _encode_chunk(self, texts: Sequence[str], progress: Progress, words: dict[int, TokenVectors] | None = None) -> Vectors:
        """The vectors of some texts; `words`, where it is given, gets the tokens of each by its place."""
        encodings = self._tokenizer.encode_batch([t.strip() for t in texts])
        tokens = [np.array(found.ids, np.int64) for found in encodings]
        spans = [] if words is None else [found.offsets for found in encodings]
        del encodings  # of many texts they are large
        cores = self.cores or physical_cores()
        batches = list(_batches([len(t) for t in tokens], cores, alone=self._details.alone))
        parts: list[Vectors] = []
        done = 0

        def run(batch: list[int]) -> Vectors:
            rows, hidden = self._run([tokens[k] for k in batch])
            if words is not None:
                from compare.embedding.vectors import token_vectors

                words.update((k, token_vectors(hidden[place], spans[k], _indent(texts[k]))) for place, k in enumerate(batch))
            return rows

        with closing(_side_by_side(run, batches, cores)) as found:
            for rows in found:
                parts.append(rows)
                done += len(rows)
                progress(done / len(texts))
        vectors = np.concatenate(parts)
        vectors[np.concatenate(batches)] = vectors.copy()
        return vectors

    def _run(self, tokens: Sequence[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> tuple[Vectors, Vectors]:
        """The unit vectors of some tokenised texts, and what they are the means of, a row a token."""
        length = max(len(t) for t in tokens)
        ids, mask = np.zeros((len(tokens), length), np.int64), np.zeros((len(tokens), length), np.int64)
        for row, found in enumerate(tokens):
            ids[row, : len(found)], mask[row, : len(found)] = found, 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, {name: given[name] for name in self._details.inputs})[0]
        pooled = hidden[:, 0] if self._details.pooling == "cls" else _mean(hidden, mask)
        return np.asarray(pooled / np.maximum(1e-12, np.linalg.norm(pooled, axis=1, keepdims=True)), np.float32), hidden


def _side_by_side(run: Callable[[list[int]], Vectors], batches: Sequence[list[int]], cores: int) -> Generator[Vectors]:
    """What comes of each batch, in their order; where they are given up, those that have not begun are dropped."""
    if cores == 1:
        yield from map(run, batches)
        return
    with ThreadPoolExecutor(cores) as pool:
        try:
            yield from pool.map(run, batches)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _mean(hidden: Vectors, mask: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Vectors:
    weights = mask.astype(np.float32)
    return np.asarray(np.einsum("bsd,bs->bd", hidden, weights) / np.maximum(1e-9, weights.sum(1, keepdims=True)), np.float32)


def _batches(lengths: Sequence[int], cores: int, *, alone: bool = False) -> Iterator[list[int]]:
    """Places of texts of like length, the longest first, at most MOST tokens a batch with its padding; one a batch if `alone`.

    Few texts make small batches, so that no core waits long for another's last one.
    """
    tokens = 0 if alone else min(MOST, max(LEAST, sum(lengths) // (_ROUNDS * cores)))
    order = sorted(range(len(lengths)), key=lambda k: -lengths[k])
    start = 0
    while start < len(order):
        size = max(1, tokens // max(1, lengths[order[start]]))
        yield order[start : start + size]
        start += size


def _scaled(progress: Progress | None, start: float, share: float) -> Progress:
    def tell(done: float) -> None:
        if progress:
            progress(min(1.0, start + share * done))

    return tell


@cache
def physical_cores() -> int:
    """How many cores this process may use, counting a core with two threads once."""
    allowed: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    if allowed is None:
        return max(1, (os.cpu_count() or 2) // 2)
    usable = allowed(0)
    siblings = set()
    for cpu in usable:
        path = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
        siblings.add(path.read_text() if is_there(path) else str(cpu))
    return max(1, len(siblings))
