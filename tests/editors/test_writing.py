"""What the site answers to the writing screen: the preview, what a text may name, a picture that comes in."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.admin import writing
from articles.models import Article, Picture
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_draft,
    make_driss,
    make_lea,
    make_picture,
    picture_bytes,
)

pytestmark = pytest.mark.django_db
PREVIEW, SHEET, TEXTS, PICTURES, PICTURE = (
    reverse(f"admin:articles_article_writing_{name}")
    for name in ("preview", "sheet", "texts", "pictures", "picture")
)
TYPED = {"title": "Le lilas", "standfirst": "", "body": "Un mot[^1].\n\n[^1]: Sa note."}


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


def new_picture(**typed: object) -> dict[str, object]:
    file = SimpleUploadedFile("lilas.png", picture_bytes())
    return {"file": file, "title": "Le lilas", "alt": "Un lilas", "credit_nature": "photo", **typed}


# The preview


def test_the_preview_is_the_body_of_the_page_for_every_text_of_the_demo(camille):
    call_command("load_demo", verbosity=0)
    texts = list(Article.objects.all())
    assert len(texts) > 15
    for article in texts:
        told = camille.post(PREVIEW, {"title": article.title, "standfirst": "", "body": article.body}).json()
        page = camille.get(reverse("admin:articles_article_preview", args=[article.pk])).content.decode()
        assert told["html"] == article.body_html
        assert f">{told['html']}</" in page


def test_the_preview_is_what_a_save_would_keep(camille):
    article = make_draft()
    typed = "   Un mot [1] et la suite.\r\n\r\n[1] Sa note, écrite autrement.\r\n"
    told = camille.post(PREVIEW, {"body": typed}).json()
    camille.post(change(article), form_of(article, body=typed))
    article.refresh_from_db()
    assert "note-call" in told["html"]
    assert told["html"] == article.body_html


def test_the_preview_says_the_length_the_notes_the_outline_and_the_remarks(camille):
    body = "## Un\n\nUn mot[^1], deux[^1] et[^2].\n\n## Deux\n\n[^1]: Sa note.\n[^3]: Seule."
    told = camille.post(PREVIEW, {"title": "L'été", "standfirst": "", "body": body}).json()
    assert told["title"] == "L’été"
    assert told["counted"] == "7 mots, 1 min de lecture"
    assert [(note["marker"], note["wrong"]) for note in told["notes"]] == [
        ("1", ""),
        ("3", "Rien ne l’appelle."),
        ("2", "Elle n’a pas de texte."),
    ]
    assert [(heading["text"], heading["line"]) for heading in told["headings"]] == [("Un", 1), ("Deux", 5)]
    assert [remark["line"] for remark in told["remarks"]] == [3, 8]


def test_a_text_that_the_pipeline_refuses_is_answered_with_its_sentence(camille):
    answer = camille.post(PREVIEW, {"body": "a" * 300_001})
    assert answer.status_code == 422
    assert answer.json() == {
        "said": "Ligne 1 : le texte dépasse ici 300 000 signes ; partagez-le en plusieurs articles."
    }


def test_one_text_is_prepared_at_a_time(camille, monkeypatch):
    monkeypatch.setattr(writing, "PATIENCE", 0)
    with writing.TURN:
        assert camille.post(PREVIEW, TYPED).status_code == 503
    assert camille.post(PREVIEW, TYPED).status_code == 200


def test_nothing_is_saved_by_a_preview(camille):
    camille.post(PREVIEW, TYPED)
    assert not Article.objects.exists()
    assert not LogEntry.objects.exists()


# The frame


def test_the_sheet_alone_may_stand_in_a_frame_of_ours(camille):
    sheet, preview = camille.get(SHEET), camille.get(reverse("admin:articles_article_add"))
    assert sheet["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in sheet["Content-Security-Policy"]
    assert "frame-src" not in sheet["Content-Security-Policy"]
    assert preview["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in preview["Content-Security-Policy"]
    assert "frame-src 'self'" in preview["Content-Security-Policy"]
    assert "no-store" in sheet["Cache-Control"]


# What a text may name


def test_a_link_is_offered_to_public_texts_by_a_part_of_a_word_or_a_word_of_the_text(camille):
    shown = make_article(make_author(name="Ana Vidal"), title="Le lilas d'Espagne", body="Il refleurit.")
    make_draft(title="Le lilas caché")
    expected = [{"name": shown.slug, "title": "Le lilas d’Espagne", "detail": "Ana Vidal · 3\u00a0mai 2009"}]
    for query in ("lil", "LILAS", "refleurir", ""):
        assert camille.get(TEXTS, {"q": query}).json()["found"] == expected
    assert camille.get(TEXTS, {"q": "absent"}).json() == {"found": []}


def test_a_picture_is_found_by_what_it_shows_or_whose_it_is(camille):
    picture = make_picture(title="Place", alt="Un marché", credit_holder="Ana Vidal")
    make_picture(title="Autre")
    for query in ("place", "march", "vidal"):
        (found,) = camille.get(PICTURES, {"q": query}).json()["found"]
        assert found["name"] == picture.slug
        assert found["detail"] == "Illustration\u00a0: Ana Vidal · Un marché"


# A picture comes in


def test_a_picture_comes_into_the_library_with_its_description_and_its_credit(camille):
    answer = camille.post(PICTURE, new_picture(credit_holder="Ana Vidal"))
    picture = Picture.objects.get()
    assert answer.status_code == 201
    assert answer.json()["name"] == picture.slug == "le-lilas"
    assert (picture.alt, picture.credit()) == ("Un lilas", "Photo\u00a0: Ana Vidal")
    assert picture.file.name != "lilas.png"  # written anew, named by its content
    assert LogEntry.objects.get().object_id == str(picture.pk)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"alt": ""}, "__all__"),
        ({"title": ""}, "title"),
        ({"file": SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>")}, "file"),
    ],
    ids=["not described", "without a title", "a drawing that may hold programs"],
)
def test_a_picture_that_cannot_come_in_is_answered_with_a_sentence_by_field(camille, typed, field):
    answer = camille.post(PICTURE, new_picture(**typed))
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    assert not Picture.objects.exists()


# Who may


def test_a_columnist_writes_with_all_of_it():
    driss = entered(make_driss())
    assert driss.post(PREVIEW, TYPED).status_code == 200
    assert [driss.get(address).status_code for address in (SHEET, TEXTS, PICTURES)] == [200, 200, 200]
    assert driss.post(PICTURE, new_picture()).status_code == 201


def test_who_does_not_write_gets_nothing_of_it():
    lea, nobody = entered(make_lea()), Client()
    for client, status in ((lea, 403), (nobody, 302)):
        assert [client.get(address).status_code for address in (SHEET, TEXTS, PICTURES)] == [status] * 3
        assert client.post(PREVIEW, TYPED).status_code == status
        assert client.post(PICTURE, new_picture()).status_code == status


def test_a_read_has_no_effect_and_a_write_needs_a_token(camille):
    assert [camille.get(address).status_code for address in (PREVIEW, PICTURE)] == [405, 405]
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(make_lea())
    assert guarded.post(PREVIEW, TYPED).status_code == 403
