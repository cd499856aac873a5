"""Checks for every page in a real browser."""

from axe_playwright_python.sync_playwright import Axe

from portal.tests.browser import checked, html

AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
WIDTHS = (320, 1280)


class Visit:
    """One tab that records every console message and every request."""

    def __init__(self, browser, address: str, width: int):
        self.address = address
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.messages: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", self._note)
        self.page.on("response", self._keep)
        self.served = None

    def _note(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def _keep(self, response) -> None:
        """Keep the response of the page itself for the HTML checker."""
        if response.request.is_navigation_request() and response.status != 302:
            self.served = response

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.page.close()

    def open(self, path: str) -> None:
        self.page.goto(self.address + path, wait_until="load")

    def _options(self) -> dict:
        """The back office is Django's: it must meet WCAG; axe's own best practices apply to public pages only.
        There axe must not load style sheets: they import others, and axe resolves them wrongly and logs errors."""
        if "/admin/" not in self.page.url:
            return AXE_OPTIONS
        law = [tag for tag in AXE_OPTIONS["runOnly"]["values"] if tag != "best-practice"]
        return {"runOnly": {"type": "tag", "values": law}, "preload": False}

    def problems(self) -> list[str]:
        """Every problem of the page in its current state.

        Scrolls to the top first: a link half under the sticky header after a focus change is not a fault.
        """
        self.page.evaluate("window.scrollTo(0, 0)")
        width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        sideways = [f"scrolls sideways by {width} px"] if width > 0 else []
        nowhere = [f"leads nowhere: {link}" for link in self.page.locator('main a[href=""]').all_inner_texts()]
        foreign = [f"foreign: {url}" for url in self.foreign]
        return self._violations() + sideways + nowhere + self._html_errors() + self.messages + foreign

    def _violations(self) -> list[str]:
        if not checked.is_new("axe", self.page.viewport_size["width"], self.page.url, self.page.content()):
            return []
        found = Axe().run(self.page, options=self._options()).response["violations"]
        return [f"axe {one['id']}: {node['target']} {node['html'][:150]}" for one in found for node in one["nodes"]]

    def _html_errors(self) -> list[str]:
        """Check the HTML as served, with error states and signed-in pages; skip the back office, which is Django's."""
        is_ours = self.served is not None and "/admin/" not in self.page.url
        return html.errors_of(self.served.text()) if is_ours and checked.is_new("html", self.served.text()) else []
