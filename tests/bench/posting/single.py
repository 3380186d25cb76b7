"""One avis with all its duties, in this process: its processor time and its statements."""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from statistics import median
from typing import Any

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 200
APART = ("BEGIN", "COMMIT")


def main() -> None:
    """Print them."""
    import_module("chroniques.wsgi")  # with the memory that the server has
    leave = leaver()
    leave(ROUNDS + 1)
    cost = median(cost_of(leave, number) for number in range(ROUNDS))
    with CaptureQueriesContext(connection) as said:
        leave(ROUNDS + 2)
    statements = [query["sql"].strip() for query in said if not query["sql"].startswith(APART)]
    total = apps.get_model("comments", "Comment").objects.count()
    lines = [f"un avis, sur {total} : {cost:.1f} ms de processeur ; {len(statements)} instructions :"]
    sys.stdout.write("\n  ".join([*lines, *(sql[:90] for sql in statements)]) + "\n")


def leaver() -> Callable[[int], None]:
    """What leaves the avis of this number, each from a network of its own."""
    articles = apps.get_model("articles", "Article").objects.published()
    texts: list[Any] = list(articles.filter(comments_open=True).exclude(kind="page")[:ROUNDS])
    client, make_nonce = Client(), import_module("comments.submission").make_nonce

    def leave(number: int) -> None:
        text = texts[number % len(texts)]
        typed = {"text": f"Un avis, le {number}.", "name": "Léa", "email": "lea@example.org"}
        headers = {
            "Host": "localhost",
            "Sec-Fetch-Site": "same-origin",
            "X-Forwarded-For": f"10.9.{number}.1",
        }
        passed = {**typed, "nonce": make_nonce(text)}
        answer = client.post(f"/avis/sur/{text.pk}/", passed, headers=headers)
        assert answer.status_code == 303

    return leave


def cost_of(leave: Callable[[int], None], number: int) -> float:
    """Of leaving this one, in ms of processor."""
    began = time.process_time()
    leave(number)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
