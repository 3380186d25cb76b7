"""Uploaded pictures: what comes out, what is refused."""

import io

import pytest
from PIL import Image

from articles.pictures import WIDEST, PictureRefused, cleaned_file
from tests.makers import picture_bytes


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(cleaned_file(data).read()))


@pytest.mark.parametrize(("form", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_keeps_its_form_and_is_named_by_its_content(form, ending):
    first, again = cleaned_file(picture_bytes(form)), cleaned_file(picture_bytes(form))
    assert first.name == again.name
    assert first.name.endswith(f".{ending}")


def test_nothing_is_left_of_who_took_it_and_where():
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Ana's camera", 6
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 24.0)}
    picture = opened(picture_bytes("JPEG", size=(40, 30), exif=exif.tobytes(), comment=b"secret"))
    assert picture.size == (30, 40)  # turned as the orientation said
    assert dict(picture.getexif()) == {}
    assert "comment" not in picture.info


def test_a_picture_is_no_wider_than_the_site_needs():
    assert opened(picture_bytes("JPEG", size=(WIDEST + 600, 300))).width == WIDEST


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a" + b"\0" * 40,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        picture_bytes("JPEG", size=(400, 300))[:600],
        picture_bytes("TIFF"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused_in_words(data):
    with pytest.raises(PictureRefused, match=r"\w+ \w+"):
        cleaned_file(data)


def test_a_decompression_bomb_is_refused_before_it_is_opened():
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    with pytest.raises(PictureRefused):
        cleaned_file(bomb.getvalue())
