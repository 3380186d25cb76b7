"""Light: what a reader fetches to read, without pictures."""

import pytest
from django.core.management import call_command

from tests.bench.weight import discussed_article, ordinary_article, weight_of

pytestmark = pytest.mark.django_db
KB = 1000  # bytes: the stricter of the two that people mean


@pytest.fixture(autouse=True)
def demo():
    call_command("load_demo", verbosity=0)


def test_an_ordinary_article_comes_in_four_requests_and_grows_no_more():
    weight = weight_of(ordinary_article())
    assert weight.requests <= 4
    assert min(weight.total()) <= 18 * KB


@pytest.mark.xfail(reason="17.7 KB by Brotli in November 2026, of which 10 of style and scripts")
def test_an_ordinary_article_comes_in_15_kb():
    assert min(weight_of(ordinary_article()).total()) <= 15 * KB


@pytest.mark.xfail(
    reason="not weighed yet in the words of the corpus; 35 KB of HTML where no sentence recurs"
)
def test_two_hundred_avis_come_in_40_kb_of_which_25_of_html():
    weight = weight_of(discussed_article())
    assert min(weight.total()) <= 40 * KB
    assert min(weight.html) <= 25 * KB
