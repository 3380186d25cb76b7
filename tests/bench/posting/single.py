"""One avis with all its duties, in this process: its processor time and its statements."""

import io
import sys
import time
from importlib import import_module
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

ROUNDS = 300
APART = ("BEGIN", "COMMIT")
FORM = "application/x-www-form-urlencoded"


def main() -> None:
    """Print them."""
    site = import_module("chroniques.wsgi").application  # with the memory that the server has
    requests = made(ROUNDS + 20)
    costs = [cost_of(site, request) for request in requests[1:]]
    with CaptureQueriesContext(connection) as said:
        cost_of(site, requests[0])
    statements = [query["sql"].strip() for query in said if not query["sql"].startswith(APART)]
    total = apps.get_model("comments", "Comment").objects.count()
    cost = median(costs[-ROUNDS:])
    lines = [f"un avis, sur {total} : {cost:.1f} ms de processeur ; {len(statements)} instructions :"]
    sys.stdout.write("\n  ".join([*lines, *(sql[:90] for sql in statements)]) + "\n")


def made(count: int) -> list[dict[str, Any]]:
    """So many avis as a server hears them, each from a network of its own, with an address."""
    articles = apps.get_model("articles", "Article").objects.published()
    texts: list[Any] = list(articles.filter(comments_open=True).exclude(kind="page")[:ROUNDS])
    return [_request(texts[number % len(texts)], number) for number in range(count)]


def _request(text: Any, number: int) -> dict[str, Any]:
    nonce = import_module("comments.submission").make_nonce(text)
    typed = {"text": f"Un avis, le {number}.", "name": "Léa", "email": "lea@example.org", "nonce": nonce}
    headers = {"Host": "localhost", "Sec-Fetch-Site": "same-origin"}
    body = urlencode(typed).encode()
    path = f"/avis/sur/{text.pk}/"
    request = RequestFactory(headers=headers).generic("POST", path, body, FORM)
    network = {"HTTP_X_FORWARDED_FOR": f"10.{number // 200}.{number % 200}.1"}
    return {**request.environ, **network, "wsgi.input": io.BytesIO(body)}


def cost_of(site: Any, request: dict[str, Any]) -> float:
    """Of keeping this one, in ms of processor."""
    began, statuses = time.process_time(), []
    answer = site(request, lambda status, headers: statuses.append(status))
    answer.close()
    assert statuses == ["303 See Other"], statuses
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
