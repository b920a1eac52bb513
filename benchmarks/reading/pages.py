"""How well the story of a saved page is read: `python benchmarks/reading/pages.py PAGES_DIR`, beside trafilatura and readability.

The folder holds pages that others wrote and marked: html/*.html.gz with truth.json (the text of each story) and
segments.json (what must be read of a page, what must not, its title, date and author). Printed are, pages weighted alike:

- story, body: precision, recall and F1 of the words, as runs of four; `body` without headlines, captions and by-lines, which
  the truth leaves out; the same of trafilatura alone and, where it is installed, of readability-lxml
- segments: those that must be read and are, those that must not and are
- title, date, author: how many are exactly right, of those that are named; the same of trafilatura alone
- lost_a_third: stories that lack more than a third of their words; refused: pages that were refused
- seconds: the median time that reading a page takes, alone on its processor

`--half odd` or `even` takes every second page only: a rule that was made on one half is tried on the other.
`--floor NAME=VALUE` fails below a value or another figure, `--ceiling NAME=VALUE` above it; `--worst N` lists pages, `--show
ID` tells where one page goes wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from compare.article import Article, Role
from compare.errors import UnreadableSourceError
from compare.reading.given import Given
from compare.reading.reader import obtain
from compare.reading.unlimited import article_unlimited
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_RUN = 4
_ASIDE = {Role.HEADLINE, Role.CAPTION, Role.BYLINE}
_THIRD = 1 / 3


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its file has it, and what is known of it."""

    name: str
    html: bytes
    truth: str | None = None
    marked: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a page: its story and body by copydesk, the texts of its peers, what trafilatura names."""

    texts: Mapping[str, str]
    title: str = ""
    published: str = ""
    author: str = ""
    refused: str = ""
    seconds: float = 0.0
    named: Mapping[str, str] = field(default_factory=dict)


def main() -> None:
    """Read every page, count and print; exits with 1 where a bound is not kept."""
    given = _arguments()
    if not (Path(given.pages) / "html").exists():
        print(f"skipped: no pages at {given.pages}")
        return
    pages = load(Path(given.pages), given.half)
    if given.show:
        show([page for page in pages if page.name.startswith(given.show)])
        return
    with ProcessPoolExecutor(max_workers=given.jobs) as pool:
        readings = list(pool.map(reading_of, pages))
    found = metrics(pages, readings)
    for name, value in found.items():
        print(f"{name} {value:.4f}" if isinstance(value, float) else f"{name} {value}")
    _print_worst(pages, readings, given.worst)
    broken = [f"{bound} (is {value:.4f})" for bound, value in _broken(found, given.floor, given.ceiling)]
    if broken:
        print("not kept:", ", ".join(broken))
    sys.exit(bool(broken))


def _broken(found: Mapping[str, float], floors: Iterable[str], ceilings: Iterable[str]) -> Iterator[tuple[str, float]]:
    """The bounds that are not kept, each with what is measured; a bound may be another figure's name."""
    for bounds, sign in ((floors, 1), (ceilings, -1)):
        for bound in bounds:
            name, _, limit = bound.partition("=")
            if sign * found[name] < sign * (found[limit] if limit in found else float(limit)):
                yield bound, found[name]


def _arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("pages")
    ask.add_argument("--half", choices=("odd", "even"))
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--floor", action="append", default=[], metavar="NAME=VALUE")
    ask.add_argument("--ceiling", action="append", default=[], metavar="NAME=VALUE")
    ask.add_argument("--worst", type=int, default=0, metavar="N")
    ask.add_argument("--show", metavar="ID")
    return ask.parse_args()


def load(folder: Path, half: str | None = None) -> list[Page]:
    """The pages of a folder; of every second one only where a half is named."""
    truth = _json(folder / "truth.json")
    marked = _json(folder / "segments.json")
    names = [*_half(list(truth), half), *_half(list(marked), half)]
    return [
        Page(name, gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), truth.get(name), marked.get(name, {}))
        for name in names
    ]


def _json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _half(names: Sequence[str], half: str | None) -> Sequence[str]:
    return names if half is None else names[half == "odd" :: 2]


def reading_of(page: Page) -> Reading:
    """A page as copydesk and its peers read it."""
    peers = {"trafilatura": _by_trafilatura(page.html), "readability": _by_readability(page.html)}
    peers = {name: text for name, text in peers.items() if text is not None}
    named = _named_by_trafilatura(page.html) if page.marked else {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(page.html)
        begun = time.process_time()
        try:
            article = article_unlimited(Given(obtain(str(path))))
        except UnreadableSourceError as error:
            return Reading({"story": "", "body": ""} | peers, "", "", "", str(error), time.process_time() - begun, named)
        seconds = time.process_time() - begun
    story, body = texts_of(segment(article))
    published = article.published.isoformat() if article.published else ""
    return Reading({"story": story, "body": body} | peers, article.title, published, article.author, "", seconds, named)


def texts_of(article: Article) -> tuple[str, str]:
    """The story of a segmented article, and its body."""
    story = [passage for passage in article.passages if not passage.furniture]
    body = [passage for passage in story if article.paragraphs[passage.paragraph].role not in _ASIDE]
    return "\n".join(passage.text for passage in story), "\n".join(passage.text for passage in body)


def _by_trafilatura(html: bytes) -> str:
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return extract(html, include_comments=False, include_tables=True) or ""


def _named_by_trafilatura(html: bytes) -> dict[str, str]:
    from trafilatura import extract_metadata

    found = extract_metadata(html)
    return {name: str(getattr(found, name, None) or "") for name in ("title", "date", "author")}


def _by_readability(html: bytes) -> str | None:
    try:
        from readability import Document
    except ImportError:
        return None
    from lxml.html import fromstring

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return "\n".join(str(text) for text in fromstring(Document(html.decode("utf-8", "replace")).summary()).itertext())
    except Exception:  # noqa: BLE001 - whatever it makes of a page that it cannot read, it read none of it
        return ""


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, or all of it where it is shorter."""
    words = re.findall(r"\w+", text)
    if len(words) < _RUN:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def shares(wanted: str, got: str) -> tuple[float, float, float]:
    """What two texts have in common, what is too much and what lacks, each as a share of all their runs."""
    left, right = runs(wanted), runs(got)
    common, whole = sum((left & right).values()), max(1, sum((left | right).values()))
    return common / whole, (sum(right.values()) - common) / whole, (sum(left.values()) - common) / whole


def rates(hit: float, extra: float, missed: float) -> dict[str, float]:
    """Precision, recall and F1."""
    precision, recall = hit / ((hit + extra) or 1), hit / ((hit + missed) or 1)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / ((precision + recall) or 1)}


def metrics(pages: Sequence[Page], readings: Sequence[Reading]) -> dict[str, float]:
    """Every figure of some pages, by name."""
    both = list(zip(pages, readings, strict=True))
    whole = [(page.truth, reading) for page, reading in both if page.truth is not None]
    found: dict[str, float] = {}
    for name in readings[0].texts:
        rows = [shares(truth, reading.texts[name]) for truth, reading in whole]
        if rows:
            found |= {f"{name}.{rate}": value for rate, value in rates(*map(sum, zip(*rows, strict=True))).items()}
    found["lost_a_third"] = sum(_lost(shares(truth, reading.texts["story"])) > _THIRD for truth, reading in whole)
    marked = [(page.marked, reading) for page, reading in both if page.marked]
    for name in readings[0].texts:
        if name != "body" and marked:
            label = {"story": "segments"}.get(name, f"{name}.segments")
            found |= {f"{label}.{rate}": value for rate, value in rates(*_segments(marked, name)).items()}
    for name, got in (("title", "title"), ("date", "published"), ("author", "author")):
        told = [(_plain(wanted[name]), _plain(getattr(reading, got))) for wanted, reading in marked if wanted.get(name)]
        peer = [(_plain(wanted[name]), _plain(reading.named.get(name))) for wanted, reading in marked if wanted.get(name)]
        for label, pairs in ((name, told), (f"trafilatura.{name}", peer)):
            found |= {f"{label}.exact": sum(a == b for a, b in pairs) / len(pairs)} if pairs else {}
    found["refused"] = sum(bool(reading.refused) for reading in readings)
    found["seconds"] = statistics.median(reading.seconds for reading in readings)
    return found


def _lost(row: tuple[float, float, float]) -> float:
    return row[2] / ((row[0] + row[2]) or 1)


def _segments(marked: Iterable[tuple[Mapping[str, object], Reading]], name: str) -> tuple[int, int, int]:
    hit = extra = missed = 0
    for wanted, reading in marked:
        text = _flat(reading.texts[name])
        held = [_flat(piece) in text for piece in wanted["with"]]
        hit, missed = hit + sum(held), missed + len(held) - sum(held)
        extra += sum(_flat(piece) in text for piece in wanted["without"])
    return hit, extra, missed


def _flat(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()


def _plain(text: object) -> str:
    return re.sub(r"[\W_]+", "", str(text)).casefold()


def _print_worst(pages: Sequence[Page], readings: Sequence[Reading], most: int) -> None:
    rows = []
    for page, reading in zip(pages, readings, strict=True):
        if page.truth is not None:
            body, peer = (rates(*shares(page.truth, reading.texts[name])) for name in ("body", "trafilatura"))
            rows.append((body["f1"], f"precision {body['precision']:.2f} recall {body['recall']:.2f}", peer["f1"], page.name))
    for f1, parts, peer_f1, name in sorted(rows)[:most]:
        print(f"# {f1:.2f} ({parts}; trafilatura {peer_f1:.2f}) {name}")
    for page, reading in zip(pages, readings, strict=True):
        if reading.refused:
            print(f"# refused: {page.name}: {reading.refused}")


def show(pages: Sequence[Page]) -> None:
    """Where some pages go wrong: what is too much in the body, and what lacks of the story, a line each."""
    for page in pages:
        reading = reading_of(page)
        print(f"# {page.name}: {reading.refused or reading.title}")
        if page.truth is not None:
            _print_lines("too much", reading.texts["body"], page.truth)
            _print_lines("lacking", page.truth, reading.texts["story"])
        text = _flat(reading.texts["story"])
        for piece in page.marked.get("with", ()):
            if _flat(piece) not in text:
                print(f"lacking: {_flat(piece)}")
        for piece in page.marked.get("without", ()):
            if _flat(piece) in text:
                print(f"too much: {_flat(piece)}")


def _print_lines(what: str, text: str, other: str) -> None:
    """The lines of a text of which most runs are not in another."""
    held = runs(other)
    for line in text.splitlines():
        own = runs(line)
        if own and sum((own & held).values()) * 2 < sum(own.values()) and _flat(line) not in _flat(other):
            print(f"{what}: {_flat(line)}")


if __name__ == "__main__":
    main()
