"""The journal: what is written in it, and that nobody rewrites it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Site, Trace
from comments.bans import ban_address, lift
from comments.privacy import forget_readers
from tests.makers import make_author, make_camille, make_draft, make_driss, make_lea, make_user

from .entering import knocked, signed_in

pytestmark = pytest.mark.django_db


def lines(*deeds: str) -> list[tuple[str, str, str]]:
    """Who did what to what, in order."""
    found = Trace.objects.filter(deed__in=deeds).order_by("pk")
    return list(found.values_list("deed", "by_name", "about"))


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_who_comes_and_goes_is_written():
    make_camille()
    knocked(Client(), password="wrong")
    signed_in().post("/admin/logout/")
    assert lines("refused", "signed_in", "signed_out") == [
        ("refused", "", "camille"),
        ("signed_in", "camille", ""),
        ("signed_out", "camille", ""),
    ]


def test_a_name_that_nobody_has_is_not_written_since_it_may_be_a_password():
    knocked(Client(), "my secret phrase", "camille")
    line = Trace.objects.get(deed="refused")
    assert "secret" not in f"{line.about} {line.said} {line.by_name}"


def test_no_address_is_written():
    make_camille()
    signed_in(REMOTE_ADDR="192.0.2.7")
    line = Trace.objects.filter(deed="signed_in").latest("pk")
    assert len(line.network) == 12
    assert "192.0.2" not in "".join(str(value) for value in vars(line).values())


def test_a_publication_and_a_withdrawal_are_written_with_who_did_them():
    camille = make_camille()
    text = make_draft(make_author(), title="Un texte")
    text.publish(by=camille)
    text.withdraw(by=camille)
    assert lines("published", "withdrawn") == [
        ("published", "camille", "Un texte"),
        ("withdrawn", "camille", "Un texte"),
    ]


def test_an_import_fills_no_journal():
    make_draft(make_author()).publish(by=None)
    assert lines("published") == []


def test_a_ban_and_its_end_are_written_without_a_word_of_who_is_banned():
    lea = make_lea()
    ban = ban_address("troll@example.org", timezone.now() + timedelta(days=1), "Insultes", lea)
    ban_number = ban.pk
    lift(ban, by=lea)
    assert lines("banned", "lifted") == [
        ("banned", "lea", name := f"exclusion {ban_number}"),
        ("lifted", "lea", name),
    ]
    assert not Trace.objects.filter(said__contains="Insultes").exists()


def test_rights_that_are_given_in_the_room_are_written_with_who_gave_them():
    driss, chief = make_driss(), make_user("chief", "Administration")
    groups = [Group.objects.get(name=name).pk for name in ("Chroniqueurs", "Modération")]
    typed = {"username": "driss", "is_active": "on", "is_staff": "on", "groups": groups}
    assert entered(chief).post(f"/admin/auth/user/{driss.pk}/change/", typed).status_code == 302
    assert lines("rights")[-1] == ("rights", "chief", "driss")
    assert Trace.objects.filter(deed="rights").latest("pk").said == "+ Modération"
    assert lines("account")[-1] == ("account", "chief", "driss")


def test_settings_that_change_are_written():
    chief = make_user("chief", "Administration")
    client = entered(chief)
    form = client.get("/admin/articles/site/1/change/").context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value is not None}
    client.post("/admin/articles/site/1/change/", {**typed, "name": "Un autre nom", "logo": ""})
    assert Site.objects.current().name == "Un autre nom"
    assert [line[:2] for line in lines("settings")] == [("settings", "chief")]


@pytest.mark.parametrize("act", ["update", "save", "delete", "delete_all"])
def test_no_line_is_changed_or_deleted(act):
    camille = make_camille()
    Trace.objects.add("signed_in", camille)
    line = Trace.objects.latest("pk")
    acts = {
        "update": lambda: Trace.objects.filter(pk=line.pk).update(by_name="somebody else"),
        "save": line.save,
        "delete": line.delete,
        "delete_all": Trace.objects.all().delete,
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        acts[act]()
    assert Trace.objects.get(pk=line.pk).by_name == "camille"


def test_an_account_that_goes_changes_no_line():
    lea = make_lea()
    Trace.objects.add("signed_in", lea)
    lea.delete()
    assert Trace.objects.filter(deed="signed_in").latest("pk").by_name == "lea"


def test_the_daily_purge_takes_what_is_over_and_nothing_else():
    now, kept = timezone.now(), settings.KEPT["trace"]
    for age in (kept + timedelta(days=2), kept - timedelta(days=2), timedelta(0)):
        Trace(deed="signed_in", by_name=str(age.days), at=now - age).save(force_insert=True)
    assert forget_readers()["trace"] == 1
    assert {line.by_name for line in Trace.objects.filter(deed="signed_in")} == {"363", "0"}


def test_a_shorter_duration_holds_at_the_next_purge(settings):
    Trace(deed="signed_in", at=timezone.now() - timedelta(days=200)).save(force_insert=True)
    settings.KEPT = {**settings.KEPT, "trace": timedelta(days=180)}
    assert forget_readers()["trace"] == 1


def test_who_administers_reads_the_journal_and_changes_nothing():
    chief = make_user("chief", "Administration")
    client = entered(chief)
    line = Trace.objects.latest("pk")
    assert client.get("/admin/articles/trace/", {"deed__exact": "signed_in"}).status_code == 200
    assert client.get(f"/admin/articles/trace/{line.pk}/change/").status_code == 200
    assert client.get("/admin/articles/trace/add/").status_code == 403
    assert client.post(f"/admin/articles/trace/{line.pk}/change/", {"about": "x"}).status_code == 403
    assert client.post(f"/admin/articles/trace/{line.pk}/delete/", {"post": "yes"}).status_code == 403
    assert entered(make_camille()).get("/admin/articles/trace/").status_code == 403
