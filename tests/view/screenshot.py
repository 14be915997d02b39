"""Takes the pictures of the README from a folder of outputs.

``python tests/view/screenshot.py outputs FOLDER [light|dark] [WIDTHxHEIGHT]`` writes index.png, graph.png, panel.png and
reading.png into FOLDER: the way in, the graph, the graph with one body chosen, and the reading page at one of its statements.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
DRAWN = "() => globalThis.KG && (!KG.page || !KG.page.drawing || KG.page.drawing.lettered)"


class Picture(NamedTuple):
    """A picture's name, the page it shows, the place in it."""

    name: str
    page: str
    place: str = ""


PICTURES = (
    Picture("index", "index.html"),
    Picture("graph", "graph.html"),
    Picture("panel", "graph.html", "#node=" + quote("org:天津市河东区司法局")),
    Picture("reading", "reports/003_f2667748cd85794d.html", "#c7268-7278"),
)


def chromium_path() -> str:
    """The installed Chromium; a page that no browser has opened is not tested, so its absence is an error."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise FileNotFoundError(f"no browser: none of {', '.join(NAMES)} is on PATH; install one (apt-get install chromium)")
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless Chromium, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def take(outputs: Path, folder: Path, scheme: str = "light", width: int = 1280, height: int = 800) -> list[Path]:
    """Takes all pictures with the network off; returns their files."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_browser() as browser:
        return [_take(browser, outputs, each, folder / f"{each.name}.png", scheme, width, height) for each in PICTURES]


def _take(browser: Browser, outputs: Path, picture: Picture, file: Path, scheme: str, width: int, height: int) -> Path:
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="zh-CN", offline=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto((outputs / picture.page).resolve().as_uri() + picture.place)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(300)  # a last frame after the fonts
    page.screenshot(path=file)
    context.close()
    return file


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4, 5):
        sys.exit(__doc__)
    window = sys.argv[4] if len(sys.argv) > 4 else "1280x800"
    for taken in take(
        Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "light", *map(int, window.split("x"))
    ):
        print(taken)
