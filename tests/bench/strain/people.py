"""Who uses the site meanwhile: readers, and those who leave avis. Each is a thread that speaks to nginx from
an address of its own, and notes all that was not as it should be."""

import http.client
import json
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from random import Random
from urllib.parse import urlencode

PATIENCE = 60  # seconds, of a browser
FORM = "application/x-www-form-urlencoded"
JSON = {"Accept": "application/json"}
AGAIN = 0.3  # seconds before who got no answer tries again
STAYS_FOR = 20  # requests of a reader before they open another connection


@dataclass(frozen=True)
class Answer:
    """What the site answered; 0 and the fault where it did not."""

    status: int
    text: str
    seconds: float
    location: str = ""
    cookies: tuple[str, ...] = ()


@dataclass
class Tally:
    """What came of all requests, by their kind: how many, how long each took (ms), which went wrong."""

    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    began: float = field(default_factory=time.monotonic)

    def note(self, kind: str, answer: Answer, is_right: bool) -> None:
        """One more."""
        with self.lock:
            self.spent[kind].append(answer.seconds * 1000)
            self.statuses[kind, answer.status] += 1
            if not is_right:
                at = time.monotonic() - self.began
                self.wrong.append(f"{at:.1f} s, {kind} : {answer.status} {answer.text[:120]!r}")

    def requests(self) -> int:
        """How many there were."""
        return sum(map(len, self.spent.values()))


class Browser:
    """Connections to the site from one address of this machine, which nginx tells the site."""

    def __init__(self, port: int, address: str) -> None:
        self.port, self.address = port, address
        self.wire: http.client.HTTPConnection | None = None
        self.left = 0

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request, on the connection that is open while it lasts."""
        began = time.monotonic()
        said = {
            "Host": "localhost",
            "Sec-Fetch-Site": "same-origin",
            "Origin": "https://localhost",
            **headers,
        }
        try:
            wire = self._connected()
            wire.request(method, path, body, said)
            answer = wire.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as fault:
            self.close()
            return Answer(0, repr(fault), time.monotonic() - began)
        cookies = tuple(answer.headers.get_all("Set-Cookie", []))
        place = answer.headers.get("Location", "")
        return Answer(answer.status, text, time.monotonic() - began, place, cookies)

    def post(self, path: str, typed: dict[str, str], **headers: str) -> Answer:
        """What a form sends."""
        return self.ask("POST", path, urlencode(typed).encode(), **{"Content-Type": FORM, **headers})

    def close(self) -> None:
        """The next request opens another connection."""
        if self.wire:
            self.wire.close()
        self.wire = None

    def _connected(self) -> http.client.HTTPConnection:
        self.left -= 1
        if self.wire is None or self.left < 0:
            self.close()
            self.left = STAYS_FOR
            self.wire = http.client.HTTPConnection(
                "127.0.0.1", self.port, timeout=PATIENCE, source_address=(self.address, 0)
            )
        return self.wire


class Reader:
    """Reads pages, one after the other, with a pause."""

    kind = "lecture"

    def __init__(self, port: int, number: int, paths: list[str], pause: float, tally: Tally) -> None:
        self.browser = Browser(port, f"127.1.{number}.1")
        self.paths, self.pause, self.tally = paths, pause, tally
        self.chance = Random(number)  # noqa: S311

    def go(self, is_over: threading.Event) -> None:
        """Until told to stop."""
        while not is_over.wait(self.chance.uniform(0.5, 1.5) * self.pause):
            path = self.chance.choice(self.paths)
            answer = self.browser.ask("GET", path)
            self.tally.note(self.kind, answer, is_page(answer, path))


class Commenter:
    """Leaves avis as the script of the form does: a pass, then the avis. Another address for each, and the
    same pass again where no answer came, for that is what the script offers to do."""

    def __init__(
        self, port: int, number: int, texts: list[int], pause: float, tally: Tally, insists: bool = False
    ) -> None:
        self.port, self.number, self.texts = port, number, texts
        self.pause, self.tally, self.insists = pause, tally, insists
        self.turns, self.receipts = count(), dict[str, str]()
        self.refused: list[Answer] = []

    def go(self, is_over: threading.Event) -> None:
        """Until told to stop."""
        while not is_over.wait(self.pause):
            self.leave(next(self.turns))

    def leave(self, turn: int, email: str = "") -> bool:
        """Leave the avis of this turn; was it acknowledged?"""
        address = f"127.{2 + self.number}.{turn % 250}.{turn // 250 % 250 + 1}"  # another network each time
        browser, article = Browser(self.port, address), self.texts[turn % len(self.texts)]
        text = f"Un avis, le {turn} de la personne {self.number} : *bien*, mais pas assez."
        answer = browser.ask("GET", f"/avis/sur/{article}/passe/", None, **JSON)
        while self.insists and answer.status != 200:
            self.refused.append(answer)
            time.sleep(AGAIN)
            answer = browser.ask("GET", f"/avis/sur/{article}/passe/", None, **JSON)
        self.tally.note("passe", answer, answer.status == 200)
        if answer.status != 200:
            return False
        typed = {"text": text, "name": "Léa", "email": email, "nonce": json.loads(answer.text)["nonce"]}
        return self._send(browser, f"/avis/sur/{article}/", typed)

    def _send(self, browser: Browser, path: str, typed: dict[str, str]) -> bool:
        answer = browser.post(path, typed, **JSON)
        while self.insists and answer.status not in (201, 422, 429):
            self.refused.append(answer)
            time.sleep(AGAIN)
            answer = browser.post(path, typed, **JSON)
        browser.close()
        self.tally.note("avis", answer, answer.status == 201)
        if answer.status == 201:
            self.receipts[typed["text"]] = json.loads(answer.text)["receipt"]
        else:
            self.refused.append(answer)
        return answer.status == 201


def is_page(answer: Answer, path: str) -> bool:
    """Is it the whole page of this path?"""
    whole = answer.text.rstrip().endswith("</html>")
    return answer.status == 200 and whole and f"https://localhost{path}" in answer.text


@contextmanager
def at_work(*people: Callable[[threading.Event], None]) -> Iterator[None]:
    """While this lasts, each does this for ever."""
    is_over = threading.Event()
    threads = [threading.Thread(target=go, args=(is_over,)) for go in people]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in threads:
            thread.join()
