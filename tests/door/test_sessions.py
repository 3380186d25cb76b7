"""Where one is signed in: listed in words, ended one by one or all at once."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from articles.letters import send_due
from articles.models import Trace
from chroniques.door.devices import device_of
from chroniques.door.sessions import visits
from tests.makers import make_camille, make_lea

from .entering import FIREFOX, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/admin/compte/sessions/"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
DEVICES = {
    FIREFOX: ("Firefox", "Linux"),
    CHROME: ("Chrome", "Windows"),
    CHROME + " Edg/130.0": ("Edge", "Windows"),
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604": (
        "Safari",
        "iPhone",
    ),
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/18 Safari/605": (
        "Safari",
        "macOS",
    ),
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 Chrome/130.0 Mobile Safari/537": ("Chrome", "Android"),
}


@pytest.mark.parametrize("header", DEVICES)
def test_a_device_is_known_by_its_browser_and_its_system(header):
    assert all(word in device_of(header) for word in DEVICES[header])


def test_a_program_is_an_unknown_device():
    assert device_of("curl/8.1") == device_of("")


def test_each_session_is_listed_with_its_device_and_this_one_first():
    camille = make_camille()
    make_lea()
    there, here = signed_in(HTTP_USER_AGENT=CHROME), signed_in(HTTP_USER_AGENT=FIREFOX)
    signed_in("lea")
    mine = visits(camille, here.session.session_key)
    assert [(visit.device, visit.is_here) for visit in mine] == [
        (device_of(FIREFOX), True),
        (device_of(CHROME), False),
    ]
    page = here.get(PAGE).content.decode()
    assert device_of(CHROME) in page
    assert there.session.session_key not in page


def test_when_one_was_last_seen_is_noted_now_and_then(time_machine):
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    camille = make_camille()
    client = signed_in()
    for at, seen in (("10:04", "10:00"), ("10:06", "10:06"), ("10:10", "10:06")):
        time_machine.move_to(f"2026-11-22T{at}:00Z", tick=False)
        client.get("/admin/")
        [visit] = visits(camille, None)
        assert f"{visit.seen:%H:%M}" == seen


def test_one_session_is_ended_and_no_other():
    camille = make_camille()
    first, second, here = signed_in(), signed_in(), signed_in()
    mark = next(visit.mark for visit in visits(camille, None) if visit.key == first.session.session_key)
    here.post(PAGE, {"session": mark})
    assert [client.get("/admin/").status_code for client in (first, second, here)] == [302, 200, 200]
    assert Trace.objects.filter(deed="sessions", by=camille).count() == 1


def test_all_others_are_ended_at_once():
    make_camille()
    make_lea()
    first, here, lea = signed_in(), signed_in(), signed_in("lea")
    here.post(PAGE, {"others": "1"})
    assert [client.get("/admin/").status_code for client in (first, here, lea)] == [302, 200, 200]


def test_nobody_ends_the_session_of_somebody_else():
    make_camille()
    lea = make_lea()
    here, there = signed_in(), signed_in("lea")
    [visit] = visits(lea, None)
    here.post(PAGE, {"session": visit.mark})
    assert there.get("/admin/").status_code == 200


def test_a_new_password_ends_all_others_and_is_noted():
    camille = make_camille()
    first, here = signed_in(), signed_in()
    new = {"new_password1": "une-phrase-longue-7", "new_password2": "une-phrase-longue-7"}
    assert here.post("/admin/password_change/", {"old_password": "secret", **new}).status_code == 302
    assert [client.get("/admin/").status_code for client in (first, here)] == [302, 200]
    camille.refresh_from_db()
    assert [visit.key for visit in visits(camille, None)] == [here.session.session_key]
    assert Trace.objects.filter(deed="password", by=camille).count() == 1


def test_a_get_ends_nothing():
    make_camille()
    first, here = signed_in(), signed_in()
    here.get(PAGE, {"others": "1"})
    assert first.get("/admin/").status_code == 200
    assert Client().get(PAGE).status_code == 302


def test_a_new_device_is_told_by_letter_and_the_first_of_all_is_not():
    camille = make_camille()
    User.objects.filter(pk=camille.pk).update(email="camille@example.org")
    for device in (FIREFOX, FIREFOX, CHROME, CHROME):
        signed_in(HTTP_USER_AGENT=device)
    send_due()
    [letter] = mail.outbox
    assert letter.to == ["camille@example.org"]
    assert device_of(CHROME) in " ".join(letter.body.split())
    assert PAGE in letter.body
