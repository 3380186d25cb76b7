"""One kept page: its forms, one per coding, each ready to be sent; what answers who has it already."""

import hashlib
import threading
from collections.abc import Callable
from email.utils import formatdate
from time import time

from .coding import BEST, decoded, encoded, quick

Headers = list[tuple[str, str]]
Way = tuple[str | None, str | None]  # the Host and the Accept-Encoding of a request
WAYS_REMEMBERED = 32
# RFC 9110, 15.4.5: what a 304 repeats. The rest stands in the answer that the reader holds under that tag.
IN_A_304 = frozenset(
    {
        *("cache-control", "content-location", "etag", "expires", "last-modified", "vary"),
        *("cdn-cache-control", "surrogate-control"),  # the same, for shared caches
    }
)
OWN = frozenset({"content-length", "etag", "vary", "content-encoding"})
OVERHEAD = 2000  # bytes: about what Python spends on a form beside its body


class Form:
    """The page in one coding."""

    __slots__ = ("bare", "body", "coding", "headers", "tag")

    def __init__(self, coding: str, body: bytes, tag: str, headers: Headers) -> None:
        self.coding = coding
        self.body = [body]
        self.tag = tag
        self.headers = [*headers, ("ETag", tag), ("Content-Length", str(len(body)))]
        self.bare = [(name, value) for name, value in self.headers if name.lower() in IN_A_304]


class Page:
    """A page, kept in the codings that were asked for: any of them gives back what it was made of."""

    __slots__ = ("forms", "headers", "lock", "mark", "modified", "size", "until", "used", "ways", "whole")

    def __init__(self, body: bytes, headers: Headers, until: float | None, made: float) -> None:
        self.whole: bytes | None = body  # until a first form is made
        self.headers: Headers = [(name, value) for name, value in headers if name.lower() not in OWN]
        self.mark = _mark(body, self.headers)
        self.headers.append(("Vary", "Accept-Encoding"))
        said = {name.lower(): value for name, value in headers}.get("last-modified")
        self.modified = said or formatdate(made, usegmt=True)
        if not said:
            self.headers.append(("Last-Modified", self.modified))
        self.until = until
        self.forms: dict[str, Form] = {}
        self.ways: dict[Way, Form] = {}  # what was answered to those who asked in the same words
        self.used = False
        self.size = len(body) + OVERHEAD
        self.lock = threading.Lock()

    def is_over(self) -> bool:
        """Has time changed what it shows?"""
        return self.until is not None and time() >= self.until

    def answers_in(self, way: Way, form: Form) -> None:
        """Who asks in these words is given this form, without another thought."""
        if len(self.ways) >= WAYS_REMEMBERED:
            self.ways.clear()
        if self.forms.get(form.coding) is form:
            self.ways[way] = form

    def form(self, coding: str) -> Form:
        """The page in this coding, made now if nobody asked for it before."""
        with self.lock:
            return self.forms.get(coding) or self._made(coding, quick, "")

    def pack(self) -> None:
        """Replace the quick forms by the smallest ones: for idle time, a tenth of a second each."""
        for coding in [coding for coding in self.forms if coding]:
            self._made(coding, lambda body: BEST, "-best")

    def is_packed(self) -> bool:
        """Is nothing left to make smaller?"""
        return all(form.tag.endswith('-best"') for coding, form in self.forms.items() if coding)

    def answers(self, condition: str) -> bool:
        """Does the reader who sent this If-None-Match have the page, in whatever coding? Proxies that
        compress weaken a tag: what is after its W/ still says the bytes that we made."""
        tags = (tag.strip().removeprefix("W/").strip('"') for tag in condition.split(","))
        return any(tag == "*" or tag.partition("-")[0] == self.mark for tag in tags)

    def _body(self) -> bytes:
        """What the site answered."""
        if self.whole is not None:
            return self.whole
        coding, form = min(tuple(self.forms.items()))  # as it is, if it was asked for so
        return decoded(form.body[0], coding)

    def _made(self, coding: str, levels: Callable[[bytes], dict[str, int]], suffix: str) -> Form:
        whole = self._body()
        body = encoded(whole, coding, levels(whole))
        headers = [*self.headers, ("Content-Encoding", coding)] if coding else self.headers
        tag = f'"{self.mark}-{coding}{suffix}"' if coding else f'"{self.mark}"'
        form = self.forms[coding] = Form(coding, body, tag, headers)
        self.whole = None
        self.ways.clear()
        self.size = sum(len(form.body[0]) + OVERHEAD for form in tuple(self.forms.values())) + OVERHEAD
        return form


def _mark(body: bytes, headers: Headers) -> str:
    """What tells this answer from another: a digest of its bytes, and of what is said with them. The parts
    of a header come in any order, which differs between processes."""
    said = "\n".join(f"{name}: {sorted(value.split('; '))}" for name, value in headers)
    return hashlib.sha256(said.encode() + b"\n\n" + body).hexdigest()[:24]
