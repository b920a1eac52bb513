"""What does the work on many articles, piece by piece: this process, processes of this machine, or a cluster. All give the same."""

from __future__ import annotations

from compare.engines.engine import Alone, Done, Engine

__all__ = ["Alone", "Done", "Engine"]
