"""The corpus: a site made of chance, the same each time, whole enough that every page of it answers."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, Max, Min
from django.utils import timezone

from articles.models import Article, Author, AvisEntry, Column, Kind, SearchEntry, SearchWord, Tag
from articles.search import search
from comments.models import Comment, State
from comments.threads import placed

from .corpus import DAY, PARIS, make

pytestmark = pytest.mark.django_db


def entries():
    """The rows of the index; the words of an article are read in no order, which PostgreSQL changes."""
    texts = SearchEntry.objects.order_by("key").values_list("key", "title", "standfirst", "body", "notes")
    tied = [
        sorted(f"{names} {facets}".split())
        for names, facets in SearchEntry.objects.order_by("key").values_list("names", "facets")
    ]
    avis = AvisEntry.objects.order_by("key").values_list("key", "avis", "article", "words")
    return list(texts), tied, list(avis)


@pytest.fixture(scope="module")
def corpus(django_db_setup, django_db_blocker):
    """Sixty texts and four hundred avis, made once for all that only read them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


class TestTheCorpusOfSixtyTexts:
    def test_it_says_how_far_it_is_and_what_it_skips(self, corpus):
        said, progress = corpus
        assert progress.splitlines() == ["Textes\u00a0: 60 sur 60\u202f; avis\u00a0: 400 sur 400."]
        assert "renditions" not in said
        assert "ni brouillon" in said

    def test_it_has_as_many_texts_and_avis_as_asked_for(self, corpus):
        assert (Article.objects.published().count(), Comment.objects.count()) == (60, 400)
        assert (Author.objects.count(), Column.objects.count(), Tag.objects.count()) == (5, 3, 300)
        assert {kind for kind, _label in Kind.choices} == set(Article.objects.values_list("kind", flat=True))

    def test_its_texts_cover_twenty_years_to_the_day_before(self, corpus):
        dates = Article.objects.aggregate(first=Min("published_at"), last=Max("published_at"))
        assert dates["first"].astimezone(PARIS).year in {2006, 2007}
        assert timedelta() <= DAY - dates["last"].astimezone(PARIS).date() < timedelta(days=200)
        assert Article.objects.filter(created_at=dates["first"]).exists()

    def test_one_text_has_two_hundred_public_avis(self, corpus, client):
        told = Article.objects.get(slug="deux-cents-avis")
        assert told.comments.published().count() == told.comments.count() == 200
        page = client.get(told.get_absolute_url()).content.decode()
        assert all(f'id="avis-{key}"' in page for key in told.comments.values_list("pk", flat=True))

    def test_its_avis_are_in_every_state_with_a_decision_for_what_was_decided(self, corpus):
        states = Counter(Comment.objects.values_list("state", flat=True))
        assert set(states) == set(State.values)
        assert not Comment.objects.exclude(state=State.PUBLISHED).filter(decisions=None).exists()
        assert not Comment.objects.filter(state=State.ERASED).exclude(text="", name="", email="").exists()

    def test_each_avis_has_the_fragment_that_saving_it_would_give(self, corpus):
        every = Comment.objects.select_related("author")
        assert every.filter(author=None).exclude(pick="").exists()
        for avis in every:
            assert (avis.fragment, avis.said) == avis.rendered()
        assert not Comment.objects.stale_fragments().exists()

    def test_its_threads_hold_together(self, corpus):
        told = Article.objects.get(slug="deux-cents-avis")
        paths = told.comments.published().order_by("path").values_list("path", flat=True)
        assert 60 < sum(not above for above in placed(paths)) < 190
        for answer in Comment.objects.exclude(author=None).select_related("article"):
            assert answer.author in answer.article.authors.all()
            assert answer.parent.article_id == answer.article_id
            assert answer.parent.received_at <= answer.received_at

    def test_a_word_is_used_the_more_the_higher_its_rank(self, corpus):
        used = Tag.objects.annotate(uses=Count("tagged")).order_by("-uses").values_list("uses", flat=True)
        assert used[0] > 3 * max(used[10], 1)
        tags = Article.objects.exclude(kind=Kind.PAGE).annotate(tags_of=Count("tagged"))
        assert all(1 <= one.tags_of <= 5 for one in tags)

    def test_search_finds_its_texts_their_notes_and_its_avis(self, corpus, client):
        found = search("pharmacienne", {}, timezone.now())
        assert found.texts
        assert "pharmacienne" in found.texts[0].article.body_text.lower()
        assert client.get("/recherche/", {"q": "pharmacienne"}).status_code == 200
        assert not search("introuvabilité", {}, timezone.now()).texts
        assert AvisEntry.objects.count() == Comment.objects.published().count()

    def test_every_kind_of_page_answers(self, corpus, client):
        one = {kind: Article.objects.filter(kind=kind).first() for kind in Kind.values}
        author, column = Author.objects.first(), Column.objects.first()
        tag = Tag.objects.annotate(uses=Count("tagged")).order_by("-uses").first()
        listed = ["/", "/chroniques/", "/auteurs/", "/comptes-rendus/", "/mots-cles/", "/archives/", "/flux/"]
        listed += ["/archives/2012/", "/flux/rss.xml", "/flux/atom.xml", "/flux/feed.json"]
        things = [*one.values(), author, column, tag, Comment.objects.published().first()]
        for address in [*listed, *(thing.get_absolute_url() for thing in things)]:
            assert client.get(address, follow=True).status_code == 200, address


class TestWhatASaveWouldMake:
    def test_the_index_made_again_is_the_same(self, corpus):
        before = entries()
        words = dict(SearchWord.objects.values_list("stem", "texts"))
        with transaction.atomic():
            call_command("reindex", stdout=StringIO())
            assert entries() == before
            assert dict(SearchWord.objects.values_list("stem", "texts")) == words
            transaction.set_rollback(True)

    def test_a_text_saved_again_is_the_same(self, corpus):
        for text in Article.objects.order_by("pk")[:12]:
            notes = list(text.footnotes.values_list("order", "marker", "label", "source", "html"))
            path, html, count = text.path, text.body_html, text.word_count
            text.save()
            assert (text.path, text.body_html, text.word_count) == (path, html, count)
            assert list(text.footnotes.values_list("order", "marker", "label", "source", "html")) == notes

    def test_an_avis_saved_again_is_the_same(self, corpus):
        for one in Comment.objects.order_by("pk")[:12]:
            before = one.path, one.text_html
            one.save()
            assert (one.path, one.text_html) == before
