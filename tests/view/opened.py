"""Pages opened as a reader opens them, from a folder with the network off, and everything watched that must not happen."""

from pathlib import Path
from types import TracebackType

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route

READY = "globalThis.KG && KG.page && (!KG.page.drawing || KG.page.drawing.lettered)"

PATIENCE = 600


def until(page: Page, expression: str) -> None:
    """Wait until ``expression`` holds; the page's own polling would be eval, which the pages' policy forbids."""
    for _ in range(PATIENCE):
        try:
            if page.evaluate(f"Boolean({expression})"):
                return
        except Error as error:  # on the way from one page to the next
            if "context was destroyed" not in str(error):
                raise
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.url}: never held: {expression}")


class Opener:
    """Opens pages; when it ends, an AssertionError tells what any of them asked for, complained of or let run."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.troubles: list[str] = []
        self.contexts: list[BrowserContext] = []

    def __enter__(self) -> "Opener":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for context in self.contexts:
            context.close()
        if error is None:
            assert self.troubles == []

    def open(
        self, file: Path, fragment: str = "", width: int = 1280, height: int = 800, scheme: str = "light", locale: str = "zh-CN"
    ) -> Page:
        size = {"width": width, "height": height}
        context = self.browser.new_context(
            viewport=size, color_scheme=scheme, locale=locale, offline=True, reduced_motion="reduce"
        )
        self.contexts.append(context)
        page = context.new_page()
        page.route(lambda url: not url.startswith("file:"), self._refuse)
        page.on("request", lambda request: request.is_navigation_request() or self._note(f"request: {request.url[:200]}"))
        page.on("console", lambda message: self._note(f"console: {message.text}"))
        page.on("pageerror", lambda error: self._note(f"error: {error}"))
        page.on("dialog", lambda dialog: self._note(f"dialog: {dialog.message}"))
        page.goto(file.resolve().as_uri() + fragment)
        if file.name != "index.html":
            until(page, READY)
        return page

    def _note(self, trouble: str) -> None:
        self.troubles.append(trouble)

    def _refuse(self, route: Route) -> None:
        self._note(f"request: {route.request.url[:200]}")
        route.abort()
