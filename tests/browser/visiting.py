"""How the gates visit a page: what is posted, what the browser complains of, what moved under the eye."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request

from .pages import Kind

# What a page does that nobody sees: read once it is there and was scrolled to its end.
WATCH = """
    window.shifts = []; window.violations = []
    const name = ({node}) => `${node?.nodeName.toLowerCase()}.${node?.className}`
    new PerformanceObserver((list) => shifts.push(
        ...list.getEntries().map((entry) => `${entry.value}, ${entry.sources.map(name).join(", ")}`)
    )).observe({type: "layout-shift", buffered: true})
    addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective))
"""
SCROLL = """async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
    for (const top of [document.documentElement.scrollHeight, 0]) { scrollTo(0, top); await painted() }
}"""
POST = """([path, fields]) => {
    const form = Object.assign(document.createElement("form"), {method: "post", action: path})
    for (const [name, value] of Object.entries(fields)) {
        const field = Object.assign(document.createElement("textarea"), {name, value})
        form.append(field)
    }
    document.body.append(form)
    form.submit()
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Watcher:
    """What happens while a page is visited: what its console says, the hosts that are asked."""

    host: str
    said: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        """From now on, of every page that this tab visits."""
        page.add_init_script(WATCH)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", self._asked)

    def faults(self, page: Page) -> list[str]:
        """All that went wrong since the last time, on the page that is there now."""
        page.evaluate(SCROLL)
        shifts, violations = page.evaluate("[window.shifts, window.violations]")
        faults = [
            *self.said,
            *(f"asked {host}" for host in self.hosts - {self.host}),
            *(f"against the policy: {directive}" for directive in violations),
            *(f"moved by {shift}" for shift in shifts),
        ]
        self.said.clear()
        self.hosts.clear()
        return faults

    def _heard(self, message: ConsoleMessage) -> None:
        # Chromium says of every page of error that it is one.
        if "the server responded with a status of" not in message.text:
            self.said.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("data:", "about:")):
            self.hosts.add(request.url.split("/")[2])


def visit(page: Page, kind: Kind, url: str) -> None:
    """Go to this kind of page of the site at `url`, as a reader comes to it."""
    if kind.posted:
        page.goto("about:blank" if kind.foreign else f"{url}/sante/")
        with page.expect_navigation(url=f"{url}{kind.path}"):
            page.evaluate(POST, [url + kind.path, kind.posted])
        return
    page.goto(
        url.replace("//localhost", "//autre.localhost") + kind.path if kind.foreign else url + kind.path
    )
