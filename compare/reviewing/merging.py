"""Answers laid over a review: each one more action of its log, under the name of who answered, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import CopydeskError
from compare.facts.fact import ERROR, TO_CHECK
from compare.link import FINE, PROBLEM, Side
from compare.machine.paths import is_file
from compare.reading.cleaning import clean, visible
from compare.reviewing.answers import BadAnswersError, FactAnswer, LinkAnswer, SectionAnswer, read_answers
from compare.reviewing.log.notes import together
from compare.reviewing.log.pins import Pin, Verdict
from compare.reviewing.log.review import Action, Mark
from compare.reviewing.log.section_marks import SectionMark, standing_notes, standing_verdicts
from compare.reviewing.store.file import ReviewFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compare.reviewing.answers import Answer, Answers
    from compare.reviewing.log.review import Review

_NOBODY = "the editor"


class UnmergedError(CopydeskError):
    """A review that no answers can be laid over."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a file of answers: who gave them, how many there are, and how many changed anything."""

    by: str
    answers: int
    changed: int


def merge(path: Path, data: bytes, name: str) -> Merged:
    """Lay answers over a review; where one of them is refused, all are.

    Args:
        path: of the review.
        data: of the file of answers.
        name: of that file, safe to show.

    Raises:
        UnmergedError: where there is no such review, it knows no texts yet, or a desk has it open.
        UnreadableReviewError: where it is something else.
        BadAnswersError: where they are no answers to it.
        UnkeptError: where they could not be written down.
    """
    shown = visible(str(path))
    if not is_file(path):
        raise UnmergedError(shown, "there is no such review", "copydesk reviews lists those that there are")
    file = ReviewFile(path)
    try:
        if not file.writable:
            raise UnmergedError(shown, f"nothing can be added: {file.read_only_because}", "leave the desk first")
        if file.texts is None:
            raise UnmergedError(shown, "it does not say which texts it is about", "open it on the desk once")
        answers = read_answers(data, name, file.texts)
        actions = list(actions_of(answers, file.review, name))
        for action in actions:
            file.add(action)
        return Merged(_name_of(answers), len(answers.answers), len(actions))
    finally:
        file.close()


def actions_of(answers: Answers, review: Review, name: str = "the answers") -> Iterator[Action]:
    """An action for each answer that says anything new.

    Args:
        answers: that fit the texts of the review.
        review: as it is.
        name: of their file.

    Raises:
        BadAnswersError: where one is about a link that the review never had.
    """
    made = _Laying(review, _name_of(answers), name)
    for answer in answers.answers:
        action = made.action_of(answer, _word(answers, answer))
        if action:
            yield action


def _name_of(answers: Answers) -> str:
    return " ".join(visible(answers.by).split()) or _NOBODY


def _word(answers: Answers, answer: Answer) -> str:
    word = " ".join(clean(answer.word).text.split())
    return f"{_name_of(answers)}: {word}" if word and answers.by.strip() else word


class _Laying:
    """Turns answers into actions on one review; what stood before is looked up once."""

    def __init__(self, review: Review, by: str, name: str) -> None:
        self._by, self._name = by, name
        self._marks, self._memos = review.marks, review.memos
        self._pins = {(pin.left, pin.right): pin for pin in review.pins}
        self._known = set(review.numbers.given)
        self._verdicts = standing_verdicts(review.sections)
        self._notes: dict[tuple[Side, int], str] = {}
        for mark in standing_notes(review.sections):
            for place in mark.places:
                self._notes[place] = together([self._notes.get(place, ""), mark.note or ""])

    def action_of(self, answer: Answer, word: str) -> Action | None:
        """What an answer does; None where it says what stands already."""
        if isinstance(answer, FactAnswer):
            return self._of_fact(answer, word)
        return self._of_section(answer, word) if isinstance(answer, SectionAnswer) else self._of_link(answer, word)

    def _called(self, what: str) -> str:
        return f"{what} by {self._by}"

    def _of_fact(self, answer: FactAnswer, word: str) -> Action | None:
        identity = answer.type, answer.left, answer.right
        verdict, before = answer.verdict or TO_CHECK, self._memos.get(identity, clean(answer.note).text)
        memo = together([before, word])
        if verdict == self._marks.get(identity, TO_CHECK) and memo == before:
            return None
        mark = Mark(identity, verdict, memo if memo != before else None)
        return Action(self._called(f"fact {verdict}"), marks=(mark,))

    def _of_section(self, answer: SectionAnswer, word: str) -> Action | None:
        side, passages = Side(answer.side), tuple(answer.passages)
        verdict = {"fine": FINE, ERROR: PROBLEM, None: TO_CHECK}[answer.verdict]
        before = self._notes.get((side, passages[0]), clean(answer.note).text)
        note = together([before, word])
        if verdict == self._verdicts.get((side, passages), TO_CHECK) and note == before:
            return None
        noted = {"note": note, "instead_of": before} if note != before else {}
        return Action(self._called(f"section {verdict}"), sections=(SectionMark(side, passages, verdict, **noted),))

    def _of_link(self, answer: LinkAnswer, word: str) -> Action | None:
        """A link that is an error stays one, accepted with a note: it is its wording that is wrong.

        One that is fine is accepted unless something is noted at it, which is for the reporter to settle; so is one that they
        rejected since.
        """
        key = tuple(answer.left), tuple(answer.right)
        pin = self._pins.get(key)
        if pin is None and self._known and key not in self._known:
            cause = "it speaks of a link that the review does not know"
            raise BadAnswersError(self._name, cause, "name the review that the page was made of")
        pin = pin or Pin(*key, note=clean(answer.note).text)
        note = together([pin.note, word]) or (self._called("an error") if answer.verdict == ERROR else "")
        verdict = Verdict.ACCEPTED if answer.verdict == ERROR or (answer.verdict and not note) else None
        if pin.verdict is Verdict.REJECTED or (answer.verdict == "fine" and note):
            verdict = pin.verdict
        if (verdict, note) == (pin.verdict, pin.note):
            return None
        what = {"fine": "accepted", ERROR: "problem", None: "note"}[answer.verdict]
        return Action(self._called(what), (Pin(*key, pin.kind, verdict, note),))
