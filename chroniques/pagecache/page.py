"""One kept page: its forms, one per coding, each ready to be sent; what answers who has it already."""

import hashlib
import threading
from email.utils import formatdate
from time import time

from .coding import BEST, encoded, quick

Headers = list[tuple[str, str]]
Way = tuple[str | None, str | None]  # the Host and the Accept-Encoding of a request
WAYS_REMEMBERED = 32
# RFC 9110, 15.4.5: what a 304 repeats. The rest stands in the answer that the reader holds under that tag.
IN_A_304 = frozenset({"cache-control", "content-location", "etag", "expires", "last-modified", "vary"})
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
    """A page, kept as it was made; its compressed forms are made when first asked for."""

    __slots__ = ("body", "forms", "headers", "lock", "mark", "modified", "size", "until", "used", "ways")

    def __init__(self, body: bytes, headers: Headers, until: float | None, made: float) -> None:
        self.body = body
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
            return self.forms.get(coding) or self._made(coding, quick(self.body), "")

    def pack(self) -> None:
        """Replace the quick forms by the smallest ones: for idle time, a tenth of a second each."""
        for coding in [coding for coding in self.forms if coding]:
            self._made(coding, BEST, "-best")

    def is_packed(self) -> bool:
        """Is nothing left to make smaller?"""
        return all(form.tag.endswith('-best"') for coding, form in self.forms.items() if coding)

    def answers(self, condition: str) -> bool:
        """Does the reader who sent this If-None-Match have the page, in whatever coding? Proxies that
        compress weaken a tag: what is after its W/ still says the bytes that we made."""
        tags = (tag.strip().removeprefix("W/").strip('"') for tag in condition.split(","))
        return any(tag == "*" or tag.partition("-")[0] == self.mark for tag in tags)

    def _made(self, coding: str, levels: dict[str, int], suffix: str) -> Form:
        body = encoded(self.body, coding, levels)
        headers = [*self.headers, ("Content-Encoding", coding)] if coding else self.headers
        tag = f'"{self.mark}-{coding}{suffix}"' if coding else f'"{self.mark}"'
        form = self.forms[coding] = Form(coding, body, tag, headers)
        self.ways.clear()
        self.size = len(self.body) + sum(len(form.body[0]) + OVERHEAD for form in self.forms.values())
        return form


def _mark(body: bytes, headers: Headers) -> str:
    """What tells this answer from another: a digest of its bytes, and of what is said with them. The parts
    of a header come in any order, which differs between processes."""
    said = "\n".join(f"{name}: {sorted(value.split('; '))}" for name, value in headers)
    return hashlib.blake2b(said.encode() + b"\n\n" + body, digest_size=12).hexdigest()
