"""All facts of many pairs, a line each, to lay beside another version's: `python benchmarks/facts/fact_dump.py [SHARED] > FILE`.

The pairs of tests/pairs, compared by the default model; of SHARED, a folder with `benchmark/`, where it is given, also the news of
dev.jsonl and of realnews, and the pairs of sentences in facts/, each taken for one link. `diff` of two files says what changed.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.article import Article
    from compare.comparison import Comparison

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print the facts of all pairs in a fixed order."""
    shared = Path(sys.argv[1], "benchmark") if len(sys.argv) > 1 else None
    for name, left, right in whole_pairs(shared):
        record = compared(left, right)
        print_facts(name, record["links"], record["facts"])
    for name, left, right in sentence_pairs(shared):
        print_facts(name, [{"facts": linked(left, right)}], [])


def whole_pairs(shared: Path | None) -> Iterator[tuple[str, str, str]]:
    """The name and both texts of each pair of articles."""
    for path in sorted((ROOT / "tests/pairs").glob("*.toml")):
        pair = tomllib.loads(path.read_text(encoding="utf-8"))
        yield path.stem, pair["left"], pair["right"]
    if not shared:
        return
    for row in lines_of(shared / "dev.jsonl"):
        if row["corpus"] in {"news", "seeds"}:
            yield row["id"], row["left"]["text"], row["right"]["text"]
    for path in sorted((shared / "realnews").glob("[bho][0-9]*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, row["text"]["left"], row["text"]["right"]


def sentence_pairs(shared: Path | None) -> Iterator[tuple[str, str, str]]:
    """The pairs of sentences, in the order of the file."""
    for row in lines_of(shared / "facts/external.dev.jsonl") if shared else ():
        yield row["id"], row["left"], row["right"]


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one a line."""
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def article(text: str) -> Article:
    """A text as it is read from a file."""
    from compare.reading import read

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(text.strip() + "\n", encoding="utf-8")
        return read(str(path))


def compared(left: str, right: str) -> dict[str, Any]:
    """The record of two articles, compared by the default model."""
    from compare.comparison import compare
    from compare.embedding import load_fast_encoder
    from compare.reports.record import render_json

    record: dict[str, Any] = json.loads(render_json(compare(article(left), article(right), load_fast_encoder())))
    return record


def linked(left: str, right: str) -> list[dict[str, Any]]:
    """The facts of one link that holds all of both texts, as the record has them."""
    from compare.reports.record import render_json

    facts: list[dict[str, Any]] = json.loads(render_json(as_one_link(left, right)))["links"][0]["facts"]
    return facts


def as_one_link(left: str, right: str) -> Comparison:
    """The comparison of two texts that are taken for one link, without a model."""
    from compare.comparison import Comparison
    from compare.facts.doc.doc import read_docs
    from compare.facts.ledger import find_facts
    from compare.link import Kind, Link
    from compare.segmenting.segment import segment
    from compare.thresholds import Thresholds

    ours, theirs = segment(plain(left)), segment(plain(right))
    ids = [tuple(p.id for p in side.passages) for side in (ours, theirs)]
    link = Link(0, ids[0], ids[1], Kind.PARAPHRASED, 1.0, 1.0, 1.0)
    (found,) = find_facts((link,), read_docs(ours, theirs))
    return Comparison(ours, theirs, (found,), (), Thresholds(), "", "")


def plain(text: str) -> Article:
    """A text of one paragraph, without reading."""
    from compare.article import Article, Paragraph

    return Article("text", "", text, (Paragraph(0, 0, len(text)),), hashlib.sha256(text.encode()).hexdigest())


def print_facts(name: str, links: Iterable[dict[str, Any]], loose: Iterable[dict[str, Any]]) -> None:
    """A line for each fact: the pair, where it stands, its type, its words and its note."""
    for fact in (*(fact for link in links for fact in link["facts"]), *loose):
        spans = [f"{s['passage']}:{s['start']}-{s['end']} {s['text']}" if s else "-" for s in (fact["left"], fact["right"])]
        print("\t".join((name, fact["type"], *spans, fact["note"])).replace("\n", " "))


if __name__ == "__main__":
    main()
