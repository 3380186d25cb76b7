"""The life of a text."""

from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Address, Article, NeverDeleted, State
from tests.makers import make_article, make_camille, make_draft, paris

pytestmark = pytest.mark.django_db
NOW = paris(2026, 5, 3, 10)


def test_the_rule_of_what_is_public_is_the_same_for_one_and_for_many():
    hours = [None, NOW - timedelta(seconds=1), NOW, NOW + timedelta(seconds=1)]
    for state, at, trashed in product(State, hours, [None, NOW]):
        article = make_draft()
        Article.objects.filter(pk=article.pk).update(
            state=state, published_at=at, trashed_at=trashed, path=f"chemin-{article.pk}"
        )
    public = set(Article.objects.published(at=NOW))
    assert public == {article for article in Article.objects.all() if article.is_published(at=NOW)}
    assert len(public) == 2


def test_time_alone_publishes_a_scheduled_text():
    article = make_draft()
    article.publish(by=None, at=NOW)
    with time_machine.travel(NOW - timedelta(seconds=1), tick=False):
        assert article.state_in_words() == "programmé"
        assert not Article.objects.published().exists()
    with time_machine.travel(NOW, tick=False):
        assert article.state_in_words() == "publié"
        assert Article.objects.published().get() == article


def test_each_step_is_noted_with_who_took_it():
    camille, article = make_camille(), make_draft()
    article.submit(by=camille)
    article.send_back(by=camille)
    article.mark_ready(by=camille)
    article.publish(by=camille)
    article.withdraw(by=camille)
    assert article.state == State.WITHDRAWN
    assert LogEntry.objects.filter(user=camille, object_id=str(article.pk)).count() == 5


def test_a_text_that_was_public_is_never_deleted_nor_a_draft_again():
    article = make_article()
    for forbidden in (article.delete, Article.objects.all().delete):
        with pytest.raises(NeverDeleted):
            forbidden()
    for verb in (article.trash, article.submit, article.send_back):
        with pytest.raises(NeverDeleted):
            verb(by=None)
    article.withdraw(by=None)
    with pytest.raises(NeverDeleted):
        article.delete()
    assert Article.objects.get().state == State.WITHDRAWN


def test_a_draft_stays_thirty_days_in_the_trash():
    with time_machine.travel(NOW, tick=False):
        kept, gone, back = make_draft(), make_draft(), make_draft()
        gone.trash(by=None)
        back.trash(by=None)
        back.restore(by=None)
    with time_machine.travel(NOW + timedelta(days=30, seconds=-1), tick=False):
        assert Article.objects.purge_trash() == 0
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        assert Article.objects.purge_trash() == 1
    assert set(Article.objects.all()) == {kept, back}


@pytest.mark.parametrize(
    ("instant", "path"),
    [
        (paris(2009, 5, 1, 0, 30), "2009/05/le-lilas"),  # 30 April in UTC
        (paris(2009, 12, 31, 23, 59), "2009/12/le-lilas"),
        (paris(2026, 3, 29, 3, 0), "2026/03/le-lilas"),  # the hour that does not exist has just passed
    ],
)
def test_an_address_is_dated_in_the_time_of_the_site(instant, path):
    assert make_article(title="Le lilas", at=instant).path == path


def test_a_page_lives_at_its_own_name():
    assert make_article(title="À propos", kind="page").get_absolute_url() == "/a-propos/"


def test_a_new_slug_or_date_keeps_the_old_address():
    article = make_article(title="Le lilas", at=paris(2009, 5, 3))
    article.slug = "le-muguet"
    article.save()
    article = Article.objects.get()
    article.publish(by=None, at=paris(2009, 6, 1))
    assert article.path == "2009/06/le-muguet"
    assert set(Address.objects.values_list("path", flat=True)) == {"2009/05/le-lilas", "2009/05/le-muguet"}


def test_an_address_that_comes_back_is_no_longer_old():
    article = make_article(title="Le lilas", at=paris(2009, 5, 3))
    for slug in ("le-muguet", "le-lilas"):
        article.slug = slug
        article.save()
    assert [address.path for address in Address.objects.all()] == ["2009/05/le-muguet"]


@pytest.mark.parametrize("slug", ["chroniques", "admin", "flux", "media", "2009"])
def test_a_page_may_not_take_an_address_of_the_house(slug):
    page = make_draft(kind="page", slug=slug)
    page.published_at, page.state = timezone.now(), State.READY
    with pytest.raises(ValidationError, match=f"/{slug}/"):
        page.clean()


def test_a_draft_has_no_address():
    assert make_draft().get_absolute_url() == ""


def test_an_address_follows_the_title_until_the_text_has_one():
    draft = make_draft(title="Sans titre")
    draft = Article.objects.get()
    draft.title = "Le lilas"
    draft.save()
    assert draft.slug == "le-lilas"
    draft.publish(by=None, at=paris(2009, 5, 3))
    draft = Article.objects.get()
    draft.title = "Le muguet"
    draft.save()
    assert draft.path == "2009/05/le-lilas"


def test_an_address_chosen_by_hand_does_not_follow_the_title():
    make_draft(title="Sans titre", slug="le-mien")
    draft = Article.objects.get()
    draft.title = "Le lilas"
    draft.save()
    assert draft.slug == "le-mien"
