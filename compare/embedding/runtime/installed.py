"""Which version of a library is installed, by the name of the folder that its installer left beside it.

`importlib.metadata` says it too, and imports what reads mail for it: a twentieth of a whole run. It is asked where no folder says.
"""

from __future__ import annotations

import os
import sys
from functools import cache

_FOLDER = ".dist-info"


def version_of(library: str) -> str:
    """The version of an installed library."""
    found = _installed().get(_plain(library))
    if found:
        return found
    from importlib.metadata import version

    return version(library)


@cache
def _installed() -> dict[str, str]:
    """The versions of all that is installed, by name; of what is there twice the one that Python imports."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208 - names are all that is wanted
        except OSError:
            continue
        for name, _, version in (entry.removesuffix(_FOLDER).partition("-") for entry in entries if entry.endswith(_FOLDER)):
            found.setdefault(_plain(name), version)
    return found


def _plain(name: str) -> str:
    """A name as all its spellings are compared."""
    return name.replace("-", "_").replace(".", "_").lower()
