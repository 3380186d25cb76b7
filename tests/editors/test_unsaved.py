"""Never a word lost: what is typed and not saved is kept, offered again, and shown to nobody else."""

import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from articles.models import Article, Author, Change, Unsaved
from articles.unsaved import new_slip, read_slip
from comments.privacy import forget_readers, kept_for
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_article, make_author, make_camille, make_draft, make_driss, make_user, paris

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
KEEP = "/admin/articles/article/non-enregistre/"
LEAVE = f"{KEEP}laisser/"
SLIP = re.compile(r'name="_slip" value="([^"]+)"')


@pytest.fixture
def camille():
    return make_camille()


def make_camille_too(**fields: Any):
    """Another editor."""
    return make_user("ines", "Rédaction", **fields)


def slip_of(client: Client, address: str) -> str:
    """The slip of a form that is opened now."""
    return SLIP.search(client.get(address).content.decode())[1]


def typed(client: Client, address: str, slip: str = "", **fields: object):
    """What the script of a form tells while one types."""
    return client.post(KEEP, {"_slip": slip or slip_of(client, address), **fields})


def page_of(client: Client, address: str, **asked: object) -> str:
    return html.unescape(client.get(address, asked).content.decode())


class TestKeeping:
    """What the site does while one types."""

    def test_words_are_kept_without_a_log_a_version_or_a_page_purged(self, camille):
        client, text = entered(camille), make_article(body="Avant.")
        Change.objects.all().delete()
        answer = typed(client, change(text), **form_of(text, body="Après.\r\nEt encore."))
        row = Unsaved.objects.get()
        assert answer.json()["said"].startswith("Brouillon gardé à ")
        assert (row.person, row.text) == (camille, f"articles.article:{text.pk}")
        assert row.typed["body"] == ["Après.\nEt encore."]
        assert "csrfmiddlewaretoken" not in row.typed
        assert Article.objects.get().body == "Avant."
        assert not LogEntry.objects.exists()
        assert not Change.objects.exists()

    def test_it_costs_a_handful_of_queries(self, camille, django_assert_num_queries):
        client, text = entered(camille), make_draft()
        slip = slip_of(client, change(text))
        typed(client, "", slip, body="Un.")
        with django_assert_num_queries(
            6
        ):  # session, account, a transaction around one update, who else writes
            typed(client, "", slip, body="Deux.")
        assert Unsaved.objects.get().typed["body"] == ["Deux."]

    def test_two_tabs_do_not_overwrite_each_other(self, camille):
        client, text = entered(camille), make_draft()
        typed(client, change(text), body="Onglet un.")
        typed(client, change(text), body="Onglet deux.")
        page = page_of(client, change(text))
        assert "Onglet un." in page
        assert "Onglet deux." in page

    def test_late_words_do_not_take_the_place_of_later_ones(self, camille):
        client, text = entered(camille), make_draft()
        slip = slip_of(client, change(text))
        typed(client, "", slip, body="Après.")
        typed(client, "", slip, body="Avant.", _age="60000")
        assert Unsaved.objects.get().typed["body"] == ["Après."]

    def test_a_save_drops_the_words_that_it_contains_and_those_that_come_late(self, camille):
        client, text = entered(camille), make_draft()
        slip = slip_of(client, change(text))
        typed(client, "", slip, body="Un.")
        client.post(change(text), form_of(text, body="Un.", _slip=slip))
        assert client.post(KEEP, {"_slip": slip, "_what": "ask"}).json()["saved"]
        assert not Unsaved.objects.worded().exists()
        answer = typed(client, "", slip, body="Un et deux.").json()
        assert answer["slip"] != slip  # typed after the page was gone back to: kept as another opening
        assert Unsaved.objects.worded().get().typed["body"] == ["Un et deux."]

    def test_what_is_too_long_is_said(self, camille):
        client, text = entered(camille), make_draft()
        answer = typed(client, change(text), body="a" * 1_000_001)
        assert (answer.status_code, "trop long" in answer.json()["said"]) == (413, True)
        assert not Unsaved.objects.exists()

    @pytest.mark.parametrize("slip", ["", "x", "x:y:z"])
    def test_nothing_is_kept_without_a_slip_of_ours(self, camille, slip):
        assert entered(camille).post(KEEP, {"_slip": slip, "body": "x"}).status_code == 403
        assert not Unsaved.objects.exists()

    def test_nothing_is_kept_for_another_site(self, camille):
        client, text = entered(camille), make_draft()
        sent = {"_slip": slip_of(client, change(text)), "body": "x"}
        assert client.post(KEEP, sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert client.get(KEEP).status_code == 405

    def test_a_slip_ends_with_the_time_of_the_words_and_so_do_they(self, camille):
        with time_machine.travel(paris(2026, 1, 1), tick=False):
            text = make_draft()
            client = entered(camille)
            slip = slip_of(client, change(text))
            typed(client, "", slip, body="x")
        later = paris(2026, 1, 1) + kept_for("unsaved") + timedelta(seconds=2)
        with time_machine.travel(later, tick=False):
            assert typed(client, "", slip, body="y").status_code == 403
            assert forget_readers()["unsaved"] == 1

    def test_eight_openings_of_a_text_are_kept_and_the_oldest_gives_way(self, camille):
        client, text = entered(camille), make_draft()
        for rank in range(9):
            typed(client, change(text), body=f"Le n° {rank}.", _age=str(1000 * (9 - rank)))
        kept = [row.typed["body"][0] for row in Unsaved.objects.worded()]
        assert kept == [f"Le n° {rank}." for rank in range(8, 0, -1)]

    def test_new_texts_give_way_to_none_however_many_were_begun(self, camille):
        client = entered(camille)
        for rank in range(10):
            typed(client, ADD, **form_of(None, title=f"Le n° {rank}.", body="Des mots."))
        assert Unsaved.objects.offered().count() == 10
        page = page_of(client, ADD)
        assert all(f"Le n° {rank}." in page for rank in range(10))

    def test_those_left_aside_give_way_before_the_others(self, camille):
        client, text = entered(camille), make_draft()
        for rank in range(8):
            typed(client, change(text), body=f"Le n° {rank}.", _age=str(1000 * (9 - rank)))
        client.post(LEAVE, {"opening": Unsaved.objects.worded().first().opening})
        typed(client, change(text), body="Le n° 8.")
        kept = [row.typed["body"][0] for row in Unsaved.objects.worded()]
        assert kept == [f"Le n° {rank}." for rank in (8, 6, 5, 4, 3, 2, 1, 0)]

    @pytest.mark.parametrize("what", ["keep", "open"])
    def test_nothing_is_kept_for_an_account_that_was_deleted(self, camille, what):
        text = make_draft()
        slip = slip_of(entered(camille), change(text))
        camille.delete()
        answer = Client().post(KEEP, {"_slip": slip, "_what": what, "body": "Mes mots."})
        assert (answer.status_code, "Votre compte n’existe plus" in answer.json()["said"]) == (403, True)
        assert not Unsaved.objects.exists()

    def test_the_form_of_an_account_that_was_deleted_gives_its_words_back(self, camille):
        text, client = make_draft(), entered(camille)
        slip = slip_of(client, change(text))
        camille.delete()
        answer = client.post(change(text), form_of(text, body="Deux heures de travail.", _slip=slip))
        page = html.unescape(answer.content.decode())
        assert answer.status_code == 403
        assert "Rien n’a pu être enregistré" in page
        assert "Deux heures de travail." in page
        assert not Unsaved.objects.exists()


class TestRecovery:
    """What who comes back finds."""

    def test_the_form_asks_whether_to_take_them_up_and_shows_what_they_change(self, camille):
        client, text = entered(camille), make_draft(title="Le lilas", body="Bleu.")
        with time_machine.travel(paris(2026, 5, 3, 14, 32), tick=False):
            typed(client, change(text), **form_of(text, title="Le lilas", body="Mauve."))
            page = page_of(client, change(text))
        assert "Reprendre la version de 14\u00a0h\u00a032\u202f?" in page
        assert "Mauve." in page
        with time_machine.travel(paris(2026, 5, 4, 9), tick=False):
            assert "Reprendre la version du 3\u00a0mai 2026, 14\u00a0h\u00a032\u202f?" in page_of(
                client, change(text)
            )

    def test_the_form_comes_back_filled_and_nothing_is_saved_before_one_saves(self, camille):
        client, text, author = entered(camille), make_draft(body="Bleu."), make_author(name="Ana Vidal")
        row = {"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-order": 0}
        at = {
            "published_at_0": "03/05/2026",
            "published_at_1": "demain",
        }  # no hour: it comes back all the same
        typed(client, change(text), **form_of(text, body="Mauve.", tags="été, lilas", title="", **row | at))
        page = client.get(change(text), {"reprise": Unsaved.objects.get().opening})
        shown = page.content.decode()
        assert ">\nMauve.</textarea>" in shown
        for value in ("été, lilas", "03/05/2026", "demain"):
            assert f'value="{value}"' in html.unescape(shown)
        assert f'value="{author.pk}" selected' in shown
        assert "errornote" not in shown
        assert "Rien n’en est enregistré" in html.unescape(shown)
        assert Article.objects.get().body == "Bleu."
        sent = form_of(text, body="Mauve.", _slip=SLIP.search(shown)[1])
        client.post(change(text), sent)
        assert Article.objects.get().body == "Mauve."
        assert not Unsaved.objects.worded().exists()

    def test_rows_that_came_meanwhile_are_shown_as_they_are_stored(self, camille):
        client, text, author = entered(camille), make_draft(), make_author(name="Ana Vidal")
        typed(client, change(text), **form_of(text, body="Mauve."))
        text.bylines.create(author=author, order=0)
        page = client.get(change(text), {"reprise": Unsaved.objects.get().opening}).content.decode()
        assert ">\nMauve.</textarea>" in page
        assert f'value="{author.pk}" selected' in page

    def test_a_new_text_is_taken_up_from_the_page_that_adds_one(self, camille):
        client = entered(camille)
        typed(client, ADD, **form_of(None, title="Le lilas", body="Mauve."))
        assert "Mauve." in page_of(client, ADD)
        shown = client.get(ADD, {"reprise": Unsaved.objects.get().opening}).content.decode()
        assert 'value="Le lilas"' in shown
        client.post(ADD, form_of(None, title="Le lilas", body="Mauve.", _slip=SLIP.search(shown)[1]))
        assert Article.objects.get().body == "Mauve."
        assert "Mauve." not in page_of(client, ADD)

    def test_words_that_are_in_the_saved_text_are_not_offered(self, camille):
        client, text = entered(camille), make_draft(body="Un.\r\nDeux.", tags=["été", "Âge", "avis"])
        page = client.get(change(text)).content.decode()
        tags = re.search(r'name="tags" value="([^"]*)"', page)[1]
        fields = form_of(text, body="Un.\r\nDeux.", tags=tags)
        typed(client, change(text), **fields)
        assert "data-unsaved-offers" in page
        assert "Reprendre" not in page_of(client, change(text))
        typed(client, change(text), **fields | {"standfirst": "Un chapô."})
        assert "Reprendre" in page_of(client, change(text))

    def test_words_left_aside_are_offered_no_more_and_found_again_by_who_erred(self, camille):
        client, text = entered(camille), make_draft()
        typed(client, change(text), body="Mauve.")
        opening = Unsaved.objects.get().opening
        page = html.unescape(client.post(LEAVE, {"opening": opening}, follow=True).content.decode())
        assert "Ces mots sont laissés de côté" in page
        assert "Reprendre la version" not in page
        assert f"?reprise={opening}" in page
        assert "Mauve." in page_of(client, change(text), reprise=opening)

    def test_what_was_taken_up_and_typed_on_is_offered_once(self, camille):
        client, text = entered(camille), make_draft()
        typed(client, change(text), body="Un.")
        again = f"{change(text)}?reprise={Unsaved.objects.get().opening}"
        typed(client, again, body="Un et deux.")
        assert [row.typed["body"] for row in Unsaved.objects.offered()] == [["Un et deux."]]

    def test_what_was_taken_up_is_kept_until_it_is_in_a_saved_text(self, camille):
        client, text = entered(camille), make_draft()
        typed(client, change(text), body="Un.")
        again = f"{change(text)}?reprise={Unsaved.objects.get().opening}"
        slip = slip_of(client, again)
        typed(client, "", slip, body="Un et deux.")
        assert [row.typed["body"] for row in Unsaved.objects.worded()] == [["Un et deux."], ["Un."]]
        client.post(change(text), form_of(text, body="Un et deux.", _slip=slip))
        assert not Unsaved.objects.worded().exists()

    def test_who_may_no_longer_change_the_text_reads_their_words_there(self):
        driss = make_driss()
        client, text = entered(driss), make_draft(driss.author)
        slip = slip_of(client, change(text))
        text.publish(by=None)
        client.post(change(text), form_of(text, body="Mes mots.", _slip=slip))
        page = page_of(client, change(text))
        assert "Mes mots." in page
        assert "copiez d’ici" in page
        assert "?reprise=" not in page

    def test_other_long_forms_lose_nothing_either(self, camille):
        client, author = entered(camille), make_author(name="Ana Vidal")
        address = reverse("admin:articles_author_change", args=[author.pk])
        slip = slip_of(client, address)
        client.post(
            "/admin/articles/author/non-enregistre/", {"_slip": slip, "name": "Ana Vidal", "bio": "Elle rit."}
        )
        assert "Elle rit." in page_of(client, address)
        shown = client.get(address, {"reprise": Unsaved.objects.get().opening}).content.decode()
        assert ">\nElle rit.</textarea>" in shown
        assert Author.objects.get().bio == ""


class TestPrivacy:
    """Words are their owner's."""

    def test_nobody_else_reads_takes_up_or_leaves_them(self, camille):
        text = make_draft()
        typed(entered(camille), change(text), body="Mes mots.")
        opening, other = Unsaved.objects.get().opening, entered(make_camille_too())
        for asked in ({}, {"reprise": opening}):
            assert "Mes mots." not in page_of(other, change(text), **asked)
        assert other.post(LEAVE, {"opening": opening}).status_code == 404
        assert Client().post(LEAVE, {"opening": opening}).status_code == 302
        assert not Unsaved.objects.get().left

    def test_who_else_writes_is_said_with_the_hour(self, camille):
        text = make_draft()
        with time_machine.travel(paris(2026, 5, 3, 14, 20), tick=False) as clock:
            first = entered(make_camille_too(first_name="Inès", last_name="Roy"))
            slip = slip_of(first, change(text))
            first.post(KEEP, {"_slip": slip, "_what": "open"})
            client = entered(camille)
            assert "Inès Roy a ce texte ouvert depuis 14\u00a0h\u00a020." in page_of(client, change(text))
            typed(first, "", slip, body="Mes mots.")
            assert "Inès Roy écrit dans ce texte depuis 14\u00a0h\u00a020." in page_of(client, change(text))
            assert "Inès Roy écrit" in typed(client, change(text), body="x").json()["others"]
            clock.shift(600)
            said = "Inès Roy a laissé dans ce texte des mots non enregistrés (14\u00a0h\u00a020)."
            assert said in page_of(client, change(text))
            first.post(change(text), form_of(text, _slip=slip))
            assert "Inès" not in page_of(client, change(text))

    def test_a_form_that_was_only_looked_at_leaves_no_trace_for_long(self, camille):
        text, client = make_draft(), entered(camille)
        with time_machine.travel(paris(2026, 5, 3, 14, 20), tick=False) as clock:
            client.post(KEEP, {"_slip": slip_of(client, change(text)), "_what": "open"})
            clock.shift(600)
            client.post(KEEP, {"_slip": slip_of(client, change(text)), "_what": "open"})
        assert Unsaved.objects.count() == 1


class TestExpired:
    """A form that cannot be saved: nothing of it is lost, and nothing of it is saved by itself."""

    @pytest.mark.parametrize("is_new", [True, False])
    def test_a_session_that_ended_leads_to_the_login_and_back_to_the_words(self, camille, is_new):
        client = entered(camille)
        text = None if is_new else make_draft(body="Bleu.")
        address = ADD if is_new else change(text)
        slip = slip_of(client, address)
        Session.objects.all().delete()
        sent = form_of(text, title="Le lilas", body="Mauve.", _slip=slip, _verb="publish")
        door = client.post(address, sent, follow=True)
        assert "Ce que vous avez écrit est gardé" in html.unescape(door.content.decode())
        back = door.redirect_chain[-1][0].split("next=")[1]
        page = client.post(
            door.redirect_chain[-1][0],
            {"username": "camille", "password": "secret", "next": html.unescape(unquote(back))},
            follow=True,
        )
        assert ">\nMauve.</textarea>" in page.content.decode()
        assert list(Article.objects.values_list("body", flat=True)) == ([] if is_new else ["Bleu."])

    def test_another_account_that_signs_in_next_sees_none_of_it(self, camille):
        client, text = entered(camille), make_draft()
        slip = slip_of(client, change(text))
        client.logout()
        answer = client.post(change(text), form_of(text, body="Mes mots.", _slip=slip))
        client.force_login(make_camille_too())
        page = page_of(client, unquote(answer.url.split("next=")[1]))
        assert "Mes mots." not in page
        assert "sont ceux d’un autre compte" in page

    def test_a_pass_of_before_another_login_is_no_loss(self, camille):
        client, text = Client(enforce_csrf_checks=True), make_draft(body="Bleu.")
        client.force_login(camille)
        slip = slip_of(client, change(text))
        sent = form_of(text, body="Mauve.", _slip=slip, csrfmiddlewaretoken="a" * 64)
        answer = client.post(change(text), sent)
        assert answer.status_code == 303
        assert ">\nMauve.</textarea>" in client.get(answer.url).content.decode()
        assert Article.objects.get().body == "Bleu."

    def test_the_pass_of_another_account_keeps_the_words_for_who_typed_them(self, camille):
        client, text = Client(enforce_csrf_checks=True), make_draft()
        client.force_login(camille)
        slip = slip_of(client, change(text))
        client.force_login(make_camille_too())
        answer = client.post(change(text), form_of(text, body="Mes mots.", _slip=slip), follow=True)
        page = html.unescape(answer.content.decode())
        assert "est gardé pour le compte précédent" in page
        assert "Mes mots." not in page
        assert Unsaved.objects.get().person == camille

    def test_a_form_without_its_slip_expires_as_ever(self, camille):
        client, text = Client(enforce_csrf_checks=True), make_draft()
        client.force_login(camille)
        assert client.post(change(text), form_of(text)).status_code == 403
        assert Client().post(change(text), form_of(text)).status_code == 302
        assert not Unsaved.objects.exists()

    def test_words_are_kept_while_the_session_is_away_and_the_form_learns_its_new_pass(self, camille):
        client, text = entered(camille), make_draft()
        slip = slip_of(client, change(text))
        client.logout()
        away = typed(client, "", slip, body="Mes mots.").json()
        assert (away["signed_in"], "token" in away, "others" in away) == (False, False, False)
        client.force_login(camille)
        back = typed(client, "", slip, body="Mes mots, encore.").json()
        assert (back["signed_in"], len(back["token"])) == (True, 64)

    def test_a_fault_of_the_site_loses_nothing(self, camille, monkeypatch):
        client, text = entered(camille), make_draft()
        client.raise_request_exception = False
        slip = slip_of(client, change(text))
        monkeypatch.setattr(Article, "save", lambda *args, **options: 1 / 0)
        assert client.post(change(text), form_of(text, body="Mes mots.", _slip=slip)).status_code == 500
        monkeypatch.undo()
        assert "Mes mots." in page_of(client, change(text))

    def test_a_form_with_a_fault_is_shown_again_with_its_slip(self, camille):
        client, text = entered(camille), make_draft()
        slip = slip_of(client, change(text))
        page = client.post(
            change(text), form_of(text, title="", body="Mes mots.", _slip=slip)
        ).content.decode()
        assert (read_slip(SLIP.search(page)[1]), " data-sent" in page) == (read_slip(slip), True)
        assert not Unsaved.objects.exists()


def test_a_slip_is_read_as_it_was_sealed():
    slip = new_slip(3, "articles.article:12", "before")
    assert read_slip(slip.sealed()) == slip
    assert read_slip(slip.sealed()[:-1]) is None
    another = slip.anew()
    assert (another.person, another.text, another.follows) == (3, "articles.article:12", "")
    assert another.opening != slip.opening
