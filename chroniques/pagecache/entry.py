"""The first lines of the site: a page that is kept is given here, before Django wakes."""

import threading
from collections.abc import Callable, Iterable
from time import monotonic, time
from typing import Any

from django.db import Error

from .coding import chosen
from .follower import Follower
from .page import Form, Headers, Page
from .question import Environ, Key, Question
from .shell import Answered
from .shown import Shown, being_made

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Label = Callable[[Shown], Headers]
# RFC 9211: who looks at the answer sees that it may be old, and why.
CUT_OFF = ("Cache-Status", "chroniques; hit; detail=database-unreachable")
AGAIN = "again"  # begins the keys of what gives a page again
PATIENCE = 30.0  # seconds that one waits for a page that another is making


class Entry:
    """A WSGI application in front of the site's: it gives kept pages, and keeps those that may be.

    `label` gives the headers by which a shared cache in front, if there is one, keeps and purges a page.
    """

    def __init__(
        self,
        site: Application,
        follower: Follower,
        question: Question,
        label: Label = lambda shown: [],
    ) -> None:
        self.site = site
        self.label = label
        self.follower = follower
        self.memory = follower.memory
        self.question = question
        self.scheme = question.scheme
        # How many requests; how many of them were answered 304, by a page made, by one made again from its
        # parts. Nobody needs the exact numbers.
        self.answered = self.unchanged = self.made = self.again = 0
        self.making: dict[Key, threading.Event] = {}
        self.lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Every reader pays for each line here: who asks in words already answered is answered at once."""
        follower = self.follower
        if follower.generation.shared[:8] != follower.heard or monotonic() >= follower.due:
            follower.catch_up()
        key = (environ["PATH_INFO"], environ["QUERY_STRING"], environ.get(self.scheme) == "https")
        page: Page | None = self.memory.kept.get(key)  # type: ignore[assignment]  # only pages have such keys
        if page is None:
            return self._asked(environ, start_response)
        form = page.ways.get((environ.get("HTTP_HOST"), environ.get("HTTP_ACCEPT_ENCODING")))
        if form is None or environ["REQUEST_METHOD"] != "GET" or follower.is_cut_off or page.is_over():
            return self._asked(environ, start_response)
        self.answered += 1
        page.used = True
        if "HTTP_IF_NONE_MATCH" not in environ and "HTTP_IF_MODIFIED_SINCE" not in environ:
            start_response("200 OK", form.headers)
            return form.body
        return self._given(page, form, environ, start_response)

    def _asked(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The page that this request asks for, whatever its words."""
        key = self.question.key(environ)
        if key is None:
            return self.site(environ, start_response)
        self.answered += 1
        page: Page | None = self.memory.kept.get(key)  # type: ignore[assignment]
        if page is None or not self.question.is_trusted(environ) or page.is_over():
            return self._made(key, environ, start_response)
        page.used = True
        form = self._form(key, page, environ)
        page.answers_in((environ.get("HTTP_HOST"), environ.get("HTTP_ACCEPT_ENCODING")), form)
        return self._given(page, form, environ, start_response)

    def _given(self, page: Page, form: Form, environ: Environ, start_response: StartResponse) -> list[bytes]:
        if _has_it(page, form, environ):
            self.unchanged += 1
            start_response("304 Not Modified", self._said(form.bare))
            return []
        start_response("200 OK", self._said(form.headers))
        return form.body if environ["REQUEST_METHOD"] == "GET" else []

    def _said(self, headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [*headers, CUT_OFF] if self.follower.is_cut_off else headers

    def _form(self, key: Key, page: Page, environ: Environ) -> Form:
        """The page in the coding that this reader takes, made now if nobody took it before."""
        coding = chosen(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if known := page.forms.get(coding):
            return known
        form = page.form(coding)
        self.memory.grew(key)
        return form

    def _made(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Have the page made, by one at a time: the others wait, then look again."""
        while other := self._maker(key):
            other.wait(PATIENCE)
            self.follower.catch_up()
            page = self.memory.kept.get(key)
            if isinstance(page, Page) and self.question.is_trusted(environ) and not page.is_over():
                return self._given(page, self._form(key, page, environ), environ, start_response)
        try:
            return self._make(key, environ, start_response)
        finally:
            with self.lock:
                self.making.pop(key).set()

    def _maker(self, key: Key) -> threading.Event | None:
        """What tells that another has made the page; None for who makes it now."""
        with self.lock:
            other = self.making.get(key)
            if other is None:
                self.making[key] = threading.Event()
            return other

    def _make(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        began = self.memory.moment
        self.made += 1
        with being_made(began) as shown:
            answer = self._again(key, environ) or Answer.of(self.site, self.question.asked(environ, key))
        page = answer.page(shown, self.label(shown))
        if page is None:
            return self._passed_on(answer, key, environ, start_response)
        self.question.trusts(environ)
        if not self.memory.keep(key, page, shown.names, began):
            page = answer.page(shown) or page  # overtaken by a change: nobody else keeps it either
        elif shown.shell is not None:
            self._remember(key, answer, shown)
        return self._given(page, self._form(key, page, environ), environ, start_response)

    def _again(self, key: Key, environ: Environ) -> "Answer | None":
        """The page put together again, without waking Django, if only its live parts have changed."""
        answered = self.memory.kept.get((AGAIN, key))
        if not isinstance(answered, Answered) or not self.question.is_trusted(environ):
            return None
        try:
            body = answered.again()
        except Error:  # Django opens the database anew, or says that it does not answer
            return None
        if body is None:
            return None
        self.again += 1
        return Answer(body.encode(), "200 OK", answered.headers)

    def _remember(self, key: Key, answer: "Answer", shown: Shown) -> None:
        """What gives this page again: as long as its shell is kept, for without it this is of no use."""
        names = self.memory.names.get(shown.shell)
        if names is not None:
            answered = Answered(shown.shell, answer.headers, shown.until)
            self.memory.keep((AGAIN, key), answered, names, shown.began or 0)

    def _passed_on(
        self, answer: "Answer", key: Key, environ: Environ, start_response: StartResponse
    ) -> list[bytes]:
        """What is not kept goes out as the site made it; unless it failed and an older page is there."""
        if answer.status.startswith("5"):
            self.follower.catch_up()
            old = self.memory.kept.get(key)
            if isinstance(old, Page) and self.follower.is_cut_off:
                return self._given(old, self._form(key, old, environ), environ, start_response)
        start_response(answer.status, answer.headers)
        return [answer.body] if environ["REQUEST_METHOD"] == "GET" else []


class Answer:
    """What the site answered, whole."""

    def __init__(self, body: bytes, status: str, headers: Headers) -> None:
        self.body = body
        self.status = status
        self.headers = headers

    @classmethod
    def of(cls, site: Application, environ: Environ) -> "Answer":
        """What it answers to this request."""
        said: list[Any] = []
        parts = site(environ, lambda *start: said.extend(start))
        try:
            body = b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
        return cls(body, said[0], said[1])

    def page(self, shown: Shown, label: Headers | None = None) -> Page | None:
        """The page to keep, if it is one: it shows something, it is for everyone, it sets no cookie."""
        named = {name.lower(): value for name, value in self.headers}
        is_kept = (
            shown.names
            and self.status.startswith("200")
            and named.get("cache-control", "").startswith("public")
            and "set-cookie" not in named
        )
        headers = [*self.headers, *(label or [])]
        return Page(self.body, headers, shown.until, time()) if is_kept else None


def _has_it(page: Page, form: Form, environ: Environ) -> bool:
    """RFC 9110, 13.2.2: If-None-Match alone where both conditions stand."""
    condition = environ.get("HTTP_IF_NONE_MATCH")
    if condition is not None:
        return condition == form.tag or page.answers(condition)
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    return since is not None and since == page.modified
