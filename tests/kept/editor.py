"""Camille at work through the server, and a reader who leaves an avis: forms fetched, filled in and sent."""

import http.client
import re
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

QUEUE = "/admin/comments/comment/"
UNSENT = {"submit", "button", "file", "reset", "image"}


class Form(HTMLParser):
    """What a browser would send of the largest form of a page that was filled in by nobody."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = [{}]
        self.select = self.textarea = ""
        self.feed(page)
        self.fields = max(self.forms, key=len)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            self.forms.append({})
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in said:
            self.forms[-1][self.select] = said.get("value", "")
        elif tag == "textarea":
            self.textarea = name
            self.forms[-1][name] = ""
        elif tag == "input" and name:
            self._input(name, said)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self.select = self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            typed = self.forms[-1][self.textarea] + data
            self.forms[-1][self.textarea] = typed.removeprefix("\n")

    def _input(self, name: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in said:
                self.forms[-1][name] = said.get("value", "on")
        elif kind not in UNSENT:
            self.forms[-1][name] = said.get("value", "")


class Person:
    """Somebody with a browser: cookies, forms sent from the site itself, an address of this machine."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self.port, self.address = port, address
        self.cookies = SimpleCookie()

    def ask(self, path: str, sent: dict[str, str] | None = None) -> tuple[int, str, str]:
        """The status, the place that it leads to, the page."""
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        if path.startswith("/admin/"):
            said = (f"{name}={morsel.value}" for name, morsel in self.cookies.items())
            headers["Cookie"] = "; ".join(said)
        wire = http.client.HTTPConnection(
            "localhost", self.port, timeout=60, source_address=(self.address, 0)
        )
        body = urlencode(sent) if sent is not None else None
        wire.request("POST" if sent is not None else "GET", path, body, headers)
        answer = wire.getresponse()
        page = answer.read().decode()
        wire.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return answer.status, answer.headers.get("Location", ""), page

    def send(self, path: str, **typed: str) -> tuple[int, str, str]:
        """Fill in the form of this page, and send it there."""
        return self.ask(path, {**Form(self.ask(path)[2]).fields, **typed})


class Editor(Person):
    """Camille, who has the rights to all."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self._done(self.send("/admin/login/", username="camille", password="secret"))

    def change(self, form: str, field: str, value: str) -> None:
        """Save this form of the admin with this in its field."""
        self._done(self.send(form, **{field: value}))

    def publish_avis(self) -> None:
        """Publish the first that waits."""
        page = self.ask(QUEUE)[2]
        first = re.search(rf"{QUEUE}(\d+)/change/", page)
        assert first, "no avis waits"
        self._done(self.send(f"{QUEUE}{first[1]}/change/", _verb="publish"))

    def _done(self, answer: tuple[int, str, str]) -> None:
        status, _there, page = answer
        errors = " ".join(re.findall(r'class="errorlist[^>]*>(.*?)</ul>', page, re.DOTALL))
        assert status == 302, f"{status}: {errors or page[:500]}"


def leave_avis(port: int, article: int, text: str, address: str = "127.0.0.1") -> None:
    """Léa writes, rereads, and sends, from this address."""
    lea, form = Person(port, address), f"/avis/sur/{article}/"
    _status, _there, preview = lea.send(form, text=text, name="Léa")
    status, there, page = lea.ask(form, Form(preview).fields)
    assert status == 303, f"{status}: {page[:500]}"
    assert urlsplit(there).path.startswith("/suivi/")
