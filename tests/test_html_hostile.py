"""The HTML report of hostile texts: they stay text, and nothing that runs or is fetched comes of them."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from eventful import PAYLOADS, eventful
from html_pages import Page, normal, shapes

from compare.reports.html import render_html


@pytest.mark.parametrize("payloads", [PAYLOADS, *([p] for p in PAYLOADS)])
def test_hostile_text_makes_no_element_and_no_attribute(payloads: list[str]) -> None:
    hostile, harmless = (Page(render_html(eventful(t), " ".join(t))) for t in (payloads, ["harmless"] * len(payloads)))
    known = {shape for page in (harmless, Page(render_html(eventful(), "x"))) for e in page.elements for shape in shapes(e)}
    assert {shape for e in hostile.elements for shape in shapes(e)} <= known
    assert len(hostile.of_tag("style")) == 1


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_can_be_read_as_it_is(payload: str) -> None:
    page = Page(render_html(eventful([payload])))
    readable = payload.replace("\x00", "\ufffd")
    assert normal(readable) in normal(page.of_tag("body")[0].text).replace("\x00", "\ufffd")


@pytest.mark.parametrize("texts", [["harmless"], PAYLOADS])
def test_the_policy_lets_the_one_style_sheet_and_the_one_script_through_and_nothing_else(texts: list[str]) -> None:
    page = Page(render_html(eventful(texts)))
    policy = next(e.attributes["content"] for e in page.of_tag("meta") if e.attributes.get("http-equiv"))
    [style], [script] = page.of_tag("style"), page.of_tag("script")
    ours, run = (f"'sha256-{b64encode(sha256(e.text.encode()).digest()).decode()}'" for e in (style, script))
    assert policy == f"default-src 'none'; style-src {ours}; script-src {run}; base-uri 'none'; form-action 'none'"


def test_the_style_sheet_and_the_script_are_ours_whatever_the_articles_say() -> None:
    pages = [Page(render_html(eventful(texts))) for texts in (["harmless"], PAYLOADS)]
    for tag in ("style", "script"):
        [ours], [theirs] = (page.of_tag(tag) for page in pages)
        assert ours.text == theirs.text


@pytest.mark.parametrize("texts", [["harmless"], PAYLOADS])
def test_nothing_outside_the_file_is_named(texts: list[str]) -> None:
    page = Page(render_html(eventful(texts)))
    for element in page.elements:
        assert not element.attributes.keys() & {"src", "srcset", "style", "action", "data", "poster", "background"}
        assert (element.attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|expression|//", page.of_tag("style")[0].text)
