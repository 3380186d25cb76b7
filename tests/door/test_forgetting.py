"""Another password by letter: the same answer for everyone, a link good once, the second factor stays."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.letters import send_due
from articles.letters.passwords import ask_for_another
from articles.models import Letter, Trace
from tests.makers import make_camille, make_user

from .entering import CODE, SECRET, errors_of, knocked, signed_in, with_application

pytestmark = pytest.mark.django_db
ASK, ASKED = "/admin/oubli/", "/admin/oubli/demande/"
NEW = {"new_password1": "une-phrase-longue-8", "new_password2": "une-phrase-longue-8"}


@pytest.fixture
def camille() -> User:
    camille = make_camille()
    camille.email = "camille@exemple.fr"
    camille.save()
    return camille


def asked(address: str = "Camille@exemple.fr", **more):
    return Client().post(ASK, {"email": address}, **more)


def letters() -> list[str]:
    mail.outbox.clear()
    send_due()
    return [" ".join(str(letter.body).split()) for letter in mail.outbox]


def link() -> str:
    """The path in the letter that is asked for."""
    asked()
    [letter] = letters()
    found = re.search(r"http://testserver(/admin/oubli/\S+)", letter)
    assert found
    return found[1]


def opened(path: str) -> tuple[Client, str]:
    """A browser that followed the link, and where it was led: the token leaves the address at once."""
    client = Client()
    answer = client.get(path)
    assert answer.status_code == 302
    return client, answer["Location"]


def test_the_page_of_entrance_leads_there():
    assert f'href="{ASK}"' in Client().get("/admin/login/").content.decode()


def test_who_forgot_chooses_another_password_and_enters_with_it(camille):
    client, page = opened(link())
    assert client.get(page).status_code == 200
    assert client.post(page, NEW)["Location"] == "/admin/login/"
    assert "sessionid" not in Client().cookies
    assert client.get("/admin/").status_code == 302  # one still has to enter
    assert "n’est pas" not in client.get("/admin/login/").content.decode()
    assert knocked(Client(), password=SECRET).status_code == 200
    assert knocked(Client(), password=NEW["new_password1"]).status_code == 302


def test_the_answer_is_the_same_whoever_has_the_address(camille):
    known, unknown = asked(), asked("personne@exemple.fr")
    assert (
        (known.status_code, known["Location"]) == (302, ASKED) == (unknown.status_code, unknown["Location"])
    )
    assert Letter.objects.filter(kind="password_forgotten").count() == 2
    assert len(letters()) == 1
    assert [letter.to for letter in mail.outbox] == [["camille@exemple.fr"]]


def test_who_may_not_enter_the_room_receives_nothing(camille):
    for change in ({"is_active": False}, {"is_staff": False}, {"email": "camille@demo.invalid"}):
        User.objects.filter(pk=camille.pk).update(is_active=True, is_staff=True, email="camille@exemple.fr")
        User.objects.filter(pk=camille.pk).update(**change)
        asked()
        assert letters() == []


def test_who_was_shut_out_meanwhile_is_not_let_in_by_their_link(camille):
    path = link()
    User.objects.filter(pk=camille.pk).update(is_staff=False)
    assert Client().get(path).status_code == 410


@pytest.mark.parametrize("alike", ["camılle@exemple.fr", "camille@exemple.ſr", "camiłle@exemple.fr"])
def test_an_address_that_the_database_takes_for_another_receives_nothing(camille, monkeypatch, alike):
    everyone = User.objects.all()
    monkeypatch.setattr(User.objects, "filter", lambda **alike: everyone)
    ask_for_another(alike)
    assert letters() == []
    assert Trace.objects.get(deed="forgotten").about == ""


def test_an_account_of_the_demo_has_none_where_the_demo_is_not_allowed(camille, settings):
    settings.DEMO_ALLOWED = False
    User.objects.filter(pk=camille.pk).update(email="camille@demo.invalid")
    asked("camille@demo.invalid")
    assert letters() == []


def test_each_account_of_an_address_has_its_own_way(camille):
    make_user("camille-2", email="camille@exemple.fr")
    asked()
    [letter] = letters()
    assert letter.count("/admin/oubli/") == 2
    assert "camille-2" in letter


def test_a_link_is_good_once(camille):
    path = link()
    client, page = opened(path)
    client.post(page, NEW)
    assert Client().get(path).status_code == 410
    assert client.post(page, NEW).status_code == 410


def test_a_link_is_void_once_the_account_was_entered_or_the_password_changed(camille):
    path = link()
    camille.set_password("tout-autre-chose-5")
    camille.save()
    assert Client().get(path).status_code == 410


def test_a_link_is_over_after_its_hours(camille, time_machine):
    path = link()
    later = timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 5)
    time_machine.move_to(later.timestamp())
    assert Client().get(path).status_code == 410


def test_a_link_of_another_account_or_cut_short_opens_nothing(camille):
    ana = make_user("ana")
    path = link()
    forged = path.replace(path.split("/")[3], "MTAw") if ana.pk != 100 else path
    for wrong in (forged, f"{path[:-5]}/", "/admin/oubli/x/y/"):
        page = Client().get(wrong)
        assert (page.status_code, ASK in page.content.decode()) == (410, True)


def test_looking_at_the_link_changes_nothing_and_a_poor_password_is_said(camille):
    client, page = opened(link())
    client.get(page, NEW)
    answer = client.post(page, {"new_password1": "azerty", "new_password2": "azerty"})
    assert answer.status_code == 422
    assert errors_of(answer)
    camille.refresh_from_db()
    assert camille.check_password(SECRET)


def test_a_new_password_ends_the_sessions_and_is_told_by_letter_and_noted(camille):
    before = signed_in()
    client, page = opened(link())
    client.post(page, NEW)
    assert before.get("/admin/").status_code == 302
    [letter] = letters()
    assert "Le mot de passe de votre compte camille" in letter
    line = Trace.objects.get(deed="password")
    assert (line.by_id, line.said) == (camille.pk, "par courriel")
    assert "camille" in Trace.objects.get(deed="forgotten").about


def test_a_password_that_is_changed_in_the_room_is_told_too(camille):
    client = signed_in()
    letters()
    client.post("/admin/password_change/", {"old_password": SECRET, **NEW})
    [letter] = letters()
    assert "a changé" in letter


def test_the_password_of_now_is_tried_a_few_times_alone(camille):
    client, page = signed_in(), "/admin/password_change/"
    client.post(page, {"old_password": SECRET, "new_password1": "azerty", "new_password2": "azerty"})
    for _try in range(5):
        assert client.post(page, {"old_password": "x", **NEW}).status_code == 200
    answer = client.post(page, {"old_password": SECRET, **NEW}, follow=True)
    assert "Trop d’essais" in answer.content.decode()
    camille.refresh_from_db()
    assert camille.check_password(SECRET)


def test_the_second_factor_is_asked_for_all_the_same(camille):
    with_application(camille)
    client, page = opened(link())
    client.post(page, NEW)
    assert Authenticator.objects.filter(user=camille).exists()
    answer = knocked(client, password=NEW["new_password1"])
    assert answer["Location"].startswith(CODE)
    assert client.get("/admin/").status_code == 302


def test_letters_are_asked_for_at_most_once_an_hour_and_few_times_from_a_network(camille):
    answers = [asked().status_code for _try in range(7)]
    assert answers == [302] * 5 + [422] * 2
    assert "Trop d’essais" in asked().content.decode()
    assert len(letters()) == 1
    asked(REMOTE_ADDR="192.0.2.200")
    assert letters() == []
    assert Trace.objects.filter(deed="throttled").exists()


@pytest.mark.parametrize("typed", ["", "camille", "x" * 300 + "@exemple.fr"])
def test_what_is_no_address_is_said(typed):
    answer = asked(typed)
    assert answer.status_code == 422
    assert not Letter.objects.exists()


class TestGivenByAnother:
    """A password that somebody who administers gives to another account."""

    @pytest.fixture
    def chief(self) -> Client:
        make_user("chef", "Administration")
        chief = signed_in("chef")
        letters()
        return chief

    def page_of(self, user: User) -> str:
        return f"/admin/auth/user/{user.pk}/password/"

    def test_its_owner_is_told_by_whom_and_nothing_in_the_letter_acts(self, camille, chief):
        sent = {"password1": NEW["new_password1"], "password2": NEW["new_password2"]}
        chief.post(self.page_of(camille), {**sent, "usable_password": "true"})
        [letter] = letters()
        assert [message.to for message in mail.outbox] == [["camille@exemple.fr"]]
        assert "Le mot de passe de votre compte camille" in letter
        assert "le compte chef, qui administre le site" in letter
        assert re.findall(r"http://\S+/admin/\S*", letter) == ["http://testserver/admin/oubli/"]
        line = Trace.objects.get(deed="password")
        assert (line.by_name, line.about) == ("chef", "camille")

    def test_one_that_is_taken_away_is_told_too(self, camille, chief):
        chief.post(self.page_of(camille), {"usable_password": "false", "unset-password": "1"})
        assert len(letters()) == 1

    def test_a_page_that_changes_nothing_tells_nothing(self, camille, chief):
        chief.get(self.page_of(camille))
        assert chief.get("/admin/auth/user/personne/password/").status_code in {403, 404}
        chief.post(self.page_of(camille), {"usable_password": "true", "password1": "a", "password2": "b"})
        assert letters() == []
