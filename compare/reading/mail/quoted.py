"""What of a mail is its story: its own text where it answers another mail, the other one's where it passes that on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.article import count_words
from compare.patterns import regex
from compare.reading.mail.footers import footer_of
from compare.reading.mail.headers import quotation_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.mail.headers import Quotation

_CITED = regex(r"(?:> ?)+")
_MANY_CITED = 0.5  # of the lines
_OWN = 15  # words, from which on an answer has a text of its own: 'Thanks, approved as sent' has none
_DEEPEST = 4  # mails in mails


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of a mail's body without the marks before what is cited, which of them are set aside, and who wrote the story.

    Attributes:
        lines: as they came, but for those marks.
        aside: one flag a line.
        sender: of the mail that is passed on, where its headers say it; else empty.
    """

    lines: tuple[str, ...]
    aside: tuple[bool, ...]
    sender: str = ""


def parted(lines: Sequence[str], *, passed_on: bool) -> Parted:
    """Which lines of a mail are its story.

    Args:
        lines: of its body.
        passed_on: whether its subject says that it passes another mail on.
    """
    bare = tuple(_CITED.sub("", line, count=1) if line.startswith(">") else line for line in lines)
    cited = [line.startswith(">") for line in lines]
    aside, sender = _aside(bare, cited, passed_on=passed_on)
    return Parted(bare, tuple(aside), sender)


def _aside(lines: Sequence[str], cited: Sequence[bool], *, passed_on: bool, depth: int = 0) -> tuple[list[bool], str]:
    found = quotation_in(lines, cited) if depth < _DEEPEST else None
    if found is None:
        mostly = sum(cited) > _MANY_CITED * sum(bool(line.strip()) for line in lines)
        return _signed(lines, [False] * len(lines) if mostly else list(cited)), ""
    return _by_quotation(lines, cited, found, passed_on=passed_on or found.passed_on, depth=depth)


def _by_quotation(
    lines: Sequence[str], cited: Sequence[bool], found: Quotation, *, passed_on: bool, depth: int
) -> tuple[list[bool], str]:
    before, rest = lines[: found.begins], lines[found.ends :]
    quoted = cited[found.ends :]
    answered = _below(quoted)
    note, answers = _words(before, cited), _words(rest, answered)
    others = _words(rest)
    if note < others if passed_on else note + answers < min(_OWN, others - answers):
        inner, sender = _aside(rest, quoted, passed_on=False, depth=depth + 1)
        head = [True] * found.ends
        return head + inner, found.sender or sender
    kept = [*_signed(before, list(cited[: found.begins])), *[True] * (found.ends - found.begins), *answered]
    return kept, ""


def _below(cited: Sequence[bool]) -> list[bool]:
    """Which lines are no answer between or below what is cited: those that are cited, and those before the first that is."""
    seen, found = False, []
    for flag in cited:
        seen = seen or flag
        found.append(flag or not seen)
    return found


def _signed(lines: Sequence[str], aside: list[bool]) -> list[bool]:
    """The same flags with those of a signature and of what mail programs and lists add below it."""
    begins = footer_of(lines, aside)
    return [flag or number >= begins for number, flag in enumerate(aside)]


def _words(lines: Sequence[str], without: Sequence[bool] = ()) -> int:
    flags = without or (False,) * len(lines)
    return sum(count_words(line) for line, flag in zip(lines, flags, strict=False) if not flag)
