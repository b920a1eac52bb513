"""Pages over many comparisons: a table whose rows lead to the reports. They have one head, one style and one way to be made."""

from __future__ import annotations

from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.reports.html import policy_for


def overview_pages(package: str) -> Environment:
    """The templates of a package, which extend 'overview.html'; everything in them is escaped."""
    packages = (package, "compare.reports.overview", "compare.reports")  # the last has the head of every page
    loader = ChoiceLoader([PackageLoader(each, "templates") for each in packages])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def render_overview(pages: Environment, name: str, styles: tuple[str, ...] = (), **values: Any) -> bytes:  # noqa: ANN401 - what it shows
    """A page, in UTF-8.

    Args:
        pages: see `overview_pages`.
        name: of its template.
        styles: what is laid over the style of all such pages, by the names of their templates.
        values: what the page shows.
    """
    style = "".join(pages.get_template(each).render() for each in ("overview.css", *styles))
    # The style is our own, with nothing from an article.
    page = pages.get_template(name).render(style=Markup(style), policy=policy_for(style), **values)  # noqa: S704
    return page.encode("utf-8", "replace")
