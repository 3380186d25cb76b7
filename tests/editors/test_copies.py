"""A published text is edited and reviewed in a working copy, while readers go on reading the one online."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from articles.models import Article, Change, Listed, NotPublishable, SearchEntry, Tag, Tally, Version
from articles.models.snapshot import snapshot
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_column,
    make_draft,
    make_driss,
    make_lea,
    make_user,
)

pytestmark = pytest.mark.django_db
BODY = "Le lilas est bleu.\n\nLe port s’éveille."


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


def make_public(*authors, **fields) -> Article:
    return make_article(*authors, **{"title": "Le lilas", "body": BODY, "tags": ["jardin"], **fields})


def copying(article: Article) -> str:
    return reverse("admin:articles_article_copy", args=[article.pk])


def open_copy(client: Client, article: Article) -> Article:
    client.post(copying(article))
    return Article.objects.get(copy_of=article)


def typed(copy: Article, **fields: object) -> dict[str, object]:
    """What the form of the copy sends: its tags and its signatures as they are."""
    rows: dict[str, object] = {}
    for rank, line in enumerate(copy.bylines.all()):
        rows |= {f"bylines-{rank}-id": line.pk, f"bylines-{rank}-author": line.author_id}
        rows[f"bylines-{rank}-order"] = rank
    count = copy.bylines.count()
    rows |= {"bylines-TOTAL_FORMS": count, "bylines-INITIAL_FORMS": count}
    tags = ", ".join(tag.name for tag in copy.tags.all())
    return form_of(copy, tags=tags, based=copy.based_at.isoformat(), column=copy.column_id or "",
                   number=copy.number or "", **rows, **fields)  # fmt: skip


def test_a_copy_is_edited_while_the_text_stays_and_takes_its_place(camille):
    article = make_public(make_author(), column=make_column(), number=3)
    address, date = article.get_absolute_url(), article.published_at
    copy = open_copy(camille, article)
    camille.post(change(copy), typed(copy, title="Le lilas blanc", body=BODY.replace("bleu", "blanc")))
    assert "Le lilas est bleu." in camille.get(address).content.decode()
    assert (
        "blanc"
        in camille.get(reverse("admin:articles_article_copy_compared", args=[copy.pk])).content.decode()
    )
    copy.refresh_from_db()
    answer = camille.post(change(copy), typed(copy, _verb="put_online"), follow=True)
    assert "dit maintenant ce que disait sa copie" in answer.content.decode()
    now = Article.objects.get()
    assert (now.pk, now.title, now.get_absolute_url(), now.published_at) == (
        article.pk, "Le lilas blanc", address, date)  # fmt: skip
    assert (now.column_id, now.number, now.bylines.count()) == (article.column_id, 3, 1)
    assert "Le lilas est blanc." in camille.get(address).content.decode()
    own = Version.objects.filter(article=now, from_copy=None).order_by("id")
    assert [version.said for version in own] == ["", "Mis en ligne depuis sa copie de travail."]


def test_there_is_one_copy_of_a_text(camille):
    article = make_public()
    assert open_copy(camille, article) == open_copy(camille, article)
    assert Article.objects.count() == 2
    assert "Aller à la copie de travail" in camille.get(change(article)).content.decode()


def test_a_copy_says_all_that_its_text_says():
    article = make_public(make_author(), make_author(), column=make_column(), number=2)
    beside = {"slug"}
    copy = article.open_copy(by=make_camille())
    one, other = snapshot(article), snapshot(copy)
    assert {name for name in one if one[name] != other[name]} == beside


def test_a_copy_shows_nowhere_and_purges_no_page(client):
    column, author = make_column(), make_author()
    article = make_public(author, column=column, number=1, featured=1)
    shown = [[list(model.objects.values_list()) for model in (Listed, Tally, SearchEntry)]]
    camille, _ville = make_camille(), Tag.objects.create(name="ville")
    Change.objects.all().delete()
    copy = article.open_copy(by=camille)
    copy.body = "Un mot tout neuf : zinzinuler."
    copy.save()
    copy.tags.set(["ville"])
    copy.bylines.all().delete()
    shown.append([list(model.objects.values_list()) for model in (Listed, Tally, SearchEntry)])
    assert shown[0] == shown[1]
    named = set(Change.objects.values_list("name", flat=True))
    assert named == {f"article:{copy.pk}", f"text:{copy.pk}"}  # which no page shows
    for address in ("/", "/archives/", "/sitemap.xml", "/flux/atom.xml", "/recherche/?q=zinzinuler"):
        page = client.get(address, follow=True).content.decode()
        assert "copie-de-travail" not in page
        assert "zinzinuler." not in page
    assert Article.objects.published().called(copy.slug) is None
    assert client.get(f"/{copy.slug}/").status_code == 404


@pytest.mark.parametrize("state", ["ready", "withdrawn"])
def test_the_database_itself_keeps_a_copy_from_readers(state):
    copy = make_public().open_copy(by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=copy.pk).update(state=state)
    with pytest.raises(NotPublishable):
        copy.publish(by=None)
    other = make_draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=other.pk).update(copy_of=copy.copy_of_id)


def test_a_text_online_that_changed_meanwhile_is_merged(camille):
    article = make_public()
    copy = open_copy(camille, article)
    camille.post(change(copy), typed(copy, body=BODY.replace("bleu", "blanc")))
    camille.post(change(article), form_of(article, body=BODY.replace("s’éveille", "dort"), tags="jardin"))
    copy.refresh_from_db()
    page = camille.post(change(copy), typed(copy, _verb="put_online"))
    assert page.status_code == 200
    form = page.context["adminform"].form
    assert form["body"].value() == "Le lilas est blanc.\n\nLe port dort."
    assert "dort" not in Article.objects.get(pk=copy.pk).body
    sent = {"body": form["body"].value(), "based": form["based"].value(), "version": ""}
    camille.post(change(copy), {**typed(copy), **sent, "_verb": "put_online"})
    assert Article.objects.get().body == "Le lilas est blanc.\n\nLe port dort."


def test_a_correction_of_the_text_online_is_one_save_and_one_version(camille, client):
    article = make_public()
    camille.post(change(article), form_of(article, body=BODY, tags="jardin"))
    before = Version.objects.count()
    camille.post(
        change(article), form_of(article, body=BODY.replace("bleu", "mauve"), tags="jardin", why="Coquille")
    )
    last = Version.objects.first()
    assert (Version.objects.count() - before, last.why, last.was_public) == (1, "Coquille", True)
    assert "mauve" in client.get(article.get_absolute_url()).content.decode()


def test_a_columnist_opens_a_copy_of_their_own_and_submits_it_alone():
    driss, other = make_driss(), make_public(make_author())
    article = make_public(driss.author)
    client = entered(driss)
    assert "Ouvrir une copie de travail" in client.get(change(article)).content.decode()
    copy = open_copy(client, article)
    client.post(change(copy), typed(copy, body="Corrigé.", _verb="put_online"))
    assert Article.objects.get(pk=article.pk).body == BODY
    copy.refresh_from_db()
    client.post(change(copy), typed(copy, _verb="submit"))
    copy.refresh_from_db()
    assert (copy.state, copy.body) == ("in_review", "Corrigé.")
    assert client.post(change(copy), typed(copy)).status_code == 403
    assert client.post(copying(other)).status_code == 404
    camille = entered(make_camille())
    camille.post(change(copy), typed(copy, _verb="put_online"))
    assert Article.objects.get(pk=article.pk).body == "Corrigé."


def test_who_may_not_change_texts_opens_none_and_a_look_opens_none(camille):
    article, reader = make_public(), make_user("lecteur")
    assert camille.get(copying(article)).status_code == 405
    for user in (make_lea(), reader):
        assert entered(user).post(copying(article)).status_code in {403, 404}
    assert Client().post(copying(article)).status_code == 302
    draft = make_draft()
    page = camille.post(copying(draft), follow=True)
    assert "modifiez-le directement" in page.content.decode()
    assert not Article.objects.filter(copy_of__isnull=False).exists()


def test_a_copy_that_was_thrown_away_comes_back_with_its_words(camille):
    article = make_public()
    first = open_copy(camille, article)
    camille.post(change(first), typed(first, body="Deux heures de travail.", _verb="trash"))
    assert "Ouvrir une copie de travail" in camille.get(change(article)).content.decode()
    page = camille.post(copying(article), follow=True).content.decode()
    copy = Article.objects.get(copy_of=article)
    assert (copy.pk, copy.trashed_at, copy.body) == (first.pk, None, "Deux heures de travail.")
    assert "Cette copie de travail était dans la corbeille" in page


@pytest.mark.parametrize("renamed", ["tag", "author", "column"])
def test_what_is_renamed_meanwhile_is_no_change_of_the_text(camille, renamed):
    author, column = make_author(), make_column()
    article = make_public(author, column=column)
    copy = open_copy(camille, article)
    thing, name = {
        "tag": (Tag.objects.get(), "name"),
        "author": (author, "name"),
        "column": (column, "title"),
    }[renamed]
    setattr(thing, name, "Autre nom")
    thing.save()
    camille.post(change(copy), typed(copy, body="Repris.", _verb="put_online"))
    assert [text.body for text in Article.objects.all()] == ["Repris."]


def test_a_text_that_may_not_be_saved_as_it_is_has_no_copy_and_says_why(camille):
    article = make_public(first_url="pas une adresse")
    page = camille.post(copying(article), follow=True)
    assert page.redirect_chain[-1][0] == change(article)
    assert "Aucune copie de travail ne peut être ouverte" in page.content.decode()
    assert not Article.objects.filter(copy_of__isnull=False).exists()


def test_the_copy_of_a_withdrawn_text_does_not_publish_it(camille, client):
    article = make_public()
    copy = open_copy(camille, article)
    article.withdraw(by=None)
    copy.body = "Repris."
    copy.save()
    Article.objects.get(pk=copy.pk).put_online(by=None)
    now = Article.objects.get()
    assert (now.state, now.body) == ("withdrawn", "Repris.")
    assert client.get(article.get_absolute_url()).status_code == 410


def test_a_number_taken_meanwhile_keeps_the_copy(camille):
    column = make_column()
    article = make_public(column=column, number=1)
    copy = open_copy(camille, article)
    copy.number = 2
    copy.save()
    make_article(column=column, number=2)
    with pytest.raises(ValidationError, match="déjà pris"):
        Article.objects.get(pk=copy.pk).put_online(by=None)
    assert Article.objects.filter(pk=copy.pk).exists()


def test_what_the_copy_was_by_whom_and_why_stays_in_the_history_of_its_text(camille):
    article = make_public(make_author())
    copy = open_copy(camille, article)
    for word in ("mauve", "rose"):
        camille.post(change(copy), typed(copy, body=f"Le lilas est {word}.", why=f"Il est {word}"))
        copy.refresh_from_db()
    moved = list(copy.versions.order_by("id").values_list("pk", "at", "by_name", "said", "why"))
    camille.post(change(copy), typed(copy, _verb="put_online"))
    versions = article.versions.order_by("id")
    told = versions.filter(from_copy=copy.pk)
    assert list(told.values_list("pk", "at", "by_name", "said", "why")) == moved
    last = versions.last()
    assert (last.said, last.from_copy) == ("Mis en ligne depuis sa copie de travail.", None)
    assert [version.before().body for version in [last, told.last()]] == [BODY, "Le lilas est mauve."]
    page = camille.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    assert page.count("dans une copie de travail") == len(moved)
    assert "Il est mauve" in page


def test_what_a_copy_was_is_no_state_of_the_text_that_others_opened(camille):
    article = make_public(make_author())
    copy = open_copy(camille, article)
    camille.post(change(copy), typed(copy, body="Le lilas est mauve."))
    camille.post(change(copy), typed(Article.objects.get(pk=copy.pk), _verb="put_online"))
    article.refresh_from_db()
    assert Version.objects.last_of(article).body == article.body == "Le lilas est mauve."
    assert Version.objects.last_of(article).from_copy is None
    earlier = article.versions.filter(from_copy=copy.pk).latest("id").at
    assert Version.objects.opened_at(article, earlier).body == BODY
