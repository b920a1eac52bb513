"""Kill -9 at any moment loses nothing that was acknowledged; the thousand that were tried: `python tests/kills.py 1000`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_forty_moments_nothing_is_lost(tmp_path: Path) -> None:
    from kills import tried

    trials = tried(tmp_path, 42)
    assert [sentence for trial in trials for sentence in trial.found] == []
    assert all(trial.counts["told"] > trial.counts["kills"] for trial in trials)
    assert sum(trial.counts["writing"] for trial in trials) > 0
