"""What the libraries below may not do: send anything, look anything up, keep anything behind one's back, run a model's code.

Set when `compare` is imported: before any of them is, in every process that copydesk starts, whatever the environment
said before. `tests/test_nothing_leaves.py` holds all of them to it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

SET = {
    # onnxruntime makes a device id and a database in the cache folder when it is imported, and reports to its maker ten
    # seconds later. Its own `disable_telemetry_events` comes too late for the first, and any value but this turns it on.
    "ORT_DISABLE_TELEMETRY": "1",
    # huggingface_hub, and what is built on it: models come from this machine alone.
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    # transformers asks the hub, in a thread of its own, to convert a model that has pickled weights only.
    "DISABLE_SAFETENSORS_CONVERSION": "1",
    # Whatever keeps to the convention (https://donottrack.sh), among it libraries that are not installed today.
    "DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    # torch: weights are numbers; a pickle that wants to run something is refused, whoever opens it.
    "TORCH_FORCE_WEIGHTS_ONLY_LOAD": "1",
}

UNSET = (
    "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD",
    # Textual's tools for developers send what is on the screen to a socket, or write it into files.
    "TEXTUAL",
    "TEXTUAL_LOG",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_DEVTOOLS_HOST",
    "TEXTUAL_DEVTOOLS_PORT",
)


def stay_local(environment: MutableMapping[str, str] = os.environ) -> None:
    """Turn all of it off in an environment; what is started from here inherits that."""
    environment.update(SET)
    for name in UNSET:
        environment.pop(name, None)
