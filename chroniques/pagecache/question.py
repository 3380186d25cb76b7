"""What a request asks for, stripped of all that must not change a page: its key, or none."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

Environ = dict[str, Any]
Key = tuple[str, str, bool]
WAYS_REMEMBERED = 64  # hosts and schemes, each once
CONDITIONS = (
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
)


class Question:
    """Tells the pages apart by their path, by the parameters that the site knows, and by nothing else.

    A parameter that no page of the site knows is not seen by the page either: it cannot change its bytes.
    Nor can the host; but the site refuses those that are not its own, so a way in is trusted once the site
    has answered through it. `proxy` is the header in which a trusted proxy says "https", if there is one.
    """

    def __init__(self, known: frozenset[str], never: tuple[str, ...], proxy: str | None = None) -> None:
        self.known = known
        self.never = never  # beginnings of the paths that are never kept
        self.scheme = proxy or "wsgi.url_scheme"
        self.ways: set[tuple[str, bool]] = set()

    def key(self, environ: Environ) -> Key | None:
        """The key of the page, or None for what is never kept."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ["PATH_INFO"].startswith(self.never):
            return None
        query = environ["QUERY_STRING"]
        return environ["PATH_INFO"], self._query(query) if query else "", self._is_secure(environ)

    def asked(self, environ: Environ, key: Key) -> Environ:
        """The request as the site sees it: a whole page, by GET, of the known parameters alone."""
        asked = {**environ, "REQUEST_METHOD": "GET", "QUERY_STRING": key[1]}
        for condition in CONDITIONS:
            asked.pop(condition, None)
        return asked

    def is_trusted(self, environ: Environ) -> bool:
        """Has the site answered through this way in?"""
        return (environ.get("HTTP_HOST", ""), self._is_secure(environ)) in self.ways

    def trusts(self, environ: Environ) -> None:
        """The site has answered through this way in."""
        if len(self.ways) >= WAYS_REMEMBERED:
            self.ways.clear()
        self.ways.add((environ.get("HTTP_HOST", ""), self._is_secure(environ)))

    def _query(self, query: str) -> str:
        pairs = parse_qsl(query, keep_blank_values=True)
        return urlencode(sorted(pair for pair in pairs if pair[0] in self.known))

    def _is_secure(self, environ: Environ) -> bool:
        return environ.get(self.scheme) == "https"
