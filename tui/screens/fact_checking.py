"""The keys that go through the facts and judge them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Side
from compare.reviewing.review import judge
from tui.screens.deciding import Deciding
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.facts import Fact


class FactChecking(Deciding):
    """A fact is gone to, lit on both sides, and called fine or an error."""

    def action_fact_step(self, direction: int) -> None:
        """The next or previous fact in reading order, around the end; what only changed too where there is nothing else."""
        from compare.facts.whole.entries import find_entries

        entries = find_entries(self.comparison) if self.comparison and not self.waiting else ()
        facts = [entry.fact for entry in entries if not entry.apart] or [entry.fact for entry in entries]
        if not facts:
            self.notify("Still comparing." if self.waiting else "No facts: the links tell the same.", timeout=2, markup=False)
            return
        identities = [fact.identity for fact in facts]
        if self.fact and self.fact.identity in identities:
            at = identities.index(self.fact.identity) + direction
        else:
            here = [k for k, fact in enumerate(facts) if self._stands_ahead(fact)]
            at = (here[0] if here else 0) if direction > 0 else (here[0] if here else len(facts)) - 1
        self._go_to_fact(facts[at % len(facts)])

    def _stands_ahead(self, fact: Fact) -> bool:
        span = fact.left if self.place.side is Side.LEFT else fact.right
        return span is not None and span.passage >= self.place.passage

    def _go_to_fact(self, fact: Fact) -> None:
        """The cursor goes to its passage, on this side where it has one here."""
        spans = {Side.LEFT: fact.left, Side.RIGHT: fact.right}
        side = self.place.side if spans[self.place.side] else next(side for side in Side if spans[side])
        span = spans[side]
        if span is not None:
            self.place = Place(side, span.passage)
            self._pane(side).focus()
        self.fact = fact

    def action_judge(self, verdict: str) -> None:
        """Call the fact that is lit fine, an error, or to check again."""
        if self.fact is None:
            self.notify("No fact is lit; ! goes to the next.", timeout=3, markup=False)
            return
        self._judge(self.fact, verdict)
        self.notify(f"Fact: {verdict}.", timeout=2, markup=False)

    def _judge(self, fact: Fact, verdict: str) -> Comparison:
        self._do(judge(fact, verdict))
        return self.comparison or self._found

    def action_ledger(self) -> None:
        """All facts, what matters most first."""
        from tui.screens.ledger import Ledger

        if self.comparison is None or self.waiting:
            return
        if not self.comparison.all_facts:
            self.notify("No facts: the links tell the same.", timeout=2, markup=False)
            return

        def go(fact: Fact | None) -> None:
            if fact is not None:
                self._go_to_fact(fact)

        self.app.push_screen(Ledger(self.comparison, self._judge, self.fact), go)
