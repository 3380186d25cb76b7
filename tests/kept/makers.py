"""A small site of one function, a log that tests write themselves, and readers who ask."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from chroniques.pagecache import Entry, Follower, Generation, Memory, Question, shows

KNOWN = frozenset({"page"})
NEVER = ("/admin/",)
PUBLIC = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=0")]


class WrittenLog:
    """A log whose news a test writes."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.fails: Exception | None = None

    def write(self, *names: str) -> None:
        self.names.update(names)

    def news(self) -> frozenset[str] | None:
        if self.fails:
            raise self.fails
        names, self.names = frozenset(self.names), set()
        return names


class Site:
    """A site that counts what it makes. Each page shows the thing that its path names."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.text = "Bonjour."
        self.meanwhile: Callable[[], None] = lambda: None
        self.headers = PUBLIC
        self.status = "200 OK"

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        path = environ["PATH_INFO"]
        self.made.append(f"{path}?{environ['QUERY_STRING']}".rstrip("?"))
        if not environ["HTTP_HOST"].endswith("exemple.fr"):
            start_response("400 Bad Request", [("Content-Type", "text/plain")])
            return [b"Qui ?"]
        shows(path.strip("/"))
        text = self.text
        self.meanwhile()
        start_response(self.status, list(self.headers))
        return [f"{text} {path} {environ['QUERY_STRING']}".encode()]


class House:
    """The entry in front of the site, with its log and its generation."""

    def __init__(self, folder: Path, limit: int = 1_000_000, **more: Any) -> None:
        self.site, self.log = Site(), WrittenLog()
        self.generation = Generation(folder / "generation")
        self.memory = Memory(limit)
        self.follower = Follower(self.memory, self.generation, self.log)
        self.entry = Entry(self.site, self.follower, Question(KNOWN, NEVER), **more)

    def change(self, *names: str) -> None:
        """Somebody commits a change, and tells the machine."""
        self.log.write(*names)
        self.generation.move()

    def ask(self, path: str = "/texte/", method: str = "GET", **said: str) -> "Answered":
        """A reader asks; headers as WSGI writes them, without HTTP_."""
        path, _mark, query = path.partition("?")
        environ: dict[str, Any] = {
            **{"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query},
            **{"wsgi.url_scheme": "http", "HTTP_HOST": "www.exemple.fr"},
            **{f"HTTP_{name}": value for name, value in said.items()},
        }
        started: list[Any] = []
        body = b"".join(self.entry(environ, lambda *start: started.extend(start)))
        return Answered(started[0], dict(started[1]), body)


class Answered:
    """What a reader gets."""

    def __init__(self, status: str, headers: dict[str, str], body: bytes) -> None:
        self.status = int(status.split()[0])
        self.headers = headers
        self.body = body
        self.text = body.decode() if "Content-Encoding" not in headers else ""
