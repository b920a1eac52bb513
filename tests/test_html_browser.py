"""The HTML report as a browser shows and prints it, and as axe judges it for people who do not see it."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import unicodedata
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, not_here
from eventful import PAYLOADS, eventful
from selenium import webdriver
from test_comparison import made
from test_other_languages import STORY, MeaningEncoder, with_another_number

from compare.comparison import compare
from compare.link import Kind, Side
from compare.reports.html import render_html
from compare.reviewing.answers import FactAnswer, LinkAnswer, SectionAnswer, read_answers
from compare.reviewing.log.review import Review, reviewed
from compare.reviewing.merging import actions_of
from compare.reviewing.reanchoring.reanchor import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.comparison import Comparison

AXE = Path(os.environ.get("AXE_CORE", ROOT / ".venv/axe/node_modules/axe-core/axe.min.js"))
FOREIGN = (
    "script:not(body > script:last-child), img, iframe, object, embed, form:not(.controls), input:not([type=radio]), base,"
    "[style], [onload], [onerror], [onmouseover]"
)
DRIFT = """return Math.max(0, ...[...document.querySelectorAll('.row')].map(row => {
  const [one, two] = ['.first .par', '.second .par'].map(place => row.querySelector(place));
  return one && two && one.checkVisibility() && two.checkVisibility()
    ? Math.abs(one.getBoundingClientRect().top - two.getBoundingClientRect().top) : 0;
}))"""
ANSWER = """document.querySelector('#answers button').click();
document.querySelectorAll('.answer').forEach(box => {
  box.querySelector('[value=error]').click(); box.querySelector('[type=text]').value = 'ask'});
document.querySelector('#answers input').value = 'Ada <b>';
[...document.querySelectorAll('#answers button')].pop().click();"""
# How far the text of a paragraph stands from the edges of its place, in whole pixels.
STANDS = """return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e), range = document.createRange();
  range.selectNodeContents(e);
  const text = range.getBoundingClientRect();
  return {lang: e.lang, direction: style.direction, left: Math.round(text.left - box.left - parseFloat(style.paddingLeft)),
          right: Math.round(box.right - text.right - parseFloat(style.paddingRight))};
})"""
SEEN = """return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility({visibilityProperty: true})).length"""


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        not_here("no chromium with its chromedriver is here")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture(params=["real", "own", "eventful", "hostile"])
def found(request: pytest.FixtureRequest) -> Comparison:
    if request.param in {"real", "own"}:
        pair: Comparison = request.getfixturevalue("real_pair" if request.param == "real" else "seed_pair")
        return pair
    return eventful(PAYLOADS if request.param == "hostile" else ("harmless",))


@pytest.fixture
def address(found: Comparison, tmp_path: Path) -> str:
    path = tmp_path / "report.html"
    path.write_text(render_html(found, "Ada"), encoding="utf-8")
    return path.as_uri()


def show(browser: webdriver.Chrome, address: str, scheme: str = "light", width: int = 1200) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(address)


def log(browser: webdriver.Chrome, name: str) -> list[Any]:
    entries: list[Any] = browser.get_log(name)  # type: ignore[no-untyped-call]
    return entries


def test_nothing_is_asked_for_and_nothing_is_wrong(browser: webdriver.Chrome, address: str) -> None:
    log(browser, "performance")
    show(browser, address)
    messages = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked == [address]
    assert log(browser, "browser") == []


def test_the_style_sheet_is_let_through(browser: webdriver.Chrome, address: str) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        show(browser, address, scheme)
        grounds[scheme] = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert grounds == {"light": "rgb(251, 250, 247)", "dark": "rgb(20, 23, 26)"}


def test_a_script_in_the_page_would_not_run(browser: webdriver.Chrome, found: Comparison, tmp_path: Path) -> None:
    broken = render_html(found).replace(
        "</main>", "<script>document.title = 'ran'</script><p style='color: red' id='red'>x</p></main>"
    )
    path = tmp_path / "broken.html"
    path.write_text(broken, encoding="utf-8")
    show(browser, path.as_uri())
    assert browser.title != "ran"
    colour = browser.execute_script("return getComputedStyle(document.getElementById('red')).color")
    assert colour != "rgb(255, 0, 0)"
    log(browser, "browser")


def test_article_text_is_text_in_the_browser_too(browser: webdriver.Chrome, found: Comparison, address: str) -> None:
    show(browser, address)
    assert browser.execute_script("return document.querySelectorAll(arguments[0]).length", FOREIGN) == 0
    texts = browser.execute_script("return [...document.querySelectorAll('.passage[id]')].map(e => e.textContent)")
    passages = [p.text.replace("\x00", "") for side in Side for p in found.article(side).passages]
    assert sorted(t.replace("\ufffd", "") for t in texts) == sorted(passages)


@pytest.mark.parametrize("order", ["second", "first"])
def test_both_halves_of_a_row_begin_at_one_height(browser: webdriver.Chrome, address: str, order: str) -> None:
    show(browser, address, width=1400)
    browser.execute_script("document.getElementById(arguments[0]).click()", f"order-{order}")
    assert browser.execute_script(DRIFT) == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1400, 900)])
def test_the_answer_is_on_the_first_screen(
    browser: webdriver.Chrome, real_pair: Comparison, tmp_path: Path, width: int, height: int
) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_html(real_pair, "Ada"), encoding="utf-8")
    show(browser, path.as_uri(), width=width)
    bottom = browser.execute_script("return document.querySelector('#answer .told').getBoundingClientRect().bottom")
    assert bottom <= height


def test_each_order_shows_every_link_once(browser: webdriver.Chrome, found: Comparison, address: str) -> None:
    show(browser, address)
    browser.execute_script("document.querySelectorAll('details').forEach(each => each.open = true)")
    for order in ("second", "first"):
        browser.execute_script("document.getElementById(arguments[0]).click()", f"order-{order}")
        assert browser.execute_script(SEEN, ".row:is(.same, .edited, .reworded, .rejected)") == len(found.story_links)


def test_a_filter_shows_its_rows_and_no_others(browser: webdriver.Chrome, address: str) -> None:
    show(browser, address)
    for name in ("new", "facts", "problems", "notes"):
        browser.execute_script("document.getElementById(arguments[0]).click()", f"show-{name}")
        assert browser.execute_script(SEEN, f".row:not(.has-{name})") == 0
        shown = browser.execute_script(SEEN, f".row.has-{name}")
        assert shown == browser.execute_script(f"return document.querySelectorAll('.row.has-{name}:not(.in-first)').length")
        assert browser.execute_script(SEEN, f".of-{name}") == shown
    assert log(browser, "browser") == []


@pytest.mark.parametrize("found", ["eventful", "hostile"], indirect=True)
def test_answers_given_in_the_page_are_laid_over_the_review(
    browser: webdriver.Chrome, found: Comparison, address: str, tmp_path: Path
) -> None:
    texts = Texts.of(found.left, found.right)
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    show(browser, address)
    browser.execute_script(ANSWER)
    until((tmp_path / "answers.json").exists)
    answers = read_answers((tmp_path / "answers.json").read_bytes(), "answers.json", texts)
    assert {type(each) for each in answers.answers} == {FactAnswer, LinkAnswer, SectionAnswer}
    review = Review.replayed(actions_of(answers, Review()))
    after = reviewed(found, review)
    assert {fact.verdict for fact in after.all_facts} == {"error"}
    assert all("Ada <b>: ask" in fact.memo for fact in after.all_facts)
    assert all("Ada <b>: ask" in section.note for section in after.unique if not section.furniture)
    assert all("Ada <b>: ask" in link.note for link in after.story_links if link.counted is not Kind.UNIQUE)
    assert log(browser, "browser") == []


def until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it never came")


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("he", "rtl"), ("zh", "ltr")])
def test_another_script_stands_as_it_is_read_and_its_number_is_lit(
    browser: webdriver.Chrome, tmp_path: Path, language: str, direction: str
) -> None:
    left, right = STORY["en"], with_another_number(language)
    path = tmp_path / "report.html"
    path.write_text(render_html(compare(made(left), made(right), MeaningEncoder())), encoding="utf-8")
    show(browser, path.as_uri())
    told = browser.execute_script(STANDS, ".second .par")
    assert [each["lang"] for each in told] == [language] * 5
    assert {each["direction"] for each in told} == {direction}
    assert {each["right" if direction == "rtl" else "left"] for each in told} == {0}
    assert {each["direction"] for each in browser.execute_script(STANDS, ".first .par")} == {"ltr"}
    assert browser.execute_script("return [...document.querySelectorAll('.row mark')].map(e => e.textContent)") == ["214", "241"]


def test_what_is_copied_is_the_text(browser: webdriver.Chrome, found: Comparison, address: str) -> None:
    show(browser, address)
    copied = browser.execute_script(
        "const range = document.createRange(); range.selectNode(document.querySelector(arguments[0]));"
        "getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString()",
        ".row:not(.in-first) .second .passage",
    )
    assert any(squeezed(p.text) == squeezed(copied) for p in found.right.passages)


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_runs_out_of_the_window(browser: webdriver.Chrome, address: str, width: int) -> None:
    show(browser, address, width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_printed_report_has_every_passage_of_the_story(browser: webdriver.Chrome, found: Comparison, address: str) -> None:
    from pypdf import PdfReader

    show(browser, address, "dark")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.execute_script("document.querySelectorAll('mark').forEach(each => each.removeAttribute('data-n'))")  # numbers of facts
    printed = browser.execute_cdp_cmd("Page.printToPDF", {})
    pages = PdfReader(BytesIO(b64decode(printed["data"]))).pages
    text = squeezed("".join(page.extract_text() for page in pages))
    for side in Side:
        for passage in found.article(side).story:
            backwards = "\u202e" in passage.text  # reading has made it visible long before
            assert backwards or squeezed(passage.text) in text


def squeezed(text: str) -> str:
    """Letters, digits and marks that every font has: what a missing font leaves out is not the report's doing."""
    return re.sub(r"[^!-~]|-", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_axe_finds_nothing_serious(browser: webdriver.Chrome, address: str, scheme: str, width: int) -> None:
    if not AXE.exists():
        not_here(f"axe-core is not here: npm install --prefix {ROOT}/.venv/axe axe-core")
    show(browser, address, scheme, width)
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    result = browser.execute_async_script("axe.run().then(arguments[0])")
    serious = [
        (v["id"], [n["html"] for n in v["nodes"]][:3]) for v in result["violations"] if v["impact"] in {"serious", "critical"}
    ]
    assert not serious
    assert result["passes"]
