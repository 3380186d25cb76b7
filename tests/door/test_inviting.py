"""A guest by invitation: a letter, a link that is good once and for a time, an account of a columnist."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from articles.letters import send_due
from articles.models import Author, Invitation, Trace
from articles.models.invitation import LIVES
from tests.makers import make_author, make_camille, make_driss, make_lea

pytestmark = pytest.mark.django_db
TYPED = {"username": "ines", "password1": "une-phrase-longue-7", "password2": "une-phrase-longue-7"}


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def guest() -> Author:
    return make_author(name="Inès Valbrun")


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


def invited(camille: Client, guest: Author, email: str = "ines@example.org") -> str:
    """The path of the link that the guest receives."""
    typed = {"author": guest.pk, "email": email}
    assert camille.post("/admin/articles/invitation/add/", typed).status_code == 302
    return received()


def received() -> str:
    send_due()
    found = re.search(r"http://testserver(/admin/invitation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_the_letter_says_who_invites_and_to_what(camille, guest):
    invited(camille, guest)
    [letter] = mail.outbox
    assert letter.to == ["ines@example.org"]
    assert "camille" in letter.body
    assert "Inès Valbrun" in " ".join(letter.body.split())


def test_who_accepts_is_a_columnist_with_their_signature_and_no_more(camille, guest):
    page = invited(camille, guest)
    assert Client().get(page).status_code == 200
    assert not User.objects.filter(username="ines").exists()
    assert Client().post(page, TYPED).headers["Location"] == "/admin/login/"
    ines = User.objects.get(username="ines")
    guest.refresh_from_db()
    assert guest.user == ines
    assert (ines.email, ines.is_staff, ines.is_superuser) == ("ines@example.org", True, False)
    assert list(ines.groups.values_list("name", flat=True)) == ["Chroniqueurs"]
    login = {"username": "ines", "password": TYPED["password1"]}
    assert Client().post("/admin/login/", login).status_code == 302
    assert set(Trace.objects.values_list("deed", flat=True)) >= {"invited", "joined"}


def test_a_link_is_good_once(camille, guest):
    page = invited(camille, guest)
    Client().post(page, TYPED)
    assert Client().get(page).status_code == 410
    assert Client().post(page, {**TYPED, "username": "again"}).status_code == 410
    assert not User.objects.filter(username="again").exists()


def test_a_link_is_over_after_its_days(camille, guest, time_machine):
    page = invited(camille, guest)
    Invitation.objects.update(sent_at=Invitation.objects.get().sent_at - LIVES - timedelta(minutes=1))
    assert Client().get(page).status_code == 410


def test_an_invitation_that_is_deleted_opens_nothing(camille, guest):
    page = invited(camille, guest)
    number = Invitation.objects.get().pk
    camille.post(f"/admin/articles/invitation/{number}/delete/", {"post": "yes"})
    assert Client().post(page, TYPED).status_code == 410


def test_a_link_of_another_invitation_opens_nothing(camille, guest):
    page = invited(camille, guest)
    invited(camille, make_author(), "other@example.org")
    other = Invitation.objects.get(email="other@example.org")
    forged = re.sub(r"invitation/\d+/", f"invitation/{other.pk}/", page)
    assert Client().get(forged).status_code == 410
    assert Client().get("/admin/invitation/1/nothing/").status_code == 410


def test_a_signature_that_was_given_meanwhile_is_not_given_again(camille, guest):
    page = invited(camille, guest)
    Author.objects.filter(pk=guest.pk).update(user=make_lea())
    assert Client().post(page, TYPED).status_code == 410
    assert not User.objects.filter(username="ines").exists()


@pytest.mark.parametrize("typed", [{"password1": "azerty", "password2": "azerty"}, {"username": "CAMILLE"}])
def test_a_poor_password_or_a_name_that_is_taken_is_said(camille, guest, typed):
    page = invited(camille, guest)
    answer = Client().post(page, {**TYPED, **typed})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Invitation.objects.get().is_open()


def test_it_is_sent_again_with_new_days(camille, guest):
    invited(camille, guest)
    number = Invitation.objects.get().pk
    camille.post("/admin/articles/invitation/", {"action": "send_again", "_selected_action": [number]})
    assert Client().get(received()).status_code == 200
    assert len(mail.outbox) == 2


def test_an_author_with_an_account_and_an_address_of_an_account_are_not_invited(camille, guest):
    driss = make_driss()
    User.objects.filter(pk=driss.pk).update(email="driss@example.org")
    for author, email in ((driss.author, "new@example.org"), (guest, "Driss@example.org")):
        answer = camille.post("/admin/articles/invitation/add/", {"author": author.pk, "email": email})
        assert answer.context["errors"]
    assert not Invitation.objects.exists()


def test_columnists_and_moderators_invite_nobody(guest):
    for user in (make_driss(), make_lea()):
        typed = {"author": guest.pk, "email": "x@example.org"}
        assert entered(user).post("/admin/articles/invitation/add/", typed).status_code == 403
