"""What a fact of each type has proved to be worth, on pairs that others wrote: `python benchmarks/facts/worth.py SHARED`.

SHARED holds `benchmark/realnews/unread.jsonl`, events as three outlets told each, pairs beside it with what an editor must see in
them, and `benchmark/facts/external.dev.jsonl`, sentences with an edit that changes what is said or does not. Of the events' pairs,
judgements.json here says what each reported fact is worth to an editor who read both articles: R right and useful, T right but
trivial, W wrong. It names places, no words. Printed are the rows of `PROVED` (compare/facts/catalog.py): how many of how many were
useful in edited sentences, where one article is a retelling of the other, and where two articles only tell of the same event,
what is slight (compare/facts/whole/worth.py) left out; then what the ledger makes of it, with the table as it stands and with one
to which the facts of the event that is looked at did not contribute.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from fact_dump import article, as_one_link, lines_of  # noqa: E402 - from this folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.article import Span
    from compare.comparison import Comparison
    from compare.facts.catalog import FactType, Proved
    from compare.facts.fact import Fact

    Rows = dict[FactType, tuple[Proved, Proved, Proved]]
    Judged = dict[tuple[object, ...], str]

JUDGED = Path(__file__).with_name("judgements.json")
EDITED, RETOLD, APART = range(3)
OUTLETS = {"a": 0, "b": 1, "c": 2}


def main() -> None:
    """Print the table and the ledger's figures."""
    shared = Path(sys.argv[1], "benchmark")
    judged = {_key(row["pair"], row): row["grade"] for row in json.loads(JUDGED.read_text(encoding="utf-8"))}
    table, of_event = Table(), defaultdict[str, Table](Table)
    pairs = list(compared_pairs(shared, sorted({str(row[0]) for row in judged})))
    for pair, comparison in pairs:
        _count(pair, comparison, judged, (table, of_event[pair[:-2]]))
    _count_expected(shared, table)
    for row in lines_of(shared / "facts/external.dev.jsonl"):
        for type_ in {_pooled(fact.type) for fact in _worthy(as_one_link(row["left"], row["right"]))}:
            table.add(type_, EDITED, "R" if row["want"] == "changed" else "W")
    print(table)
    _print_ledger("", pairs, judged, {event: table.rows() for event in of_event})
    _print_ledger(", its event left out of the table", pairs, judged, {event: table.rows(own) for event, own in of_event.items()})


class Table:
    """How many facts of each type, in each kind of pairs, were right and useful, right and trivial, wrong."""

    def __init__(self) -> None:
        self.counts: dict[str, list[Counter[str]]] = defaultdict(lambda: [Counter(), Counter(), Counter()])

    def add(self, type_: str, column: int, grade: str) -> None:
        """Count a fact."""
        self.counts[type_][column][grade] += 1

    def rows(self, without: Table | None = None) -> dict[FactType, tuple[Proved, Proved, Proved]]:
        """The rows of `PROVED`, what another table counted taken off."""
        from compare.facts.catalog import FactType, Proved

        rows = {}
        for type_, columns in self.counts.items():
            others = without.counts[type_] if without else [Counter[str]()] * len(columns)
            rest = [column - other for column, other in zip(columns, others, strict=True)]
            edited, retold, apart = (Proved(c["R"], c["R"] + c["T"] + c["W"]) for c in rest)
            rows[FactType(type_)] = edited, retold, apart
        return rows

    def __str__(self) -> str:
        rows = sorted(self.rows().items(), key=lambda row: str(row[0]))
        told = ((t.upper(), ", ".join(f"Proved({c.useful}, {c.judged})" for c in columns)) for t, columns in rows)
        return "\n".join(f"    FactType.{type_}: ({columns})," for type_, columns in told)


def compared_pairs(shared: Path, pairs: list[str]) -> Iterator[tuple[str, Comparison]]:
    """The pairs of events, compared by the default model: '3ab' is the fourth event as its first two outlets tell it."""
    from compare.comparison import compare
    from compare.embedding import load_fast_encoder

    encoder = load_fast_encoder()
    events = list(lines_of(shared / "realnews/unread.jsonl"))
    for pair in pairs:
        texts = [events[int(pair[:-2])]["articles"][OUTLETS[outlet]]["text"] for outlet in pair[-2:]]
        yield pair, compare(article(texts[0]), article(texts[1]), encoder)


def _count(pair: str, comparison: Comparison, judged: Judged, tables: tuple[Table, Table]) -> None:
    from compare.facts.whole.worth import is_retold

    column = RETOLD if is_retold(comparison) else APART
    for fact in _worthy(comparison):
        for table in tables:
            table.add(_pooled(fact.type), column, judged.get(_key(pair, _places(fact)), "?"))


def _worthy(comparison: Comparison) -> list[Fact]:
    from compare.facts.whole.worth import depth_of, is_slight

    return [fact for fact in comparison.all_facts if not is_slight(fact, depth_of(comparison, fact))]


def _print_ledger(how: str, pairs: list[tuple[str, Comparison]], judged: Judged, tables: Mapping[str, Rows]) -> None:
    """What the ledger makes of each pair by the table of its event."""
    from compare.facts import catalog
    from compare.facts.whole.entries import by_importance, find_entries

    ledger: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, comparison in pairs:
        catalog.PROVED.clear()
        catalog.PROVED.update(tables[pair[:-2]])
        for rank, entry in enumerate(by_importance(find_entries(comparison)), 1):
            grade = judged.get(_key(pair, _places(entry.fact)), "?")
            first = ["first line"] if rank == 1 and not entry.apart else []
            for name in ("all", "also changed" if entry.apart else "main", *first):
                ledger[name][grade] += 1
    for name, counts in ledger.items():
        known = max(1, counts["R"] + counts["T"] + counts["W"])
        useful, right = counts["R"] / known, 1 - counts["W"] / known
        print(f"{name}{how}: useful {useful:.3f}, right {right:.3f} of {known}, not judged {counts['?']}")


def _count_expected(shared: Path, table: Table) -> None:
    """A fact of an annotated pair is useful where it shares three words with what an editor must see, trivial with another."""
    from compare.comparison import compare
    from compare.embedding import load_fast_encoder

    encoder = load_fast_encoder()
    for path in sorted((shared / "realnews").glob("[a-z][0-9]*.json")):
        pair = json.loads(path.read_text(encoding="utf-8"))
        comparison = compare(article(pair["text"]["left"]), article(pair["text"]["right"]), encoder)
        for fact in _worthy(comparison):
            sides = (("left", fact.left), ("right", fact.right))
            met = [wanted["must"] for wanted in pair["facts"] if any(_share(wanted[side], span) for side, span in sides)]
            table.add(_pooled(fact.type), RETOLD, "R" if any(met) else "T" if met else "W")


def _share(wanted: dict[str, Any] | None, span: Span | None) -> bool:
    if not wanted or not span:
        return False
    one, two = (re.sub(r"\W+", " ", text.lower()).split() for text in (wanted["text"], span.text))
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


if __name__ == "__main__":
    main()
