"""The checks before publication: seen, blocking as the site chose, and the way out of the room."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles.models import Article, NotPublishable, Picture, Site
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_article, make_author, make_camille, make_draft, make_driss, make_picture, paris

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_signoff", args=[article.pk])


def block(*names: str) -> None:
    site = Site.objects.current()
    site.signoff_blocks = list(names)
    site.save()


def colours(client: Client, article: Article) -> dict[str, str]:
    lines = client.get(page_of(article)).context["lines"]
    return {line["finding"].rule: str(line["colour"]) for line in lines}


def whole(**fields) -> Article:
    known = {"standfirst": "Ce qu’il dit.", "tags": ["botanique"], **fields}
    return make_draft(make_author(name="Ana Vidal"), **known)


def test_the_list_shows_each_rule_with_the_way_to_its_place(camille):
    picture = make_picture(title="Le port")
    draft = make_draft(body="Un.\n\nUn mot[^9].\n\n![](image:le-port)")
    page = camille.get(page_of(draft)).content.decode()
    assert f"{change(draft)}?ligne=3#id_body" in page
    assert f"{change(draft)}#id_standfirst" in page
    assert f"{change(draft)}#bylines-group" in page
    assert reverse("admin:articles_picture_change", args=[picture.pk]) in page
    assert "Ligne 3\u00a0:" in page
    assert set(colours(camille, whole()).values()) == {"green"}


def test_it_is_shown_to_who_may_see_the_text_and_acted_on_by_who_may_publish():
    driss = make_driss()
    own, other = make_draft(driss.author), make_draft()
    client = entered(driss)
    assert client.get(page_of(own)).context["verbs"] == []
    assert client.get(page_of(other)).status_code == 404
    assert Client().get(page_of(own)).status_code == 302
    client.post(page_of(own), {"_verb": "publish"})
    client.post(page_of(own), {"at_0": "03/05/2090", "at_1": "08:00"})
    own.refresh_from_db()
    assert (own.state, own.published_at) == ("draft", None)
    own.submit(by=None)
    assert client.post(page_of(own), {"_verb": "publish"}).status_code == 403


def test_what_is_amber_or_red_is_only_said_where_it_does_not_block(camille):
    draft = make_draft()
    response = camille.post(page_of(draft), {"_verb": "publish"})
    assert response["Location"] == change(draft)
    assert Article.objects.get().is_published()


@pytest.mark.parametrize("verb", ["publish", "mark_ready"])
@pytest.mark.parametrize(
    ("rule", "sentence"),
    [("standfirst", "pas de chapô"), ("byline", "Personne ne signe"), ("notes", "pas de texte de note")],
)
def test_a_red_point_of_what_blocks_refuses_with_its_sentence(camille, verb, rule, sentence):
    block(rule)
    draft = make_draft(body="Un mot[^9].")
    with pytest.raises(NotPublishable, match=sentence):
        getattr(draft, verb)(by=None)
    page = camille.post(page_of(draft), {"_verb": verb}, follow=True)
    assert sentence in page.content.decode()
    assert "empêche de publier" in page.content.decode()
    assert page.context["refused"] is True
    camille.post(change(draft), form_of(draft, _verb=verb))
    assert Article.objects.get().state == "draft"


def test_the_address_blocks_whatever_the_site_chooses():
    block()
    with pytest.raises(NotPublishable, match="prise par le site"):
        make_draft(title="Auteurs", slug="auteurs", kind="page").publish(by=None)


def test_pictures_block_until_the_site_chooses_otherwise():
    draft = make_draft(picture=make_picture(title="Le port"))
    Picture.objects.update(alt=" ")
    with pytest.raises(NotPublishable):
        Article.objects.get(pk=draft.pk).publish(by=None)
    block()
    Article.objects.get(pk=draft.pk).publish(by=None)


def test_a_published_text_is_corrected_whatever_blocks(camille):
    article = make_article()
    block("standfirst", "byline", "notes")
    camille.post(change(article), form_of(article, title="Corrigé"))
    assert Article.objects.get().title == "Corrigé"


@time_machine.travel(paris(2026, 5, 3, 8), tick=False)
def test_a_text_is_scheduled_from_the_list(camille):
    draft = whole()
    camille.post(page_of(draft), {"at_0": "10/05/2026", "at_1": "07:30"})
    draft.refresh_from_db()
    assert draft.is_scheduled()
    assert draft.published_at == paris(2026, 5, 10, 7, 30)
    assert (
        "Il paraîtra le 10\u00a0mai 2026 à 7\u00a0h\u00a030." in camille.get(page_of(draft)).content.decode()
    )


@time_machine.travel(paris(2026, 5, 3, 8), tick=False)
def test_an_hour_that_is_past_is_refused_in_words(camille):
    draft = whole()
    page = camille.post(page_of(draft), {"at_0": "01/05/2026", "at_1": "07:30"})
    assert page.status_code == 422
    assert "Cette heure est passée" in page.content.decode()
    assert not Article.objects.get().published_at


def test_a_text_that_readers_have_seen_does_not_wait_for_an_hour_to_come(camille):
    article = make_article()
    article.withdraw(by=None)
    before = article.published_at
    assert camille.get(page_of(article)).context["schedule"] is None
    page = camille.post(page_of(article), {"at_0": "03/05/2090", "at_1": "08:00"}, follow=True)
    assert "Des lecteurs ont vu ce texte" in page.content.decode()
    article.refresh_from_db()
    assert (article.state, article.published_at, article.was_public()) == ("withdrawn", before, True)
    camille.post(page_of(article), {"_verb": "publish"})
    article.refresh_from_db()
    assert article.is_published()


def test_a_verb_that_is_none_of_the_list_does_nothing(camille):
    article = make_article()
    page = camille.post(page_of(article), {"_verb": "withdraw"}, follow=True)
    assert "a changé d’état" in page.content.decode()
    assert Article.objects.get().is_published()


class TestLinks:
    """Links to this site lead somewhere."""

    LIVING = (
        "/",
        "/a-propos/",
        "/archives/",
        "/media/x.png",
        "/recherche/?q=a",
        "/avis/3/",
        "#bas",
        "/admin/",
    )

    @pytest.mark.parametrize("address", LIVING)
    def test_what_the_site_has_is_somewhere(self, camille, address):
        assert colours(camille, whole(body=f"[ici]({address})"))["links"] == "green"

    @pytest.mark.parametrize("address", ["/2009/05/rien/", "/auteurs/personne/", "/rien/"])
    def test_what_nobody_has_is_nowhere(self, camille, address):
        assert colours(camille, whole(body=f"[ici]({address})"))["links"] == "red"

    def test_a_text_counts_from_its_hour_and_no_more_once_withdrawn(self, camille):
        there = make_article(title="Le quai", at=paris(2090, 1, 1))
        draft = whole(body=f"[ici]({there.get_absolute_url()})")
        assert colours(camille, draft)["links"] == "amber"
        draft.publish(by=None, at=paris(2090, 1, 2))
        assert colours(camille, draft)["links"] == "green"

    def test_a_withdrawn_text_is_nowhere_and_an_old_address_is_somewhere(self, camille):
        gone, moved = make_article(title="Parti"), make_article(title="Passé")
        gone.withdraw(by=None)
        before = moved.get_absolute_url()
        moved.slug = "ailleurs"
        moved.save()
        assert colours(camille, whole(body=f"[ici]({gone.get_absolute_url()})"))["links"] == "red"
        assert colours(camille, whole(body=f"[ici]({before})"))["links"] == "green"


def test_the_settings_choose_what_blocks(camille):
    settings = reverse("admin:articles_site_change", args=[1])
    form = camille.get(settings).context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields if name != "signoff_blocks"}
    response = camille.post(settings, {**typed, "signoff_blocks": ["byline", "credit"]})
    assert response.status_code == 302
    assert Site.objects.current().blocking() == {"address", "byline", "credit"}
    page = camille.post(settings, {**typed, "signoff_blocks": ["rien"]})
    assert "signoff_blocks" in page.context["adminform"].form.errors


def test_a_new_pattern_of_addresses_keeps_all_that_was_ticked(camille):
    make_article()
    settings = reverse("admin:articles_site_change", args=[1])
    form = camille.get(settings).context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {"permalink_pattern": "{slug}", "signoff_blocks": ["byline", "credit"]}
    asked = camille.post(settings, typed).context["typed"]
    assert [value for name, value in asked if name == "signoff_blocks"] == ["byline", "credit"]
