"""How many cases a property is tried on: a bounded number each time, fifty times as many with COPYDESK_FUZZ=long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

LONG = os.environ.get("COPYDESK_FUZZ") == "long"
_OFTENER = 50 if LONG else 1


def tries(number: int) -> settings:
    """For a property that takes its time: how many cases, where no more are asked for."""
    return settings(max_examples=number * _OFTENER, deadline=None, suppress_health_check=list(HealthCheck))


def load_profile() -> None:
    """For every property that does not say `tries`."""
    settings.register_profile(
        "copydesk", max_examples=100 * _OFTENER, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
    )
    settings.load_profile("copydesk")
