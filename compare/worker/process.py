"""The process that encodes: it loads a model, encodes once, and ends, so that the model's memory is given back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from compare.machine.own_process import Watch, own_streams
from compare.worker.messages import Done, Encoded, Loaded, Texts, Tokens, receive_load, receive_texts, send

if TYPE_CHECKING:
    from typing import IO

_NEVER = float("inf")  # the reporter may take long to name the articles


def main(parent: int) -> None:
    """Load what is asked for, encode what comes then, and end; or when the process that started this one is gone."""
    requests, answers = own_streams()
    Watch(parent, _NEVER).start()
    asked = receive_load(requests)
    if asked is None:
        return
    from compare.embedding.encoder import is_fast
    from compare.embedding.loading import is_prepared, load_encoder

    if not is_prepared(asked.model):
        return  # it takes as long there as here
    encoder = load_encoder(asked.model)
    with contextlib.suppress(OSError):  # nobody may wait for it any more
        send(answers, Loaded(encoder.name, encoder.sha256, is_fast(encoder)))
        texts = receive_texts(requests) if is_fast(encoder) else None
        if texts is not None:
            send(answers, encoded(encoder, texts, answers))


def encoded(encoder: Any, asked: Texts, answers: IO[bytes]) -> Encoded:  # noqa: ANN401 - an encoder, which may be one of words
    """What an encoder makes of some texts, telling how far it is."""

    def progress(share: float) -> None:
        send(answers, Done(share))

    if not asked.words:
        vectors, tokens = encoder.encode(asked.texts, progress), None
    else:
        vectors, found = encoder.encode_words(asked.texts, progress)
        tokens = [Tokens(each.starts.tobytes(), each.ends.tobytes(), each.rows.tobytes()) for each in found]
    return Encoded(vectors.shape[1], vectors.tobytes(), tokens)
