"""A process that leaves avis, decides of them and sends their letters, killed a hundred times anywhere:
`python -m tests.letters.killing KILLS`. It prints, in JSON, what is wrong afterwards: nothing.

Each life is a fork of one process that is ready, and dies before or after one of its statements: between two
of them nothing is written, be it a commit that has not begun or a letter that the server has just taken.
"""

import json
import os
import random
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from itertools import count

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.letters import send_due  # noqa: E402
from articles.models import Article, Letter, Subscription  # noqa: E402
from comments.arriving import Arrival  # noqa: E402
from comments.models import Comment, Decision  # noqa: E402
from comments.submission import Avis, make_nonce, submit  # noqa: E402
from tests.letters.catcher import catching  # noqa: E402
from tests.makers import make_article  # noqa: E402

TOGETHER, SENDERS = 60, 4  # letters, processes
LONGEST_LIFE = 80  # statements: some rounds of leaving, publishing, sending


def live(article: Article, life: int, acknowledged: int) -> None:
    """Leave, publish, send, for ever; what has returned is said on the pipe."""
    for step in range(10**6):
        address = f"10.{life}.{step % 250}.1"
        text = f"Avis {life} {step}"
        avis = Avis(text=text, name="Léa", email=f"lea{life}.{step}@example.org")
        submit(article, avis, make_nonce(article), Arrival(address=address))
        os.write(acknowledged, f"left\t{text}\n".encode())
        comment = Comment.objects.get(text=text)
        comment.publish(by=None)
        os.write(acknowledged, f"published\t{text}\n".encode())
        send_due()


def lives(article: Article, kills: int) -> list[tuple[str, str]]:
    """Begin it and have it killed, so many times; all that was acknowledged."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    said = b""
    for life in range(kills):
        connections.close_all()
        if (child := os.fork()) == 0:
            _die(article, life, writing)
        _child, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "it died of a fault, not of us"
        while chunk := _read(reading):
            said += chunk
    return [tuple(line.split("\t")) for line in said.decode().splitlines()]  # type: ignore[misc]


def _die(article: Article, life: int, acknowledged: int) -> None:
    """One life, in its own process."""
    last, after = random.randint(1, LONGEST_LIFE), random.random() < 0.5  # noqa: S311
    statements = count(1)

    def doomed(execute: Callable, *statement: object) -> object:
        is_last = next(statements) == last
        if is_last and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(*statement)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    try:
        with connection.execute_wrapper(doomed):
            live(article, life, acknowledged)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65_536)
    except BlockingIOError:
        return b""


def together() -> None:
    """Several send the same letters at the same time."""
    asked = [Subscription(email=f"together{one}@example.org") for one in range(TOGETHER)]
    for row in Subscription.objects.bulk_create(asked):
        Letter.objects.put("subscription", row.pk, row.email)
    connections.close_all()
    senders = [_sender() for _one in range(SENDERS)]
    assert [os.waitpid(sender, 0)[1] for sender in senders] == [0] * SENDERS


def _sender() -> int:
    """A process that sends until nothing is due."""
    if (child := os.fork()) == 0:
        try:
            while sum(send_due(most=TOGETHER).values()):
                pass
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    return child


def faults(acknowledged: list[tuple[str, str]]) -> dict[str, object]:
    """What is there without what goes with it; what was acknowledged and is not there."""
    held = set(Decision.objects.filter(verdict="held").values_list("comment_id", flat=True))
    public = set(Decision.objects.filter(verdict="published").values_list("comment_id", flat=True))
    states = dict(Comment.objects.values_list("pk", "state"))
    texts = set(Comment.objects.values_list("text", flat=True))
    shown = set(Comment.objects.published().values_list("text", flat=True))
    left = {text for act, text in acknowledged if act == "left"}
    published = {text for act, text in acknowledged if act == "published"}
    return {
        "avis without its decision": sorted(states.keys() ^ held),
        "avis without its question": sorted(states.keys() ^ about("confirm")),
        "public without its decision": sorted({pk for pk in states if states[pk] == "published"} ^ public),
        "public without its news": sorted(public ^ about("avis_published")),
        "news told by halves": sorted(told() ^ about("published")),
        "acknowledged and lost": sorted((left - texts) | (published - shown)),
    }


def about(kind: str) -> set[int]:
    """The avis that have a letter of this kind."""
    return set(Letter.objects.filter(kind=kind).values_list("about", flat=True))


def told() -> set[int]:
    """The avis of which the news is told."""
    return set(Letter.objects.news().sent().values_list("about", flat=True))


def main(kills: int) -> None:
    call_command("migrate", verbosity=0)
    article = make_article(at=timezone.now())
    with catching() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        acknowledged = lives(article, kills)
        Letter.objects.waiting().update(due_at=timezone.now())  # who held them is dead
        while sum(send_due().values()):
            pass
        together()
    names = Counter(letter["Message-ID"] for letter in server.letters)
    asked = [letter for letter in server.letters if letter["To"].startswith("together")]
    wrong = faults(acknowledged)
    wrong["letters that never left"] = Letter.objects.waiting().count()
    wrong["letters that no row knows"] = len(names) - Letter.objects.addressed().sent().count()
    wrong["not sent once by several"] = len(asked) - TOGETHER
    wrong["sent twice beyond one a kill"] = max(0, sum(names.values()) - len(names) - kills)
    seen = {
        "wrong": {name: found for name, found in wrong.items() if found},
        "avis": Comment.objects.count(),
        "public": Comment.objects.published().count(),
        "letters": len(names),
        "twice": sum(names.values()) - len(names),
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main(int(sys.argv[1]))
