"""What a fact of each type has proved to be worth, on pairs that others wrote: `python benchmarks/worth.py SHARED`.

SHARED holds `benchmark/realnews/unread.jsonl`, events as three outlets told each, pairs beside it with what an editor must see in
them, and `benchmark/facts/external.dev.jsonl`, sentences with an edit that changes what is said or does not. Of the events' pairs,
judgements.json here says what each reported fact is worth to an editor who read both articles: R right and useful, T right but
trivial, W wrong. It names places, no words. Printed are the rows of `PROVED` (compare/facts/catalog.py): how many of how many were
useful in edited sentences, where one article is a retelling of the other, and where two articles only tell of the same event; then
what the ledger makes of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fact_dump import article, compared, lines_of, linked  # noqa: E402 - from this folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.facts.fact import Fact

JUDGED = Path(__file__).with_name("judgements.json")
EDITED, RETOLD, APART = range(3)
OUTLETS = {"a": 0, "b": 1, "c": 2}


def main() -> None:
    """Print the table and the ledger's figures."""
    shared = Path(sys.argv[1], "benchmark")
    judged = {_key(row["pair"], row): row["grade"] for row in json.loads(JUDGED.read_text(encoding="utf-8"))}
    table: dict[str, list[Counter[str]]] = defaultdict(lambda: [Counter(), Counter(), Counter()])
    ledger: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, comparison in compared_pairs(shared, sorted({row[0] for row in judged})):
        _count(pair, comparison, judged, table, ledger)
    for path in sorted((shared / "realnews").glob("[a-z][0-9]*.json")):
        _count_expected(json.loads(path.read_text(encoding="utf-8")), table)
    for row in lines_of(shared / "facts/external.dev.jsonl"):
        for type_ in {fact["type"] for fact in linked(row["left"], row["right"])}:
            table[_pooled(type_)][EDITED]["R" if row["want"] == "changed" else "W"] += 1
    for type_, columns in sorted(table.items()):
        print(f"    FactType.{type_.upper()}: ({', '.join(map(_proved, columns))}),")
    for name, counts in ledger.items():
        known = counts["R"] + counts["T"] + counts["W"]
        print(f"{name}: useful {counts['R'] / known:.3f}, right {1 - counts['W'] / known:.3f} of {known}, not judged {counts['?']}")


def compared_pairs(shared: Path, pairs: list[str]) -> Iterator[tuple[str, Comparison]]:
    """The pairs of events, compared by the default model: '3ab' is the fourth event as its first two outlets tell it."""
    from compare.comparison import compare
    from compare.embedding import load_fast_encoder

    encoder = load_fast_encoder()
    events = list(lines_of(shared / "realnews/unread.jsonl"))
    for pair in pairs:
        texts = [events[int(pair[:-2])]["articles"][OUTLETS[outlet]]["text"] for outlet in pair[-2:]]
        yield pair, compare(article(texts[0]), article(texts[1]), encoder)


def _count(
    pair: str,
    comparison: Comparison,
    judged: dict[tuple[object, ...], str],
    table: dict[str, list[Counter[str]]],
    ledger: dict[str, Counter[str]],
) -> None:
    from compare.facts.whole.entries import by_importance, find_entries
    from compare.facts.whole.worth import is_retold

    column = RETOLD if is_retold(comparison) else APART
    for rank, entry in enumerate(by_importance(find_entries(comparison)), 1):
        grade = judged.get(_key(pair, _places(entry.fact)), "?")
        table[_pooled(entry.fact.type)][column][grade] += 1
        for name in ("all", "also changed" if entry.apart else "main", *(["first line"] if rank == 1 and not entry.apart else [])):
            ledger[name][grade] += 1


def _count_expected(pair: dict[str, Any], table: dict[str, list[Counter[str]]]) -> None:
    """A fact of an annotated pair is useful where it shares three words with what an editor must see, trivial with another."""
    record = compared(pair["text"]["left"], pair["text"]["right"])
    for fact in [fact for link in record["links"] for fact in link["facts"]] + record["facts"]:
        met = [wanted["must"] for wanted in pair["facts"] if any(_share(wanted[side], fact[side]) for side in ("left", "right"))]
        table[_pooled(fact["type"])][RETOLD]["R" if any(met) else "T" if met else "W"] += 1


def _share(wanted: dict[str, Any] | None, span: dict[str, Any] | None) -> bool:
    if not wanted or not span:
        return False
    one, two = (re.sub(r"\W+", " ", side["text"].lower()).split() for side in (wanted, span))
    length = min(3, len(one), len(two))
    runs = [{tuple(words[k : k + length]) for k in range(len(words) - length + 1)} for words in (one, two)]
    return bool(length) and not runs[0].isdisjoint(runs[1])


def _places(fact: Fact) -> dict[str, object]:
    spans = {"left": fact.left, "right": fact.right}
    return {"type": str(fact.type)} | {side: [s.passage, s.start, s.end] if s else None for side, s in spans.items()}


def _key(pair: str, row: dict[str, object]) -> tuple[object, ...]:
    return pair, row["type"], str(row["left"]), str(row["right"])


def _pooled(type_: str) -> str:
    """A type and its opposite are one: which article is the left is the reporter's choice."""
    from compare.facts.catalog import FactType

    return str(min(FactType(type_), FactType(type_).opposite))


def _proved(counts: Counter[str]) -> str:
    return f"Proved({counts['R']}, {counts['R'] + counts['T'] + counts['W']})"


if __name__ == "__main__":
    main()
