"""The HTML report: one file that asks for nothing and escapes everything.

Its policy allows one style sheet, named by its hash, and, where there are many links, the one script that lights them.
Were article text ever to become markup, it could neither load nor run anything. Without the script everything can be
read and followed just the same.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare import __version__
from compare.facts.fact import TO_CHECK
from compare.facts.whole.entries import find_ledger
from compare.link import Kind, Side
from compare.reading.cleaning import visible
from compare.reports import html_page
from compare.reports.around import describe_around
from compare.reports.fact_notes import note_of, tells_more
from compare.reports.picture import draw
from compare.reports.wording import link_counts, noted, of_rejected_links, on_furniture, written_by
from compare.wording import counted

if TYPE_CHECKING:
    from compare.comparison import Comparison

# The sheet lights a link's sides by a rule of its own, which browsers judge at every move of the pointer: beyond so many
# links that is slow, and a few lines of script do it.
MOST_RULES = 60


def render_html(comparison: Comparison, by: str = "", now: datetime | None = None) -> str:
    """The whole comparison as one HTML page.

    Args:
        comparison: of two articles.
        by: who made it; with the day, where it is given.
        now: the time of making, by default this moment.
    """
    environment = _environment()
    numbers = [link.number for link in comparison.links]
    many = len(numbers) > MOST_RULES
    style = environment.get_template("style.css").render(numbers=[] if many else numbers)
    script = environment.get_template("light.js").render() if many else ""
    ledger = find_ledger(comparison)
    return environment.get_template("report.html").render(
        comparison=comparison,
        style=Markup(style),  # noqa: S704 - our own rules, with nothing from an article but the links' numbers
        script=Markup(script),  # noqa: S704 - a file of ours as it is
        policy=policy_for(style, script),
        picture=Markup(tostring(draw(comparison), encoding="unicode")),  # noqa: S704 - ElementTree escaped it
        sides=tuple(Side),
        kinds=tuple(Kind),
        page=html_page,
        counted=counted,
        written_by=written_by,
        note_of=note_of,
        tells_more=tells_more,
        noted=partial(noted, comparison),
        on_furniture=partial(on_furniture, comparison),
        link_counts=link_counts(comparison),
        of_rejected_links=partial(of_rejected_links, comparison),
        ledger=ledger,
        flags=html_page.flags_of((*ledger.main, *ledger.apart)),
        unchecked=TO_CHECK,
        around=list(describe_around(comparison)),
        version=__version__,
        by=visible(by),
        day=(now or datetime.now(UTC).astimezone()).date().isoformat(),
    )


def policy_for(style: str, script: str = "") -> str:
    """The Content-Security-Policy that lets exactly this style sheet and this script through; without a script, none."""
    run = f"; script-src {_hash(script)}" if script else ""
    return f"default-src 'none'; style-src {_hash(style)}{run}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _environment() -> Environment:
    loader = PackageLoader("compare.reports", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
