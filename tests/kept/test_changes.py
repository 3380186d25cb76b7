"""Whatever changes a thing writes its name in the log: a save, an update of a set, raw SQL."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.changes import ChangeLog, log_everything
from articles.models import Article, Change, Tag
from chroniques import keeping
from chroniques.pagecache import of_this_machine
from tests.makers import make_article, make_author, make_column, make_draft, make_picture, make_report

pytestmark = pytest.mark.django_db


def names():
    """The names logged since the last call."""
    found = set(Change.objects.values_list("name", flat=True))
    Change.objects.all().delete()
    return found


@pytest.fixture
def article():
    made = make_article(make_author(), column=make_column(), tags=["viralité"])
    names()
    return made


def test_a_new_text_is_in_the_lists_of_all_that_it_belongs_to():
    driss, column = make_author(), make_column()
    article = make_draft(driss, column=column, tags=["viralité"])
    names()
    article.publish(by=None)
    [tag] = article.tags.all()
    assert names() >= {
        *(f"article:{article.pk}", f"author:{driss.pk}", f"column:{column.pk}", f"tag:{tag.pk}"),
        *("texts", "tags"),
    }


def test_a_draft_is_in_no_list(article):
    draft = make_draft(make_author(), title="Un brouillon")
    draft.title = "Encore un brouillon"
    draft.save()
    assert not names() & {"texts", "tags"}


def test_a_word_mended_in_a_text_touches_its_page_alone(article):
    article.body = "Un alinéa."  # as many words: lists say how long it takes to read
    article.save()
    assert names() == {f"text:{article.pk}"}


def test_saving_what_has_not_changed_touches_nothing(article):
    article.save()
    assert names() == set()


def test_an_update_of_a_set_is_seen_like_a_save(article):
    Article.objects.update(title="Un titre")
    assert names() >= {f"article:{article.pk}", "texts"}


def test_raw_sql_is_seen_like_a_save(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET standfirst = 'Un chapô'")
    assert names() == {f"article:{article.pk}", f"text:{article.pk}"}


def test_a_bulk_insert_is_seen_like_a_save(article):
    made = Tag.objects.bulk_create([Tag(name="participation", slug="participation", folded="participation")])
    assert names() == {f"tag:{made[0].pk}", "tags"}


def test_a_text_that_changes_columns_is_seen_in_both(article):
    before, after = article.column, make_column()
    names()
    article.column = after
    article.save()
    assert names() >= {f"column:{before.pk}", f"column:{after.pk}"}


def test_what_is_withdrawn_leaves_every_list(article):
    article.withdraw(by=None)
    assert names() >= {f"article:{article.pk}", f"column:{article.column_id}", "texts"}


def test_an_account_given_to_an_author_changes_no_page(article):
    author = article.authors.get()
    author.save()
    assert names() == set()


def test_a_credit_touches_its_picture():
    picture = make_picture()
    names()
    picture.credit_holder = "Ana Vidal"
    picture.save()
    assert names() == {f"picture:{picture.pk}"}


def test_an_event_is_its_texts():
    report = make_report(event={"place": "Montreval"})
    names()
    report.event.place = "Auberive"
    report.event.save()
    assert names() == {f"article:{report.pk}"}


def test_what_is_rolled_back_leaves_no_trace(article):
    with transaction.atomic():
        Article.objects.update(title="Un titre")
        transaction.set_rollback(True)
    assert names() == set()


def test_old_changes_are_purged(article):
    article.withdraw(by=None)
    Change.objects.update(at=timezone.now() - timedelta(hours=2))
    kept = Change.objects.count()
    assert Change.objects.purge() == kept > 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestTheLog:
    """As the kept pages read it, through another connection."""

    def test_it_gives_what_changed_since_it_was_last_read(self):
        log = ChangeLog()
        assert log.news() is None  # at the first reading anything may have changed
        assert log.news() == frozenset()
        article = make_article()
        assert log.news() >= {f"article:{article.pk}", "texts"}
        assert log.news() == frozenset()
        log.connection.close()

    def test_the_machine_is_told_when_the_transaction_ends_and_not_before(self):
        article, generation = make_article(), of_this_machine()
        before = generation.value()
        with transaction.atomic():
            article.title = "Un titre"
            article.save()
            assert generation.value() == before
        assert generation.value() != before

    def test_the_machine_is_not_told_of_what_only_reads(self):
        make_article()
        before = of_this_machine().value()
        assert Article.objects.published().count() == 1
        assert of_this_machine().value() == before


def test_a_log_that_is_not_the_one_that_was_read_says_that_all_may_have_changed():
    log = ChangeLog()
    log.connection = connection  # the one of the test: what it writes is committed to it alone
    log.news()
    Change.objects.create(name="texts", transaction=log.last)
    log.version = -1
    assert log.news() == {"texts"}
    Change.objects.all().delete()
    log_everything(connection)
    log.version = -1
    assert log.news() is None
    Change.objects.create(name="site", transaction=log.last)
    log.version = -1
    assert log.news() == {"site"}


def test_a_database_without_its_triggers_has_no_page_kept(caplog, monkeypatch):
    def site(environ, start_response):
        raise AssertionError

    connection.cursor().execute(
        "DROP TRIGGER articles_site_update_is_logged ON articles_site"
        if connection.vendor == "postgresql"
        else "DROP TRIGGER articles_site_update_0_is_logged"
    )
    monkeypatch.setattr(keeping, "ChangeLog", lambda: SimpleNamespace(connection=connection))
    assert keeping.in_front_of(site) is site
    assert "articles_site_update" in caplog.text
    assert "manage.py migrate" in caplog.text
