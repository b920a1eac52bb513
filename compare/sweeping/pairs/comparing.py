"""The fourth stage: candidates are compared whole, from the vectors that are kept, and reported where they share something."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from compare import __version__
from compare.comparison import compare
from compare.errors import UnwritableError
from compare.machine.paths import is_file
from compare.reading.cleaning import visible
from compare.reports import suffix_of
from compare.reports.files.saving import places, save_report
from compare.sweeping.common import common_in
from compare.sweeping.intake import named
from compare.sweeping.pairs.finding import Finding, finding_of
from compare.sweeping.pairs.sharing import shares_something
from compare.sweeping.vectors import StoredVectors, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compare.article import Article
    from compare.embedding import Vectors
    from compare.embedding.asked import Model
    from compare.sweeping.intake import Known
    from compare.sweeping.kept import Kept
    from compare.thresholds import Thresholds

PAIRS = "pairs"
_LENGTH = 16  # of each half of a pair's name: of a thousand million pairs one in ten thousand million would meet another


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair to compare: names and keys of source and story.

    Attributes:
        pair: what its report is called, without an ending.
        source: name and key.
        story: likewise.
        model: that both are compared by.
    """

    pair: str
    source: tuple[str, str]
    story: tuple[str, str]
    model: Model


@dataclass(frozen=True, slots=True)
class ToCompare:
    """Some pairs to compare.

    Attributes:
        pairs: to compare.
        kept: where the articles, vectors and findings are; the reports go beside it.
        thresholds: what is decided by.
        formats: of the reports; 'json', the record, is always among them.
        by: who made them.
    """

    pairs: tuple[Asked, ...]
    kept: Kept
    thresholds: Thresholds
    formats: tuple[str, ...]
    by: str

    def made_of(self, asked: Asked) -> str:
        """Changes with anything that could change the report or the finding."""
        parts: dict[str, object] = {
            "copydesk": __version__,
            "formats": self.formats,
            "model": [asked.model.name, asked.model.sha256],
            "thresholds": asdict(self.thresholds),
            "articles": [asked.source, asked.story],
            "by": self.by,
            "common": common_in(self.kept, asked.story[1]).tolist(),
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def pair_name(source: Known, story: Known) -> str:
    """What the report of a pair is called: a hash of each article's name and content, the story's first."""
    return "-".join(
        hashlib.sha256(f"{each.name}\0{each.key}".encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        for each in (story, source)
    )


def reports_of(folder: Path, pair: str, formats: Sequence[str]) -> list[tuple[Path, str]]:
    """Where each report of a pair goes, with its format."""
    return [(folder / PAIRS / f"{pair}{suffix_of(each)}", each) for each in formats]


def compare_all(work: ToCompare) -> list[tuple[str, Finding]]:
    """Compare some pairs, and keep each finding as it is made; what is kept and unchanged is not done again.

    Raises:
        UnwritableError: where a finding or a report cannot be kept.
    """
    return [(asked.pair, _finding(asked, work)) for asked in work.pairs]


def _finding(asked: Asked, work: ToCompare) -> Finding:
    made_of = work.made_of(asked)
    reports = reports_of(work.kept.folder, asked.pair, work.formats)
    before = work.kept.value("findings", asked.pair, Finding)
    if before and before.made_of == made_of and not before.error and (not before.shares or _are_there(reports)):
        return before
    try:
        found = _compared(asked, work, made_of, reports)
    except UnwritableError:
        raise
    except Exception as error:  # noqa: BLE001 - one pair's trouble must not stop the others
        found = Finding(made_of, error=f"{visible(str(error)) or 'unexpected'} ({type(error).__name__})")
    work.kept.keep_value("findings", asked.pair, found)
    return found


def _are_there(reports: Sequence[tuple[Path, str]]) -> bool:
    return all(is_file(place) for report in reports for place in places(*report))


def _compared(asked: Asked, work: ToCompare, made_of: str, reports: Sequence[tuple[Path, str]]) -> Finding:
    source, story = (_article(work.kept, *each) for each in (asked.source, asked.story))
    stored = StoredVectors(
        asked.model, [(each, _vectors(work, asked, key)) for each, (_, key) in ((source, asked.source), (story, asked.story))]
    )
    comparison = compare(source, story, stored, work.thresholds, scored=False, again=False)
    shares = shares_something(comparison, frozenset(_common(work, asked, story)))
    if shares:
        for report in reports:
            save_report(comparison, *report, force=True, by=work.by)
    return finding_of(comparison, made_of, shares=shares)


def _common(work: ToCompare, asked: Asked, story: Article) -> list[int]:
    """The ids of the story's passages that many articles have."""
    flags = common_in(work.kept, asked.story[1])
    return [passage.id for passage, common in zip(story.story, flags, strict=False) if common]


def _article(kept: Kept, name: str, key: str) -> Article:
    found = kept.article(key)
    if found is None:
        raise LostError(f"{name} is no longer among what was read")
    return named(found, name)


def _vectors(work: ToCompare, asked: Asked, key: str) -> Vectors:
    found = work.kept.array(kind_of(asked.model), key)
    if found is None:
        raise LostError("its vectors are no longer there")
    return found


class LostError(Exception):
    """What an earlier stage kept is not there any more."""
