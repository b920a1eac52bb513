"""An encoder whose model is loaded and run by a process of its own, beside the one that shows the articles.

Two things are had: the interpreter of this process draws and answers keys meanwhile, and the model is loaded while the screen's
own libraries still are. The process ends when it has encoded; another is started where more is to be encoded later.
"""

from __future__ import annotations

import contextlib
import threading
from typing import IO, TYPE_CHECKING

from compare.errors import CopydeskError
from compare.machine.own_process import begin_own
from compare.worker.messages import Done, Encoded, Load, Loaded, Texts, receive_answer, send

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.embedding.encoder import Progress
    from compare.embedding.vectors import TokenVectors, Vectors

_MODULE = "compare.worker.process"


class Loading:
    """A process that loads a model, and what it says of it.

    Args:
        model: see `load_encoder`.

    Attributes:
        model: as given.
        asked: what is to be encoded; None where that was not said yet.

    Raises:
        OSError: where there can be no more processes.
    """

    def __init__(self, model: str | None) -> None:
        self.model = model
        self.asked: Texts | None = None
        self._process = begin_own(_MODULE)
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101, PT018 - both were asked for
        self._requests: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout
        with contextlib.suppress(OSError):  # a process that ended does not answer, which is told from that
            send(self._requests, Load(model))

    def loaded(self) -> Loaded | None:
        """What is loaded, once it is; None where the process has failed, or would run the model no faster than this one."""
        found = receive_answer(self._answers)
        if isinstance(found, Loaded) and found.is_fast:
            return found
        self.end()
        return None

    def ask(self, texts: Texts) -> None:
        """Have some texts encoded as soon as the model is loaded; returns at once. More cannot be asked."""
        self.asked = texts
        # More than a pipe holds is taken only when the model is loaded.
        threading.Thread(target=self._send, args=(texts,), daemon=True).start()

    def _send(self, texts: Texts) -> None:
        with contextlib.suppress(OSError, ValueError):  # it may have ended, or was closed
            send(self._requests, texts)

    def encoded(self, progress: Progress | None) -> Encoded | None:
        """What becomes of what was asked, which ends the process; None where it breaks down over that."""
        try:
            while isinstance(found := receive_answer(self._answers), Done):
                if progress:
                    progress(found.share)
            return found if isinstance(found, Encoded) else None
        finally:
            self.end()

    def end(self) -> None:
        """End the process, by whoever waited for its answer."""
        with contextlib.suppress(OSError):
            self._process.kill()
        for stream in (self._requests, self._answers):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()


class WorkerEncoder:
    """An encoder of words and passages that runs beside this process.

    Args:
        loading: of its model.
        loaded: what that process said.

    Attributes:
        name: the model's name.
        sha256: of its weights.
        is_fast: it always is.
    """

    is_fast = True

    def __init__(self, loading: Loading, loaded: Loaded) -> None:
        self.name, self.sha256 = loaded.name, loaded.sha256
        self._model = loading.model
        self._loading: Loading | None = loading

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`; raises CopydeskError where the process breaks down."""
        import numpy as np

        return _rows(self._encoded(Texts(list(texts), words=False), progress)) if texts else np.zeros((0, 0), np.float32)

    def encode_words(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Vectors, list[TokenVectors]]:
        """See `WordEncoder.encode_words`; raises CopydeskError where the process breaks down."""
        if not texts:
            return self.encode(texts), []
        found = self._encoded(Texts(list(texts), words=True), progress)
        return _rows(found), _tokens(found)

    def _encoded(self, wanted: Texts, progress: Progress | None) -> Encoded:
        loading, self._loading = self._loading, None
        if loading is not None and loading.asked not in (None, wanted):
            loading.end()
            loading = None
        if loading is None:
            loading = Loading(self._model)
            loading.loaded()
        if loading.asked is None:
            loading.ask(wanted)
        found = loading.encoded(progress)
        if found is None:
            raise CopydeskError(self.name, "the process that encodes the articles ended before it was done", "compare again")
        return found


def begin_loading(model: str | None) -> Loading | None:
    """Have a model loaded beside this process; None where there can be no more processes."""
    try:
        return Loading(model)
    except OSError:
        return None


def _rows(found: Encoded) -> Vectors:
    import numpy as np

    return np.frombuffer(found.rows, np.float32).reshape(-1, found.dimensions)


def _tokens(found: Encoded) -> list[TokenVectors]:
    import numpy as np

    from compare.embedding.vectors import TokenVectors

    return [
        TokenVectors(
            np.frombuffer(each.starts, np.int32),
            np.frombuffer(each.ends, np.int32),
            np.frombuffer(each.rows, np.float16).reshape(-1, found.dimensions),
        )
        for each in found.tokens or ()
    ]
