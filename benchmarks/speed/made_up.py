"""Made-up articles of any length, an encoder that knows their words already, and a watch over the memory taken from then on."""

from __future__ import annotations

import os
import random
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.article import Article


class Memory:
    """Watches the resident memory of this process from now on, every few milliseconds (Linux)."""

    def __init__(self) -> None:
        self._before = self._most = self._resident()
        self._done = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def above(self) -> float:
        """The most there was, above what there was at first, in MB."""
        self._done.set()
        self._watcher.join()
        return (self._most - self._before) / 1e6

    def _watch(self) -> None:
        while not self._done.wait(0.003):
            self._most = max(self._most, self._resident())

    @staticmethod
    def _resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class _Ready:
    """An encoder that knows every word already; the clock starts when it is done."""

    name, sha256 = "made up", ""

    def __init__(self, words: dict[str, np.ndarray[Any, Any]]) -> None:
        self._words = words

    def encode(self, texts: Sequence[str], _progress: object = None) -> np.ndarray[Any, Any]:
        rows = np.array([np.sum([self._words[w] for w in text.split()], axis=0) for text in texts], np.float32)
        self.vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        del rows
        self.memory = Memory()
        self.start = time.perf_counter()
        return self.vectors


def made_up(size: int) -> tuple[Article, Article, _Ready]:
    """Two articles: six in ten passages of the right are a left one with a fifth of its words changed."""
    chance = random.Random(size)  # noqa: S311 - made-up text
    vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 9))) for _ in range(8000)]
    left = [chance.choices(vocabulary, k=chance.randint(8, 30)) for _ in range(size)]
    right = [
        [w if chance.random() < 0.8 else chance.choice(vocabulary) for w in left[k]]
        if chance.random() < 0.6
        else chance.choices(vocabulary, k=20)
        for k in range(size)
    ]
    rng = np.random.default_rng(size)
    return _article(left), _article(right), _Ready({word: rng.normal(size=384).astype(np.float32) for word in vocabulary})


def _article(passages: list[list[str]]) -> Article:
    from compare.article import Article, Paragraph, Passage

    texts, at, found = [" ".join(p) for p in passages], 0, []
    for k, text in enumerate(texts):
        found.append(Passage(k, k, at, at + len(text), text))
        at += len(text) + 2
    paragraphs = tuple(Paragraph(p.id, p.start, p.end) for p in found)
    return Article("made up", "", "\n\n".join(texts), paragraphs, "", (), tuple(found))
