"""What the editors' room says to an editor stays there: no cookie of it goes out to the public pages."""

import pytest
from django.conf import settings

from articles.models import Author
from tests.makers import make_camille

pytestmark = pytest.mark.django_db


def test_a_message_leaves_no_cookie_outside_the_admin(client):
    client.force_login(make_camille())
    client.post("/admin/articles/author/add/", {"name": "Anouk Ferradji"})
    assert Author.objects.filter(name="Anouk Ferradji").exists()
    assert {cookie["path"] or "/" for cookie in client.cookies.values()} == {settings.SESSION_COOKIE_PATH}
