"""Whether one reader tells more than another at the same alarms, and how surely: documents drawn anew (a paired bootstrap).

Alarms that the lists raise are there whatever a reader tells, so it is given a share of the pairs that say the same beyond them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from changes_material import Row
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DRAWS, SEED = 400, 0
NEVER = -1.0  # below every chance


class Reader:
    """What a reader tells beside the lists.

    Args:
        lit: whether the lists light something on changed words of each pair.
        told: whether they tell anything of it.
        most: the highest chance of an edit of each pair of which they tell nothing.
    """

    def __init__(self, lit: NDArray[np.bool_], told: NDArray[np.bool_], most: Floats) -> None:
        self._lit, self._told, self._most = lit, told, most

    def found(self, places: NDArray[np.int64], changed: NDArray[np.bool_], added: float) -> float:
        """The share of changed pairs that is lit, from the least chance at which so few others more raise an alarm."""
        same = places[~changed[places]]
        alarms = np.sort(np.where(self._told[same], NEVER, self._most[same]))[::-1]
        least = np.nextafter(max(NEVER / 2, alarms[int(added * len(alarms))]), 2)
        of = places[changed[places]]
        return float((self._lit[of] | (self._most[of] >= least)).mean())


def gain(one: Reader, two: Reader, rows: Sequence[Row], of: NDArray[np.bool_], added: float) -> tuple[float, float, float]:
    """What each finds at so many alarms more, and in how many draws of documents the second finds more."""
    changed, places = np.array([row.changed for row in rows]), np.flatnonzero(of)
    _, document = np.unique([rows[place].document for place in places], return_inverse=True)
    by_document = [places[document == number] for number in range(document.max() + 1)]
    chance, more = np.random.default_rng(SEED), []
    for _ in range(DRAWS):
        drawn = np.concatenate([by_document[k] for k in chance.integers(len(by_document), size=len(by_document))])
        more.append(two.found(drawn, changed, added) > one.found(drawn, changed, added))
    return one.found(places, changed, added), two.found(places, changed, added), float(np.mean(more))
