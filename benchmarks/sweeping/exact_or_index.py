"""Whether a sweep's search needs an index: `python benchmarks/sweeping/exact_or_index.py [PASSAGES ...]`, by default 100000 300000.

400 stories of 20 passages are searched for among so many made passages of sources, 20 each: exactly, as a sweep does, and, where
faiss-cpu (https://github.com/facebookresearch/faiss) is installed, by those two of its indexes that are built fastest: inverted
lists (IVF) and a graph (HNSW). Printed are processor seconds on one thread, of building and of searching, and which share of
the near passages (from a cosine of 0.6) the index finds. Made passages: around as many centres as a fortieth of them, at cosines of
0.5 to 0.95, as passages of one event are; every second story has passages near one of a source.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[_name] = "1"

import numpy as np  # noqa: E402 - its threads must be bounded first

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from compare.sweeping.searching.nearest import ROWS, _add, _told  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NEAR, EACH, STORIES, WIDTH = 0.6, 20, 400, 384
LISTED = (8, 32, 128)  # lists that are looked at
WIDE = (32, 128)  # of a graph
NEIGHBOURS = 32


def main() -> None:
    """Measure and print a table each."""
    for count in [int(each) for each in sys.argv[1:]] or [100_000, 300_000]:
        sources, stories = made(count)
        began = time.process_time()
        near = exact(sources, stories)
        seconds = time.process_time() - began
        print(f"{count:,} passages of sources, {len(stories):,} of stories, {len(near):,} near pairs")
        print(f"    exact                   built in   0.0 s, searched in {seconds:5.1f} s, finds 1.000")
        for name, built, searched, found in indexed(sources, stories) if find_spec("faiss") else ():
            print(
                f"    {name:22s}  built in {built:5.1f} s, searched in {searched:5.1f} s, finds {len(near & found) / len(near):.3f}"
            )


def made(count: int) -> tuple[Floats, Floats]:
    """Unit vectors of sources and stories."""
    chance = np.random.default_rng(count)
    centres = _unit(chance.normal(size=(max(1, count // 40), WIDTH)))
    sources = _around(centres[chance.integers(len(centres), size=count)], chance)
    stories = _unit(chance.normal(size=(STORIES * EACH, WIDTH)))
    half = len(stories) // 2
    stories[:half] = _around(sources[chance.integers(count, size=half)], chance)
    return sources, stories


def _around(middles: Floats, chance: np.random.Generator) -> Floats:
    cosine = chance.uniform(0.5, 0.95, size=(len(middles), 1)).astype(np.float32)
    away = _unit(chance.normal(size=middles.shape))
    return _unit(cosine * middles + np.sqrt(1 - cosine**2) * away)


def _unit(rows: NDArray[Any]) -> Floats:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def exact(sources: Floats, stories: Floats) -> set[int]:
    """Every near pair; and all that a sweep makes of them, for its time."""
    owners = np.repeat(np.arange(STORIES), EACH)
    weights = np.full(len(stories), 20, np.float32)
    scores = np.zeros((STORIES, -(-len(sources) // EACH)), np.float32)
    found: set[int] = set()
    for start in range(0, len(sources), ROWS // EACH * EACH):
        block = sources[start : start + ROWS // EACH * EACH]
        edges = np.arange(0, len(block), EACH)
        for first in range(0, len(stories), ROWS):
            part = slice(first, first + ROWS)
            cosines = stories[part] @ block.T
            _add(scores, owners[part], start // EACH + np.arange(len(edges)), _told(NEAR, cosines, edges, weights[part]))
            rows, columns = np.nonzero(cosines >= NEAR)
            found.update(((rows + first) * len(sources) + columns + start).tolist())
    return found


def indexed(sources: Floats, stories: Floats) -> Iterator[tuple[str, float, float, set[int]]]:
    """The name of each index, the seconds to build it and to search it, and the near pairs that it finds."""
    faiss: Any = import_module("faiss")
    faiss.omp_set_num_threads(1)
    lists = int(4 * np.sqrt(len(sources)))
    inverted = faiss.IndexIVFFlat(faiss.IndexFlatIP(WIDTH), WIDTH, lists, faiss.METRIC_INNER_PRODUCT)
    graph = faiss.IndexHNSWFlat(WIDTH, 16, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = 64
    built = {}
    for name, index in (("IVF", inverted), ("HNSW", graph)):
        began = time.process_time()
        index.train(sources)
        index.add(sources)
        built[name] = time.process_time() - began
    for looked in LISTED:
        inverted.nprobe = looked
        yield f"IVF, {looked} of {lists} lists", built["IVF"], *_searched(inverted, sources, stories)
    for wide in WIDE:
        graph.hnsw.efSearch = wide
        yield f"HNSW, {wide} wide", built["HNSW"], *_searched(graph, sources, stories)


def _searched(index: Any, sources: Floats, stories: Floats) -> tuple[float, set[int]]:  # noqa: ANN401 - faiss has no types
    began = time.process_time()
    cosines, places = index.search(stories, NEIGHBOURS)
    seconds = time.process_time() - began
    rows, columns = np.nonzero(cosines >= NEAR)
    return seconds, set((rows * len(sources) + places[rows, columns]).tolist())


if __name__ == "__main__":
    main()
