"""What was said of sections, carried over to other texts. Pure: values in, values out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.reviewing.log.notes import together
from compare.reviewing.log.review import REDO, UNDO
from compare.reviewing.log.section_marks import Run, SectionMark, StandingNotes, standing_notes, standing_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.reviewing.log.review import Action
    from compare.reviewing.reanchoring.tracing import Traces


def carried_sections(log: Sequence[Action], traces: Traces) -> list[tuple[SectionMark, ...]]:
    """What each action of a log says of sections on the new texts.

    A verdict is carried where all of its passages are certain, a note where one of them is: it stands on those that are.
    After each action stands what stood after it before, and nothing again that the reporter had replaced.

    Args:
        log: of a review.
        traces: where the passages it names are in the new texts.
    """
    marks = [mark for action in log for mark in action.sections]
    if all(_is_certain(mark, traces) for mark in marks):
        return [tuple(_moved(mark, traces) for mark in action.sections) for action in log]
    return list(_amended(log, traces))


def lost_sections(marks: Sequence[SectionMark], traces: Traces) -> Iterator[SectionMark]:
    """Of what stands, the verdicts and notes that are not carried over, on the passages of the old texts."""
    verdicts = {run: v for run, v in standing_verdicts(marks).items() if not _is_certain(SectionMark(*run), traces)}
    notes = {mark.run: mark.note for mark in standing_notes(marks) if not _moved(mark, traces).passages}
    for run in dict.fromkeys((*verdicts, *notes)):
        yield SectionMark(*run, verdicts.get(run), notes.get(run))


def _amended(log: Iterable[Action], traces: Traces) -> Iterator[tuple[SectionMark, ...]]:
    """As `carried_sections`, where some passages are lost: each action tells what stands otherwise after it."""
    done: list[Action] = []
    undone: list[Action] = []
    notes, at = StandingNotes(), 0  # what stands after so many of the actions done
    for action in log:
        if action.name in {UNDO.name, REDO.name}:
            source, target = (done, undone) if action.name == UNDO.name else (undone, done)
            target.append(source.pop())
            yield ()
            continue
        undone.clear()
        if at != len(done):
            notes = StandingNotes(mark for before in done for mark in before.sections)
        done.append(action)
        at = len(done)
        certain = [mark for mark in action.sections if mark.verdict is not None and _is_certain(mark, traces)]
        verdicts = [replace(_moved(mark, traces), note=None, instead_of="") for mark in certain]
        yield (*verdicts, *_changes(notes, action, traces))


def _changes(notes: StandingNotes, action: Action, traces: Traces) -> Iterator[SectionMark]:
    """The notes that stand otherwise on the new texts after an action; it is put on those that stand."""
    if all(mark.note is None for mark in action.sections):
        return
    before = _on_new_texts(notes, traces)
    notes.put(action.sections)
    after = _on_new_texts(notes, traces)
    for run in dict.fromkeys((*before, *after)):
        if before.get(run) != after.get(run):
            yield SectionMark(*run, note=after.get(run, ""))


def _on_new_texts(notes: StandingNotes, traces: Traces) -> dict[Run, str]:
    found: dict[Run, list[str]] = {}
    for mark in notes.marks:
        moved = _moved(mark, traces)
        if moved.passages:
            found.setdefault(moved.run, []).append(mark.note or "")
    return {run: together(those) for run, those in found.items()}


def _is_certain(mark: SectionMark, traces: Traces) -> bool:
    return all(k in traces[mark.side] for k in mark.passages)


def _moved(mark: SectionMark, traces: Traces) -> SectionMark:
    """With the passages that are certain."""
    places = traces[mark.side]
    return replace(mark, passages=tuple(sorted(places[k] for k in mark.passages if k in places)))
