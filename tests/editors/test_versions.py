"""Each save is a version: by whom, why, what it changed; one can return to any, and come back from it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Event, Version
from articles.models.snapshot import snapshot
from comments.privacy import forget_readers
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_column,
    make_draft,
    make_driss,
    make_picture,
    make_report,
    paris,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


def history(article: Article) -> str:
    return reverse("admin:articles_article_history", args=[article.pk])


def page_of(version: Version, name: str = "version") -> str:
    return reverse(f"admin:articles_article_{name}", args=[version.article_id, version.pk])


def bodies(article: Article) -> list[str]:
    """What the versions hold, the first one first."""
    return [version.body for version in Version.objects.filter(article=article).order_by("at", "id")]


def test_each_save_is_a_version_with_who_and_why(camille):
    draft = make_draft(body="Le lilas est bleu.")
    camille.post(change(draft), form_of(draft, body="Le lilas est mauve.", why="Coquille"))
    assert bodies(draft) == ["Le lilas est bleu.", "Le lilas est mauve."]
    first, last = Version.objects.order_by("id")
    assert (first.by_name, last.by_name, last.why, last.came, last.went) == ("", "camille", "Coquille", 1, 1)
    page = camille.get(history(draft)).content.decode()
    assert "Coquille" in page
    assert f'href="{page_of(last)}"' in page


def test_a_save_that_changes_nothing_is_no_version(camille):
    draft = make_draft(body="Le lilas est bleu.")
    for _ in range(2):
        camille.post(change(draft), form_of(draft))
    assert len(bodies(draft)) == 1


def test_a_new_text_has_its_first_version(camille):
    camille.post(reverse("admin:articles_article_add"), form_of(None, title="Neuf", body="Un mot."))
    assert Version.objects.get().came == 2


def test_a_verb_is_a_version_and_a_command_is_none(camille):
    draft = make_draft()
    draft.publish(by=None, at=paris(2009, 5, 3, 8, 30))
    assert not Version.objects.exists()
    camille.post(change(draft), form_of(draft, _verb="withdraw"))
    assert [version.said for version in Version.objects.order_by("id")] == ["", "Retiré."]


def test_a_version_holds_every_field_of_the_form(camille):
    draft = make_draft(make_author())
    page = camille.get(change(draft)).context["adminform"].form
    beside = {"version", "based", "why"}
    assert set(page.fields) - beside <= set(snapshot(draft))


def test_the_page_of_a_version_tells_words_from_words(camille):
    draft = make_draft(title="Avant", body="Le lilas est bleu.\n\nLe reste demeure.")
    camille.post(
        change(draft), form_of(draft, title="Après", body="Le lilas est <b>mauve</b>.\n\nLe reste demeure.")
    )
    page = camille.get(page_of(Version.objects.order_by("id").last())).content.decode()
    assert "bleu" in page.split("<del>")[1].split("</del>")[0] + page.split("<del>")[2].split("</del>")[0]
    assert "<b>mauve" not in page
    assert "ajouté" in page
    assert "Titre" in page


def test_one_returns_to_a_version_and_back_from_it(camille):
    author, other = make_author(), make_author()
    draft = make_draft(
        author, other, title="Un", body="Le lilas est bleu.", tags=["jardin"], column=make_column()
    )
    first = Version.objects.keep(draft)
    camille.post(change(draft), form_of(draft, title="Deux", body="Le lilas est mauve.", tags="ville"))
    draft.bylines.filter(author=author).delete()
    before = snapshot(Article.objects.get())
    preview = camille.get(page_of(first, "version_restore")).content.decode()
    assert Article.objects.get().title == "Deux"
    assert "mauve" in preview
    camille.post(page_of(first, "version_restore"), {"seen": seen(preview), "why": "Elle avait raison"})
    assert snapshot(Article.objects.get()) == first.snapshot
    last = Version.objects.order_by("id").last()
    assert (last.by_name, last.why) == ("camille", "Elle avait raison")
    assert "Retour à la version" in last.said
    undone = Version.objects.filter(snapshot__title="Deux").order_by("id").last()
    page = camille.get(page_of(undone, "version_restore")).content.decode()
    camille.post(page_of(undone, "version_restore"), {"seen": seen(page)})
    assert snapshot(Article.objects.get()) == before


def seen(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def test_a_return_leaves_a_public_text_in_its_place(camille):
    draft = make_draft(title="Le lilas", body="Bleu.")
    first = Version.objects.keep(draft)
    draft.publish(by=None, at=paris(2009, 5, 3, 8, 30))
    address = draft.get_absolute_url()
    camille.post(change(draft), form_of(draft, body="Mauve."))
    page = camille.get(page_of(first, "version_restore")).content.decode()
    assert "Les lecteurs le verront aussitôt." in page
    camille.post(page_of(first, "version_restore"), {"seen": seen(page)})
    now = Article.objects.get()
    assert (now.body, now.get_absolute_url(), now.is_published()) == ("Bleu.", address, True)


def test_a_text_that_changed_meanwhile_is_read_again_before_the_return(camille):
    draft = make_draft(body="Bleu.")
    first = Version.objects.keep(draft)
    camille.post(change(draft), form_of(draft, body="Mauve."))
    stale = seen(camille.get(page_of(first, "version_restore")).content.decode())
    camille.post(change(draft), form_of(draft, body="Rose."))
    page = camille.post(page_of(first, "version_restore"), {"seen": stale})
    assert "Le texte a changé pendant votre lecture" in page.content.decode()
    assert Article.objects.get().body == "Rose."


def test_a_return_that_may_not_be_says_why(camille):
    column = make_column()
    draft = make_draft(column=column, number=1)
    first = Version.objects.keep(draft)
    Article.objects.filter(pk=draft.pk).update(number=None)
    make_draft(column=column, number=1)
    page = camille.get(page_of(first, "version_restore")).content.decode()
    answer = camille.post(page_of(first, "version_restore"), {"seen": seen(page)})
    assert "Ce numéro est déjà pris" in answer.content.decode()
    assert Article.objects.get(pk=draft.pk).number is None


def test_what_a_version_was_tied_to_may_be_gone(camille):
    picture = make_picture()
    draft = make_report(make_author(), event={"name": "Le salon", "starts": "2009-05-03"}, picture=picture)
    first = Version.objects.keep(Article.objects.get(pk=draft.pk))
    Article.objects.filter(pk=draft.pk).update(picture=None)
    picture.delete()
    Event.objects.all().delete()
    page = camille.get(page_of(first, "version_restore")).content.decode()
    camille.post(page_of(first, "version_restore"), {"seen": seen(page)})
    now = Article.objects.get()
    assert (now.picture, now.event.name, str(now.event.starts)) == (None, "Le salon", "2009-05-03")


def test_a_columnist_reads_their_own_history_alone():
    driss = make_driss()
    own, other = make_draft(driss.author), make_draft(make_author())
    kept, hidden = Version.objects.keep(own), Version.objects.keep(other)
    client = entered(driss)
    assert client.get(page_of(kept)).status_code == 200
    assert client.get(page_of(hidden)).status_code == 404
    assert client.get(page_of(hidden, "version_restore")).status_code == 404
    public = make_article(driss.author)
    shown = Version.objects.keep(public)
    assert client.get(page_of(shown)).status_code == 200
    assert client.get(page_of(shown, "version_restore")).status_code == 403
    assert Client().get(page_of(kept)).status_code == 302


def test_a_version_is_read_under_its_own_text_alone(camille):
    one, other = make_draft(), make_draft()
    kept = Version.objects.keep(one)
    assert camille.get(reverse("admin:articles_article_version", args=[other.pk, kept.pk])).status_code == 404


def test_drafts_thin_out_and_what_was_public_stays():
    camille = make_camille()
    with time_machine.travel(timezone.now() - timedelta(days=400), tick=False):
        draft, public = make_draft(body="Un."), make_article(body="Un.")
        for text in (draft, public):
            for body in ("Deux.", "Trois."):
                text.body = body
                text.save()
                Version.objects.note(text, camille)
    forget_readers()
    assert (bodies(draft), bodies(public)) == (["Trois."], ["Deux.", "Trois."])


class TestWhatAColumnistMayReturnTo:
    """A return changes nothing that the form would not let them change."""

    def test_it_leaves_what_is_read_only_to_them_as_it_is(self):
        driss = make_driss()
        draft = make_draft(driss.author, body="Bleu.", avis_reading="before")
        first = Version.objects.keep(draft)
        Article.objects.filter(pk=draft.pk).update(body="Mauve.", avis_reading="after")
        client = entered(driss)
        page = client.get(page_of(first, "version_restore")).content.decode()
        assert "Lecture des avis" not in page
        client.post(page_of(first, "version_restore"), {"seen": seen(page)})
        now = Article.objects.get()
        assert (now.body, now.avis_reading) == ("Bleu.", "after")

    def test_an_editor_returns_to_all_of_it(self, camille):
        draft = make_draft(body="Bleu.", avis_reading="before")
        first = Version.objects.keep(draft)
        Article.objects.filter(pk=draft.pk).update(avis_reading="after")
        page = camille.get(page_of(first, "version_restore")).content.decode()
        camille.post(page_of(first, "version_restore"), {"seen": seen(page)})
        assert Article.objects.get().avis_reading == "before"

    def test_a_version_without_their_signature_is_refused_with_what_to_do(self):
        driss = make_driss()
        draft = make_draft(make_author(), body="Bleu.")
        first = Version.objects.keep(draft)
        draft.bylines.create(author=driss.author, order=1)
        Article.objects.filter(pk=draft.pk).update(body="Mauve.")
        client = entered(driss)
        page = client.get(page_of(first, "version_restore")).content.decode()
        answer = client.post(page_of(first, "version_restore"), {"seen": seen(page)})
        assert "ne porte pas votre signature" in answer.content.decode()
        assert "demandez à la rédaction" in answer.content.decode()
        assert Article.objects.get().body == "Mauve."
        assert draft.bylines.count() == 2
