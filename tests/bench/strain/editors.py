"""Who writes and moderates meanwhile, signed in: texts saved, words kept while typed, pictures, avis read."""

import re
import threading
from collections.abc import Iterator
from http.cookies import SimpleCookie
from itertools import cycle
from random import Random

from tests.kept.editor import Form

from .people import Answer, Browser, Tally
from .pictures import drawn, urlencoded

LOGIN, KEEP = "/admin/login/", "/admin/articles/article/non-enregistre/"  # the door; what is typed
QUEUE, PICTURE = "/admin/comments/comment/file/", "/admin/articles/picture/add/"
ACT = re.compile(r'action="(/admin/comments/comment/\d+/decision/)"')
LAST = re.compile(r"\n*Relu \d+ fois\.\s*$")
DAY = (
    "look",
    "open",
    "keep",
    "keep",
    "save",
    "moderate",
    "moderate",
    "open",
    "keep",
    "save",
    "moderate",
    "draw",
)


class Editor:
    """One account at work: the gestures of a day, one after the other, with a pause."""

    def __init__(self, port: int, number: int, texts: list[int], pause: float, tally: Tally) -> None:
        self.browser, self.tally, self.pause = Browser(port, f"127.200.{number}.1"), tally, pause
        self.cookies, self.number = SimpleCookie(), number
        self.texts, self.turns = cycle(texts), 0
        self.form: dict[str, str] = {}
        self.address = ""

    def enter(self) -> None:
        """By the door, with a password."""
        fields = Form(self.ask("porte", "GET", LOGIN).text).fields
        done = self.ask(
            "porte", "POST", LOGIN, fields | {"username": f"camille{self.number}", "password": "secret"}
        )
        assert done.status == 302, done.text[:500]

    def go(self, is_over: threading.Event) -> None:
        """Until told to stop."""
        self.enter()
        chance = Random(self.number)  # noqa: S311
        for what in self._day():
            if is_over.wait(chance.uniform(0.5, 1.5) * self.pause):
                return
            getattr(self, what)()

    def look(self) -> None:
        """The texts, as one comes in."""
        self.ask("salle : liste", "GET", "/admin/articles/article/")

    def open(self) -> None:
        """The next of one's texts."""
        self.address = f"/admin/articles/article/{next(self.texts)}/change/"
        self.form = Form(self.ask("salle : ouvrir un texte", "GET", self.address).text).fields

    def keep(self) -> None:
        """What its script tells while one types."""
        self.turns += 1
        self.form["body"] = f"{LAST.sub('', self.form['body'])}\n\nRelu {self.turns} fois."
        self.ask("salle : brouillon gardé", "POST", KEEP, self.form)

    def save(self) -> None:
        """Save it; the form is shown again."""
        self.ask("salle : enregistrer", "POST", self.address, self.form | {"_continue": "1"}, right=(302,))

    def moderate(self) -> None:
        """Read the queue, and publish what comes first."""
        page = self.ask("salle : file", "GET", QUEUE).text
        found = ACT.findall(page)
        if found:
            act = found[self.number % len(found)]
            typed = Form(f"<form>{page.partition(act)[2].partition('</form>')[0]}</form>").fields
            self.ask("salle : décider", "POST", act, typed | {"verb": "publish"}, right=(303, 409))

    def draw(self) -> None:
        """Add a picture that nobody has sent before."""
        self.turns += 1
        fields = Form(self.ask("salle : image", "GET", PICTURE).text).fields
        named = fields | {
            "title": f"Dessin {self.number} {self.turns}",
            "alt": "Un dessin au trait",
            "credit_holder": "Ana",
        }
        kind, body = drawn(named, f"{self.number} {self.turns}")
        answer = self._asked("POST", PICTURE, body, kind)
        self.tally.note("salle : envoyer une image", answer, answer.status == 302)

    def ask(
        self,
        kind: str,
        method: str,
        path: str,
        typed: dict[str, str] | None = None,
        right: tuple[int, ...] = (200, 302),
    ) -> Answer:
        """A request of this kind, which ought to be answered by one of these."""
        kind_of_body, body = ("", None) if typed is None else urlencoded(typed)
        answer = self._asked(method, path, body, kind_of_body)
        self.tally.note(kind, answer, answer.status in right)
        return answer

    def _asked(self, method: str, path: str, body: bytes | None, kind: str) -> Answer:
        said = {"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())}
        if kind:
            said["Content-Type"] = kind
        answer = self.browser.ask(method, path, body, **said)
        for cookie in answer.cookies:
            self.cookies.load(cookie)
        return answer

    def _day(self) -> Iterator[str]:
        turns = cycle(DAY)
        for _late in range(self.number * 3):  # they do not all do the same thing at the same time
            next(turns)
        yield "open"
        yield from turns
