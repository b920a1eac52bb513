"""A cross-encoder made of the default model: both passages of a link read at once, its last layers trained, the others as they are.

What the frozen layers make of a link is kept, in halves, so that a look at all pairs takes the trained layers alone. Of each edit
the mean of its tokens on either side, how they differ and the first token are laid together with what is measured of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from crossing_network import DROPPED, FARTHEST, HIDDEN, LONGEST, STEP, UNLIKELY, learnt, spread_of
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from changes_material import Pair, Row

TRAINED, EPOCHS, PACE = 2, 2, 1e-4  # layers, looks, and how fast the layers learn
MASKED = -1e9


class CrossEncoder(nn.Module):
    """Of each edit the log-odds that it changes what is said."""

    def __init__(self, judged: Sequence[Row]) -> None:
        super().__init__()
        mean, spread = spread_of(judged)
        self.mean, self.spread = torch.tensor(mean), torch.tensor(spread)
        model, _ = _model()
        width = model.config.hidden_size
        self.layers = _copied(model.encoder.layer[-TRAINED:])
        self.flag, self.drop = nn.Embedding(2, width), nn.Dropout(DROPPED)
        nn.init.normal_(self.flag.weight, std=0.02)
        self.first, self.last = nn.Linear(4 * width + len(mean), HIDDEN), nn.Linear(HIDDEN, 1)
        nn.init.constant_(self.last.bias, UNLIKELY)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The weights: those of the model learn more slowly."""
        own = [weight for part in (self.flag, self.first, self.last) for weight in part.parameters()]
        return [{"params": self.layers.parameters(), "lr": PACE}, {"params": own, "lr": STEP}]

    def said_of(self, rows: Sequence[Row]) -> torch.Tensor:
        """Of each edit of some pairs, shape (edits,)."""
        pairs = [pair for row in rows for pair in row.pairs]
        read = [_read(pair) for pair in pairs]
        states, there, flags = _padded(pairs, read)
        hidden = states + self.flag(flags)
        mask = (1.0 - there[:, None, None, :].float()) * MASKED
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers:
                hidden = layer(hidden, mask)
        laid = [_laid(rows_, pair, edit) for rows_, pair in zip(hidden.float(), pairs, strict=True) for edit in pair.edits]
        measures = torch.tensor(np.array([edit.measures for row in rows for edit in row.edits], np.float32))
        given = torch.where(measures.isnan(), self.mean, measures)
        given = ((given - self.mean) / self.spread).clamp(-FARTHEST, FARTHEST)
        known = torch.relu(self.first(self.drop(torch.cat([torch.stack(laid), given], -1))))
        said: torch.Tensor = self.last(self.drop(known)).squeeze(-1)
        return said


def cross_encoder(judged: Sequence[Row], seed: int) -> CrossEncoder:
    """One that learnt some pairs."""
    torch.manual_seed(seed)
    found: CrossEncoder = learnt(CrossEncoder(judged), judged, EPOCHS, seed)
    return found


@cache
def _model() -> tuple[Any, Any]:
    """The default model and its tokenizer."""
    from transformers import AutoModel, AutoTokenizer

    from compare.embedding.models import find_model

    folder = str(find_model().folder)
    return AutoModel.from_pretrained(folder).eval(), AutoTokenizer.from_pretrained(folder)


def _copied(layers: nn.ModuleList) -> nn.ModuleList:
    import copy

    return copy.deepcopy(layers)


_KNOWN: dict[tuple[str, ...], torch.Tensor] = {}


def _read(pair: Pair) -> torch.Tensor:
    """What the frozen layers make of both sides, a row a token: a mark, the left, a mark, the right, a mark."""
    if pair.texts not in _KNOWN:
        model, tokenizer = _model()
        left, right = (tokenizer(text, add_special_tokens=False)["input_ids"][:LONGEST] for text in pair.texts)
        ids = [tokenizer.cls_token_id, *left, tokenizer.sep_token_id, *right, tokenizer.sep_token_id]
        kinds = [0] * (len(left) + 2) + [1] * (len(right) + 1)
        with torch.no_grad():
            rows = model.embeddings(input_ids=torch.tensor([ids]), token_type_ids=torch.tensor([kinds]))
            for layer in model.encoder.layer[:-TRAINED]:
                rows = layer(rows, None)
        _KNOWN[pair.texts] = rows[0].half()
    return _KNOWN[pair.texts]


def _padded(pairs: Sequence[Pair], read: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The rows of all links, which of them are no padding, and which stand in an edit."""
    longest = max(map(len, read))
    states = torch.zeros(len(read), longest, read[0].shape[1])
    there, flags = torch.zeros(len(read), longest, dtype=torch.bool), torch.zeros(len(read), longest, dtype=torch.long)
    for number, (pair, rows) in enumerate(zip(pairs, read, strict=True)):
        states[number, : len(rows)], there[number, : len(rows)] = rows.float(), True
        for edit in pair.edits:
            for places in _within(pair, edit):
                flags[number, places] = 1
    return states, there, flags


def _within(pair: Pair, edit: tuple[Any, Any]) -> list[torch.Tensor]:
    """Where the tokens of an edit stand among those of both sides."""
    left = min(LONGEST, len(pair.sides[0]))
    firsts = 1, left + 2
    return [torch.from_numpy(places[places < LONGEST]) + first for places, first in zip(edit, firsts, strict=True)]


def _laid(rows: torch.Tensor, pair: Pair, edit: tuple[Any, Any]) -> torch.Tensor:
    one, two = (rows[places].mean(0) if len(places) else torch.zeros_like(rows[0]) for places in _within(pair, edit))
    return torch.cat([one, two, (one - two).abs(), rows[0]])
