"""A small day: sources, stories made from them, and what a sweep of them is asked for. All of it is made up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from word_encoder import WordEncoder

from compare.embedding.asked import Model
from compare.engines import Alone
from compare.sweeping.job import Job, Sides, Untold
from compare.sweeping.kept import Kept
from compare.sweeping.listing import articles_in
from compare.sweeping.sweep import run_sweep
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from compare.engines import Engine
    from compare.sweeping.index.record import Index
    from compare.sweeping.job import Told

FERRY = (
    "The ferry Halvard Bay ran aground off Corrin Point early on Tuesday with 212 people on board. "
    "Nobody was hurt, the coastguard said. "
    "Two lifeboats from Melstead took the passengers ashore before noon. "
    "The master told the harbour office that the steering had failed within sight of the light. "
)
BUDGET = (
    "The council of Ardley approved a budget of 48 million crowns by one vote. "
    "The swimming hall in Penn Street will close in October. "
    "Councillor Ida Brandt said that the hall had cost more than all libraries together. "
    "A petition against the closing has 3,100 names. "
)
MOTH = (
    "A moth that was thought to be extinct has been found in a quarry near Sollby. "
    "The insect was last seen in the summer of 1911. "
    "Biologists counted nineteen of them on a single night in June. "
)
OWN = "Pumpkins thrive on my neighbour's balcony. She waters them at six each morning before the tram begins to run. "
TEXTS = {
    "sources/ferry.txt": FERRY,
    "sources/budget.txt": BUDGET,
    "sources/moth.txt": MOTH,
    "stories/aground.txt": FERRY.replace("212", "221") + OWN,
    "stories/both.txt": BUDGET.split("A petition", maxsplit=1)[0] + MOTH.split("Biologists", maxsplit=1)[0] + OWN,
    "stories/pumpkins.txt": OWN,
}


def write_day(folder: Path) -> Path:
    """Write all of TEXTS below a folder."""
    for name, text in TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def by_words(_name: str | None) -> WordEncoder:
    """An encoder without a model, for any process."""
    return WordEncoder(512)


def job(folder: Path, **more: object) -> Job:
    """A sweep into FOLDER/out."""
    out = folder / "out"
    words = by_words(None)
    return Job(out, Kept(out), Model(None, words.name, words.sha256, by_words), Thresholds(), **more)  # type: ignore[arg-type]


def sides(folder: Path) -> Sides:
    """The day's stories and sources."""
    return between(folder, str(folder / "stories"), str(folder / "sources"))


def between(folder: Path, stories: str, sources: str) -> Sides:
    """Any two sides of a sweep into FOLDER/out."""
    return Sides(articles_in(stories, folder / "out"), articles_in(sources, folder / "out"))


def sweep(folder: Path, engine: Engine | None = None, tell: Told | None = None, **more: object) -> Index:
    """Sweep the day that was written below a folder."""
    return run_sweep(sides(folder), job(folder, **more), engine or Alone(), tell or Untold())


def found(index: Index) -> list[tuple[str, str]]:
    """The pairs of an index by the names of their files."""
    return [(Path(index.stories[pair.story].name).name, Path(index.sources[pair.source].name).name) for pair in index.pairs]


def written(folder: Path) -> dict[str, bytes]:
    """What a sweep gave, by name: all but what it keeps for the next time."""
    out = folder / "out"
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.relative_to(out).parts[0] != "kept"
    }
