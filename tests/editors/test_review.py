"""Two editors, and mistakes that a newsroom makes."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles.models import Address, Article, Tag
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_author, make_camille, make_column, make_draft, make_driss, make_user, paris

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


def opened(article: Article) -> str:
    """The version that a form opened now would carry."""
    return Article.objects.get(pk=article.pk).updated_at.isoformat()


def test_a_save_over_a_newer_version_shows_both_and_overwrites_only_when_sent_again(camille):
    draft = make_draft(body="La version de départ.")
    stale = opened(draft)
    camille.post(change(draft), form_of(draft, body="La version de Driss.", version=stale))
    page = camille.post(change(draft), form_of(draft, body="La version de Camille.", version=stale))
    html = page.content.decode()
    assert page.status_code == 200
    assert "La version de Driss." in html
    assert "La version de Camille." in html
    assert Article.objects.get().body == "La version de Driss."
    newer = opened(draft)
    assert newer in html
    camille.post(change(draft), form_of(draft, body="Les deux.", version=newer))
    assert Article.objects.get().body == "Les deux."


def test_a_button_that_no_longer_makes_sense_says_so(camille):
    draft = make_draft()
    draft.trash(by=None)
    page = camille.post(change(draft), form_of(draft, _verb="publish"), follow=True)
    assert "avait changé d’état" in page.content.decode()
    assert not Article.objects.published().exists()


def test_a_scheduled_text_in_the_trash_is_a_draft_and_the_trash_is_emptied():
    with time_machine.travel(paris(2026, 1, 1), tick=False):
        draft = make_draft()
        draft.publish(by=None, at=paris(2026, 1, 10))
        draft.trash(by=None)
    with time_machine.travel(paris(2026, 2, 15), tick=False):
        assert (draft.state, draft.was_public()) == ("draft", False)
        assert Article.objects.purge_trash() == 1


def test_a_columnist_keeps_their_own_signature():
    driss = make_driss()
    draft = make_draft(driss.author)
    line = draft.bylines.get()
    typed = form_of(draft, **{
        "bylines-TOTAL_FORMS": 1, "bylines-INITIAL_FORMS": 1, "bylines-0-id": line.pk,
        "bylines-0-author": driss.author.pk, "bylines-0-order": 0, "bylines-0-DELETE": "on",
    })  # fmt: skip
    page = entered(driss).post(change(draft), typed)
    assert "Gardez votre signature" in page.content.decode()
    assert draft.bylines.count() == 1


def test_an_author_who_signs_twice_is_said_in_words(camille):
    author, draft = make_author(), make_draft()
    typed = {"bylines-TOTAL_FORMS": 2}
    for row in range(2):
        typed |= {f"bylines-{row}-author": author.pk, f"bylines-{row}-order": row}
    page = camille.post(change(draft), form_of(draft, **typed))
    assert "signe déjà" in page.content.decode()


@pytest.mark.parametrize(("title", "slug"), [("Auteurs", ""), ("Un titre", "admin"), ("2009", "")])
def test_a_page_does_not_take_an_address_of_the_house_in_any_way(camille, title, slug):
    add = reverse("admin:articles_article_add")
    page = camille.post(add, form_of(None, title=title, slug=slug, kind="page", body="x"))
    assert "est prise par le site" in page.content.decode()
    draft = make_draft(title=title, slug=slug, kind="page")
    camille.post(
        reverse("admin:articles_article_changelist"),
        {"action": "publish_now", "_selected_action": [draft.pk]},
    )
    assert not Article.objects.published().exists()


def test_a_number_that_is_taken_is_said_beside_its_field(camille):
    column = make_column()
    make_draft(column=column, number=1)
    draft = make_draft()
    for typed in ({"column": column.pk, "number": 1}, {"number": 1}):
        errors = camille.post(change(draft), form_of(draft, **typed)).context["adminform"].form.errors
        assert list(errors) == ["number"]


def test_what_the_text_lacks_is_said_after_a_save(camille):
    draft = make_draft()
    page = camille.post(
        change(draft), form_of(draft, body="Un mot[^9] et ![x](image:rien).", _continue="1"), follow=True
    )
    html = page.content.decode()
    assert "2 remarques sur ce texte\u00a0:<br>Ligne 1\u00a0: " in html
    assert html.count("<br>Ligne 1\u00a0: ") == 2
    assert html.count('class="warning"') == 1


def test_a_synonym_given_twice_is_said_in_words(camille):
    tag = Tag.objects.named_or_new("viralité")
    rows = {f"synonyms-{row}-name": name for row, name in enumerate(["Viral", "viral"])}
    typed = {"name": "viralité", "synonyms-TOTAL_FORMS": 2, "synonyms-INITIAL_FORMS": 0, **rows}
    page = camille.post(reverse("admin:articles_tag_change", args=[tag.pk]), typed)
    assert "deux fois" in page.content.decode()


def test_a_tag_without_a_letter_is_refused_on_its_form(camille):
    typed = {"name": "#", "synonyms-TOTAL_FORMS": 0, "synonyms-INITIAL_FORMS": 0}
    assert "au moins une lettre" in camille.post(reverse("admin:articles_tag_add"), typed).content.decode()


@pytest.mark.parametrize(
    "typed", ["/2009/05/x.html", "https://ancien.example.org/2009/05/x.html?a=1#b", "2009/05/x.html/"]
)
def test_an_old_address_is_kept_as_its_path(camille, client, typed):
    article = make_draft()
    article.publish(by=None)
    camille.post(reverse("admin:articles_address_add"), {"path": typed, "article": article.pk})
    assert Address.objects.get().path == "2009/05/x.html"
    assert client.get("/2009/05/x.html").url == article.get_absolute_url()


def test_accounts_are_linked_by_who_may_see_them(camille):
    author = make_author()
    page = reverse("admin:articles_author_change", args=[author.pk])
    assert 'name="user"' not in camille.get(page).content.decode()
    assert 'name="user"' in entered(make_user("root", is_superuser=True)).get(page).content.decode()


def test_the_titles_of_the_admin_are_french(camille):
    draft = make_draft()
    assert "Modifier\u00a0: article" in camille.get(change(draft)).content.decode()
