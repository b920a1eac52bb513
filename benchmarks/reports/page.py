"""The HTML page for its reader: `python benchmarks/reports/page.py [LEFT RIGHT ...] [--shots FOLDER] [--picture]`, with Chromium.

Of each pair (without any the project's own): where the answer ends and where the passages that are new begin, in pixels, at 1400
by 900 and at 390 by 844; by how much the halves of a row begin apart (wanted 0); pages of A4; tab stops; what axe-core finds;
messages in the console; requests beside the page itself. `--shots` keeps pictures of the page at 1400, 820 and 390 pixels, light
and dark, and its print. `--picture` writes `docs/page.png`, the picture of the README, from `seeds/`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from base64 import b64decode
from pathlib import Path
from typing import Any

from selenium import webdriver

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from compare.comparison import compare  # noqa: E402 - the folder must be known first
from compare.embedding import load_encoder  # noqa: E402
from compare.reading import read  # noqa: E402
from compare.reports.html import render_html  # noqa: E402

AXE = Path(os.environ.get("AXE_CORE", ROOT / ".venv/axe/node_modules/axe-core/axe.min.js"))
SIZES = {1400: 900, 820: 1100, 390: 844}
PLACES = """const end = document.querySelector('#answer .told')?.getBoundingClientRect().bottom;
const told = document.querySelector('#new')?.getBoundingClientRect().top;
const row = [...document.querySelectorAll('.row.new')].find(e => e.checkVisibility())?.getBoundingClientRect().top;
const links = [...document.querySelectorAll('.row')].filter(e => e.checkVisibility());
const apart = links.map(e => ['.first .par', '.second .par'].map(s => e.querySelector(s)?.getBoundingClientRect().top))
  .filter(([a, b]) => a !== undefined && b !== undefined && innerWidth > 704).map(([a, b]) => Math.abs(a - b));
const round = value => value === undefined ? null : Math.round(value + scrollY);
return {answer: round(end), told: round(told), row: round(row), apart: Math.max(0, ...apart), height: document.body.scrollHeight,
  wide: document.documentElement.scrollWidth - innerWidth};"""
STOPS = """return [...document.querySelectorAll('a[href], summary, button, input')].filter(e =>
  e.checkVisibility({visibilityProperty: true}) && !(e.type === 'radio' && !e.checked)).length"""


def opened() -> webdriver.Chrome:
    """A browser without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def show(browser: webdriver.Chrome, address: str, width: int, scheme: str = "light") -> None:
    """The page at a width, in a scheme of colours."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    size = {"width": width, "height": SIZES[width], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(address)


def measured(browser: webdriver.Chrome, page: Path) -> dict[str, Any]:
    """All figures of one page."""
    address, found = page.as_uri(), dict[str, Any]()
    browser.get_log("performance")
    for width in (1400, 390):
        show(browser, address, width)
        found[str(width)] = browser.execute_script(PLACES)
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}
    found |= {
        "stops": browser.execute_script(STOPS),
        "requests": len(asked - {address}),
        "console": len(browser.get_log("browser")),
    }
    if AXE.exists():
        show(browser, address, 1400)
        browser.execute_script(AXE.read_text(encoding="utf-8"))
        found["axe"] = [v["id"] for v in browser.execute_async_script("axe.run().then(arguments[0])")["violations"]]
    found["pages"] = len(printed(browser, address)[1])
    return found


def printed(browser: webdriver.Chrome, address: str) -> tuple[bytes, list[Any]]:
    """The page on A4, and its leaves."""
    from io import BytesIO

    from pypdf import PdfReader

    show(browser, address, 1400)
    data = b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    return data, list(PdfReader(BytesIO(data)).pages)


def shoot(browser: webdriver.Chrome, page: Path, folder: Path, name: str) -> None:
    """Pictures of a page, whole, in every width and both schemes, and its print."""
    for width in SIZES:
        for scheme in ("light", "dark"):
            show(browser, page.as_uri(), width, scheme)
            shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
            (folder / f"{name}-{width}-{scheme}.png").write_bytes(b64decode(shot["data"]))
    (folder / f"{name}.pdf").write_bytes(printed(browser, page.as_uri())[0])


def told(name: str, found: dict[str, Any]) -> None:
    """The figures of a pair in a line a width."""
    for width in ("1400", "390"):
        at = found[width]
        print(
            f"{name:24} {width:>5}: answer ends {at['answer']}, new told at {at['told']}, its passages at {at['row']}, "
            f"apart {at['apart']}, height {at['height']}, too wide {max(0, at['wide'])}"
        )
    rest = f"pages {found['pages']}, tab stops {found['stops']}, axe {found.get('axe', 'not here')}"
    print(f"{'':24} {rest}, console {found['console']}, requests {found['requests']}")


def picture(browser: webdriver.Chrome, page: Path) -> None:
    """What a reader of the page sees first, for the README."""
    show(browser, page.as_uri(), 1400)
    (ROOT / "docs/page.png").write_bytes(b64decode(browser.get_screenshot_as_base64()))


def main() -> None:
    """Print the figures of each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--picture", action="store_true")
    given = parser.parse_args()
    os.chdir(ROOT)
    sources = given.sources or ["seeds/first.txt", "seeds/second.txt"]
    encoder, browser = load_encoder(), opened()
    with tempfile.TemporaryDirectory() as folder:
        for left, right in zip(sources[::2], sources[1::2], strict=True):
            page = Path(folder) / "report.html"
            page.write_text(render_html(compare(read(left), read(right), encoder)), encoding="utf-8")
            name = Path(right).parent.name + "/" + Path(right).name
            told(name, measured(browser, page))
            if given.shots:
                given.shots.mkdir(parents=True, exist_ok=True)
                shoot(browser, page, given.shots, name.replace("/", "-"))
            if given.picture:
                picture(browser, page)
    browser.quit()


if __name__ == "__main__":
    main()
