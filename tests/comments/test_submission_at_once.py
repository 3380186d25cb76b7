"""Two hundred times the same avis at the same moment, sent to a server with threads of its own."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.db import connection

from tests.postgres import database_of_its_own
from tests.serving import Serving, serving

TIMES, AT_ONCE = 200, 40
PREPARE = """
from tests.makers import make_article, paris
from comments.submission import make_nonce
import json
article = make_article(at=paris(2009, 5, 3))
print(json.dumps([article.pk, [make_nonce(article) for number in range({times})]]))
"""
FOUND = """
from articles.models import Letter
from comments.models import Comment, Decision, Passing
print([model.objects.count() for model in (Comment, Decision, Letter, Passing)])
"""


@pytest.fixture
def site(tmp_path):
    if connection.vendor == "sqlite":
        with serving(tmp_path) as site:
            yield site
        return
    with (
        database_of_its_own("submission_at_once") as where,
        serving(tmp_path, DATABASE_URL=where.geturl()) as site,
    ):
        yield site


def send(site: Serving, article: int, nonce: str) -> tuple[int, str]:
    """The answer to this avis, on a connection of its own."""
    wire = HTTPConnection("localhost", site.port, timeout=60)
    email = f"lea{article}@example.org"  # each is asked once whether it is one's own
    typed = {"text": "Une minute, exactement.", "name": "Léa", "email": email, "nonce": nonce}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
        "Accept": "application/json",
    }
    wire.request("POST", f"/avis/sur/{article}/", urlencode(typed), headers)
    answer = wire.getresponse()
    said = json.loads(answer.read())
    wire.close()
    return answer.status, said.get("receipt", "")


def send_at_once(site: Serving, nonces_of) -> Counter:
    """The answers to equal avis under a new text, with the passes that are chosen of those given."""
    article, passes = json.loads(site.shell(PREPARE.format(times=TIMES)))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return Counter(pool.map(lambda nonce: send(site, article, nonce), nonces_of(passes)))


def test_two_hundred_equal_avis_are_one_with_one_letter_and_one_receipt(site):
    """A double click or a retry has one pass, two previews have two."""
    for nonces_of in (lambda passes: passes[:1] * TIMES, lambda passes: passes):
        answers = send_at_once(site, nonces_of)
        assert [status for status, _receipt in answers] == [201]
    assert site.shell(FOUND).strip() == "[2, 2, 2, 3]"
