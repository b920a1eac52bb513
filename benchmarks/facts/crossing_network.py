"""The crossing network: what each token of one passage is to those of the other's, by the vectors that the encoder has for them.

One layer: the tokens of each side look at their own side, then at the other (Vaswani et al. 2017, 'Attention is all you need'); a
token knows whether it stands in an edit. Of each edit the means of its tokens and of both sides are laid together with what is
measured of it, and a last layer says whether it changes what is said. Of a pair people said only whether anything in it does: taken
is the chance that one of its edits does, were they independent (noisy or), so an edit is learnt from many pairs (multiple-instance
learning). Where pairs made by program are given, they are learnt first.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from compare.second_reader.networks import FARTHEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from changes_material import Row
    from cross_encoder import CrossEncoder
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WIDTH, HEADS, HIDDEN, DROPPED = 64, 4, 64, 0.2
PRETRAINED, EPOCHS, STEP, DECAY, RISE, LAST = 2, 3, 1e-3, 0.05, 0.1, 0.02
TOKENS, ROWS, SORTED = 3000, 48, 1000  # a batch, and pairs that are sorted by their length
LONGEST = 250  # tokens of a side
UNLIKELY = -1.5  # log-odds of an edit before anything is learnt
Block = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True)
class Batch:
    """Some pairs of texts.

    Attributes:
        tokens: of either side, shape (links, tokens, dimensions).
        there: which of them are no padding.
        edited: which of them stand in an edit.
        shares: of each edit how much each token counts for its mean, shape (edits, tokens of all links).
        link: of each edit.
        measures: of each edit.
    """

    tokens: Block
    there: Block
    edited: Block
    shares: Block
    link: torch.Tensor
    measures: torch.Tensor


class Looking(nn.Module):
    """One layer: a side's tokens look at their own side, then at the other."""

    def __init__(self) -> None:
        super().__init__()
        self.own, self.other, self.wide = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.at_own, self.at_other = (nn.MultiheadAttention(WIDTH, HEADS, DROPPED / 2, batch_first=True) for _ in range(2))
        self.widen, self.narrow, self.drop = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH), nn.Dropout(DROPPED)

    def forward(self, rows: torch.Tensor, others: torch.Tensor, there: torch.Tensor, others_there: torch.Tensor) -> torch.Tensor:
        """What the tokens of one side are after that."""
        own = self.own(rows)
        rows = rows + self.at_own(own, own, own, key_padding_mask=~there, need_weights=False)[0]
        seen = self.other(others)
        rows = rows + self.at_other(self.other(rows), seen, seen, key_padding_mask=~others_there, need_weights=False)[0]
        wide = nn.functional.gelu(self.widen(self.wide(rows)), approximate="tanh")
        found: torch.Tensor = rows + self.narrow(self.drop(wide))
        return found


class CrossingNetwork(nn.Module):
    """Of each edit of a batch the log-odds that it changes what is said."""

    def __init__(self, dimensions: int, mean: Floats, spread: Floats) -> None:
        super().__init__()
        self.mean, self.spread = torch.tensor(mean), torch.tensor(spread)
        self.norm, self.into, self.flag = nn.LayerNorm(dimensions), nn.Linear(dimensions, WIDTH), nn.Embedding(2, WIDTH)
        self.looking, self.out, self.drop = Looking(), nn.LayerNorm(WIDTH), nn.Dropout(DROPPED)
        self.first, self.last = nn.Linear(6 * WIDTH + len(mean), HIDDEN), nn.Linear(HIDDEN, 1)
        nn.init.constant_(self.last.bias, UNLIKELY)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The weights, all learnt at one pace."""
        return [{"params": self.parameters()}]

    def forward(self, batch: Batch) -> torch.Tensor:
        """Shape (edits,)."""
        sides = [self.into(self.drop(self.norm(t))) + self.flag(e) for t, e in zip(batch.tokens, batch.edited, strict=True)]
        ways = (0, 1), (1, 0)
        looked = [self.out(self.looking(sides[a], sides[b], batch.there[a], batch.there[b])) for a, b in ways]
        one, two = (share @ rows.flatten(0, 1) for share, rows in zip(batch.shares, looked, strict=True))
        wholes = [(rows * t[..., None]).sum(1) / t.sum(1, keepdim=True) for rows, t in zip(looked, batch.there, strict=True)]
        left, right = (whole[batch.link] for whole in wholes)
        laid = [one + two, (one - two).abs(), one * two, one.maximum(two), left + right, (left - right).abs()]
        given = torch.where(batch.measures.isnan(), self.mean, batch.measures)
        given = ((given - self.mean) / self.spread).clamp(-FARTHEST, FARTHEST)
        hidden = torch.relu(self.first(self.drop(torch.cat([*laid, given], -1))))
        said: torch.Tensor = self.last(self.drop(hidden)).squeeze(-1)
        return said

    def said_of(self, rows: Sequence[Row]) -> torch.Tensor:
        """Of each edit of some pairs, shape (edits,)."""
        found: torch.Tensor = self(_batch(rows))
        return found


def spread_of(rows: Sequence[Row]) -> tuple[Floats, Floats]:
    """The mean and the spread of each measure over all edits."""
    measures = np.array([edit.measures for row in rows for edit in row.edits], np.float32)
    mean = np.nanmean(measures, axis=0)
    return mean, np.where(np.isnan(measures), mean, measures).std(axis=0) + 1e-6


def begun(judged: Sequence[Row], seed: int, made: Sequence[Row] = ()) -> CrossingNetwork:
    """A network that learnt pairs made by program, or nothing yet; how measures are spread it knows of those that people judged."""
    torch.manual_seed(seed)
    dimensions = next(pair.sides[0].shape[1] for row in judged for pair in row.pairs)
    network = CrossingNetwork(dimensions, *spread_of(judged))
    found: CrossingNetwork = learnt(network, made, PRETRAINED, seed) if made else network
    return found


def trained(start: CrossingNetwork, judged: Sequence[Row], seed: int) -> CrossingNetwork:
    """A network that knows what another learnt, and learnt some pairs that people judged."""
    torch.manual_seed(seed)
    found: CrossingNetwork = learnt(copy.deepcopy(start), judged, EPOCHS, seed)
    return found


def learnt(network: Any, given: Sequence[Row], epochs: int, seed: int) -> Any:  # noqa: ANN401 - either network
    """A network after so many looks at some pairs, in an order that a seed gives."""
    rows, chance = [row for row in given if row.edits], np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(network.groups, lr=STEP, weight_decay=DECAY)
    steps = epochs * (1 + len(list(_batches(rows, chance))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (RISE * steps + 1)) * max(LAST, 1 - step / steps)
    )
    network.train()
    for _ in range(epochs):
        for some in _batches(rows, chance):
            loss = _loss(network.said_of(some), some)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return network.eval()


def _loss(said: torch.Tensor, rows: Sequence[Row]) -> torch.Tensor:
    numbers = torch.tensor(np.repeat(np.arange(len(rows)), [len(row.edits) for row in rows]))
    changed = torch.tensor([row.changed for row in rows])
    none = torch.zeros(len(rows)).index_add(0, numbers, nn.functional.logsigmoid(-said))
    some = torch.log(-torch.expm1(none.clamp(max=-1e-6)).clamp(max=-1e-6))
    return -torch.where(changed, some, none).mean()


def odds_of(network: CrossingNetwork | CrossEncoder, rows: Sequence[Row]) -> Floats:
    """Of each edit of some pairs."""
    with torch.no_grad():
        parts = [network.said_of([row]).numpy() for row in rows if row.edits]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _batches(rows: Sequence[Row], chance: np.random.Generator) -> Iterator[list[Row]]:
    """Pairs of like length together, in an order that is left to chance."""
    order = chance.permutation(len(rows))
    lengths = np.array([max(len(side) for pair in row.pairs for side in pair.sides) for row in rows])
    found: list[list[Row]] = [[]]
    for start in range(0, len(rows), SORTED):
        for place in sorted(order[start : start + SORTED], key=lambda k: lengths[k]):
            if found[-1] and (len(found[-1]) == ROWS or lengths[place] * (len(found[-1]) + 1) * 2 > TOKENS):
                found.append([])
            found[-1].append(rows[place])
    yield from (found[k] for k in chance.permutation(len(found)))


def _batch(rows: Sequence[Row]) -> Batch:
    pairs = [pair for row in rows for pair in row.pairs]
    places = [[edit for pair in pairs for edit in pair.edits] for _ in range(2)]
    link = np.repeat(np.arange(len(pairs)), [len(pair.edits) for pair in pairs])
    sides = [_side([pair.sides[side] for pair in pairs], [each[side] for each in places[side]], link) for side in range(2)]
    tokens, there, edited, shares = ((one, two) for one, two in zip(*sides, strict=True))
    measures = torch.tensor(np.array([edit.measures for row in rows for edit in row.edits], np.float32))
    return Batch(tokens, there, edited, shares, torch.tensor(link), measures)


def _side(sides: Sequence[Any], edits: Sequence[Any], link: NDArray[np.int64]) -> tuple[torch.Tensor, ...]:
    """What a batch holds of one side."""
    longest = min(LONGEST, max(map(len, sides)))
    tokens, there = torch.zeros(len(sides), longest, sides[0].shape[1]), torch.zeros(len(sides), longest, dtype=torch.bool)
    edited, shares = torch.zeros(len(sides), longest, dtype=torch.long), torch.zeros(len(edits), len(sides), longest)
    for number, rows in enumerate(sides):
        there[number, : len(rows)] = True
        tokens[number, : len(rows)] = torch.from_numpy(rows[:longest].astype(np.float32))
    for number, (of, places) in enumerate(zip(link, edits, strict=True)):
        near = places[places < longest]
        edited[of, near] = 1
        shares[number, of, near] = 1 / max(1, len(near))
    return tokens, there, edited, shares.flatten(1)
