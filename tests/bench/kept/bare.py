"""A WSGI function that gives the same bytes under the same headers, and does nothing else: what any page
cache written in Python can reach under this server. Its pages lie in the folder that SAME_BYTES names."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FOLDER = "SAME_BYTES"
BYTES, SAID = "index.html.gz", "said.json"
Headers = list[tuple[str, str]]
IN_A_304 = frozenset({"cache-control", "etag", "last-modified", "vary"})


class Given(dict[str, tuple[Headers, Headers, list[bytes]]]):
    """By path: the headers, those of a 304, the body. Read when first asked for; nothing where none lies."""

    def __missing__(self, path: str) -> tuple[Headers, Headers, list[bytes]]:
        folder = Path(os.environ[FOLDER]) / path.strip("/")
        if not (folder / SAID).exists():
            return [], [], []
        said = json.loads((folder / SAID).read_text(encoding="utf-8"))
        headers: Headers = [(name, value) for name, value in said.items()]
        bare = [(name, value) for name, value in headers if name in IN_A_304]
        self[path] = headers, bare, [(folder / BYTES).read_bytes()]
        return self[path]


given = Given()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The page of this path; nothing of it for who says to have one."""
    headers, bare, body = given[environ["PATH_INFO"]]
    if "HTTP_IF_NONE_MATCH" in environ:
        start_response("304 Not Modified", bare)
        return []
    start_response("200 OK", headers)
    return body
