"""Who sees and does what in the editors' room."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, State
from comments.models import Comment
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_column,
    make_comment,
    make_draft,
    make_driss,
    make_lea,
    make_picture,
    make_user,
)

pytestmark = pytest.mark.django_db
MODELS = ["article", "author", "column", "tag", "picture", "address"]


def entered(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form_of(article: Article | None, **typed: object) -> dict[str, object]:
    """What the browser sends with the form of an article, its inlines included."""
    inlines = ("corrections", "bylines", "footnotes", "event", "old_addresses")
    management = {f"{name}-{field}": 0 for name in inlines for field in ("TOTAL_FORMS", "INITIAL_FORMS")}
    kept = {name: getattr(article, name) for name in ("title", "body", "kind", "slug")} if article else {}
    if article and article.published_at:
        local = timezone.localtime(article.published_at)
        kept |= {"published_at_0": f"{local:%d/%m/%Y}", "published_at_1": f"{local:%H:%M:%S}"}
    return {"kind": "article", "tags": "", "comments_open": "on", **management, **kept, **typed}


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.mark.parametrize("model", MODELS)
def test_the_editor_lists_searches_and_adds_everything(model):
    client = entered(make_camille())
    make_article(make_author(), column=make_column(), tags=["viralité"])
    make_picture()
    for page in ("changelist", "add"):
        assert client.get(reverse(f"admin:articles_{model}_{page}")).status_code == 200
    assert client.get(reverse(f"admin:articles_{model}_changelist"), {"q": "été"}).status_code == 200


def test_the_room_speaks_french():
    page = entered(make_camille()).get(reverse("admin:index")).content.decode()
    for word in ("Articles", "Auteurs", "Chroniques", "Mots-clés", "Images", "Avis", "Décisions"):
        assert word in page


def test_the_editor_writes_and_publishes_with_one_button():
    client, camille = entered(camille := make_camille()), camille
    author = make_author(name="Ana Vidal")
    typed = form_of(None, title="Le lilas", body="Un mot[^1].\n\n[^1]: Une note.", tags="Été, climat social")
    typed |= {"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-order": 0, "_continue": "1"}
    assert client.post(reverse("admin:articles_article_add"), typed).status_code == 302
    article = Article.objects.get()
    assert article.state == State.DRAFT
    assert sorted(tag.name for tag in article.tags.all()) == ["climat social", "Été"]
    typed |= {"bylines-INITIAL_FORMS": 1, "bylines-0-id": article.bylines.get().pk}
    client.post(change(article), {**typed, "slug": article.slug, "_verb": "publish"})
    article.refresh_from_db()
    assert article.is_published()
    assert "Ana Vidal</a>" in client.get(article.get_absolute_url()).content.decode()
    assert LogEntry.objects.filter(user=camille, change_message__contains="Publi").exists()


@pytest.mark.parametrize(
    ("verb", "state", "published"),
    [("submit", "in_review", False), ("mark_ready", "ready", False), ("publish", "ready", True)],
)
def test_a_button_calls_its_verb(verb, state, published):
    client, article = entered(make_camille()), make_draft()
    client.post(change(article), form_of(article, _verb=verb))
    article.refresh_from_db()
    assert (article.state, article.is_published()) == (state, published)


def test_a_published_text_is_withdrawn_never_deleted():
    client, article = entered(make_user("root", is_superuser=True)), make_article()
    assert client.get(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403
    client.post(change(article), form_of(article, _verb="trash"))
    assert Article.objects.get().trashed_at is None
    for date in ("", "01/01/2096"):
        page = client.post(
            change(article), form_of(article, published_at_0=date, published_at_1=date and "10:00")
        )
        assert "retirez-le" in page.content.decode()
    assert Article.objects.get().is_published()
    client.post(change(article), form_of(article, _verb="withdraw"))
    assert client.get(article.get_absolute_url()).status_code == 410


def test_a_deleted_draft_waits_in_the_trash_and_comes_back():
    client, draft = entered(make_camille()), make_draft(title="Un brouillon")
    client.post(change(draft), form_of(draft, _verb="trash"))
    texts = reverse("admin:articles_article_changelist")
    assert "Un brouillon" not in client.get(texts).content.decode()
    assert "Un brouillon" in client.get(texts, {"etat": "trash"}).content.decode()
    client.post(change(draft), form_of(draft, _verb="restore"))
    assert "Un brouillon" in client.get(texts).content.decode()


def test_actions_change_what_they_may_and_say_what_they_left():
    client, texts = entered(make_camille()), [make_draft(), make_article()]
    chosen = {"action": "publish_now", "_selected_action": [text.pk for text in texts]}
    page = client.post(reverse("admin:articles_article_changelist"), chosen, follow=True)
    assert Article.objects.published().count() == 2
    assert "Textes changés\u00a0: 1. Laissés tels quels\u00a0: 1." in page.content.decode()


def test_a_columnist_sees_their_own_texts_and_changes_their_drafts_alone():
    driss = make_driss()
    client = entered(driss)
    own, published, other = make_draft(driss.author), make_article(driss.author), make_draft(make_author())
    page = client.get(reverse("admin:articles_article_changelist")).content.decode()
    assert own.title in page
    assert published.title in page
    assert other.title not in page
    assert client.get(change(other)).status_code == 302  # unknown to them
    assert client.post(change(published), form_of(published, title="Changé")).status_code == 403
    client.post(change(own), form_of(own, title="Changé"))
    assert Article.objects.get(pk=own.pk).title == "Changé"


@pytest.mark.parametrize("verb", ["publish", "mark_ready", "withdraw", "send_back"])
def test_a_columnist_does_not_publish(verb):
    driss = make_driss()
    draft = make_draft(driss.author)
    entered(driss).post(
        change(draft), form_of(draft, _verb=verb, published_at_0="2009-05-03", published_at_1="10:00")
    )
    draft.refresh_from_db()
    assert (draft.state, draft.published_at) == (State.DRAFT, None)


def test_a_columnist_asks_for_a_review_and_then_waits():
    driss = make_driss()
    draft = make_draft(driss.author)
    client = entered(driss)
    client.post(change(draft), form_of(draft, _verb="submit"))
    draft.refresh_from_db()
    assert draft.state == State.IN_REVIEW
    assert client.post(change(draft), form_of(draft)).status_code == 403


def test_the_signature_of_the_account_is_proposed_and_kept():
    driss = make_driss()
    client = entered(driss)
    add = reverse("admin:articles_article_add")
    assert f'value="{driss.author.pk}" selected' in client.get(add).content.decode()
    typed = {"bylines-TOTAL_FORMS": 1, "bylines-0-author": driss.author.pk, "bylines-0-order": 0}
    client.post(add, form_of(None, title="Le mien", body="x", **typed))
    assert Article.objects.get().bylines.get().author == driss.author


def test_the_preview_is_the_real_page_for_staff_alone():
    driss, draft = make_driss(), make_draft(make_author(), title="Pas encore")
    preview = reverse("admin:articles_article_preview", args=[draft.pk])
    page = entered(make_camille()).get(preview)
    assert "Pas encore" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert Client().get(preview).status_code == 302
    assert entered(driss).get(preview).status_code == 404


def test_the_notes_are_listed_beside_the_text():
    draft = make_draft(body="Un mot[^1].\n\n[^1]: Une note rare.\n")
    assert "Une note rare." in entered(make_camille()).get(change(draft)).content.decode()


def test_tags_are_proposed():
    make_draft(tags=["viralité"])
    page = entered(make_camille()).get(reverse("admin:articles_article_add")).content.decode()
    assert '<option value="viralité">' in page


def test_the_moderator_has_the_avis_alone():
    client = entered(make_lea())
    comment = make_comment(make_article(), state="pending")
    assert client.get(reverse("admin:comments_comment_changelist")).status_code == 200
    assert client.get(reverse("admin:articles_article_changelist")).status_code == 403
    client.post(
        reverse("admin:comments_comment_change", args=[comment.pk]), {"_verb": "publish", **decisions()}
    )
    assert Comment.objects.get().is_published()


def decisions() -> dict[str, int]:
    return {"decisions-TOTAL_FORMS": 0, "decisions-INITIAL_FORMS": 0}


def test_notes_pasted_from_elsewhere_become_ours():
    client, draft = entered(make_camille()), make_draft()
    client.post(change(draft), form_of(draft, body="Le lilas[1] a fleuri.\r\n\r\n[1] Un lilas commun."))
    draft.refresh_from_db()
    assert "Le lilas[^1] a fleuri." in draft.body
    assert draft.footnotes.get().source.strip() == "Un lilas commun."
