"""What the newsroom sees of reports and erasings: to read, each by its rights."""

import pytest
from django.contrib.auth.models import Permission

from comments.models import Asked, Erasure
from comments.reports import Said, report, settle_all
from tests.makers import make_article, make_camille, make_comment, make_driss, make_lea

pytestmark = pytest.mark.django_db
LISTS = ["/admin/comments/report/", "/admin/comments/erasure/"]


def reported():
    avis = make_comment(make_article(), text="Un avis douteux.")
    report(avis, Said("other", words="Il ment.", name="Noé", email="noe@example.org"), "192.0.2.1")
    return avis


@pytest.mark.parametrize("make", [make_camille, make_lea])
@pytest.mark.parametrize("page", LISTS)
def test_moderators_and_editors_read_them(client, make, page):
    client.force_login(make())
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", LISTS)
def test_columnists_do_not(client, page):
    client.force_login(make_driss())
    assert client.get(page).status_code == 403


def test_a_report_is_read_whole_and_changed_by_nobody(client):
    avis = reported()
    client.force_login(make_lea())
    [row] = avis.reports.all()
    page = client.get(f"/admin/comments/report/{row.pk}/change/").content.decode()
    for said in (row.number(), "Il ment.", "noe@example.org", "Un avis douteux."):
        assert said in page
    assert client.post(f"/admin/comments/report/{row.pk}/change/", {"words": "x"}).status_code == 403
    assert client.post(f"/admin/comments/report/{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_list_tells_those_that_wait_from_those_that_are_decided(client):
    waiting, decided = reported(), reported()
    settle_all([decided], True, "", None)
    client.force_login(make_lea())
    shown = client.get("/admin/comments/report/?etat=waiting").context["cl"].queryset
    assert [row.comment for row in shown] == [waiting]
    shown = client.get("/admin/comments/report/?etat=decided").context["cl"].queryset
    assert [row.comment for row in shown] == [decided]


def test_an_erasing_is_shown_in_numbers(client):
    done = Erasure.objects.create(asked=Asked.ADDRESS, avis=12)
    client.force_login(make_camille())
    page = client.get(f"/admin/comments/erasure/{done.pk}/change/").content.decode()
    assert done.number() in page


def test_each_group_has_its_rights():
    given = {
        group: {f"comments.{name}" for name in names}
        for group, names in {
            "Modération": ["view_report", "view_ban", "change_ban", "change_wordlist", "view_erasure"],
            "Rédaction": ["view_report", "view_ban", "add_ban", "add_wordlist", "view_erasure"],
        }.items()
    }
    lea, camille = make_lea(), make_camille()
    assert given["Modération"] <= lea.get_all_permissions()
    assert given["Rédaction"] <= camille.get_all_permissions()
    letters = {"articles.view_letter", "articles.change_letter", "articles.view_subscription"}
    assert letters <= camille.get_all_permissions()
    assert not letters & lea.get_all_permissions()
    assert Permission.objects.filter(codename="view_report").exists()
