"""What an editor answered in the page: a file of answers, schema `copydesk/answers/1`, read as the word of a stranger.

Each answer names what it is about by its place in the two texts, and the file says by a hash which two texts these are.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from compare.errors import CopydeskError
from compare.link import Side
from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.reviewing.reanchoring.reanchor import Texts

SCHEMA: Literal["copydesk/answers/1"] = "copydesk/answers/1"
_MOST = 100_000
Count = Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]
Ids = Annotated[list[Count], msgspec.Meta(min_length=1, max_length=_MOST)]
Place = tuple[Count, Count, Count]
Word = Annotated[str, msgspec.Meta(max_length=10_000)]
Said = Literal["fine", "error"] | None


class BadAnswersError(CopydeskError):
    """A file of answers that is none, or that is about something else."""


class FactAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="about", tag="fact"):
    """About a fact: its type and where it stands on each side (passage, start, end); null where a side has nothing of it.

    `verdict` is what the editor says of it, null where it is still to check; `note` is what the reporter had written about it
    on the page, `word` is what the editor adds.
    """

    type: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=60)]
    left: Place | None
    right: Place | None
    verdict: Said = None
    note: Word = ""
    word: Word = ""


class SectionAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="about", tag="section"):
    """About a section of one side, by its passages; the rest as of a fact."""

    side: Literal["left", "right"]
    passages: Ids
    verdict: Said = None
    note: Word = ""
    word: Word = ""


class LinkAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="about", tag="link"):
    """About a link, by the passages of both sides; the rest as of a fact."""

    left: Ids
    right: Ids
    verdict: Said = None
    note: Word = ""
    word: Word = ""


Answer = FactAnswer | SectionAnswer | LinkAnswer


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of answers: `comparison` is a hash of the texts that it is about, `by` is who answered."""

    schema: Literal["copydesk/answers/1"]
    comparison: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    answers: Annotated[list[Answer], msgspec.Meta(max_length=_MOST)]
    by: Annotated[str, msgspec.Meta(max_length=200)] = ""


def hash_of(texts: Texts) -> str:
    """By what two articles are known in a file of answers: of the texts of all their passages."""
    return hashlib.sha256(json.dumps([list(texts.side(side)) for side in Side]).encode()).hexdigest()


def read_answers(data: bytes, name: str, texts: Texts) -> Answers:
    """The answers of a file.

    Args:
        data: of the file.
        name: of the file, safe to show.
        texts: of the review that they shall be laid over.

    Raises:
        BadAnswersError: where they are none, contradict themselves, or are about other texts.
    """
    try:
        found = msgspec.json.decode(data, type=Answers)
        _require_places(found.answers, texts if found.comparison == hash_of(texts) else None)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError) as error:
        cause = f"these are no answers of the schema {SCHEMA} ({visible(str(error)) or type(error).__name__})"
        raise BadAnswersError(name, cause, "give the answers.json that the page saved") from None
    if found.comparison != hash_of(texts):
        cause = "these answers are about other texts than the review"
        raise BadAnswersError(name, cause, "name the review that the page was made of")
    return found


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file of answers."""
    from compare.schemas import schema_of

    return schema_of(Answers, SCHEMA, "What an editor answered in a copydesk page")


def _require_places(answers: Sequence[Answer], texts: Texts | None) -> None:
    """Raise ValueError where an answer is about nothing, is the second about one thing, or names what is not there."""
    seen: set[object] = set()
    for number, answer in enumerate(answers, 1):
        places = list(_places(answer))
        key = (type(answer).__name__, getattr(answer, "type", ""), tuple(places))
        if not places:
            raise ValueError(f"answer {number} is about nothing")
        if key in seen:
            raise ValueError(f"answer {number} is the second about the same")
        seen.add(key)
        if not isinstance(answer, FactAnswer):
            for side in Side:
                ids = [k for s, k, _, _ in places if s is side]
                if ids != sorted(set(ids)):
                    raise ValueError(f"answer {number} names passages out of order")
        if texts and not all(_is_there(place, texts) for place in places):
            raise ValueError(f"answer {number} is about words that are not there")


def _places(answer: Answer) -> Iterator[tuple[Side, int, int, int | None]]:
    """The passages that it names, of each which characters; None for the whole passage."""
    if isinstance(answer, SectionAnswer):
        yield from ((Side(answer.side), k, 0, None) for k in answer.passages)
    else:
        for side, found in zip(Side, (answer.left, answer.right), strict=True):
            if isinstance(answer, FactAnswer):
                yield from [(side, *found)] if found else []
            else:
                yield from ((side, k, 0, None) for k in found or ())


def _is_there(place: tuple[Side, int, int, int | None], texts: Texts) -> bool:
    side, passage, start, end = place
    known = texts.side(side)
    return passage < len(known) and (end is None or start < end <= len(known[passage]))


def main() -> None:
    """Write the JSON Schema to standard output: `python -m compare.reviewing.answers > docs/answers.schema.json`."""
    import sys

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")


if __name__ == "__main__":
    main()
