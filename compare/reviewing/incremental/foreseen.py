"""What a reporter's keys will ask of a comparison, found before they do: of 10,000 passages a side it takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.ledger import find_loose_facts
from compare.facts.whole.credit import find_credit
from compare.reviewing.log.pinned import terms_of

if TYPE_CHECKING:
    from compare.comparison import Comparison


def foresee(found: Comparison) -> None:
    """What sections are labelled by, what frees a fact, who is credited: all are kept with the articles, which never change."""
    terms_of(found)
    if found.docs is not None:
        find_loose_facts(found.links, found.docs)
        find_credit(found)
