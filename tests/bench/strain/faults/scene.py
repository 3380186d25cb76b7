"""What each fault is tried on: readers of pages that are kept, people who leave avis, and the log."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from ..installed import Installed
from ..kept import missing, open_texts
from ..people import Answer, Browser, Commenter, Reader, Tally, at_work, is_page
from ..telling import say, say_tally, verdict

READERS, PAUSE, KEPT_PAGES = 6, 0.2, 8
ROUNDS, AT_ONCE = 6, 6  # readings of a page, several at once: each worker keeps it, in all likelihood
LONGEST = 60.0  # seconds for the site to be as before, by itself
BACK_SOON = "De retour dans un instant"
WORDS = "Des mots que personne ne veut retaper."


class Scene:
    """One fault."""

    def __init__(self, site: Installed, name: str) -> None:
        say(f"\n## {name}\n")
        self.site, self.tally, self.held = site, Tally(), list[bool]()
        self.texts, paths = open_texts(site)
        self.paths, self.unread = paths[:KEPT_PAGES], paths[KEPT_PAGES:]
        self.commenter = Commenter(site.port, 0, self.texts, PAUSE, self.tally)
        self.insistent = Commenter(site.port, 1, self.texts, PAUSE, self.tally, insists=True)
        self.acknowledged = self.commenter.receipts
        self._keep_pages()
        self.leave()
        self.began = site.place()

    def leave(self, email: str = "") -> bool:
        """One more avis; was it acknowledged?"""
        return self.commenter.leave(next(self.commenter.turns), email)

    @contextmanager
    def read(self) -> Iterator[None]:
        """Readers read kept pages meanwhile."""
        readers = [Reader(self.site.port, one, self.paths, PAUSE, self.tally) for one in range(READERS)]
        with at_work(*[one.go for one in readers]):
            time.sleep(1)
            yield
            time.sleep(1)

    def pass_for(self, number: int) -> tuple[Browser, dict[str, str]]:
        """Somebody with a pass who has written their words, before anything happens."""
        browser = Browser(self.site.port, f"127.220.{number}.1")
        page = browser.ask("GET", f"/avis/sur/{self.texts[0]}/passe/", None, Accept="application/json")
        nonce = page.text.partition('"nonce": "')[2].partition('"')[0]
        return browser, {"text": WORDS, "name": "Léa", "nonce": nonce}

    def promise(self, said: str, is_held: bool) -> None:
        """Say whether it is held."""
        self.held.append(verdict(said, is_held))

    def promise_words_back(self, answer: Answer) -> None:
        """The page that answers an avis which cannot be kept shows all that was typed, and says so."""
        self.promise(
            f"un avis qui ne peut s’écrire : {answer.status}, le texte est rendu",
            answer.status == 503 and WORDS in answer.text,
        )

    def promise_recovery(self) -> None:
        """By itself, soon, an avis is taken again."""
        began = time.monotonic()
        while not (is_back := self.leave()) and time.monotonic() < began + LONGEST:
            time.sleep(0.2)
        self.promise(f"les avis reviennent d’eux-mêmes en {time.monotonic() - began:.1f} s", is_back)

    def promise_readers(self) -> None:
        """Those who read what is kept saw nothing."""
        wrong = [line for line in self.tally.wrong if "lecture" in line]
        read = len(self.tally.spent["lecture"])
        for line in wrong[:5]:
            say(f"- {line}")
        self.promise(f"{read} lectures de pages gardées, {len(wrong)} en faute", bool(read) and not wrong)

    def promise_kept(self) -> None:
        """All that was acknowledged is there, once."""
        given = {**self.commenter.receipts, **self.insistent.receipts}
        lost, twice, _there = missing(self.site, given)
        said = f"{len(given)} avis confirmés : {len(lost)} perdus, {len(twice)} en double"
        self.promise(said, bool(given) and not lost and not twice)

    def promise_lines(self, words: str, most: int, at_least: int = 1) -> None:
        """The log says it in these words, and no more than that; `most` is a line for each process."""
        lines = [line for line in self.site.lines(self.began) if line.get("level") != "info"]
        found = Counter(line["message"] for line in lines)
        clear = sum(times for said, times in found.items() if words in said)
        for said, times in found.most_common(8):
            say(f"- au journal, {times} fois : {said.splitlines()[0][:170]}")
        traces = sum("trace" in line for line in lines)
        said = f"le journal le dit en {clear} lignes, {len(lines)} en tout, {traces} avec une trace"
        self.promise(said, at_least <= clear and len(lines) <= most and not traces)

    def is_over(self) -> bool:
        """Were all promises held?"""
        say()
        say_tally(Tally(spent=self.tally.spent))
        return all(self.held)

    def _keep_pages(self) -> None:
        with ThreadPoolExecutor(AT_ONCE) as several:
            list(several.map(self._read, [path for path in self.paths for _one in range(ROUNDS * AT_ONCE)]))

    def _read(self, path: str) -> None:
        browser = Browser(self.site.port, "127.221.1.1")
        answer = browser.ask("GET", path)
        browser.close()
        if not is_page(answer, path):
            raise RuntimeError(f"{path} : {answer.status}")
