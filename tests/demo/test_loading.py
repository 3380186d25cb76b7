"""The demo magazine, loaded."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article, Column, Tag
from chroniques.management.demo.accounts import ACCOUNTS, make_accounts
from comments.models import Comment

pytestmark = pytest.mark.django_db
# A reference to a text that was left as it was typed; the Open Graph has properties of that name.
UNRESOLVED = re.compile(r'(?<!property=")article:')


def load() -> str:
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_the_magazine_is_whole_and_loading_it_again_changes_nothing(client):
    said = load()
    assert "18" in said
    assert load().startswith("Démonstration\u00a0: articles chargés, 0")
    assert (Article.objects.published().count(), Comment.objects.count()) == (18, 60)
    states = {state: Comment.objects.filter(state=state).count() for state in ("pending", "rejected", "spam")}
    assert states == {"pending": 5, "rejected": 3, "spam": 2}
    for name in ("viralité", "communauté", "participation", "multicanal"):
        assert Tag.objects.named(name)
    assert Tag.objects.named("multi-canal") == Tag.objects.named("multicanal")
    for article in Article.objects.all():
        page = client.get(article.get_absolute_url())
        assert page.status_code == 200
        assert UNRESOLVED.search(page.content.decode()) is None
        assert article.rendered().problems == ()
    assert list(Column.objects.filter(is_finished=True)) == [Column.objects.get(slug="la-permanence")]


def test_the_three_accounts_work_here_and_nowhere_else(settings):
    make_accounts()
    for account in ACCOUNTS:
        assert authenticate(username=account.username, password=account.password)
    settings.DEMO_ALLOWED = False
    for account in ACCOUNTS:
        assert authenticate(username=account.username, password=account.password) is None


def test_production_refuses_the_demo(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="production"):
        load()
    assert not User.objects.exists()
