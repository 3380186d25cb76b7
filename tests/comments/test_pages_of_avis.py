"""A long conversation by pages: each avis once, on a page that keeps it, and an address that leads there."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.counted import FULL, PAGE
from comments.leaves import MOST
from comments.models import Comment, State
from tests.comments.test_counted import pour
from tests.makers import make_article, make_author, make_comment

pytestmark = pytest.mark.django_db
AVIS = re.compile(r'id="avis-(\d+)"')


def drawn(avis):
    """Give these avis, poured without it, what their pages show."""
    for one in avis:
        one.keep_fragment()
    Comment.objects.bulk_update(avis, ["fragment", "said", "fragment_with"], batch_size=100)
    return avis


def fetched(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def shown(page):
    return [int(number) for number in AVIS.findall(page)]


def page_at(article, number, tri=""):
    asked = [f"tri={tri}"] if tri else []
    return f"/avis/sous/{article.pk}/?{'&'.join([*asked, f'page={number}'])}"


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def long(article):
    """450 threads: three pages, of which the first is the page of the text."""
    drawn(pour(article, 450))
    return article


def test_the_page_of_the_text_shows_the_first_avis_and_leads_to_the_next(client, long):
    page = fetched(client, long.get_absolute_url())
    numbers = list(long.comments.values_list("pk", flat=True))
    assert shown(page) == numbers[:PAGE]
    assert f'href="{page_at(long, 2)}"' in page
    assert "450\u00a0avis" in page


def test_every_avis_stands_on_one_page(client, long):
    pages = [fetched(client, page) for page in (long.get_absolute_url(), page_at(long, 2))]
    assert [number for page in pages for number in shown(page)] == list(
        long.comments.values_list("pk", flat=True)
    )
    assert client.get(page_at(long, 3)).status_code == 404


def test_a_page_of_avis_says_where_it_stands(client, long):
    page = fetched(client, page_at(long, 2))
    assert f'<link rel="canonical" href="http://testserver{page_at(long, 2)}">' in page
    assert f'<a rel="prev" href="{long.get_absolute_url()}">' in page
    assert 'rel="next"' not in page
    assert f'action="/avis/sur/{long.pk}/"' in page
    assert "noindex" not in page


def test_the_first_page_is_that_of_the_text(client, long):
    for address in (f"/avis/sous/{long.pk}/", page_at(long, 1)):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, f"{long.get_absolute_url()}#avis")


def test_an_avis_published_late_in_the_middle_moves_no_other_to_another_page(client, article):
    avis = drawn(pour(article, 450))
    hidden = avis[50]
    Comment.objects.filter(pk=hidden.pk).update(state=State.PENDING)
    before = shown(fetched(client, page_at(article, 2)))
    Comment.objects.filter(pk=hidden.pk).update(state=State.PUBLISHED)
    make_comment(article, parent=avis[3])
    assert shown(fetched(client, page_at(article, 2))) == before


def test_the_newest_first_turn_the_threads_round_and_keep_their_replies(client, article):
    first, second = make_comment(article), make_comment(article)
    reply = make_comment(article, parent=first)
    page = fetched(client, f"/avis/sous/{article.pk}/?tri=recents")
    assert shown(page) == [second.pk, first.pk, reply.pk]
    assert '<meta name="robots" content="noindex">' in page


def test_the_newest_first_go_on_to_the_earlier_pages(client, long):
    page = fetched(client, f"/avis/sous/{long.pk}/?tri=recents")
    numbers = list(long.comments.values_list("pk", flat=True))
    assert shown(page) == numbers[PAGE:][::-1]
    assert f'rel="next" href="{page_at(long, 1, "recents").replace("&", "&amp;")}"' in page
    assert shown(fetched(client, page_at(long, 1, "recents"))) == numbers[:PAGE][::-1]


def test_the_answers_of_the_author_stand_under_what_they_answer(client):
    driss = make_author(name="Driss Ouazène")
    article = make_article(driss)
    asked, _other = make_comment(article, text="Pourquoi ?"), make_comment(article)
    answer = make_comment(article, parent=asked, author=driss)
    page = fetched(client, f"/avis/sous/{article.pk}/?tri=reponses")
    assert shown(page) == [asked.pk, answer.pk]


def test_the_picks_of_the_editors_stand_together(client, article):
    avis = [make_comment(article) for _number in range(3)]
    avis[1].choose(by=None, why="Un détail juste.")
    assert shown(fetched(client, f"/avis/sous/{article.pk}/?tri=selection")) == [avis[1].pk]


def test_an_order_that_has_none_says_so(client, article):
    make_comment(article)
    assert shown(fetched(client, f"/avis/sous/{article.pk}/?tri=selection")) == []


@pytest.mark.parametrize("asked", ["tri=autre", "page=0", "page=x", "page=99", "page=-1", "page=9999999"])
def test_what_is_no_page_is_not_found(client, article, asked):
    make_comment(article)
    assert client.get(f"/avis/sous/{article.pk}/?{asked}").status_code == 404


def test_the_avis_of_a_text_that_is_not_public_are_not_read(client, article):
    avis = make_comment(article)
    article.withdraw(by=None)
    for address in (page_at(article, 2), f"/avis/{avis.pk}/fil/", f"/avis/{avis.pk}/"):
        assert client.get(address).status_code == 404


def levels(article, count):
    """A thread of so many levels."""
    thread = [make_comment(article)]
    for _level in range(count - 1):
        thread.append(make_comment(article, parent=thread[-1]))
    return thread


def test_replies_beyond_the_third_stand_behind_a_link(client, article):
    thread = levels(article, 6)
    page = fetched(client, article.get_absolute_url())
    assert shown(page) == [avis.pk for avis in thread[:4]]
    assert f'<a href="/avis/{thread[3].pk}/fil/">Lire les 2 réponses qui suivent</a>' in page
    assert shown(fetched(client, f"/avis/{thread[3].pk}/fil/")) == [avis.pk for avis in thread[3:]]


def test_what_answers_a_hidden_avis_can_still_be_read(client, article):
    thread = levels(article, 6)
    thread[3].erase(by=None)
    page = fetched(client, article.get_absolute_url())
    assert f'<a href="/avis/{thread[3].pk}/fil/">' in page
    assert shown(fetched(client, f"/avis/{thread[3].pk}/fil/")) == [avis.pk for avis in thread[4:]]


def test_a_thread_that_no_page_holds_goes_on_on_its_own(client, article):
    [root, later] = drawn(pour(article, 2))
    replies = drawn(pour(article, FULL + 2 * PAGE, parent=root))
    page = fetched(client, article.get_absolute_url())
    assert shown(page) == [root.pk, *(reply.pk for reply in replies[: MOST - 1])]
    assert f'<a href="/avis/{root.pk}/fil/">Lire ce fil en entier</a>' in page
    whole = [fetched(client, f"/avis/{root.pk}/fil/?page={number}") for number in (1, 2, 3, 4)]
    assert [number for page in whole for number in shown(page)] == [root.pk, *(reply.pk for reply in replies)]
    assert shown(fetched(client, page_at(article, 2))) == [later.pk]


def followed(client, avis):
    """The page that the permanent address of an avis leads to, in one step, and where on it."""
    answer = client.get(f"/avis/{avis.pk}/")
    assert answer.status_code == 302
    address, _mark, place = answer["Location"].partition("#")
    assert place == f"avis-{avis.pk}"
    return fetched(client, address)


def test_a_permanent_address_leads_to_the_page_that_shows_the_avis(client, long):
    avis = list(long.comments.all())
    for place in (0, PAGE - 1, PAGE, 449):
        assert avis[place].pk in shown(followed(client, avis[place]))


def test_a_permanent_address_leads_into_a_thread_that_is_folded(client, article):
    for avis in levels(article, 10):
        assert avis.pk in shown(followed(client, avis))


def test_a_permanent_address_leads_into_a_thread_that_no_page_holds(client, article):
    [root] = drawn(pour(article, 1))
    replies = drawn(pour(article, FULL + 2 * PAGE, parent=root))
    for place in (0, MOST - 2, MOST - 1, MOST, len(replies) - 1):
        assert replies[place].pk in shown(followed(client, replies[place]))


def test_no_page_of_a_long_conversation_costs_more_than_eight_queries(client, article):
    avis = drawn(pour(article, 450))
    driss = make_author()
    for parent in avis[:3]:
        make_comment(article, parent=parent, author=driss)
    pour(article, 30, parent=drawn(pour(article, 3, parent=avis[400]))[0])
    sub = article.comments.order_by("-pk").first()
    addresses = [
        *(article.get_absolute_url(), page_at(article, 2), f"/avis/{avis[400].pk}/fil/", f"/avis/{sub.pk}/"),
        *(f"/avis/sous/{article.pk}/?tri={tri}" for tri in ("recents", "reponses", "selection")),
    ]
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code in (200, 302)
        assert len(queries) <= 8, address


def test_a_closed_conversation_shows_no_way_to_reply_on_any_page(client, long):
    long.comments_open = False
    long.save()
    page = fetched(client, page_at(long, 2))
    assert "avis-reply" not in page
    assert "avis-form" not in page
