"""Light: what a reader fetches to read, without pictures."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.bench.weight import discussed_article, lightened, ordinary_article, weight_of

# The bytes of a page are those of its rows: they are weighed once, over the corpus as SQLite draws it.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="weighed once, on SQLite"),
]
KB = 1000  # bytes: the stricter of the two that people mean


@pytest.fixture(autouse=True)
def demo():
    call_command("load_demo", verbosity=0)


def test_an_ordinary_article_comes_in_four_requests_and_15_kb():
    weight = weight_of(lightened(ordinary_article()))
    assert weight.requests <= 4
    *each_time, kept = weight.total()
    assert kept <= 15 * KB
    # Until it is packed, half a second later: 15.5 before a text could be answered passage by passage.
    assert min(each_time) <= 15.7 * KB


def test_two_hundred_avis_come_in_40_kb_of_which_25_of_html():
    # In the words of the corpus, whose sentences recur; where none did, the HTML alone weighed 35 KB.
    weight = weight_of(lightened(discussed_article()))
    assert min(weight.total()) <= 40 * KB
    assert min(weight.html) <= 25 * KB
