"""The week and the next one, by day and column."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.makers import make_article, make_author, make_camille, make_column, make_driss, make_lea, paris

pytestmark = pytest.mark.django_db
WEDNESDAY = paris(2026, 5, 6, 12)


def days_of(user) -> dict[str, str]:
    """What each day of the page says, and what is late."""
    client = Client()
    client.force_login(user)
    page = client.get(reverse("admin:planning"))
    found = {"late": " ".join(line.title for line in page.context["late"].lines)}
    for _name, days in page.context["weeks"]:
        for one in days:
            lines = [*one.lines, *one.expected]
            found[f"{one.date:%d/%m}"] = " | ".join(f"{line.title} ({line.said})" for line in lines)
    return found


@time_machine.travel(WEDNESDAY, tick=False)
def test_the_planning_shows_two_weeks_from_monday_on():
    column = make_column(title="Port dû")
    make_article(title="Paru", column=column, at=paris(2026, 5, 4, 8, 30))
    make_article(title="À venir", at=paris(2026, 5, 17, 23, 30))
    make_article(title="Trop tôt", at=paris(2026, 5, 3, 23, 30))
    make_article(title="Trop tard", at=paris(2026, 5, 18, 0, 30))
    days = days_of(make_camille())
    assert len(days) == 15
    assert days["04/05"] == "Paru (8\u00a0h\u00a030, Port dû, publié)"
    assert days["17/05"] == "À venir (23\u00a0h\u00a030, programmé)"
    assert not any("Trop" in said for said in days.values())


@time_machine.travel(WEDNESDAY, tick=False)
def test_a_column_is_expected_on_its_day_unless_a_piece_is_scheduled_and_late_after_it():
    columns = {name: make_column(title=name, rhythm="weekly") for name in ("Attendue", "Prévue", "En retard")}
    for name, day in (("Attendue", 3), ("Prévue", 3), ("En retard", 1)):
        make_article(column=columns[name], at=paris(2026, 4 if name == "En retard" else 5, day, 9))
    make_article(title="Déjà prête", column=columns["Prévue"], at=paris(2026, 5, 9, 9))
    days = days_of(make_camille())
    assert days["10/05"] == "Attendue (attendue)"
    assert "Déjà prête" in days["09/05"]
    assert days["late"] == "En retard"


@time_machine.travel(WEDNESDAY, tick=False)
def test_a_columnist_sees_their_own_and_a_moderator_nothing():
    driss = make_driss()
    make_article(driss.author, title="Le mien", at=paris(2026, 5, 7, 9))
    make_article(make_author(), title="Un autre", at=paris(2026, 5, 7, 9))
    assert days_of(driss)["07/05"] == "Le mien (9\u00a0h, programmé)"
    client = Client()
    client.force_login(make_lea())
    assert client.get(reverse("admin:planning")).status_code == 403
