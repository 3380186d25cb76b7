"""A reading link: somebody without an account reads a text before it appears, and leaves remarks."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.letters import send_due
from articles.models import Article, Letter, ReadingLink, Remark
from articles.models.outside import LONGEST, MOST, mark_of
from comments.privacy import forget_readers
from tests.editors.test_rooms import change, entered
from tests.makers import make_article, make_camille, make_draft, make_driss

pytestmark = pytest.mark.django_db
FIRST, SECOND = "Le lilas a fleuri avant les autres.", "Personne ne l’a vu dans la cour."
BODY = f"{FIRST}\n\n{SECOND}"
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def camille():
    camille = make_camille()
    camille.email = "camille@exemple.fr"
    camille.save()
    return camille


@pytest.fixture
def draft() -> Article:
    return make_draft(title="Le lilas", standfirst="Un chapô.", body=BODY)


@pytest.fixture
def link(camille, draft) -> ReadingLink:
    return ReadingLink.objects.make(draft, camille, "Inès Valbrun", 14)


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_outside", args=[article.pk])


def way(link: ReadingLink) -> str:
    return f"/relecture/{link.known_key()}/"


def sent(link: ReadingLink, **typed: object):
    """What the reader's browser sends with the form."""
    return Client().post(way(link), {"passage": "", "words": "Trop tôt.", "name": "Inès", **typed}, **HERE)


def said(response) -> str:
    """The words of the page, with common spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()).replace("\u202f", " ")


def letters() -> list[str]:
    mail.outbox.clear()
    send_due()
    return [" ".join(str(letter.body).split()) for letter in mail.outbox]


# The link


def test_a_link_is_made_for_somebody_and_its_address_can_be_copied(camille, draft, settings):
    client = entered(camille)
    assert client.post(page_of(draft), {"_make": "1", "name": "Inès", "days": 7}).status_code == 302
    link = ReadingLink.objects.get()
    assert (link.name, link.by) == ("Inès", camille)
    assert timedelta(days=6) < link.expires_at - timezone.now() < timedelta(days=7, minutes=1)
    assert f'value="{settings.SITE_URL}{way(link)}"' in client.get(page_of(draft)).content.decode()
    assert "Inès" in client.get(change(draft)).content.decode()


def test_one_chooses_among_three_durations(camille, draft):
    page = entered(camille).get(page_of(draft)).content.decode()
    assert re.findall(r'<option value="(\d+)"( selected)?>([^<]+)<', page) == [
        ("7", "", "7\u00a0jours"),
        ("14", " selected", "14\u00a0jours"),
        ("30", "", "30\u00a0jours"),
    ]


@pytest.mark.parametrize("typed", [{"name": "", "days": 7}, {"name": "Inès", "days": 8}, {"name": "Inès"}])
def test_a_link_without_a_name_or_of_another_duration_is_refused(camille, draft, typed):
    page = entered(camille).post(page_of(draft), {"_make": "1", **typed})
    assert page.status_code == 422
    assert not ReadingLink.objects.exists()


def test_what_the_database_holds_opens_nothing(link, settings):
    kept = str(ReadingLink.objects.values().get())
    assert link.known_key() not in kept
    for key in (link.key, link.seed):
        assert Client().get(f"/relecture/{key}/").status_code == 404
    address = way(link)
    settings.SECRET_KEY = "un autre secret"
    assert link.known_key() == ""
    assert Client().get(address).status_code == 200


def test_a_text_that_readers_read_has_no_link_and_its_copy_has(camille):
    online = make_article()
    page = entered(camille).post(page_of(online), {"_make": "1", "name": "Inès", "days": 7}, follow=True)
    assert "copie de travail" in said(page)
    assert not ReadingLink.objects.exists()
    with pytest.raises(ValueError, match="needs no link"):
        ReadingLink.objects.make(online, camille, "Inès", 7)
    copy = online.open_copy(by=camille)
    copy.body = "Un mot tout neuf."
    copy.save()
    link = ReadingLink.objects.make(copy, camille, "Inès", 7)
    assert "Un mot tout neuf." in said(Client().get(way(link)))
    link.leave("Bien mieux.")
    copy.put_online(by=camille)
    assert online.get_absolute_url() in Client().get(way(link)).content.decode()
    assert Remark.objects.on([online]).get().words == "Bien mieux."


# The page


def test_the_reader_sees_the_text_as_it_will_appear(link, draft):
    page = Client().get(way(link))
    assert page.status_code == 200
    assert draft.body_html in page.content.decode()
    assert "Un chapô." in said(page)
    assert "n’est montré qu’à Inès Valbrun" in said(page)


def test_no_cache_keeps_it_no_engine_lists_it_and_its_address_is_told_to_no_page(link):
    for page in (Client().get(way(link)), sent(link), Client().get("/relecture/rien/")):
        assert "no-store" in page["Cache-Control"]
        assert page["X-Robots-Tag"] == "noindex"
        assert page["Referrer-Policy"] == "strict-origin"
        assert "Set-Cookie" not in page
        assert not re.search(r'href="[^"]*relecture', page.content.decode())


def test_its_figures_are_given_by_the_same_key(camille):
    link = ReadingLink.objects.make(make_draft(body="```graphique\na;b\nx;1\n```"), camille, "Inès", 7)
    assert Client().get(f"{way(link)}chiffres/1.csv").status_code == 200
    assert Client().get(f"{way(link)}chiffres/2.csv").status_code == 404
    assert Client().get("/relecture/rien/chiffres/1.csv").status_code == 404


def test_the_slash_that_was_lost_is_given_back(link):
    assert Client().get(way(link)[:-1])["Location"] == way(link)


def publish(link: ReadingLink) -> None:
    link.article.publish(by=None)


def withdraw(link: ReadingLink) -> None:
    link.article.publish(by=None)
    link.article.withdraw(by=None)


SHUT = {
    "revoked": (lambda link: link.revoke(by=None), 410, "La rédaction l’a fermé."),
    "over": (lambda link: ReadingLink.objects.update(expires_at=timezone.now()), 410, "Sa durée est passée."),
    "published": (publish, 200, "tout le monde lit le texte"),
    "withdrawn": (withdraw, 410, "a été retiré"),
    "thrown away": (lambda link: link.article.trash(by=None), 410, "a été retiré"),
    "erased": (lambda link: link.delete(), 404, "recopiez-le en entier"),
}


@pytest.mark.parametrize(("shut", "status", "words"), SHUT.values(), ids=SHUT)
def test_a_link_that_shows_no_text_says_why_and_gives_back_what_was_typed(link, shut, status, words):
    address = way(link)
    shut(link)
    page = Client().get(address)
    assert (page.status_code, words in said(page)) == (status, True)
    assert FIRST not in said(page)
    page = Client().post(address, {"words": "Mes mots."}, **HERE)
    assert page.status_code in {404, 409, 410}
    assert "Mes mots." in page.content.decode()
    assert not Remark.objects.exists()


def test_a_published_text_is_pointed_at(link):
    publish(link)
    assert f'href="{link.article.get_absolute_url()}"' in Client().get(way(link)).content.decode()


# The remarks


def test_a_remark_on_a_passage_is_kept_with_its_words_and_the_name_comes_back(link):
    page = sent(link, passage=mark_of(SECOND), words="Vraiment ?", name="Inès V.")
    assert page.status_code == 200
    remark = Remark.objects.get()
    assert (remark.words, remark.name, remark.passage) == ("Vraiment ?", "Inès V.", SECOND)
    assert "est arrivée" in said(page)
    assert 'value="Inès V."' in page.content.decode()
    assert not page.cookies


def test_who_gives_no_name_has_that_of_the_link(link):
    sent(link, name=" ")
    assert Remark.objects.get().name == "Inès Valbrun"


def test_looking_does_nothing(link):
    Client().get(way(link), {"words": "Un mot", "erase": "1"})
    Client().head(way(link))
    assert Client().put(way(link)).status_code == 405
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"words": " "}, "Votre remarque est vide"),
        ({"words": "x" * (LONGEST + 1)}, "4 001"),
        ({"name": "n" * 81, "words": "Mes mots"}, "Mes mots"),
        ({"passage": "disparu", "words": "Mes mots"}, "choisissez de nouveau le passage"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(link, typed, words):
    page = sent(link, **typed)
    assert page.status_code == 422
    assert words in said(page).replace("\u00a0", " ")
    assert typed["words"].strip() in page.content.decode()
    assert not Remark.objects.exists()


def test_another_site_leaves_nothing(link):
    page = Client().post(way(link), {"words": "Mes mots"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert (page.status_code, "Mes mots" in page.content.decode()) == (403, True)
    page = Client().post(way(link), {"words": "Mes mots"}, HTTP_ORIGIN="null")
    assert page.status_code == 403
    assert not Remark.objects.exists()


def test_nothing_in_a_remark_executes(link, camille):
    sent(link, words="<script>alert(1)</script>", name="<img src=x onerror=alert(1)>")
    for page in (Client().get(way(link)), entered(camille).get(page_of(link.article))):
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in Client().get(way(link)).content.decode()


def test_the_same_remark_sent_again_is_one(link):
    for _time in range(2):
        assert sent(link).status_code == 200
    assert Remark.objects.count() == 1


def test_a_link_brings_so_many_remarks_and_a_network_so_many_at_a_time(link):
    for number in range(8):
        page = sent(link, words=f"Remarque {number}")
    assert (page.status_code, Remark.objects.count()) == (429, 6)
    assert "Remarque 7" in page.content.decode()
    Remark.objects.bulk_create(Remark(link=link, words=str(one), name="x") for one in range(MOST))
    other = Client().post(way(link), {"words": "Une de trop"}, REMOTE_ADDR="192.0.2.77", **HERE)
    assert (other.status_code, "Une de trop" in other.content.decode()) == (429, True)


def test_who_has_the_link_takes_a_remark_back_and_not_one_of_another(link, camille):
    other = ReadingLink.objects.make(make_draft(), camille, "Ana", 7).leave("D’Ana")
    mine = link.leave("À effacer")
    for number in (mine.pk, other.pk, "x", "9" * 30):
        assert Client().post(way(link), {"erase": number}, **HERE).status_code == 200
    assert [remark.words for remark in Remark.objects.all()] == ["D’Ana"]


# In the room


def test_remarks_stand_beside_their_passage_and_are_settled_and_reopened(link, camille, draft):
    remark = link.leave("Vraiment ?", passage=None)
    sent(link, passage=mark_of(SECOND), words="Qui l’a vu ?")
    client = entered(camille)
    page = client.get(page_of(draft))
    assert [len(said_of) for _paragraph, said_of in page.context["rows"]] == [0, 1]
    assert [one.words for one in page.context["whole"]] == ["Vraiment ?"]
    client.post(page_of(draft), {"settle": remark.pk})
    remark.refresh_from_db()
    assert (remark.settled_by, Remark.objects.unsettled().count()) == (camille, 1)
    client.post(page_of(draft), {"reopen": remark.pk})
    assert Remark.objects.unsettled().count() == 2
    client.post(page_of(draft), {"erase": remark.pk})
    assert Remark.objects.count() == 1


def test_a_remark_on_words_that_were_changed_keeps_them(link, camille, draft):
    sent(link, passage=mark_of(SECOND), words="Qui l’a vu ?")
    draft.body = FIRST
    draft.save()
    page = entered(camille).get(page_of(draft))
    assert SECOND in said(page)
    assert [one.words for one in page.context["lost"]] == ["Qui l’a vu ?"]


def test_a_link_is_closed_by_its_button_and_one_of_another_text_is_not(link, camille):
    other = make_draft()
    client = entered(camille)
    assert client.post(page_of(other), {"revoke": link.pk}).status_code == 404
    assert Client().get(way(link)).status_code == 200
    client.post(page_of(link.article), {"revoke": link.pk})
    assert Client().get(way(link)).status_code == 410
    assert client.post(page_of(link.article), {"revoke": "x"}).status_code == 404


def test_looking_at_the_page_of_the_room_changes_nothing(link, camille):
    entered(camille).get(page_of(link.article), {"revoke": link.pk})
    assert ReadingLink.objects.live().count() == 1


def test_who_may_not_change_the_text_sees_and_does_nothing(camille):
    driss = make_driss()
    mine, waiting = make_draft(driss.author), make_draft(driss.author, state="in_review")
    link = ReadingLink.objects.make(waiting, camille, "Inès", 7)
    client = entered(driss)
    assert client.get(page_of(waiting)).status_code == 200
    assert way(link) not in client.get(page_of(waiting)).content.decode()
    for typed in ({"revoke": link.pk}, {"_make": "1", "name": "x", "days": 7}):
        assert client.post(page_of(waiting), typed).status_code == 403
    assert client.post(page_of(mine), {"_make": "1", "name": "x", "days": 7}).status_code == 302
    assert client.get(page_of(make_draft())).status_code == 404


def test_the_first_page_of_the_room_and_the_list_say_which_texts_have_remarks(link, camille, draft):
    make_draft(title="Sans remarque")
    link.leave("Une.")
    link.leave("Deux.").settle(by=camille)
    client = entered(camille)
    need = next(one for one in client.get(reverse("admin:index")).context["needs"] if one.name == "remarks")
    assert (need.count, [line.title for line in need.lines]) == (1, ["Le lilas"])
    listed = client.get(reverse("admin:articles_article_changelist"), {"etat": "remarks"}).content.decode()
    assert "Le lilas" in listed
    assert "Sans remarque" not in listed


# The letter


def test_one_letter_tells_all_the_remarks_and_the_next_waits_an_hour(link, camille, time_machine):
    time_machine.move_to("2026-03-02 10:00+01:00", tick=False)
    ReadingLink.objects.update(expires_at=timezone.now() + timedelta(days=7))
    link.leave("La première.")
    assert letters() == []
    time_machine.move_to("2026-03-02 10:05+01:00", tick=False)
    ReadingLink.objects.make(make_draft(title="Le chêne"), camille, "Ana", 7).leave("La seconde.")
    time_machine.move_to("2026-03-02 10:11+01:00", tick=False)
    [letter] = letters()
    assert all(word in letter for word in ("La première.", "La seconde.", "Le lilas", "Le chêne"))
    assert page_of(link.article) in letter
    link.leave("La troisième.")
    time_machine.move_to("2026-03-02 11:10+01:00", tick=False)
    assert letters() == []
    time_machine.move_to("2026-03-02 11:12+01:00", tick=False)
    [letter] = letters()
    assert "La troisième." in letter
    assert "La première." not in letter


def test_what_is_settled_or_erased_meanwhile_is_not_told(link, camille, time_machine):
    link.leave("Une.").settle(by=camille)
    link.leave("Deux.").delete()
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert letters() == []
    assert not Letter.objects.exists()


# Forgetting


def test_a_link_is_forgotten_with_its_remarks_ninety_days_after_its_end(link, camille):
    link.leave("Une.")
    now = timezone.now()
    assert forget_readers(link.expires_at + timedelta(days=89))["reading"] == 0
    assert forget_readers(link.expires_at + timedelta(days=91))["reading"] == 1
    assert not Remark.objects.exists()
    revoked = ReadingLink.objects.make(make_draft(), camille, "Ana", 30)
    revoked.revoke(by=camille)
    assert forget_readers(now + timedelta(days=91))["reading"] == 1
