"""The pictures: typed by their name, inert, kept for ever; nothing else of the disk is served."""

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from tests.makers import make_picture

pytestmark = pytest.mark.django_db


def test_a_picture_is_served_for_ever_as_what_its_name_says(client):
    picture = make_picture()
    response = client.get(picture.file.url)
    assert b"".join(response.streaming_content) == (settings.MEDIA_ROOT / picture.file.name).read_bytes()
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "name",
    [
        "../secret_key",
        "..%2fsecret_key",
        "%2e%2e/x.png",
        ".png",
        "a.svg",
        "a.html",
        "a.png.html",
        "a%00.png",
        "rien.png",
        "",
    ],
)
def test_whatever_is_no_picture_is_not_found(client, name):
    assert client.get(f"/media/{name}").status_code == 404


@pytest.fixture
def other_file():
    folder = settings.MEDIA_ROOT
    folder.mkdir(exist_ok=True)
    file = folder / "page.html"
    file.write_text("<script>alert(1)</script>")
    yield file
    file.unlink()


def test_a_file_that_is_no_picture_is_not_served_even_where_it_lies(client, other_file):
    assert default_storage.exists(other_file.name)
    assert client.get(f"/media/{other_file.name}").status_code == 404
