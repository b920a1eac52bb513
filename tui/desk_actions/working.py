"""The worklist by keys: from one item that waits to the next, each called fine, a problem, or given a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.whole.entries import Entry
from compare.link import Link
from compare.reports.telling.titles import title_of
from compare.reviewing.log.judging import annotate_fact, annotate_section
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import annotate, annotate_passage, decide_all
from compare.reviewing.worklist.settling import settle, settle_all
from compare.reviewing.worklist.worklist import Sort
from tui.drawn.filters import ALL
from tui.screens.dialogs.asking import Asking, Confirming

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.comparison import Comparison
    from compare.reviewing.log.review import Action
    from compare.reviewing.worklist.worklist import Item, Worklist
    from tui.desk_actions.api import DeskApi

_NOTHING_HERE = "Nothing here waits for a verdict; space goes to what does."
_NAMED = 6  # of the facts that are settled at once
_DONE = "Everything is settled. d: the memo."


class Working:
    """Verdicts on what the cursor is at, and the way to the next.

    Args:
        desk: whose worklist it is.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def step(self, direction: int) -> None:
        """To the next item that waits, or the one before; where none does, through the problems."""
        if not self._desk.ready:
            return
        if self._desk.worklist.left:
            self._go_on(self._desk.item, direction)
        elif problems := self._desk.worklist.problems:
            keys = [item.key for item in problems]
            here = self._desk.item
            at = keys.index(here.key) + direction if here and here.key in keys else 0
            self._desk.go_to(problems[at % len(problems)])
        else:
            self._desk.say(_DONE)

    def sort_step(self, direction: int) -> None:
        """To the first item that waits of the next sort, or of the one before."""
        if not self._desk.ready:
            return
        found = list(dict.fromkeys(item.sort for item in self._desk.worklist.open))
        if not found:
            self._desk.say(_DONE)
            return
        order, here = list(Sort), self._desk.item
        at = order.index(here.sort) if here else -direction
        ahead = [sort for sort in found if (order.index(sort) - at) * direction > 0]
        ahead = ahead or found
        self._desk.go_to(self._desk.worklist.open_of(ahead[0] if direction > 0 else ahead[-1])[0])

    def fine(self) -> None:
        """Nothing is wrong with it; of what stands in one line because it is the same, with none of it."""
        item, alike = self._desk.item, self.folded()
        if item is not None and len(alike) > 1 and self._desk.ready and self._desk.writable:
            self._desk.do(decide_all(alike, Verdict.ACCEPTED), lambda: self._go_on(item, 1))
            return
        self._judge(problem=False)

    def folded(self) -> list[Link]:
        """The links that wait in the fold of identical passages that the cursor is on; none where a filter folds."""
        if self._desk.filter is not ALL:
            return []
        links = self._desk.front.links_folded(self._desk.place)
        items = [item for link in links if (item := self._desk.worklist.of_link(link))]
        return [item.thing for item in items if item.sort is Sort.SAME and not item.settled and isinstance(item.thing, Link)]

    def problem(self) -> None:
        """Something is: the memo tells the editor."""
        self._judge(problem=True)

    def _judge(self, *, problem: bool) -> None:
        item = self._here()
        if item is not None:
            self.judge(item, problem=problem, done=lambda: self._go_on(item, 1))

    def judge(self, item: Item, *, problem: bool, done: Callable[[], None] = lambda: None) -> bool:
        """Call an item fine or a problem; whether that could be done. `done` is called when it is shown."""
        if not self._desk.writable:
            return False
        drafted = self._draft(item) if problem and isinstance(item.thing, Link) and not item.note else ""
        return self._desk.do(settle(item, problem=problem, note=drafted), done)

    def _here(self) -> Item | None:
        """The item at the cursor; says so where there is none."""
        if not self._desk.ready:
            return None
        if self._desk.item is None:
            self._desk.say(_NOTHING_HERE)
        return self._desk.item

    def _draft(self, item: Item) -> str:
        from compare.reports.telling.drafts import draft

        if self._desk.comparison is None:
            return ""
        # What changed too in a link says more than both of its texts.
        also = [each.thing for each in self._desk.worklist.items if isinstance(each.thing, Entry) and each.link == item.link]
        return draft(also[0] if also and isinstance(item.thing, Link) else item.thing, self._desk.comparison)

    def note(self) -> None:
        """The reporter's own words about the fact that is lit, or else about the link, section or passage under the cursor."""
        desk, place = self._desk, (self._desk.place.side, self._desk.place.passage)
        if not desk.ready or desk.comparison is None:
            return
        item, link = desk.item, desk.link
        if link is not None and (item is None or desk.fact is None):
            self._ask("Note", link.note, lambda note: annotate(link, note))
        elif link is None and (alone := desk.comparison.note_at(*place)):
            self._ask("Note", alone, lambda note: annotate_passage(*place, note), on=False)
        elif item is None:
            desk.say(_NOTHING_HERE)
        else:
            self._note_item(item)

    def rewrite(self, item: Item, kept: Callable[[], None]) -> None:
        """Ask for a note on an item, of a problem at first what the memo has; call back when it is kept."""
        thing = item.thing
        question, first = ("What the memo says of it", item.note or self._draft(item)) if item.problem else ("Note", item.note)

        def write(words: str | None) -> None:
            if words is None:
                return
            said = words.strip()
            if isinstance(thing, Entry):
                action = annotate_fact(thing.fact, said)
            else:
                action = annotate(thing, said) if isinstance(thing, Link) else annotate_section(thing, said)
            self._desk.do(action, kept)

        if self._desk.writable:
            self._desk.ask(Asking(question, first), write)

    def _note_item(self, item: Item) -> None:
        """A note on a fact or a section; of a fact that is a problem, at first the sentence that the memo has."""
        thing = item.thing
        if isinstance(thing, Entry):
            said = item.note or (self._draft(item) if item.problem else "")
            self._ask("Note on this fact, for the memo", said, lambda note: annotate_fact(thing.fact, note))
        elif not isinstance(thing, Link):
            self._ask(f"Note on {thing.label}", item.note, lambda note: annotate_section(thing, note))

    def _ask(self, question: str, said: str, action: Callable[[str], Action], *, on: bool = True) -> None:
        """Ask for the words, keep them, and go on, but from a passage that is no item."""
        item = self._desk.item

        def write(note: str | None) -> None:
            if note is not None:
                self._desk.do(action(note.strip()), lambda: self._go_on(item, 1) if on else None)

        if self._desk.writable:
            self._desk.ask(Asking(question, said), write)

    def listed(self) -> None:
        """All of the worklist, to go through in one place."""
        if not self._desk.ready:
            return
        from tui.screens.dialogs.worklist import WorklistScreen

        def go(item: Item | None) -> None:
            if item is not None:
                self._desk.go_to(item)

        def judge(item: Item, problem: bool) -> bool:
            return self.judge(item, problem=problem)

        self._desk.ask(WorklistScreen(self._state, judge, self.rewrite, self._desk.undo, self._desk.item), go)

    def _state(self) -> tuple[Comparison, Worklist]:
        return self._desk.comparison or self._desk.found, self._desk.worklist

    def settle_all(self) -> None:
        """All of the sort that the cursor is at, when confirmed; never a fact that waits, nor a link that holds one."""
        item = self._here()
        if item is None or not self._desk.writable:
            return
        settlement = settle_all(self._desk.worklist, item.sort)
        if not settlement.settles:
            self._desk.say(f"{settlement.sentence[:1].upper()}{settlement.sentence[1:]}.", 5)
            return

        def confirmed(sure: bool | None) -> None:
            if sure and settlement.action:
                self._desk.do(settlement.action, lambda: self._go_on(item, 1))

        facts = [item for item in settlement.settles if item.sort is Sort.ALSO]
        named = [f"  {title_of(self._desk.comparison or self._desk.found, each)}" for each in facts[:_NAMED]]
        more = [f"  and {len(facts) - _NAMED} more"] if len(facts) > _NAMED else []
        question = "\n".join([f"{settlement.sentence[:1].upper()}{settlement.sentence[1:]}. Go on?", *named, *more])
        self._desk.ask(Confirming(question), confirmed)

    def _go_on(self, item: Item | None, direction: int) -> None:
        after = self._desk.worklist.next_after(item, direction)
        if after is None:
            return
        self._desk.go_to(after)
        if after.sort is Sort.SAME and item is not None and item.sort is not Sort.SAME:
            key = self._desk.keys_of("accept-all", "A")
            self._desk.say(f"Only what is the same on both sides waits now; {key} settles all of it.", 5)
