"""The HTML report as a browser shows and prints it, and as axe judges it for people who do not see it."""

from __future__ import annotations

import json
import os
import re
import shutil
import unicodedata
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from eventful import PAYLOADS, eventful
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from compare.facts.whole.entries import find_entries
from compare.link import Side
from compare.reports.html import render_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison

AXE = Path(os.environ.get("AXE_CORE", ROOT / ".venv/axe/node_modules/axe-core/axe.min.js"))
FOREIGN = "script, img, iframe, object, embed, form, input, base, [style], [onload], [onerror], [onmouseover]"
LIT = "return [...document.querySelectorAll('.passage.' + arguments[0])].map(e => getComputedStyle(e).backgroundColor)"
FOCUSED = "const e = document.activeElement; return [e.className, e.closest('.passage')?.className ?? '']"


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no chromium with its chromedriver is here")
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
    texts = browser.execute_script("return [...document.querySelectorAll('.passage > .text')].map(e => e.textContent)")
    passages = [p for side in Side for shelf in (False, True) for p in found.article(side).passages if p.furniture is shelf]
    assert [t.replace("\ufffd", "") for t in texts] == [p.text.replace("\x00", "") for p in passages]


def test_keyboard_focus_walks_the_links_and_lights_both_sides(browser: webdriver.Chrome, found: Comparison, address: str) -> None:
    show(browser, address)
    story = [k for k in found.links if not found.left.passages[k.left[0]].furniture]
    wanted = [k for side in Side for p in found.article(side).story for k in story if p.id in k.passages(side)]
    walked: list[int] = []
    for _ in range(40 + 2 * len(wanted) + 4 * len(find_entries(found))):
        if len(walked) == len(wanted):
            break  # from the last one focus may go round to the first
        ActionChains(browser).send_keys(Keys.TAB).perform()
        classes, passage = browser.execute_script(FOCUSED)
        if classes == "mark":
            name = re.findall(r"\bk\d+\b", passage)[0]
            walked.append(int(name[1:]) - 1)
            lit = browser.execute_script(LIT, name)
            assert set(lit) == {"rgb(255, 240, 160)"}
            assert len(lit) == len(found.links[walked[-1]].left) + len(found.links[walked[-1]].right)
    assert walked == [k.id for k in wanted]


def test_of_many_links_a_script_lights_both_sides(
    browser: webdriver.Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.reports.html.MOST_RULES", 0)
    path = tmp_path / "many.html"
    path.write_text(render_html(eventful(PAYLOADS)), encoding="utf-8")
    log(browser, "browser")
    show(browser, path.as_uri())
    for place, name in ((0, "k1"), (1, "k2")):
        ActionChains(browser).move_to_element(browser.find_elements("css selector", ".article a.mark:not(.flag)")[place]).perform()
        assert set(browser.execute_script(LIT, name)) == {"rgb(255, 240, 160)"}
    assert "rgb(255, 240, 160)" not in browser.execute_script(LIT, "k1")
    assert log(browser, "browser") == []


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_runs_out_of_the_window(browser: webdriver.Chrome, address: str, width: int) -> None:
    show(browser, address, width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_printed_report_has_every_passage(browser: webdriver.Chrome, found: Comparison, address: str) -> None:
    from pypdf import PdfReader

    show(browser, address, "dark")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    printed = browser.execute_cdp_cmd("Page.printToPDF", {})
    pages = PdfReader(BytesIO(b64decode(printed["data"]))).pages
    text = squeezed("".join(page.extract_text() for page in pages))
    for side in Side:
        for passage in found.article(side).passages:
            backwards = "\u202e" in passage.text  # reading has made it visible long before
            assert backwards or squeezed(passage.text) in text


def squeezed(text: str) -> str:
    """Letters, digits and marks that every font has: what a missing font leaves out is not the report's doing."""
    return re.sub(r"[^!-~]|-", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_axe_finds_nothing_serious(browser: webdriver.Chrome, address: str, scheme: str, width: int) -> None:
    if not AXE.exists():
        pytest.skip(f"axe-core is not here: npm install --prefix {ROOT}/.venv/axe axe-core")
    show(browser, address, scheme, width)
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    result = browser.execute_async_script("axe.run().then(arguments[0])")
    serious = [
        (v["id"], [n["html"] for n in v["nodes"]][:3]) for v in result["violations"] if v["impact"] in {"serious", "critical"}
    ]
    assert not serious
    assert result["passes"]
