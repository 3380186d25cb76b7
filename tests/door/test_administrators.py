"""The last one who administers keeps the room open; nobody gives more than they have."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils.translation import gettext as _

from chroniques.door.administrators import LastAdministrator, is_last
from chroniques.door.factors import may_go
from tests.makers import make_camille, make_driss, make_user

from .entering import with_application

pytestmark = pytest.mark.django_db
LAST = "This is the last account that administers the site: give another one that role first."


def make_chief(name: str = "chief") -> User:
    return make_user(name, "Administration")


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def change(client: Client, user: User, **typed: object):
    groups = list(user.groups.values_list("pk", flat=True))
    form = {"username": user.username, "is_active": "on", "is_staff": "on", "groups": groups, **typed}
    return client.post(
        f"/admin/auth/user/{user.pk}/change/", {name: value for name, value in form.items() if value != ""}
    )


@pytest.mark.parametrize("makes", [make_chief, lambda: make_user("root", is_superuser=True)])
@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_the_last_one_is_not_switched_off(makes, field):
    chief = makes()
    setattr(chief, field, False)
    with pytest.raises(LastAdministrator), transaction.atomic():
        chief.save()
    assert is_last(User.objects.get(pk=chief.pk))


def test_the_last_one_is_not_deleted():
    with pytest.raises(LastAdministrator), transaction.atomic():
        make_chief().delete()


@pytest.mark.parametrize("leave", ["clear", "remove", "set", "from_the_group", "group_emptied", "no_group"])
def test_the_last_one_keeps_the_role(leave):
    chief, group = make_chief(), Group.objects.get(name="Administration")
    acts = {
        "clear": chief.groups.clear,
        "remove": lambda: chief.groups.remove(group),
        "set": lambda: chief.groups.set([]),
        "from_the_group": lambda: group.user_set.remove(chief),
        "group_emptied": group.user_set.clear,
        "no_group": group.delete,
    }
    with pytest.raises(LastAdministrator), transaction.atomic():
        acts[leave]()
    assert chief.groups.filter(name="Administration").exists()


def test_one_of_two_may_go():
    first, second = make_chief(), make_chief("second")
    first.is_active = False
    first.save()
    assert is_last(second)
    with pytest.raises(LastAdministrator), transaction.atomic():
        second.groups.clear()


def test_an_account_that_administers_nothing_may_always_go():
    make_chief()
    camille = make_camille()
    camille.groups.clear()
    camille.delete()


@pytest.mark.parametrize("typed", [{"is_active": ""}, {"is_staff": ""}, {"groups": ""}])
def test_the_form_says_it_in_words(typed):
    chief = make_chief()
    said = change(entered(chief), chief, **typed)
    assert _(LAST) in said.content.decode()
    assert is_last(User.objects.get(pk=chief.pk))


def test_the_page_of_the_last_one_deletes_nothing():
    root = make_user("root", is_superuser=True)
    assert entered(root).post(f"/admin/auth/user/{root.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_last_one_keeps_a_second_factor():
    chief = make_chief()
    with_application(chief)
    assert not may_go(chief.authenticator_set.get())
    make_chief("second")
    assert may_go(chief.authenticator_set.get())


def test_the_command_line_lets_in_who_has_lost_everything():
    chief = make_chief()
    with_application(chief)
    call_command("forget_second_factor", "chief")
    assert not chief.authenticator_set.exists()


def test_the_command_line_makes_the_first_one(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "une-phrase-longue-7")
    call_command("createsuperuser", username="root", email="root@example.org", interactive=False)
    assert is_last(User.objects.get(username="root"))


def test_nobody_makes_themselves_more_than_they_are():
    chief = make_chief()
    change(entered(chief), chief, is_superuser="on", user_permissions=["1"])
    chief.refresh_from_db()
    assert not chief.is_superuser
    assert not chief.user_permissions.exists()


@pytest.mark.parametrize("page", ["change", "password", "second-facteur", "delete"])
def test_who_has_all_rights_is_out_of_reach_of_who_has_not(page):
    root, chief = make_user("root", is_superuser=True), make_chief()
    answer = entered(chief).post(f"/admin/auth/user/{root.pk}/{page}/", {"username": "mine"})
    assert answer.status_code == 403
    root.refresh_from_db()
    assert root.username == "root"


def test_accounts_are_for_who_administers():
    driss = make_driss()
    for user in (make_camille(), driss):
        assert entered(user).get("/admin/auth/user/").status_code == 403
    assert entered(make_chief()).get("/admin/auth/user/").status_code == 200


def test_the_secrets_of_second_factors_have_no_page():
    root = make_user("root", is_superuser=True)
    for page in ("mfa/authenticator", "account/emailaddress"):
        assert entered(root).get(f"/admin/{page}/").status_code == 404
