"""The HTML report: one file that asks for nothing and escapes everything.

Its policy allows one style sheet and one script, named by their hashes; the script is for answering in the page, all else works
without it. Were article text ever to become markup, it could neither load nor run anything.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare import __version__
from compare.facts.whole.credit import find_credit
from compare.facts.whole.entries import find_ledger, numbers_of
from compare.languages import UNKNOWN
from compare.link import Side
from compare.machine.memory import without_collecting
from compare.reading.cleaning import visible
from compare.reports.page.anchors import anchors_of
from compare.reports.page.answer import answer_of
from compare.reports.page.answering import hash_of_texts
from compare.reports.page.folds import Fold, folded
from compare.reports.page.ledger_text import render_entry
from compare.reports.page.making import rows_of
from compare.reports.page.map import draw_map, key_of
from compare.reports.page.row_text import RowText
from compare.reports.page.rows import Numbered
from compare.reports.page.stops import FILTERS, counts_of, steps_of
from compare.reports.telling.around import describe_around
from compare.reports.telling.names import names_of
from compare.reports.telling.wording import link_counts, of_rejected_links, on_furniture, spoken, verdicts_told, written_by
from compare.wording import counted

if TYPE_CHECKING:
    from compare.article import Article
    from compare.comparison import Comparison
    from compare.facts.whole.entries import Ledger
    from compare.reports.page.anchors import Anchors

PLACES = {Side.LEFT: "first", Side.RIGHT: "second"}
FILTER_NAMES = {"all": "everything", "new": "new", "facts": "facts", "problems": "problems", "notes": "notes"}


@without_collecting()
def render_html(comparison: Comparison, by: str = "", now: datetime | None = None) -> str:
    """The whole comparison as one HTML page.

    Args:
        comparison: of two articles.
        by: who made it; with the day, where it is given.
        now: the time of making, by default this moment.
    """
    environment = _environment()
    style, script = (environment.get_template(name).render() for name in ("style.css", "answering.js"))
    ledger = find_ledger(comparison)
    entries, anchors = (*ledger.main, *ledger.apart), anchors_of(comparison)
    return environment.get_template("report.html").render(
        style=Markup(style),  # noqa: S704 - our own rules, with nothing from an article
        script=Markup(script),  # noqa: S704 - likewise
        policy=policy_for(style, script),
        verdicts=verdicts_told(entries),
        answer=answer_of(comparison, entries, anchors),
        anchors=anchors,
        by=visible(by),
        day=(now or datetime.now(UTC).astimezone()).date().isoformat(),
        **_about(comparison),
        **_rows(comparison, ledger, anchors),
    )


def _about(comparison: Comparison) -> dict[str, Any]:
    """What the template tells of both articles and of how the comparison was made, and the words it asks for."""
    return {
        "comparison": comparison,
        "picture": draw_map(comparison),
        "map_key": key_of(comparison),
        "names": {PLACES[side]: name for side, name in names_of(comparison).items()},
        "titles": {PLACES[side]: comparison.article(side).title for side in Side},
        "tongues": {PLACES[side]: _tongue(comparison.article(side)) for side in Side},
        "sides": tuple(Side),
        "places": PLACES,
        "counted": counted,
        "written_by": written_by,
        "spoken": spoken(comparison),
        "reworded": "translated" if comparison.translated else "reworded",
        "on_furniture": partial(on_furniture, comparison),
        "of_rejected_links": partial(of_rejected_links, comparison),
        "link_counts": link_counts(comparison),
        "around": list(describe_around(comparison)),
        "outlet": _outlet(comparison),
        "furniture": {side: [p for p in comparison.article(side).passages if p.furniture] for side in Side},
        "thresholds": asdict(comparison.thresholds),
        "texts": hash_of_texts(comparison),
        "version": __version__,
    }


def _tongue(article: Article) -> str:
    """The language that a browser is told: none of what is only known to be no other than English."""
    return "" if article.language == UNKNOWN else article.language


def _rows(comparison: Comparison, ledger: Ledger, anchors: Anchors) -> dict[str, Any]:
    """What the template needs to show both articles, and the ledger that refers to them."""
    entries = (*ledger.main, *ledger.apart)
    rows = rows_of(comparison, entries, anchors)
    numbers = numbers_of(comparison, entries)
    numbered = [Numbered(numbers[entry.fact.identity], entry) for entry in entries]
    return {
        "items": list(folded(rows, names_of(comparison)[Side.LEFT])),
        "counts": counts_of(rows),
        "row_text": RowText(*_both(comparison), steps_of(rows), comparison.translated).render,
        "entry_line": render_entry,
        "filter_names": FILTER_NAMES,
        "filters_of_fold": _filters_of_fold,
        "ledger": numbered,
        "main": numbered[: len(ledger.main)],
        "apart": numbered[len(ledger.main) :],
    }


def _both(comparison: Comparison) -> tuple[tuple[str, str], tuple[str, str]]:
    """The names of both articles, and the codes of their languages."""
    names = names_of(comparison)
    return (names[Side.LEFT], names[Side.RIGHT]), (_tongue(comparison.left), _tongue(comparison.right))


def _filters_of_fold(fold: Fold) -> list[str]:
    found = {name for row in fold.rows for name in row.filters}
    return [name for name in FILTERS if name in found]


def _outlet(comparison: Comparison) -> str:
    outlet = find_credit(comparison).outlet
    return "" if outlet == names_of(comparison)[Side.LEFT] else outlet


def policy_for(style: str, script: str = "") -> str:
    """The Content-Security-Policy that lets exactly this style sheet and this script through; without a script, none."""
    run = f"; script-src {_hash(script)}" if script else ""
    return f"default-src 'none'; style-src {_hash(style)}{run}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _environment() -> Environment:
    loader = PackageLoader("compare.reports", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
