"""One thread a process: where every core has a process, the libraries' own threads would only fight over them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# What each library asks for when it is loaded: OpenBLAS under numpy, OpenMP and MKL under torch, Rayon under tokenizers.
BOUNDED = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


def one_thread_each() -> Callable[[], None]:
    """Bound what is started from here on; what is returned takes that back."""
    before = {name: os.environ.get(name) for name in BOUNDED}
    os.environ.update(dict.fromkeys(BOUNDED, "1"))

    def restore() -> None:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

    return restore
