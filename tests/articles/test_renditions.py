"""Renditions: the forms and widths of the pages, made once, in the background, cut around what matters."""

import io
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image, ImageDraw

from articles.models import Picture
from articles.pictures import RECIPE, Focus, cleaned_file, encoding, renditions, renditions_of
from articles.pictures.renditions import crop
from chroniques.text import PIPELINE_VERSION
from tests.makers import make_article, make_author, make_draft, make_picture, paris, picture_bytes

NOW = paris(2026, 5, 3, 10)
A_WHILE = timedelta(minutes=11)


@pytest.fixture
def small(monkeypatch):
    """The same shapes at widths that cost nothing."""
    tiny = {"whole": (None, (8, 16)), "lead": ((3, 2), (8, 16)), "square": ((1, 1), (4,))}
    monkeypatch.setattr(renditions, "SHAPES", tiny)
    monkeypatch.setattr(renditions, "WIDTHS", (8, 16))


def encode(most: int = 10) -> tuple[int, int]:
    return Picture.objects.encode_due(most)


class TestFiles:
    """What is made of a picture: bytes in, bytes out."""

    def test_each_form_is_made_at_each_width_and_never_wider_than_the_picture(self, small):
        made = [one for one, _ in renditions_of(picture_bytes(size=(12, 9)), "a.png", Focus())]
        found = Counter((one.shape, one.form, one.width) for one in made)
        widths = {"whole": (8, 12), "lead": (8, 12), "square": (4,)}
        assert found == Counter(
            (shape, form, width)
            for shape, wide in widths.items()
            for form in ("avif", "webp", "png")
            for width in wide
        )

    def test_the_pages_are_served_at_four_widths(self, monkeypatch):
        monkeypatch.setattr(renditions, "FORMS", ())  # the fallback alone: the others have its sizes
        data = cleaned_file(picture_bytes("JPEG", size=(1800, 1200))).read()
        sizes = [(one.shape, one.width, one.height) for one, _ in renditions_of(data, "a.jpg", Focus())]
        assert sizes == [
            ("whole", 480, 320),
            ("whole", 768, 512),
            ("whole", 1200, 800),
            ("whole", 1600, 1067),
            ("square", 144, 144),
            ("square", 216, 216),
        ]

    def test_each_file_is_what_its_name_says_and_tells_nothing(self, small):
        for one, data in renditions_of(picture_bytes(size=(20, 15)), "a.png", Focus()):
            picture = Image.open(io.BytesIO(data))
            assert picture.format.lower() == one.form
            assert picture.size == (one.width, one.height)
            assert one.name.endswith(f"-{one.width}.{one.form}")
            assert not {"exif", "icc_profile", "xmp"} & set(picture.info)

    def test_what_is_transparent_stays_so(self, small):
        hole = io.BytesIO()
        Image.new("RGBA", (20, 15), (0, 0, 0, 0)).save(hole, "PNG")
        for _, data in renditions_of(hole.getvalue(), "a.png", Focus()):
            assert Image.open(io.BytesIO(data)).convert("RGBA").getpixel((1, 1))[3] == 0

    @pytest.mark.parametrize(
        ("size", "ratio", "focus", "box"),
        [
            ((300, 200), (3, 2), Focus(), (0, 0, 300, 200)),
            ((301, 200), (3, 2), Focus(0, 0), (0, 0, 301, 200)),
            ((400, 200), (3, 2), Focus(), (50, 0, 350, 200)),
            ((400, 200), (3, 2), Focus(0, 50), (0, 0, 300, 200)),
            ((400, 200), (3, 2), Focus(100, 50), (100, 0, 400, 200)),
            ((300, 400), (3, 2), Focus(50, 25), (0, 0, 300, 200)),
            ((300, 400), (1, 1), Focus(50, 100), (0, 100, 300, 400)),
            ((1, 5000), (3, 2), Focus(), (0, 2500, 1, 2501)),
            ((400, 200), None, Focus(), (0, 0, 400, 200)),
        ],
    )
    def test_a_crop_keeps_the_focal_point_and_stays_in_the_picture(self, size, ratio, focus, box):
        assert crop(size, ratio, focus) == box

    def test_the_same_cut_has_the_same_names_and_another_cut_has_others(self, small):
        def names(focus):
            return {one.name for one, _ in renditions_of(picture_bytes(size=(40, 20)), "a.png", focus)}

        assert names(Focus()) == names(Focus())
        moved = names(Focus(0, 0)) - names(Focus())
        assert len(moved) == 9  # the lead at two widths, the square at one; the whole is the same


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
class TestBackground:
    """Who makes them, and when."""

    def test_a_page_shows_the_picture_itself_until_its_renditions_are_there(self, client):
        article = make_article(picture=make_picture(title="Le port"))
        before = client.get(article.get_absolute_url()).content.decode()
        assert "<picture>" not in before
        assert f'src="{Picture.objects.get().file.url}" width="40" height="30" alt=' in before
        call_command("tick", verbosity=0)
        after = client.get(article.get_absolute_url()).content.decode()
        assert after.count('<picture><source type="image/avif" srcset="/media/') == 1
        assert 'sizes="(min-width: 40rem) 34rem, 100vw"><source type="image/webp"' in after
        for one in Picture.objects.get().made():
            response = client.get(f"/media/{one.name}")
            assert b"".join(response.streaming_content)

    def test_the_pictures_of_a_text_come_in_their_forms_too(self, client):
        make_picture(title="Le port")
        article = make_article(body="Un quai.\n\n![](image:le-port)")
        assert "<picture>" not in article.body_html
        assert encode() == (1, 0)
        page = client.get(article.get_absolute_url()).content.decode()
        shown = page[page.index("<picture>") : page.index("</picture>")]
        assert shown.count("<source ") == 2
        for word in ('alt="Un aplat bleu"', "height=", "width=", 'loading="lazy"', " 16w"):
            assert word in shown
        assert "style=" not in page

    def test_the_front_page_has_the_lead_and_the_portraits_cut_for_it(self, client):
        portrait = make_picture(title="Portrait", credit_nature="portrait")
        make_article(make_author(name="Ana", portrait=portrait), picture=make_picture(title="Le port"))
        encode()
        names = {one.name for one in Picture.objects.get(slug="le-port").made() if one.shape == "lead"}
        assert all(name in client.get("/").content.decode() for name in names)
        squares = {one.name for one in Picture.objects.get(slug="portrait").made() if one.shape == "square"}
        assert all(name in client.get("/auteurs/ana/").content.decode() for name in squares)

    def test_each_rendition_is_made_once_however_many_work_at_once(self, monkeypatch):
        make_picture()
        calls = Counter()

        def made_while_another_tries(*about):
            assert encode() == (0, 0)  # a second process, in the midst of the first
            calls["made"] += 1
            return renditions_of(*about)

        monkeypatch.setattr("articles.models.encoded.renditions_of", made_while_another_tries)
        assert [encode(), encode()] == [(1, 0), (0, 0)]
        assert calls["made"] == 1

    def test_what_fails_is_logged_and_tried_three_times_with_time_between(self, monkeypatch, caplog):
        make_picture()
        monkeypatch.setattr("articles.models.encoded.renditions_of", lambda *about: 1 / 0)
        tries = []
        for number in range(5):
            with time_machine.travel(NOW + number * A_WHILE, tick=False):
                tries += [encode(), encode()]
        assert tries == [(0, 1), (0, 0)] * 3 + [(0, 0)] * 4
        assert caplog.text.count("ZeroDivisionError") == 3
        assert "échec" in Picture.objects.get().encoding_in_words()

    def test_who_died_at_work_is_replaced(self):
        picture = make_picture()
        Picture.objects.update(encoding_since=NOW, encoding_tries=1)
        with time_machine.travel(NOW + timedelta(minutes=9), tick=False):
            assert encode() == (0, 0)
        with time_machine.travel(NOW + A_WHILE, tick=False):
            assert encode() == (1, 0)
        assert Picture.objects.get(pk=picture.pk).encoded_with == RECIPE

    def test_a_new_file_forgets_the_renditions_of_the_old_one(self):
        picture = make_picture()
        encode()
        picture = Picture.objects.get()
        picture.take(picture_bytes(size=(30, 30)))
        picture.save()
        assert (picture.renditions, picture.encoded_with) == ([], 0)
        assert encode() == (1, 0)

    def test_a_new_focal_point_cuts_again_and_shows_the_old_cut_meanwhile(self):
        make_picture()
        encode()
        picture = Picture.objects.get()
        picture.focus_x, kept = 0, picture.renditions
        picture.save()
        assert (picture.renditions, picture.encoded_with) == (kept, 0)
        assert encode() == (1, 0)

    def test_renditions_of_a_file_that_was_replaced_meanwhile_are_left(self, monkeypatch):
        make_picture()

        def replaced_meanwhile(*about):
            other = Picture.objects.get()
            other.take(picture_bytes(size=(30, 30)))
            other.save()
            return renditions_of(*about)

        monkeypatch.setattr("articles.models.encoded.renditions_of", replaced_meanwhile)
        encode()
        assert (Picture.objects.get().renditions, Picture.objects.get().encoded_with) == ([], 0)

    def test_a_round_takes_a_few_pictures_and_the_next_ones_the_others(self):
        for _ in range(3):
            make_picture()
        assert [encode(most=2), encode(most=2)] == [(2, 0), (1, 0)]
        assert not Picture.objects.to_encode().exists()

    def test_a_file_that_is_not_there_is_a_failure_and_not_the_end(self):
        lost, kept = make_picture(title="Perdue"), make_picture(title="Gardée")
        lost.take(picture_bytes(size=(31, 30)))
        lost.save()
        default_storage.delete(lost.file.name)
        assert encode() == (1, 1)
        assert Picture.objects.get(pk=kept.pk).renditions

    def test_the_round_says_what_it_did(self, capsys):
        make_picture()
        call_command("tick")
        assert "Images préparées\u00a0: 1, échecs\u00a0: 0." in capsys.readouterr().out


@pytest.mark.django_db
class TestRenderArticles:
    """The command that brings old texts up to date."""

    def run(self, capsys, *options: str) -> str:
        call_command("render_articles", *options)
        return capsys.readouterr().out

    def test_it_renders_what_is_older_and_says_what_changed(self, capsys):
        old, new = make_article(title="Ancien"), make_draft(title="Récent")
        type(old).objects.filter(pk=old.pk).update(body_html="<p>Autrefois.</p>", rendered_with=0)
        said = self.run(capsys)
        assert "/2009/05/ancien/" in said
        assert "recent" not in said
        assert "Textes rendus\u00a0: 1. Pages changées\u00a0: 1. Refusés\u00a0: 0." in said
        old.refresh_from_db()
        assert (old.body_html, old.rendered_with) == ("<p>Un paragraphe.</p>", PIPELINE_VERSION)
        assert "Textes rendus\u00a0: 0." in self.run(capsys)
        assert new.rendered_with == PIPELINE_VERSION

    def test_it_renders_all_and_begins_after_a_text_where_told(self, capsys):
        first, _second = make_draft(), make_draft()
        assert "Textes rendus\u00a0: 2. Pages changées\u00a0: 0." in self.run(capsys, "--all")
        assert "Textes rendus\u00a0: 1." in self.run(capsys, "--all", "--after", str(first.pk))

    def test_a_text_that_is_refused_keeps_its_page_and_is_named(self, capsys):
        article = make_draft(title="Trop long")
        type(article).objects.filter(pk=article.pk).update(body="a" * 400_000, rendered_with=0)
        call_command("render_articles")
        captured = capsys.readouterr()
        assert "Trop long : Ligne 1" in captured.err
        assert "Refusés\u00a0: 1." in captured.out
        article.refresh_from_db()
        assert article.body_html == "<p>Un paragraphe.</p>"


def test_an_avif_is_lighter_than_a_jpeg_and_no_less_like_the_picture():
    """tests/bench/pictures.py measures it on fifteen pictures; here, that the recipe was not forgotten."""
    picture = Image.linear_gradient("L").resize((240, 160)).convert("RGB")
    for left in range(0, 240, 12):
        ImageDraw.Draw(picture).ellipse((left, 40, left + 30, 90), fill=(left, 90, 200 - left // 2))
    assert len(encoding.encoded(picture, "avif")) < 0.6 * len(encoding.encoded(picture, "jpg"))
