"""The settings of the site: one row, checked in words; a new pattern moves every text."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from articles.models import Address, Article, Kind, MissedAddress, Site
from articles.models.permalink import check_pattern, taken
from tests.makers import make_article, make_draft, paris

pytestmark = pytest.mark.django_db


def with_pattern(pattern):
    site = Site.objects.current()
    site.permalink_pattern = pattern
    return site


def test_before_it_is_set_the_site_is_what_the_environment_says(settings):
    settings.SITE_NAME = "Du milieu"
    assert Site.objects.current().name == "Du milieu"
    Site(name="Des rédacteurs").save()
    Site(name="Toujours une").save()
    assert [site.name for site in Site.objects.all()] == ["Toujours une"]


def test_a_new_pattern_moves_every_text_that_has_an_address_and_no_other():
    text, withdrawn = make_article(slug="a"), make_article(slug="b")
    make_article(slug="c", kind=Kind.PAGE)
    withdrawn.withdraw(by=None)
    make_draft(slug="d")
    with_pattern("textes/{day}/{slug}").save()
    paths = dict(Article.objects.values_list("slug", "path"))
    assert paths == {"a": "textes/03/a", "b": "textes/03/b", "c": "c", "d": None}
    kept = {(address.path, address.target()) for address in Address.objects.all()}
    assert kept == {("2009/05/a", text), ("2009/05/b", withdrawn)}


def test_a_pattern_that_comes_back_leaves_no_address_that_leads_to_itself(client):
    make_article(slug="a")
    for pattern in ("{slug}", "{year}/{month}/{slug}", "{slug}", "{year}/{month}/{slug}"):
        with_pattern(pattern).save()
    assert [address.path for address in Address.objects.all()] == ["a"]
    assert client.get("/a/")["Location"] == "/2009/05/a/"


def test_one_text_may_take_the_address_that_another_leaves():
    with_pattern("{slug}-{day}").save()
    first, second = make_article(slug="a"), make_article(slug="a-03")
    with_pattern("{slug}").save()
    assert Article.objects.get(pk=second.pk).path == "a-03"
    assert Address.objects.get(path="a-03").target() == first


@pytest.mark.parametrize(
    "pattern", ["{foo}/{slug}", "{year.foo}/{slug}", "{year}/{month}", "admin/{slug}", "{"]
)
def test_a_pattern_that_says_nothing_is_refused_once_in_words(pattern):
    make_article()
    with pytest.raises(ValidationError) as refused:
        with_pattern(pattern).full_clean()
    assert [len(said) for said in refused.value.message_dict.values()] == [1]


def test_an_address_that_a_new_pattern_gives_is_missed_no_more():
    make_article(slug="a")
    MissedAddress.objects.create(path="a", last_at=timezone.now())
    with_pattern("{slug}").save()
    assert not MissedAddress.objects.exists()


def test_the_same_pattern_with_other_slashes_moves_nothing(django_assert_max_num_queries):
    make_article(slug="a")
    with_pattern("/{year}/{month}/{slug}/").save()
    assert not Address.objects.exists()
    assert Site.objects.get().permalink_pattern == "{year}/{month}/{slug}"


def test_a_pattern_under_which_two_texts_share_an_address_is_refused_by_their_names():
    make_article(slug="notes-a", title="La page", kind=Kind.PAGE)
    make_article(slug="a", title="Le texte")
    with pytest.raises(ValidationError) as refused:
        with_pattern("notes-{slug}").clean()
    assert {"La page", "Le texte"} <= set(
        refused.value.messages[0].replace("»", "«").replace("\xa0", "").split("«")
    )


@pytest.mark.parametrize("slug", ["2009", "archives", "a-propos"])
def test_a_pattern_that_gives_a_text_an_address_of_the_house_is_refused(slug):
    make_article(slug=slug, title="Le texte")
    with pytest.raises(ValidationError, match=f"/{slug}/"):
        with_pattern("{slug}").clean()


@pytest.mark.parametrize(
    "pattern",
    [
        "{year}",
        "{slug}{slug}",
        "Textes/{slug}",
        "{slug}/{title}",
        "{slug}.html",
        "a b/{slug}",
        "//{slug}",
        "archives/{slug}",
        "media/{slug}",
        "{slug",
        "{slug}?{year}",
        "../{slug}",
        "a" * 99 + "!",
        "a-" * 49 + "{slug}!",
    ],
)
def test_an_odd_pattern_is_refused_at_once(pattern):
    with pytest.raises(ValidationError):
        check_pattern(pattern)


@pytest.mark.parametrize("pattern", ["{slug}", "/{year}/{slug}/", "blog/{year}-{month}-{day}/{slug}"])
def test_a_plain_pattern_is_taken(pattern):
    check_pattern(pattern)


def test_the_archives_and_the_pages_of_the_house_are_nobodys_address():
    assert all(taken(path) for path in ("2009", "2009/05", "flux", "a-propos"))
    assert not any(taken(path) for path in ("2009/le-lilas", "2009/05/a", "propos"))
    assert not taken("a-propos", by_a_page=True)


def test_a_text_may_not_take_the_address_of_another():
    with_pattern("{slug}").save()
    make_article(slug="pris", title="Le premier")
    page = Article(title="Pris", slug="", kind=Kind.PAGE)
    with pytest.raises(ValidationError, match="Le premier"):
        page.clean()


@pytest.mark.parametrize("line", ["Archives", "| /a/", "X | //evil.example.org", "X | javascript:alert(1)"])
def test_a_line_of_the_menu_that_leads_nowhere_is_refused(line):
    with pytest.raises(ValidationError) as refused:
        Site(menu=line).clean()
    assert line in refused.value.messages[0]


def test_the_menu_is_words_and_addresses():
    site = Site(menu="Archives | /archives/\n\n Ailleurs|https://example.org/\n")
    assert site.menu_entries() == [("Archives", "/archives/"), ("Ailleurs", "https://example.org/")]


def test_no_avis_is_taken_where_the_site_takes_none(client):
    article = make_article()
    site = Site.objects.current()
    site.avis_open = False
    site.save()
    assert '<form class="avis-form' not in client.get(article.get_absolute_url()).content.decode()
    typed = {"text": "Mon avis", "name": "Léa"}
    for answer in (client.get(f"/avis/sur/{article.pk}/"), client.post(f"/avis/sur/{article.pk}/", typed)):
        assert answer.status_code == 403
    assert "Mon avis" in answer.content.decode()


def test_many_texts_move_in_a_bounded_number_of_statements(django_assert_max_num_queries):
    at = paris(2009, 5, 3)
    Article.objects.bulk_create(
        Article(title=f"T{n}", slug=f"t{n}", state="ready", published_at=at, path=f"2009/05/t{n}")
        for n in range(2500)
    )
    with django_assert_max_num_queries(60):
        with_pattern("{year}/{slug}").save()
    assert Article.objects.filter(path__startswith="2009/t").count() == 2500
    assert Address.objects.count() == 2500


class TestLinksFollow:
    """What links to a text that moved leads to where it lives, without a hop, at the next round."""

    @pytest.fixture(autouse=True)
    def texts(self):
        make_article(title="La malle", slug="la-malle")
        make_article(title="Sans lien")
        return [
            make_draft(title=title, body="Voir [là](article:la-malle).") for title in ("Un", "Deux", "Trois")
        ]

    def test_a_new_pattern_renders_again_what_links_to_texts_and_nothing_else(self, texts):
        with_pattern("{slug}").save()
        assert Article.objects.filter(rendered_with=0).count() == 3
        assert [Article.objects.follow_moves(most=2) for _ in range(3)] == [2, 1, 0]
        for text in texts:
            text.refresh_from_db()
            assert '<a href="/la-malle/">' in text.body_html
            assert text.revised_at is None

    def test_the_background_work_sees_to_it(self, texts):
        with_pattern("{slug}").save()
        call_command("tick", verbosity=0)
        assert Article.objects.filter(body_html__contains="/la-malle/").count() == 3

    def test_a_pattern_that_moves_nothing_renders_nothing(self):
        with_pattern("/{year}/{month}/{slug}").save()
        assert not Article.objects.filter(rendered_with=0).exists()

    def test_a_text_that_is_refused_keeps_its_page_and_is_not_tried_for_ever(self, texts, caplog):
        Article.objects.filter(pk=texts[0].pk).update(body="article:" * 50_000)
        with_pattern("{slug}").save()
        assert [Article.objects.follow_moves(most=9) for _ in range(2)] == [3, 0]
        assert f"Article {texts[0].pk} could not be rendered again." in caplog.text
        assert "/2009/05/la-malle/" in Article.objects.get(pk=texts[0].pk).body_html
