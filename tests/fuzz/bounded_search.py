"""A plugin of pytest for `search`: in an order by the seed, and no test is begun when the time is over."""

from __future__ import annotations

import os
import random
import time

import pytest

_SECONDS = float(os.environ["COPYDESK_SECONDS"])
_begun: list[float] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that each has its turn, however short the time; the same order in each process of a run."""
    items.sort(key=lambda item: item.nodeid)
    random.Random(os.environ["COPYDESK_SEED"]).shuffle(items)  # noqa: S311 - an order, no secret


def pytest_collection_finish() -> None:
    """From now on: on a busy machine, collecting alone may take as long as a search shall."""
    _begun.append(time.monotonic())


def pytest_runtest_setup() -> None:
    """Nothing new is begun when the time is over."""
    if time.monotonic() >= _begun[0] + _SECONDS:
        pytest.skip("the time of the search is over")
