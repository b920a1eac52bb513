"""The first stage: what is listed is read and cut into passages, once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare import __version__
from compare.errors import CopydeskError, UnwritableError
from compare.reading.cleaning import visible
from compare.reading.given import Obtained
from compare.reading.reader import article_of, obtain
from compare.reading.sources.sources import Source
from compare.segmenting.segment import segment
from compare.sweeping.common import PASSAGES, passages_of
from compare.sweeping.rare_words import WORDS, words_of

if TYPE_CHECKING:
    from datetime import date

    from compare.article import Article
    from compare.reading import Reach
    from compare.sweeping.kept import Kept
    from compare.sweeping.listing import Listed


@dataclass(frozen=True, slots=True)
class ToRead:
    """Some articles to read.

    Attributes:
        listed: each with its place in its side.
        kept: where they go.
        encoding: of the sources; None where it is found.
        reach: how far fetching may go.
    """

    listed: tuple[tuple[int, Listed], ...]
    kept: Kept
    encoding: str | None
    reach: Reach


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of an article that was read; the rest is on the disk.

    Attributes:
        place: in its side.
        name: as it was given.
        key: by which it is kept; empty where it could not be read.
        title: its headline.
        words: of its story.
        sha256: of its bytes.
        language: see `Article.language`.
        published: the day it was written, where it says so.
        error: why it could not be read, as a sentence.
    """

    place: int
    name: str
    key: str = ""
    title: str = ""
    words: int = 0
    sha256: str = ""
    language: str = ""
    published: date | None = None
    error: str = ""


def read_all(work: ToRead) -> list[Known]:
    """Read some articles and keep them; one that cannot be read is an answer too.

    Raises:
        UnwritableError: where one cannot be kept.
    """
    return [_read(place, listed, work) for place, listed in work.listed]


def _read(place: int, listed: Listed, work: ToRead) -> Known:
    try:
        obtained = _obtained(listed, work.reach)
        key = _key(obtained, work.encoding)
        article = work.kept.article(key)
        if article is None or any(work.kept.array(kind, key) is None for kind in (WORDS, PASSAGES)):
            article = replace(segment(article_of(obtained, encoding=work.encoding)), source="")
            work.kept.keep_array(WORDS, key, words_of(article))
            work.kept.keep_array(PASSAGES, key, passages_of(article))
            work.kept.keep_article(key, article)
    except UnwritableError:
        raise
    except CopydeskError as error:
        return Known(place, listed.name, error=visible(str(error)))
    except Exception as error:  # noqa: BLE001 - one article's trouble must not stop the others
        return Known(place, listed.name, error=f"{visible(str(error)) or 'unexpected'} ({type(error).__name__})")
    return Known(place, listed.name, key, article.title, article.words, article.sha256, article.language, article.published)


def _obtained(listed: Listed, reach: Reach) -> Obtained:
    if listed.held is not None:
        return Obtained(Source(listed.name, listed.suffix, listed.held))
    return obtain(listed.source, reach=replace(reach, led=listed.led))


def _key(obtained: Obtained, encoding: str | None) -> str:
    """Changes with anything that could make another article of it; a name alone does not."""
    parts = (__version__, obtained.source.sha256, obtained.source.suffix, obtained.address, obtained.charset, encoding)
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


def named(article: Article, name: str) -> Article:
    """A kept article under the name that it was given by."""
    return replace(article, source=name)
