"""Credits and rights of pictures, as data; who shows a picture is told when it changes."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from articles.models import Article, NotPublishable, Picture, PictureName, PictureUse
from tests.makers import make_article, make_author, make_camille, make_draft, make_picture, paris

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 5, 3)
BEFORE, AFTER = paris(2026, 5, 3, 23, 59), paris(2026, 5, 4, 0, 1)


@pytest.mark.parametrize(
    ("fields", "credit"),
    [
        ({}, ""),
        ({"credit_holder": "Ana Vidal"}, "Illustration\u00a0: Ana Vidal"),
        (
            {"credit_holder": "Ana Vidal", "credit_agency": "Agence", "credit_licence": "CC BY 4.0"},
            "Illustration\u00a0: Ana Vidal / Agence, licence CC BY 4.0",
        ),
        ({"credit_nature": "photo", "credit_agency": "Agence"}, "Photo\u00a0: Agence"),
        (
            {"credit_nature": "document", "credit_licence": "Licence Ouverte"},
            "Document\u00a0: licence Ouverte",
        ),
        ({"credit_nature": "infographic", "credit_holder": " L'Atelier "}, "Infographie\u00a0: L’Atelier"),
        ({"credit_nature": "portrait", "credit_holder": "Léa"}, "Portrait\u00a0: Léa"),
    ],
)
def test_a_credit_has_one_form(fields, credit):
    assert Picture(**fields).credit() == credit


def test_a_credit_leads_to_the_original(client):
    picture = make_picture(title="Le port", credit_holder="Ana", credit_source="https://exemple.fr/port")
    for article in (make_article(picture=picture), make_article(body="![](image:le-port)")):
        page = client.get(article.get_absolute_url()).content.decode()
        assert 'href="https://exemple.fr/port" rel="noopener">Illustration\u00a0: Ana</a>' in page.replace(
            'rel="noopener" href="https://exemple.fr/port"', 'href="https://exemple.fr/port" rel="noopener"'
        )


def test_an_address_that_is_none_of_the_web_leads_nowhere(client):
    picture = make_picture(title="Le port", credit_holder="Ana", credit_source="javascript:alert(1)")
    for article in (make_article(picture=picture), make_article(body="![](image:le-port)")):
        page = client.get(article.get_absolute_url()).content.decode()
        assert "Illustration\u00a0: Ana" in page
        assert "javascript:" not in page


class TestCorrections:
    """A picture that changes reaches the texts that show it, and no other."""

    def texts(self) -> list[Article]:
        """Three that show the port, one that it leads alone, one that shows another picture, one without."""
        port, _other = make_picture(title="Le port", credit_holder="Ana"), make_picture(title="La gare")
        showing = [make_draft(body=f"{n}\n\n![](image:le-port)\n\n![](image:le-port)") for n in range(3)]
        return [*showing, make_draft(picture=port), make_draft(body="![](image:la-gare)"), make_draft()]

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("credit_holder", "Ana Vidal", "Ana Vidal"),
            ("caption", "Le soir", "<figcaption>Le soir"),
            ("alt", "Un quai", 'alt="Un quai"'),
            ("credit_licence", "CC0", "licence CC0"),
        ],
    )
    def test_what_is_corrected_once_is_rendered_where_it_shows(self, field, value, said, caplog):
        caplog.set_level("INFO")
        texts = self.texts()
        Article.objects.update(rendered_with=0)
        picture = Picture.objects.get(slug="le-port")
        setattr(picture, field, value)
        picture.save()
        assert picture.reached == 3
        rendered = set(Article.objects.exclude(rendered_with=0))
        assert rendered == set(texts[:3])
        assert all(said in article.body_html for article in rendered)
        assert "Picture le-port changed. Articles rendered again: 3." in caplog.text

    def test_what_no_text_shows_renders_nothing(self):
        self.texts()
        picture = Picture.objects.get(slug="le-port")
        picture.title = "Le vieux port"
        picture.save()
        assert picture.reached == 0

    def test_uses_follow_the_text(self):
        article = self.texts()[0]
        assert [use.picture.slug for use in article.picture_uses.all()] == ["le-port"]
        article.body = "Rien.[^1]\n\n[^1]: ![](image:la-gare)"
        article.save()
        assert [use.picture.slug for use in article.picture_uses.all()] == ["la-gare"]

    def test_an_edit_in_progress_is_not_undone(self):
        """The text is read again before it is rendered: what was saved meanwhile stays."""
        article = self.texts()[0]
        Article.objects.filter(pk=article.pk).update(body="Tout autre chose. ![](image:le-port)")
        picture = Picture.objects.get(slug="le-port")
        picture.caption = "Le soir"
        picture.save()
        article.refresh_from_db()
        assert article.body.startswith("Tout autre chose.")
        assert "Tout autre chose." in article.body_html

    def test_the_editor_is_told_how_many(self):
        self.texts()
        client, picture = Client(), Picture.objects.get(slug="le-port")
        client.force_login(make_camille())
        typed = {"title": "Le port", "slug": "le-port", "alt": "Un quai", "credit_nature": "photo"}
        typed |= {"credit_holder": "Ana", "focus_x": 50, "focus_y": 50}
        page = client.post(reverse("admin:articles_picture_change", args=[picture.pk]), typed, follow=True)
        assert "montrent cette image\u00a0: 3." in page.content.decode()

    def test_a_picture_says_where_it_is_used_and_stays(self):
        texts = self.texts()
        port = Picture.objects.get(slug="le-port")
        make_author(name="Driss", portrait=port)
        client = Client()
        client.force_login(make_camille())
        page = client.get(reverse("admin:articles_picture_change", args=[port.pk])).content.decode()
        for article in texts[:4]:
            assert reverse("admin:articles_article_change", args=[article.pk]) in page
        assert reverse("admin:articles_article_change", args=[texts[4].pk]) not in page
        assert ">Driss</a>" in page
        with pytest.raises(ProtectedError):
            Picture.objects.get(slug="la-gare").delete()


class TestRights:
    """A picture whose right of use is over is not shown; who edits knows."""

    def test_the_last_day_counts(self):
        picture = Picture(usable_until=LAST_DAY)
        for instant, usable in ((BEFORE, True), (AFTER, False)):
            with time_machine.travel(instant, tick=False):
                assert picture.is_usable() is usable
        assert Picture().is_usable(date(9999, 12, 31))

    def test_the_lead_and_the_portrait_leave_the_pages_without_a_word(self, client):
        picture = make_picture(title="Le port", usable_until=LAST_DAY, credit_holder="Ana Vidal")
        article = make_article(make_author(name="Driss", portrait=picture), picture=picture)
        for instant, shown in ((BEFORE, True), (AFTER, False)):
            with time_machine.travel(instant, tick=False):
                for path in ("/", article.get_absolute_url(), "/auteurs/driss/"):
                    page = client.get(path).content.decode()
                    assert (picture.file.url in page) is shown
                    assert shown or "Ana Vidal" not in page

    def test_time_takes_it_from_the_texts_and_a_longer_right_brings_it_back(self):
        with time_machine.travel(BEFORE, tick=False):
            make_picture(title="Le port", usable_until=LAST_DAY)
            shown = make_draft(body="![](image:le-port)")
            make_draft(body="Rien.")
            assert not PictureUse.objects.overtaken().exists()
        with time_machine.travel(AFTER, tick=False):
            assert PictureUse.objects.overtaken().render_again() == 1
            assert PictureUse.objects.overtaken().render_again() == 0
            shown.refresh_from_db()
            assert shown.body_html == ""
            assert "a pris fin le" in Article.objects.get(pk=shown.pk).rendered().problems[0].message
            picture = Picture.objects.get()
            picture.usable_until = LAST_DAY + timedelta(days=30)
            picture.save()
            shown.refresh_from_db()
            assert "<img" in shown.body_html

    def test_the_background_work_sees_to_it(self):
        with time_machine.travel(BEFORE, tick=False):
            make_picture(title="Le port", usable_until=LAST_DAY)
            article = make_draft(body="![](image:le-port)")
        with time_machine.travel(AFTER, tick=False):
            call_command("tick", verbosity=0)
        article.refresh_from_db()
        assert "<img" not in article.body_html

    def test_the_library_says_it(self):
        make_picture(title="Le port", usable_until=LAST_DAY)
        make_picture(title="La gare")
        client = Client()
        camille = make_camille()
        with time_machine.travel(AFTER, tick=False):
            client.force_login(camille)
            library = reverse("admin:articles_picture_changelist")
            assert "elle ne paraît plus" in client.get(library).content.decode()
            for chosen, seen in (("termine", {"Le port"}), ("date", set()), ("sans", {"La gare"})):
                found = client.get(library, {"droit": chosen}).context["cl"].queryset
                assert {picture.title for picture in found} == seen


class TestDescriptions:
    """Nothing is published that says nothing to who cannot see it."""

    def test_a_picture_is_described_or_decorative(self):
        for alt in ("", "  "):
            with pytest.raises(IntegrityError), transaction.atomic():
                make_picture(alt=alt)
        assert make_picture(alt="", decorative=True).alternative() == ""

    @pytest.mark.parametrize("verb", ["publish", "mark_ready"])
    @pytest.mark.parametrize("place", ["lead", "text"])
    def test_a_text_with_a_picture_that_says_nothing_is_not_published(self, verb, place):
        picture = make_picture(title="Le port")
        draft = make_draft(**({"picture": picture} if place == "lead" else {"body": "![Vu](image:le-port)"}))
        Picture.objects.update(alt=" ")  # whatever came past the forms
        draft = Article.objects.get()
        with pytest.raises(NotPublishable) as refusal:
            getattr(draft, verb)(by=None)
        assert refusal.value.messages == [
            "Décrivez l’image «\u00a0Le port\u00a0», ou dites qu’elle est décorative."
        ]
        assert Article.objects.get().state == "draft"
        Picture.objects.update(decorative=True)
        getattr(Article.objects.get(), verb)(by=None)

    def test_a_published_text_does_not_take_one_in(self):
        make_picture(title="Le port")
        Picture.objects.update(alt=" ")
        article = make_article()
        article.body = "![](image:le-port)"
        with pytest.raises(ValidationError, match="Décrivez"):
            article.clean()

    def test_the_editor_reads_why(self):
        draft = make_draft(title="Le quai", picture=make_picture(title="Le port"))
        Picture.objects.update(alt=" ")
        client = Client()
        client.force_login(make_camille())
        chosen = {"action": "publish_now", "_selected_action": [draft.pk]}
        page = client.post(reverse("admin:articles_article_changelist"), chosen, follow=True)
        assert "Le quai\u00a0» ne peut pas être publié. Décrivez l’image" in page.content.decode()

    def test_a_picture_given_by_its_address_without_a_word_is_reported(self):
        problems = make_draft(body="Un.\n\n![](/media/a.png)").rendered().problems
        assert [(problem.line, problem.message[:38]) for problem in problems] == [
            (3, "Cette image n’a pas de texte de rempla")
        ]


class TestShortNames:
    """The short name of a picture is its own for ever."""

    def test_a_name_is_never_used_again(self):
        make_picture(title="Le port").delete()
        assert make_picture(title="Le port").slug == "le-port-2"
        assert PictureName.objects.get(slug="le-port").picture is None

    def test_a_renamed_picture_is_still_found_by_its_old_name(self):
        picture = make_picture(title="Le port")
        picture.slug = "vieux-port"
        picture.save()
        html = make_draft(body="![](image:le-port) ![](image:vieux-port)").body_html
        assert html.count("<img") == 2
        assert PictureUse.objects.count() == 1

    def test_the_name_of_another_is_refused_even_when_it_is_gone(self):
        make_picture(title="Le port").delete()
        other = make_picture(title="La gare")
        other.slug = "le-port"
        with pytest.raises(ValidationError, match="nom court"):
            other.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            other.save()

    def test_a_title_without_a_letter_gives_a_name_all_the_same(self):
        assert [make_picture(title="???").slug for _ in range(2)] == ["image", "image-2"]
