"""What the pages of the door may be asked."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "login/",
        "oubli/",
        "oubli/demande/",
        "oubli/x/y/",
        "invitation/1/x/",
        "compte/cle/",
        "compte/confirmation/",
    ],
)
def test_the_door_takes_no_other_method_than_those_of_a_form(address):
    client = Client()
    assert client.put(f"/admin/{address}").status_code == 405
    asked = client.options(f"/admin/{address}")
    assert (asked.status_code, "PUT" in asked.headers["Allow"]) == (204, False)
