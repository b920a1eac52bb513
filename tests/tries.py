"""How many cases a property is tried on, and which.

By default a bounded number, the same each time and from nothing that an earlier run left, so that a run tells of the code and
not of luck. COPYDESK_FUZZ says otherwise: `search` tries as many others each time (`tests/fuzz/search.py` bounds and repeats
it), `long` fifty times as many.
"""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("HYPOTHESIS_NO_PLUGINS", "1")  # of other packages, which it would import: trio's takes as long as itself

from hypothesis import HealthCheck, settings

KIND = os.environ.get("COPYDESK_FUZZ", "")
LONG, SEARCH = KIND == "long", KIND == "search"
_OFTENER = 50 if LONG else 1
# Which examples: hypothesis derives them from the test alone, and keeps none; or it draws others each time.
_WHICH: dict[str, Any] = {"derandomize": not (LONG or SEARCH), "database": None}


def tries(number: int) -> settings:
    """For a property that takes its time: how many cases, where no more are asked for."""
    return settings(max_examples=number * _OFTENER, deadline=None, suppress_health_check=list(HealthCheck), **_WHICH)


def load_profile() -> None:
    """For every property that does not say `tries`."""
    settings.register_profile(
        "copydesk",
        max_examples=100 * _OFTENER,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        print_blob=True,
        **_WHICH,
    )
    settings.load_profile("copydesk")
