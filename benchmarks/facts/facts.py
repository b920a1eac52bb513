"""How fast the facts are found, and how well on the pairs in tests/pairs: `python benchmarks/facts/facts.py [PAIR.toml ...]`.

(a) what importing the facts costs, above numpy and rapidfuzz, which a comparison has loaded anyway
(b) milliseconds a link, in an article met for the first time
(c) facts found, facts that are true, traps that raise an alarm, and every disagreement

A pair is a TOML file: `left` and `right`, `[[facts]]` with a type and the words of one or both sides, `[[same]]` with
words that must raise no alarm. A fact agrees with a planted one where, on each side that both name, they share half of
the shorter's words; it is found where it is of the same family too (a changed number is no hedge).
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.facts import Fact

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Run all three."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "tests/pairs").glob("*.toml"))
    print(f"(a) import: {imports():.0f} ms")
    pairs = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    comparisons = [compared(pair) for pair in pairs]
    speed(comparisons)
    quality([path.stem for path in paths], pairs, comparisons)


def imports() -> float:
    """Milliseconds, the best of five processes."""
    loaded = "import numpy, rapidfuzz, time, compare.link"
    code = f"{loaded}; t = time.perf_counter(); import compare.facts.ledger; print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(5)]
    return 1000 * min(float(run.stdout) for run in runs)


def compared(pair: dict[str, Any]) -> Comparison:
    """A pair, compared by the default model; its texts pass through a file as any source does."""
    import tempfile

    from compare.comparison import compare
    from compare.embedding import load_fast_encoder
    from compare.reading import read

    with tempfile.TemporaryDirectory() as folder:
        for side in ("left", "right"):
            Path(folder, f"{side}.txt").write_text(pair[side].strip() + "\n", encoding="utf-8")
        left, right = (read(str(Path(folder, f"{side}.txt"))) for side in ("left", "right"))
    return compare(left, right, load_fast_encoder())


def speed(comparisons: list[Comparison]) -> None:
    """Time finding the facts alone, patterns compiled."""
    from compare.facts.doc.doc import read_docs
    from compare.facts.ledger import find_facts

    links, passed = 0, 0.0
    for comparison in comparisons:
        start = time.perf_counter()
        find_facts(comparison.links, read_docs(comparison.left, comparison.right))
        passed += time.perf_counter() - start
        links += len(comparison.links)
    print(f"(b) {links} links: {1000 * passed / max(1, links):.2f} ms a link, patterns compiled")


def quality(names: list[str], pairs: list[dict[str, Any]], comparisons: list[Comparison]) -> None:
    """Print what was missed, what was wrong, and the three figures."""
    planted = found = reported = true = traps = alarms = 0
    for name, pair, comparison in zip(names, pairs, comparisons, strict=True):
        facts = list(comparison.all_facts)
        hits = [[agrees(wanted, fact) for fact in facts] for wanted in pair.get("facts", ())]
        good = [any(row[k] for row in hits) for k in range(len(facts))]
        wrong = [fact for fact, right in zip(facts, good, strict=True) if not right]
        caught = [same for same in pair.get("same", ()) if any(f.left and f.right and agrees(same, f) for f in wrong)]
        kept = [
            any(hit and family(fact.type) == family(wanted["type"]) for hit, fact in zip(row, facts, strict=True))
            for wanted, row in zip(pair.get("facts", ()), hits, strict=True)
        ]
        planted, found = planted + len(hits), found + sum(kept)
        reported, true = reported + len(facts), true + sum(good)
        traps, alarms = traps + len(pair.get("same", ())), alarms + len(caught)
        for wanted, known in zip(pair.get("facts", ()), kept, strict=True):
            if not known:
                print(f"    {name}: missed {wanted['type']}: {wanted.get('left')} / {wanted.get('right')}")
        for fact in wrong:
            print(f"    {name}: not planted {fact.type}: {fact.left and fact.left.text} / {fact.right and fact.right.text}")
    print(f"(c) recall {found}/{planted}, precision {true}/{reported}, alarms {alarms}/{traps}")


FAMILIES = {
    "age": "number",
    "speaker": "quote",
    "intermediary": "attribution",
    "negation": "hedge",
    "title": "name",
    "place": "name",
}


def family(kind: str) -> str:
    """What a type is about: the first word, where some are counted together."""
    first = kind.split("_", maxsplit=1)[0]
    return FAMILIES.get(first, first)


def agrees(wanted: dict[str, str], fact: Fact) -> bool:
    """Whether a fact lights the words that were planted."""
    known = []
    for side, span in (("left", fact.left), ("right", fact.right)):
        if wanted.get(side) and span:
            a, b = (set(re.findall(r"\w+", text.lower())) for text in (wanted[side], span.text))
            known.append(len(a & b) * 2 >= min(len(a), len(b)))
    return bool(known) and all(known)


if __name__ == "__main__":
    main()
