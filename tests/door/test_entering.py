"""Who enters the room, and how: a password, a second factor, and how often one may try."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Trace
from chroniques.door.factors import forget_factors
from tests.makers import make_article, make_author, make_camille, make_lea, make_user

from .entering import (
    CODE,
    CONFIRM,
    FIREFOX,
    code_of,
    errors_of,
    knocked,
    signed_in,
    with_application,
    with_recovery_codes,
)

pytestmark = pytest.mark.django_db


def too_many(minutes: int) -> str:
    said = ngettext(
        "Too many tries. Try again in %(count)d minute.",
        "Too many tries. Try again in %(count)d minutes.",
        minutes,
    )
    return said % {"count": minutes}


def test_a_password_opens_the_room_and_leads_where_one_wanted_to_go():
    make_camille()
    client = Client()
    assert client.get("/admin/articles/article/").headers["Location"].startswith("/admin/login/?next=")
    there = client.post("/admin/login/?next=/admin/articles/", {"username": "camille", "password": "secret"})
    assert (there.status_code, there.headers["Location"]) == (302, "/admin/articles/")
    assert client.get("/admin/").status_code == 200


def test_no_other_site_is_led_to():
    make_camille()
    there = Client().post(
        "/admin/login/?next=https://elsewhere.example/", {"username": "camille", "password": "secret"}
    )
    assert there.headers["Location"] == "/admin/"


def test_the_same_is_said_whether_the_account_exists_or_not():
    make_camille()
    known, unknown = knocked(Client(), password="wrong"), knocked(Client(), "nobody", password="wrong")
    assert errors_of(known) == errors_of(unknown) != ""


def test_who_does_not_work_here_is_told_no_more():
    User.objects.create_user("reader", password="secret")
    assert errors_of(knocked(Client(), "reader")) == errors_of(knocked(Client(), "nobody"))


@pytest.mark.parametrize("name", ["camille", "nobody"])
def test_after_five_tries_one_waits_and_is_told_how_long(name, time_machine):
    time_machine.move_to("2026-11-22T10:00:30Z", tick=False)
    make_camille()
    for _try in range(5):
        assert too_many(15) not in errors_of(knocked(Client(), name, "wrong"))
    assert too_many(15) in errors_of(knocked(Client(), name, "secret"))
    time_machine.move_to("2026-11-22T10:14:30Z", tick=False)
    assert too_many(1) in errors_of(knocked(Client(), name, "secret"))
    time_machine.move_to("2026-11-22T10:15:00Z", tick=False)
    assert too_many(1) not in str(knocked(Client(), name, "secret").content)


def test_who_insists_does_not_wait_the_longer(time_machine):
    time_machine.move_to("2026-11-22T10:00:30Z", tick=False)
    make_camille()
    for minute in range(14):
        time_machine.move_to(f"2026-11-22T10:{minute:02}:30Z", tick=False)
        knocked(Client(), password="wrong")
    time_machine.move_to("2026-11-22T10:15:00Z", tick=False)
    assert knocked(Client()).status_code == 302


def test_a_network_does_not_shut_the_account_to_another_one():
    make_camille()
    for _try in range(6):
        knocked(Client(), password="wrong", REMOTE_ADDR="192.0.2.7")
    assert knocked(Client(), REMOTE_ADDR="192.0.2.99").status_code == 200  # of the same network
    assert knocked(Client(), REMOTE_ADDR="203.0.113.5").status_code == 302


def test_a_network_that_tries_all_names_waits_too():
    make_camille()
    for number in range(30):
        knocked(Client(), f"name{number}", "wrong")
    assert too_many(15) in errors_of(knocked(Client()))


def test_a_right_password_is_no_try():
    make_camille()
    for _try in range(8):
        assert knocked(Client()).status_code == 302


def test_limits_are_noted_once_for_all_that_is_refused():
    make_camille()
    for _try in range(9):
        knocked(Client(), password="wrong")
    assert Trace.objects.filter(deed="refused").count() == 5
    assert Trace.objects.filter(deed="throttled").count() == 1


def test_with_a_second_factor_a_password_opens_nothing_by_itself():
    secret = with_application(make_camille())
    client = Client()
    assert knocked(client).headers["Location"] == CODE
    assert client.get("/admin/").status_code == 302
    assert client.get(CODE).status_code == 200
    assert client.post(CODE, {"code": code_of(secret)}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_code_that_was_used_opens_nothing():
    secret = with_application(make_camille())
    code = code_of(secret)
    first, second = Client(), Client()
    for client in (first, second):
        knocked(client)
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 200
    assert second.get("/admin/").status_code == 302


def test_codes_are_not_guessed():
    with_application(make_camille())
    client = Client()
    knocked(client)
    for _try in range(5):
        client.post(CODE, {"code": "000000"})
    assert too_many(15) in errors_of(client.post(CODE, {"code": "000001"}))
    assert Trace.objects.filter(deed="code_refused", about="camille").count() == 5


def test_a_recovery_code_opens_once():
    camille = make_camille()
    with_application(camille)
    code = with_recovery_codes(camille)[0]
    first, second = Client(), Client()
    knocked(first)
    assert first.post(CODE, {"code": code}).status_code == 302
    knocked(second)
    assert second.post(CODE, {"code": code}).status_code == 200


def test_the_secret_is_not_in_the_database_as_it_is():
    camille = make_camille()
    secret = with_application(camille)
    assert secret not in str(list(camille.authenticator_set.values_list("data", flat=True)))


def test_an_application_is_added_after_one_said_again_who_one_is():
    make_camille()
    client = signed_in()
    page = "/admin/compte/application/"
    assert client.get(page).headers["Location"].startswith(CONFIRM)
    assert client.post(f"{CONFIRM}?next={page}", {"password": "wrong"}).status_code == 200
    assert client.post(f"{CONFIRM}?next={page}", {"password": "secret"}).headers["Location"] == page
    assert client.get(page).status_code == 200
    code = code_of(client.session["mfa.totp.secret"])
    assert client.post(page, {"code": code}).headers["Location"] == "/admin/compte/secours/"
    assert client.get("/admin/compte/secours/").context["unused_codes"]


def test_without_the_setting_nobody_needs_a_second_factor():
    make_camille()
    assert signed_in().get("/admin/").status_code == 200


def test_where_the_site_asks_for_one_who_has_none_is_led_to_it(settings):
    settings.SECOND_FACTOR = True
    camille = make_camille()
    client = signed_in()
    for page in ("/admin/", "/admin/articles/article/", "/admin/compte/sessions/"):
        assert client.get(page).headers["Location"] == "/admin/compte/"
    assert client.get("/admin/compte/").status_code == 200
    with_application(camille)
    assert client.get("/admin/").status_code == 200


def test_the_only_one_does_not_go_where_the_site_asks_for_one(settings):
    camille = make_camille()
    with_application(camille)
    client = Client()
    client.force_login(camille)
    client.post(f"{CONFIRM}?next=/admin/", {"password": "secret"})
    settings.SECOND_FACTOR = True
    said = client.post("/admin/compte/application/retrait/")
    assert _("It is the only second factor of an account that needs one.") in said.content.decode()
    settings.SECOND_FACTOR = False
    assert client.post("/admin/compte/application/retrait/").status_code == 302


def test_lost_factors_are_removed_by_who_administers_and_it_is_noted():
    lea = make_lea()
    with_application(lea)
    chief = make_user("chief", "Administration")
    client = Client()
    client.force_login(chief)
    page = f"/admin/auth/user/{lea.pk}/second-facteur/"
    assert client.get(page).status_code == 200
    assert lea.authenticator_set.exists()
    client.post(page)
    assert not lea.authenticator_set.exists()
    line = Trace.objects.get(deed="factor_removed")
    assert (line.by_name, line.about) == ("chief", "lea")
    assert forget_factors(lea, by=None) == 0


def test_nobody_signs_up_here():
    for page in ("/admin/signup/", "/admin/compte/inscription/", "/accounts/signup/"):
        assert Client().get(page, follow=True).status_code == 404 or "/admin/login/" in str(
            Client().get(page).headers
        )


def test_an_account_that_was_switched_off_is_out_at_once():
    camille = make_camille()
    client = signed_in()
    User.objects.filter(pk=camille.pk).update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_readers_get_no_cookie_whoever_is_in_the_room():
    article = make_article(make_author())
    make_camille()
    client = signed_in(HTTP_USER_AGENT=FIREFOX)
    there = client.get(article.get_absolute_url())
    assert not there.cookies
    assert "Cookie" not in there.headers.get("Vary", "")
    assert {cookie["path"] for cookie in client.cookies.values()} == {"/admin/"}
