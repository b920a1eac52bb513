"""What is told from prose, and what is not: `python benchmarks/reading/not_prose.py [--kinds py,js] [--prose] FILE_OR_FOLDER ...`.

Files that others wrote are given; a kind is the ending of their names (or the whole name, where it has none), at most `--most`
of each kind are tried, chosen by their names' hash. Printed are, for each kind, how many files there are, how many are refused,
and by what name. What is not prose should be refused; with `--prose` everything given is prose, and what is refused is listed:
a story that is refused does far more harm than source code that is read.

Of .json and .jsonl files given with `--prose` it is their long strings that are tried, as texts of their own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.reading.formats import format_of
from compare.reading.given import Given, Obtained
from compare.reading.not_prose.not_prose import require_prose
from compare.reading.sources.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LARGEST = 2_000_000  # bytes
_LEAST = 200  # characters of a string that is a text of its own
_DATA = {".json", ".jsonl"}


def main() -> None:
    """Try the files and print a line for each kind; with --prose, exit with 1 where any is refused."""
    given = _arguments()
    kinds = set(given.kinds.split(",")) if given.kinds else None
    texts: dict[str, list[tuple[str, str, bytes]]] = defaultdict(list)
    for path in _chosen(given.paths, kinds, given.most):
        for name, data in _texts_of(path, prose=given.prose):
            texts[_kind(path)].append((name, path.suffix.lower(), data))
    refused_in_all = 0
    for kind, found in sorted(texts.items()):
        why = [_refusal(name, suffix, data) for name, suffix, data in found]
        refused = [(name, reason) for (name, _, _), reason in zip(found, why, strict=True) if reason]
        refused_in_all += len(refused)
        names = ", ".join(f"{count} {reason}" for reason, count in Counter(reason for _, reason in refused).most_common(4))
        print(f"{kind} {len(refused)}/{len(found)} {names}")
        for name, reason in refused if given.prose else ():
            print(f"  {name}: {reason}")
        for (name, _, _), reason in zip(found, why, strict=True) if given.list else ():
            if not reason:
                print(f"  read: {name}")
    print(f"all {refused_in_all}/{sum(map(len, texts.values()))}")
    sys.exit(bool(given.prose and refused_in_all))


def _arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="+", type=Path)
    ask.add_argument("--kinds", help="endings, parted by commas")
    ask.add_argument("--most", type=int, default=100, help="files of a kind")
    ask.add_argument("--prose", action="store_true")
    ask.add_argument("--list", action="store_true", help="name what is read")
    return ask.parse_args()


def _chosen(paths: Iterable[Path], kinds: set[str] | None, most: int) -> Iterator[Path]:
    """As many files of each kind, whatever folder they are in."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in (file for given in paths for file in (sorted(given.rglob("*")) if given.is_dir() else [given])):
        if (kinds is None or _kind(path) in kinds) and path.is_file() and 0 < path.stat().st_size <= _LARGEST:
            found[_kind(path)].append(path)
    for files in found.values():
        yield from sorted(files, key=lambda file: hashlib.sha256(str(file).encode()).digest())[:most]


def _kind(path: Path) -> str:
    return path.suffix.lower().removeprefix(".") or path.name.lower()


def _texts_of(path: Path, *, prose: bool) -> Iterator[tuple[str, bytes]]:
    data = path.read_bytes()
    if not prose or path.suffix.lower() not in _DATA:
        yield str(path), data
        return
    lines: Sequence[bytes] = data.splitlines() if path.suffix.lower() == ".jsonl" else [data]
    for number, line in enumerate(lines, 1):
        for text in _strings(json.loads(line)):
            yield f"{path}:{number}", text.encode()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= _LEAST:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _refusal(name: str, suffix: str, data: bytes) -> str:
    """What a text is said to be instead of an article; empty where it would be read."""
    given = Given(Obtained(Source(name, ".txt" if suffix in _DATA else suffix, data)))
    try:
        if format_of(given).name == "text":
            require_prose(name, given.decoded.text)
    except UnreadableSourceError as error:
        return str(error).removeprefix(f"{name}: ").partition(";")[0].partition(",")[0]
    return ""


if __name__ == "__main__":
    main()
