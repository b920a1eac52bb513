"""Encoding in a process of its own, which loads the model while this one still does other things."""

from __future__ import annotations

from compare.worker.asking import Loading, WorkerEncoder, begin_loading
from compare.worker.messages import Texts

__all__ = ["Loading", "Texts", "WorkerEncoder", "begin_loading"]
