"""What a reporter says of sections, and the sentences they write about facts: each as an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.link import FINE, PROBLEM
from compare.reviewing.log.review import Action, Mark
from compare.reviewing.log.section_marks import SectionMark
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.fact import Fact
    from compare.link import Section


def judge_section(section: Section, verdict: str | None) -> Action:
    """Call a section fine or a problem, or take that back.

    Raises:
        ValueError: where the verdict is none that a section can have.
    """
    said = _said(verdict)
    return Action(f"section {said}", sections=(_judged(section, said),))


def judge_sections(sections: Sequence[Section], verdict: str | None) -> Action:
    """Call several sections fine or a problem at once; one undo takes all back. Errors as for one."""
    said = _said(verdict)
    return Action(f"{counted(len(sections), 'section')} {said}", sections=tuple(_judged(s, said) for s in sections))


def annotate_section(section: Section, note: str) -> Action:
    """Write a note to a section, in the place of what it has; an empty one takes it away."""
    return Action("note", sections=(SectionMark(section.side, section.passages, note=note, instead_of=section.note),))


def annotate_fact(fact: Fact, memo: str) -> Action:
    """Write the sentence that the editor is told about a fact; an empty one takes it away."""
    return Action("memo", marks=(Mark(fact.identity, fact.verdict, memo),))


def _judged(section: Section, said: str) -> SectionMark:
    return SectionMark(section.side, section.passages, said)


def _said(verdict: str | None) -> str:
    if verdict not in {None, FINE, PROBLEM}:
        raise ValueError(f"{verdict} is no verdict on a section")
    return verdict or TO_CHECK
