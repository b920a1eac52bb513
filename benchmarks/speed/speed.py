"""How fast copydesk is, as ratios in one run: `python benchmarks/speed/speed.py [-o FILE.json]`, with the dev extra installed.

(a) a cold process to a finished record, against `plain_script.py`, which does the same job the plain way, and in processor time
    against `bare_script.py`, which only encodes the same passages
(b) encoding, against SentenceTransformer.encode on the same passages, with the smallest cosine between the two
(c) aligning, classifying and finding the facts at 100 to 10,000 passages a side, with peak memory and the growth exponent
(d) what the imports cost, by group
(e) the second opening of the same pair

`--languages LANGUAGES.jsonl` times only a long story and its translation, annotated pairs of two languages put together, from a
cold process to a finished record; the extra `languages` must be installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from made_up import made_up

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PAIR = [str(ROOT / "seeds/first.txt"), str(ROOT / "seeds/second.txt")]
LONG_STORY = 300  # sentences
SIZES = (100, 1000, 3000, 10_000)
COPYDESK = [sys.executable, "-c", "from tui.cli import main; main()"]
GROUPS = {
    "command line (click)": "tui.cli",
    "arrays (numpy)": "numpy",
    "reading": "compare.reading",
    "fast runtime (onnxruntime, tokenizers)": "compare.embedding.runtime.onnx_encoder",
    "comparing": "compare.comparison",
    "record (msgspec)": "compare.reports.record",
    "sentence-transformers": "sentence_transformers",
}


def main() -> None:
    """Run all five, print a table each, and write the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", help="where the figures go as JSON")
    parser.add_argument("--runs", type=int, default=5, help="of each timing; medians are shown")
    parser.add_argument("--languages", type=Path, help="annotated pairs of two languages, a JSON object a line")
    options = parser.parse_args()
    if options.languages:
        translated(options.languages, options.runs)
        return
    figures: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["PYTHONPATH"] = str(ROOT)
        for part in (cold, encoding, aligning, imports):
            figures[part.__name__] = part(Path(folder), options.runs)
    if options.output:
        Path(options.output).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def machine() -> dict[str, Any]:
    """What this ran on, and what one core pair can multiply at best (single precision)."""
    matrix = np.random.default_rng(0).normal(size=(2048, 2048)).astype(np.float32)
    best = min(timed(lambda: matrix @ matrix) for _ in range(5))
    found = {
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "cores": os.cpu_count(),
        "peak_gflops": round(2 * 2048**3 / best / 1e9),
    }
    print(f"machine: {found['system']}, {found['cores']} cores, matrix product at {found['peak_gflops']} GFLOP/s\n")
    return found


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(*command: str) -> float:
    """Seconds from start to end of a process."""
    return timed(lambda: subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


def processor(*command: str) -> float:
    """Seconds of processors that a process used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process(*command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cold(folder: Path, runs: int) -> dict[str, float]:
    """(a) and (e): whole processes, in turn, so that a slow moment of the machine hits both."""
    script = [sys.executable, str(ROOT / "benchmarks/speed/plain_script.py"), *PAIR, str(folder / "plain.json")]
    ours = [*COPYDESK, *PAIR, "-o", str(folder / "ours.json"), "--force"]
    process(*script)
    first, plain_then = [], []
    for run in range(3):  # a first run ever: nothing exported yet, and the background export kept from disturbing
        os.environ["XDG_CACHE_HOME"] = str(folder / f"first-{run}")
        plain_then.append(process(*script))
        first.append(process(*ours))
        wait_for_export(folder / f"first-{run}")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    subprocess.run([sys.executable, "-m", "compare.embedding.runtime.export"], check=True, stdout=subprocess.DEVNULL)
    pairs = [(process(*script), process(*unseen(folder, run), "--force")) for run in range(runs)]
    again = [process(*ours) for _ in range(runs)]
    found = {
        "plain_s": statistics.median(p for p, _ in pairs),
        "warm_s": statistics.median(w for _, w in pairs),
        "warm_ratio": statistics.median(p / w for p, w in pairs),
        "first_s": statistics.median(first),
        "first_ratio": statistics.median(f / p for f, p in zip(first, plain_then, strict=True)),
        "second_opening_s": statistics.median(again),
    }
    found |= bare(folder, runs)
    print("(a) a cold process to a finished record, and (e) the same pair again")
    print(f"    plain script            {found['plain_s']:7.2f} s")
    print(f"    copydesk, warm          {found['warm_s']:7.2f} s   {found['warm_ratio']:.1f} times faster")
    print(f"    copydesk, first run ever{found['first_s']:7.2f} s   {found['first_ratio']:.2f} times the plain script")
    print(f"    the same pair again     {found['second_opening_s']:7.2f} s")
    ratios = f"{found['bare_ratio']:.2f} times a bare script; {found['bare_one_thread_ratio']:.2f} times one with one thread"
    print(f"    its processor time      {found['warm_processor_s']:7.2f} s   {ratios}\n")
    return {name: round(value, 3) for name, value in found.items()}


def bare(folder: Path, runs: int) -> dict[str, float]:
    """The processor time of a warm run, and beside it of a bare script on the passages of its record, in turn."""
    ours = [*COPYDESK, *PAIR, "-o", str(folder / "ours.json"), "--force"]
    record = json.loads((folder / "ours.json").read_text(encoding="utf-8"))
    texts = dict.fromkeys(passage["text"] for side in ("left", "right") for passage in record[side]["passages"])
    (folder / "texts.json").write_text(json.dumps(list(texts)), encoding="utf-8")
    model = next((folder / "copydesk/models").glob("*/details.json")).parent
    script = [sys.executable, str(ROOT / "benchmarks/speed/bare_script.py"), str(model), str(folder / "texts.json")]
    script.append(str(folder / "vectors.npy"))
    used = [(processor(*ours), processor(*script), processor(*script, "1")) for _ in range(runs)]
    return {
        "warm_processor_s": statistics.median(warm for warm, _, _ in used),
        "bare_ratio": statistics.median(warm / usual for warm, usual, _ in used),
        "bare_one_thread_ratio": statistics.median(warm / least for warm, _, least in used),
    }


def translated(languages: Path, runs: int) -> None:
    """A long story in Ukrainian and Russian and the same in English: as many of the stories as make so many sentences."""
    rows = map(json.loads, languages.read_text(encoding="utf-8").splitlines())
    stories: list[dict[str, Any]] = []
    for row in rows:
        if row["corpus"] in {"lang-uk-en", "lang-ru-en"} and sum(len(s["left"]["sentences"]) for s in stories) < LONG_STORY:
            stories.append(row)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HF_HUB_OFFLINE": "1", "PYTHONPATH": str(ROOT)}
        paths = [Path(folder, f"{side}.txt") for side in ("left", "right")]
        for path in paths:
            path.write_text("\n\n".join(story[path.stem]["text"] for story in stories), encoding="utf-8")
        record = Path(folder, "found.json")
        times, cpu = [], []
        for _ in range(runs):
            before = time.perf_counter()
            cpu.append(processor(*COPYDESK, *map(str, paths), "-o", str(record), "--force"))
            times.append(time.perf_counter() - before)
        found = json.loads(record.read_text(encoding="utf-8"))
        passages = " and ".join(str(len(found[side]["passages"])) for side in ("left", "right"))
    print(f"(f) {passages} passages of two languages, {len(found['links'])} links")
    print(f"    {statistics.median(times):.1f} s, {statistics.median(cpu):.1f} s of processor time; at the least {min(cpu):.1f}")


def unseen(folder: Path, run: int) -> list[str]:
    """A pair that no run has read before: the sample pair with a word of its own in every paragraph."""
    paths = []
    for path in PAIR:
        text = Path(path).read_text(encoding="utf-8").replace(". ", f", run {run}. ")
        paths.append(folder / f"{run}-{Path(path).name}")
        paths[-1].write_text(text, encoding="utf-8")
    return [*COPYDESK, *map(str, paths), "-o", str(folder / "unseen.json")]


def wait_for_export(cache: Path) -> None:
    """The background export of a first run ends before the next timing begins."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not list(cache.glob("copydesk/models/*/details.json")):
        time.sleep(0.1)
    time.sleep(1)


def encoding(_folder: Path, runs: int) -> dict[str, float]:
    """(b): the passages of the sample pair, as an article has them, and many of them, all different."""
    from compare.embedding import load_fast_encoder
    from compare.embedding.models import find_model
    from compare.embedding.sentence_transformer import SentenceTransformerEncoder
    from compare.reading import read
    from compare.segmenting.segment import segment

    passages = [p.text for path in PAIR for p in segment(read(path)).passages]
    many = [f"{text} ({n})" for n in range(6) for text in dict.fromkeys(passages)]
    fast, slow = load_fast_encoder(), SentenceTransformerEncoder(find_model()).loaded
    found: dict[str, float] = {}
    print("(b) encoding, passages a second")
    for name, texts in (("pair", passages), ("many", many)):
        slow.encode(texts[:8])
        times = [(timed(lambda: slow.encode(texts)), timed(lambda: fast.encode(list(dict.fromkeys(texts))))) for _ in range(runs)]  # noqa: B023
        cosine = float((fast.encode(texts) * slow.encode(texts, normalize_embeddings=True)).sum(axis=1).min())
        rates = [statistics.median(len(texts) / t[k] for t in times) for k in (0, 1)]
        ratio = statistics.median(s / f for s, f in times)
        found |= {f"{name}_ratio": round(ratio, 2), f"{name}_cosine": round(cosine, 6), f"{name}_per_s": round(rates[1])}
        print(
            f"    {name} ({len(texts)}): sentence-transformers {rates[0]:.0f}, copydesk {rates[1]:.0f}, ratio {ratio:.2f}, ", end=""
        )
        print(f"smallest cosine {cosine:.6f}")
    found["peak_share"] = round(peak_share(fast, many, runs), 2)
    print(f"    the model's arithmetic alone takes {found['peak_share']:.0%} of copydesk's time at the processor's peak\n")
    return found


def peak_share(encoder: Any, texts: list[str], runs: int) -> float:  # noqa: ANN401 - its tokenizer is looked into
    """Which share of the time the model's multiplications alone need at the speed of a large matrix product."""
    tokens = [len(found.ids) for found in encoder._tokenizer.encode_batch(texts)]  # noqa: SLF001 - to count tokens
    layers, width, inner = 6, 384, 1536
    operations = sum(layers * (2 * n * (4 * width * width + 2 * width * inner) + 4 * n * n * width) for n in tokens)
    matrix = np.random.default_rng(0).normal(size=(2048, 2048)).astype(np.float32)
    peak = 2 * 2048**3 / min(timed(lambda: matrix @ matrix) for _ in range(5))
    return operations / peak / statistics.median(timed(lambda: encoder.encode(texts)) for _ in range(runs))


def aligning(_folder: Path, _runs: int) -> dict[str, Any]:
    """(c): each size in a process of its own, so that its peak memory is its own."""
    rows = []
    print("(c) align, classify and find the facts")
    print("    passages a side   seconds   matrix product   peak MB above the vectors")
    for size in SIZES:
        output = subprocess.run([sys.executable, __file__, "--align", str(size)], check=True, capture_output=True, text=True).stdout
        rows.append(json.loads(output))
        row = rows[-1]
        print(f"    {size:15,d}   {row['seconds']:7.2f}   {row['product_s']:14.2f}   {row['peak_mb']:10.0f}")
    rest = [row["seconds"] - row["product_s"] for row in rows]
    exponent = float(np.polyfit(np.log(SIZES[1:]), np.log(rest[1:]), 1)[0])
    print(f"    growth exponent of what is not a matrix product, from 1,000 on: {exponent:.2f}\n")
    return {"rows": rows, "exponent": round(exponent, 2)}


def align_once(size: int) -> None:
    """One size, on made-up articles."""
    from compare.comparison import compare

    left, right, ready = made_up(size)
    compare(left, right, ready)
    seconds = time.perf_counter() - ready.start
    peak = ready.memory.above()
    sides = ready.vectors[:size], ready.vectors[-size:]
    product = 2 * timed(lambda: [sides[0][k : k + 1024] @ sides[1].T for k in range(0, size, 1024)])
    print(json.dumps({"size": size, "seconds": round(seconds, 3), "product_s": round(product, 3), "peak_mb": round(peak, 1)}))


def imports(_folder: Path, runs: int) -> dict[str, float]:
    """(d): each group in a process of its own, above a bare interpreter."""
    bare = statistics.median(process(sys.executable, "-c", "") for _ in range(runs))
    found = {}
    print(f"(d) imports, above a bare interpreter ({bare * 1000:.0f} ms)")
    for name, module in GROUPS.items():
        cost = statistics.median(process(sys.executable, "-c", f"import {module}") for _ in range(min(runs, 5))) - bare
        found[name] = round(cost, 3)
        print(f"    {name:40s} {cost * 1000:7.0f} ms")
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--align"]:
        align_once(int(sys.argv[2]))
    else:
        main()
