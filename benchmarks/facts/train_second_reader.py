"""Trains the second reader: `python benchmarks/facts/train_second_reader.py SHARED [-o WEIGHTS]`.

SHARED holds `benchmark/wording/wording.dev.jsonl`: pairs of headlines and captions (iSTS, SemEval 2016) whose words people marked
with how little of them the other side says. Nothing of these texts is kept; the weights are (`compare/second_reader/WEIGHTS.md`).
Printed is the rank correlation with people's marks (Spearman's rho over all words, as Vamvas and Sennrich (2023) report it): of
each fifth of the pairs with a network trained on the others, and of the validation pairs, which nothing is trained on, beside a
plain difference of words and DiffAlign.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from compare.second_reader.features import COUNT, measured  # noqa: E402
from compare.second_reader.networks import OF_WORDS, WIDTH, write_weights  # noqa: E402
from compare.second_reader.reading import LEAST  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import torch

HIDDEN, EPOCHS, BATCH, FOLDS = 24, 10, 64, 5
LEFT_OUT, TURNED, SWAPPED = 0.5, 0.5, 0.5  # chances
SHORT = 3  # letters of a word that is not swapped


@dataclass(frozen=True)
class Marked:
    """One side of a pair: its features, people's marks (-1 where none), and whether the other side has each word."""

    corpus: str
    pair: int
    features: np.ndarray[Any, Any]
    marks: np.ndarray[Any, Any]
    there: np.ndarray[Any, Any]


def main() -> None:
    """Print the figures and write the weights."""
    import torch

    torch.set_num_threads(2)
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("shared", type=Path)
    asked.add_argument("-o", type=Path, default=OF_WORDS)
    given = asked.parse_args()
    model, sides = marked(given.shared / "benchmark/wording/wording.dev.jsonl")
    train, long, valid = ([side for side in sides if side.corpus == name] for name in ("ists-train", "joined", "ists-valid"))
    for fold in range(FOLDS):
        network = trained([side for side in train if side.pair % FOLDS != fold])
        both = trained([side for side in (*train, *long) if side.pair % FOLDS != fold])
        held = [[side for side in of if side.pair % FOLDS == fold] for of in (train, long)]
        said = [f"{rho(of, network):.3f} {rho(of, both):.3f}" for of in held]
        print(f"fold {fold}: rho {said[0]}, of joined pairs {said[1]} (trained on single ones, on both)", flush=True)
    network = trained([*train, *long])
    print(f"validation: rho {rho(valid, network):.3f}, plain difference {rho(valid):.3f}, DiffAlign {rho(valid, 0):.3f}")
    write(given.o, model, [*train, *long], network)


def marked(path: Path) -> tuple[str, list[Marked]]:
    """The model's SHA-256, and the sides of all English pairs."""
    from compare.embedding import load_fast_encoder

    encoder: Any = load_fast_encoder()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["corpus"].startswith("ists")]
    rows += list(joined([row for row in rows if row["corpus"] == "ists-train"]))
    texts = [row[side] for row in rows for side in ("left", "right")]
    known = dict(zip(texts, encoder.encode_words(texts)[1], strict=True))
    return encoder.sha256, [side for place, row in enumerate(rows) for side in _sides(place, row, known)]


def joined(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Longer pairs, as news has them: two to four in one, in another order on the right, sometimes one of them on one side only.

    A network trained on headlines alone is silent about a clause that a long sentence leaves out. In half of them a word that both
    sides have is another on the right.
    """
    chance = np.random.default_rng(1)
    others = sorted({word for row in rows for word in row["left"].split(" ") if word.isalpha() and len(word) > SHORT})
    for start in range(len(rows)):
        few = [rows[k] for k in [start, *chance.choice(len(rows), int(chance.integers(1, 4)))]]
        if chance.random() < SWAPPED:
            few[0] = _swapped(few[0], others, chance)
        alone = int(chance.integers(len(few))) if chance.random() < LEFT_OUT else -1
        left = [_part(row, "left", alone=place == alone) for place, row in enumerate(few)]
        right = [_part(row, "right") for place, row in enumerate(few) if place != alone]
        if chance.random() < TURNED:
            right.reverse()
        both = [_together(left), _together(right)]
        if chance.random() < TURNED:
            both.reverse()
        (left_text, left_marks), (right_text, right_marks) = both
        made = {"left": left_text, "labels_left": left_marks, "right": right_text, "labels_right": right_marks}
        yield {"corpus": "joined", "pair": start, **made}


def _part(row: dict[str, Any], side: str, *, alone: bool = False) -> tuple[str, list[float]]:
    """A side of a pair with its marks: all of it is unlike where the other side leaves it out."""
    return row[side], [1.0 if alone and mark >= 0 else mark for mark in row[f"labels_{side}"]]


def _together(parts: Sequence[tuple[str, list[float]]]) -> tuple[str, list[float]]:
    """Some parts as one text, commas between them."""
    return " , ".join(text for text, _ in parts), [mark for _, marks in parts for mark in (*marks, -1.0)][:-1]


def _swapped(row: dict[str, Any], others: Sequence[str], chance: np.random.Generator) -> dict[str, Any]:
    """A pair with another word in the place of one that both sides have once; the pair itself where there is none."""
    left, right = row["left"].split(" "), row["right"].split(" ")
    once = [w for w in left if w.isalpha() and len(w) > SHORT and left.count(w) == right.count(w) == 1]
    if not once:
        return row
    word = once[int(chance.integers(len(once)))]
    other = others[int(chance.integers(len(others)))]
    labels = {f"labels_{side}": list(row[f"labels_{side}"]) for side in ("left", "right")}
    labels["labels_left"][left.index(word)] = labels["labels_right"][right.index(word)] = 1.0
    return {**row, **labels, "right": " ".join(other if each == word else each for each in right)}


def _sides(place: int, row: dict[str, Any], known: dict[str, Any]) -> Iterator[Marked]:
    from compare.article import Passage
    from compare.linking.lexical import words
    from compare.second_reader.reading import read_words

    both = {side: read_words([Passage(0, 0, 0, len(row[side]), row[side])], known) for side in ("left", "right")}
    for side, other in (("left", "right"), ("right", "left")):
        ours, theirs = both[side], both[other]
        if ours is None or theirs is None:
            continue
        marks = [_mark(row, side, word.start) if not word.is_mark else -1.0 for word in words(row[side])]
        there = np.array([key in set(theirs.keys) for key in ours.keys])
        yield Marked(row["corpus"], row.get("pair", place), measured(ours, theirs), np.array(marks, np.float32), there)


def _mark(row: dict[str, Any], side: str, start: int) -> float:
    """What people said of the word, tokens being parted by blanks, that stands at a character."""
    return float(row[f"labels_{side}"][row[side].count(" ", 0, start)])


def trained(sides: Sequence[Marked], seed: int = 0) -> torch.nn.Module:
    """A network for some sides."""
    import torch

    torch.manual_seed(seed)
    network, order = _network(sides), np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=1e-2)
    batches = len(sides) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=EPOCHS * batches)
    for _ in range(EPOCHS):
        network.train()
        for chosen in np.array_split(order.permutation(len(sides)), batches):
            given, marks = _batch([sides[k] for k in chosen])
            loss = ((torch.sigmoid(network(given)) - marks)[marks >= 0] ** 2).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return network.eval()


def _network(sides: Sequence[Marked]) -> torch.nn.Module:
    import torch

    rows = np.concatenate([side.features for side in sides])

    class Net(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.mean, self.spread = torch.tensor(rows.mean(0)), torch.tensor(rows.std(0) + 1e-6)
            self.first = torch.nn.Conv1d(COUNT, HIDDEN, WIDTH, padding=WIDTH // 2)
            self.second = torch.nn.Conv1d(HIDDEN, HIDDEN, WIDTH, padding=WIDTH // 2)
            self.last = torch.nn.Linear(HIDDEN + COUNT, 1)
            self.drop = torch.nn.Dropout(0.15)

        def forward(self, given: torch.Tensor) -> torch.Tensor:
            there = (given != 0).any(-1, keepdim=True)
            given = (given - self.mean) / self.spread * there
            hidden = self.drop(torch.relu(self.first(given.transpose(1, 2)))) * there.transpose(1, 2)
            hidden = self.drop(torch.relu(self.second(hidden))).transpose(1, 2)
            said: torch.Tensor = self.last(torch.cat([hidden, given], -1)).squeeze(-1)
            return said

    return Net()


def _batch(sides: Sequence[Marked]) -> tuple[torch.Tensor, torch.Tensor]:
    import torch

    longest = max(len(side.marks) for side in sides)
    given, marks = torch.zeros(len(sides), longest, COUNT), torch.full((len(sides), longest), -1.0)
    for place, side in enumerate(sides):
        given[place, : len(side.features)] = torch.tensor(side.features)
        marks[place, : len(side.marks)] = torch.tensor(side.marks)
    return given, marks


def rho(sides: Sequence[Marked], by: torch.nn.Module | int | None = None) -> float:
    """The rank correlation with people's marks of a network's scores, of one feature, or of a plain difference."""
    import torch
    from scipy.stats import spearmanr

    said, marks = [], []
    for side in sides:
        if by is None:
            scores = ~side.there
        elif isinstance(by, int):
            scores = side.features[:, by]
        else:
            with torch.no_grad():
                scores = torch.sigmoid(by(torch.tensor(side.features)[None]))[0].numpy().round(2)
            scores[scores < LEAST] = 0
        said.append(scores[side.marks >= 0])
        marks.append(side.marks[side.marks >= 0])
    return float(spearmanr(np.concatenate(said), np.concatenate(marks)).statistic)


def write(path: Path, model: str, sides: Sequence[Marked], network: Any) -> None:  # noqa: ANN401 - a module of torch
    """The weights, as `compare.second_reader.networks` reads them."""

    def flat(layer: Any) -> np.ndarray[Any, Any]:  # noqa: ANN401
        return layer.weight.detach().numpy().transpose(2, 1, 0).reshape(-1, layer.weight.shape[0])

    held = {
        "mean": network.mean.numpy(),
        "spread": network.spread.numpy(),
        "first": flat(network.first),
        "second": flat(network.second),
        "last": network.last.weight.detach().numpy()[0],
        **{f"{name}_bias": getattr(network, name).bias.detach().numpy() for name in ("first", "second")},
        "last_bias": network.last.bias.detach().numpy()[0],
    }
    write_weights(path, model, held)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB, trained on {len(sides)} sides")


if __name__ == "__main__":
    main()
