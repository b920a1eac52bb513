"""Which model two articles need: the English one, or where a side is in another language the multilingual one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.embedding.encoder import is_fast, notice_of
from compare.embedding.models import MULTILINGUAL_MODEL, PUBLISHED_SHA256, multilingual_folder
from compare.languages import language_of
from compare.languages.names import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.article import Article
    from compare.embedding.encoder import Encoder, Progress
    from compare.embedding.vectors import Vectors

_MISSING = (
    "the model for other languages is not installed, so most of what both articles share is not found and little here can be "
    "relied on; run: pip install 'copydesk[languages]'"
)


def encoder_for(named: str | None, left: Article, right: Article, load: Callable[[str | None], Encoder]) -> Encoder:
    """The encoder that two articles need; what is named wins.

    Args:
        named: the model that the reporter asks for.
        left: an article.
        right: the other.
        load: an encoder by the name of its model, None for the default.
    """
    if named is not None or all(language_of(article.text) == "en" for article in (left, right)):
        return load(named)
    if multilingual_folder():
        return load(MULTILINGUAL_MODEL)
    return NoticedEncoder(load(None), missing(left, right))


def missing(left: Article, right: Article) -> str:
    """What the comparison is worth without the multilingual model, as a sentence without its stop."""
    spoken = [name_of(language_of(article.text)) for article in (left, right)]
    sides = (
        f"both articles are in {spoken[0]}" if spoken[0] == spoken[1] else f"the left is in {spoken[0]}, the right in {spoken[1]}"
    )
    return f"{sides}, and {_MISSING}"


def reads_english_only(encoder: Encoder) -> bool:
    """Whether an encoder's model is the default one."""
    return encoder.sha256 == PUBLISHED_SHA256


class NoticedEncoder:
    """Another encoder, with a sentence that the person at the keyboard should see.

    Attributes:
        name: the model's name.
        sha256: of its weights.
        is_fast: whether it runs an exported model.
        notice: the sentence.
    """

    def __init__(self, encoder: Encoder, notice: str) -> None:
        self._encoder = encoder
        self.name, self.sha256, self.is_fast = encoder.name, encoder.sha256, is_fast(encoder)
        self.notice = "; ".join(filter(None, (notice, notice_of(encoder))))

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`."""
        return self._encoder.encode(texts, progress)


def forewarned(left: Article, right: Article, encoder: Encoder) -> tuple[Article, Article]:
    """Both articles; where a model that reads English only is held against another language, with a warning of it."""
    if not reads_english_only(encoder):
        return left, right
    said = missing(left, right)
    ours, theirs = (
        replace(each, warnings=(*each.warnings, said)) if each.language and said not in each.warnings else each
        for each in (left, right)
    )
    return ours, theirs
