"""What of a comparison waits for a verdict, as a worklist; in time that grows with its passages and facts.

How things settle each other:

- A link with facts of the main part has no item of its own: its facts stand for it. Judging all of them settles the link;
  accepting the link does not settle them, so that nobody accepts a changed number unseen.
- A link that is rejected, or called unique, is none: its facts speak of nothing any more and are settled with it. (Where the
  articles can be read again its facts are gone, and what one side lacks comes back as a fact of no link, which waits.)
- A fact that changed too is settled by its own verdict alone: nobody settles what was not shown.
- Furniture waits for nobody.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.facts.whole.entries import find_entries
from compare.reviewing.log.changed import Derived, changed_since
from compare.reviewing.worklist.items import item_of_fact, item_of_link, items_of_sections, order, rank, sort_of
from compare.reviewing.worklist.renewing import renewed_worklist
from compare.reviewing.worklist.worklist import Holder, Worklist

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.comparison import Comparison
    from compare.facts.whole.entries import Entry


def find_worklist(comparison: Comparison, entries: Iterable[Entry] | None = None) -> Worklist:
    """All that waits for a verdict in a comparison as decided so far, and what is settled.

    Args:
        comparison: with the reporter's verdicts.
        entries: its ledger's, in reading order, where they are known.
    """
    ledger = sorted(find_entries(comparison) if entries is None else entries, key=rank)
    waiting = Counter(e.link for e in ledger if not e.minor and e.fact.verdict == TO_CHECK)
    holders = {
        id_: Holder(sort_of(comparison, comparison.links[id_]), comparison.links[id_], waiting[id_])
        for id_ in sorted({e.link for e in ledger if e.link is not None and not e.minor})
    }
    items = [
        *(item_of_fact(comparison, entry) for entry in ledger),
        *items_of_sections(comparison.unique),
        *(item_of_link(comparison, link) for link in comparison.story_links if link.id not in holders),
    ]
    return Worklist(tuple(sorted(items, key=order)), tuple(holders.values()))


def worklist_after(worklist: Worklist, before: Comparison, now: Comparison) -> Worklist:
    """The worklist of a comparison, made from that of the one before: only what changed is looked at again.

    Args:
        worklist: of the comparison before.
        before: that comparison.
        now: the one that it is wanted for.
    """
    changed = changed_since(before, now)
    renewed = None if changed is None else renewed_worklist(worklist, before, now, changed)
    return find_worklist(now) if renewed is None else renewed


worklist_of = Derived(find_worklist, worklist_after).of
