"""Loaded by Dask's workers before they work: an interruption is the business of whoever started them."""

from __future__ import annotations

import signal
import threading

if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
