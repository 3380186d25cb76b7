"""The index follows what it mirrors: saved, renamed, withdrawn, erased."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import AvisEntry, Byline, SearchEntry, SearchWord, Tag, TagSynonym
from articles.search import search
from tests.makers import make_article, make_author, make_column, make_comment, make_draft

pytestmark = pytest.mark.django_db


def titles(query: str) -> list[str]:
    return [found.article.title for found in search(query, {}, timezone.now()).texts]


def avis(query: str) -> int:
    return len(search(query, {}, timezone.now()).avis)


def test_a_text_that_is_written_again_is_found_by_its_new_words_alone():
    text = make_article(title="Malle", body="Le cadenas.")
    text.body = "La serrure."
    text.save()
    assert titles("serrure") == ["Malle"]
    assert titles("cadenas") == []
    assert not SearchWord.objects.filter(spelling="cadenas").exists()


def test_a_draft_has_no_row_and_a_withdrawn_text_has_none_any_more():
    make_draft(title="Malle")
    text = make_article(title="Cadenas")
    text.withdraw(by=None)
    assert not SearchEntry.objects.exists()
    assert not SearchWord.objects.exists()


def test_a_text_is_found_by_new_names_of_what_it_is_tied_to():
    author, column = make_author(name="Driss"), make_column(title="Port dû")
    text = make_article(author, title="Malle", column=column, tags=["papier"])
    author.name = "Idriss"
    author.save()
    column.title = "Franco de port"
    column.save()
    tag = text.tags.get()
    tag.name = "carton"
    tag.save()
    TagSynonym.objects.create(tag=tag, name="boîte")
    for query in ("auteur:idriss", "chronique:franco", "mot-clé:carton", "boite"):
        assert titles(query) == ["Malle"], query
    for query in ("auteur:driss", "dû"):
        assert titles(query) == [], query


def test_a_text_is_found_by_the_former_names_of_its_tags():
    text = make_article(title="Malle", tags=["papier"])
    for name in ("carton", "feuille"):
        tag = text.tags.get()
        tag.name = name
        tag.save()
    tag.merge_into(Tag.objects.named_or_new("page"), by=None)
    for name in ("papier", "carton", "feuille", "page"):
        assert titles(name) == titles(f"mot-clé:{name}") == ["Malle"], name


def test_a_signature_and_a_tag_that_are_taken_back_are_found_no_more():
    author = make_author(name="Driss")
    text = make_article(author, title="Malle", tags=["papier"])
    Byline.objects.get().delete()
    text.tags.clear()
    assert titles("driss") == titles("papier") == []


def test_a_scheduled_text_is_deleted_with_its_row():
    author = make_author(name="Driss")
    text = make_article(author, title="Malle", tags=["papier"], at=timezone.now() + timedelta(days=1))
    text.delete()
    assert not SearchEntry.objects.exists()
    assert not SearchWord.objects.exists()


def test_an_avis_is_found_while_it_is_public():
    comment = make_comment(make_article(title="Malle"), text="La girouette.", state="pending")
    assert avis("girouette") == 0
    comment.publish(by=None)
    assert avis("girouette") == 1
    comment.mark_spam(by=None)
    assert avis("girouette") == 0


def test_an_erased_avis_leaves_nothing_in_the_index():
    comment = make_comment(make_article(title="Malle"), name="Gwénolé", text="La girouette.")
    comment.erase(by=None)
    assert not AvisEntry.objects.exists()
    assert not SearchWord.objects.filter(spelling__in=["girouette", "Gwénolé", "gwénolé"]).exists()


def test_an_avis_is_hidden_with_its_text():
    text = make_article(title="Malle")
    make_comment(text, text="La girouette.")
    text.withdraw(by=None)
    assert avis("girouette") == 0
    text.publish(by=None)
    assert avis("girouette") == 1


def test_one_more_avis_costs_no_more_where_there_are_many(django_assert_num_queries):
    text = make_article(title="Malle")
    first, last = (make_comment(text, text="La girouette.", state="pending") for _ in range(2))
    with CaptureQueriesContext(connection) as alone:
        first.publish(by=None)
    for _ in range(20):
        make_comment(text)
    with django_assert_num_queries(len(alone)):
        last.publish(by=None)


def test_reindex_changes_nothing_that_is_right(capsys):
    text = make_article(make_author(name="Driss"), title="Malle", body="Le cadenas.", tags=["papier"])
    make_comment(text, text="La girouette.")
    rows = [list(model.objects.order_by("pk").values()) for model in (SearchEntry, AvisEntry, SearchWord)]
    call_command("reindex")
    assert rows == [
        list(model.objects.order_by("pk").values()) for model in (SearchEntry, AvisEntry, SearchWord)
    ]


def test_reindex_repairs_an_index_that_was_lost(capsys):
    make_comment(make_article(title="Malle", body="Le cadenas."), text="La girouette.")
    for model in (SearchEntry, AvisEntry, SearchWord):
        model.objects.all().delete()
    call_command("reindex")
    assert titles("cadenas") == ["Malle"]
    assert avis("girouette") == 1
