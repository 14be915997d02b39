"""Takes a picture of a page: ``python tests/view/screenshot.py outputs/graph.html graph.png [WIDTHxHEIGHT] [light|dark]``."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def take(page_file: Path, picture: Path, width: int = 1280, height: int = 800, scheme: str = "light") -> None:
    """Opens ``page_file`` with the network off and writes what it shows to ``picture``."""
    with open_browser() as browser:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="zh-CN",
            offline=True,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(page_file.resolve().as_uri())
        page.wait_for_function("globalThis.KG && KG.page && KG.page.drawing.lettered")
        page.screenshot(path=picture)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4, 5):
        sys.exit(__doc__)
    size = sys.argv[3] if len(sys.argv) > 3 else "1280x800"
    take(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, size.split("x")), *sys.argv[4:])
