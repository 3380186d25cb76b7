"""Uploaded pictures: what comes out, what is refused."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from articles.pictures import LARGEST_FILE, WIDEST, PictureRefused, cleaned_file
from tests.makers import picture_bytes, speckled


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(cleaned_file(data).read()))


def written(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A white-on-nothing PNG of one bit a pixel, whole, made without holding its pixels."""
    packing, line = zlib.compressobj(9), bytes(1 + (width + 7) // 8)
    lines = b"".join(packing.compress(line) for _ in range(height)) + packing.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", lines), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def moving(form: str, frames: int) -> bytes:
    shown = [Image.new("L", (8, 8), 40 * (number % 6)) for number in range(frames)]
    return written(shown[0], form, save_all=True, append_images=shown[1:], loop=0, duration=20)


@pytest.mark.parametrize(
    ("form", "ending"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "png"), ("TIFF", "png"), ("GIF", "png"), ("AVIF", "png")],
)
def test_a_drawing_becomes_a_png_but_a_jpeg_stays_one_named_by_its_content(form, ending):
    first, again = cleaned_file(picture_bytes(form)), cleaned_file(picture_bytes(form))
    assert first.name == again.name
    assert first.name.endswith(f".{ending}")


@pytest.mark.parametrize("form", ["PNG", "TIFF", "WEBP"])
def test_a_photograph_becomes_a_jpeg_whatever_it_was(form):
    assert cleaned_file(written(speckled((120, 90)), form)).name.endswith(".jpg")


def test_a_picture_is_identified_by_its_content_and_not_by_its_name():
    """The form of an upload has no say: cleaned_file is given bytes alone."""
    assert opened(picture_bytes("JPEG")).format == "JPEG"


def test_nothing_is_left_of_who_took_it_and_where():
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Ana's camera", 6
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 24.0)}
    data = picture_bytes("JPEG", size=(40, 30), exif=exif.tobytes(), comment=b"secret", xmp=b"<x:xmpmeta/>")
    picture = opened(data)
    assert picture.size == (30, 40)  # turned as the orientation said
    assert dict(picture.getexif()) == {}
    assert not {"comment", "xmp", "exif", "icc_profile"} & set(picture.info)
    assert b"Ana" not in cleaned_file(data).read()


def test_nothing_is_left_of_the_words_of_a_png():
    said = PngImagePlugin.PngInfo()
    said.add_itxt("Author", "Ana")
    assert opened(picture_bytes("PNG", pnginfo=said)).text == {}


def test_a_photograph_of_twelve_megapixels_comes_in_its_width():
    picture = opened(picture_bytes("JPEG", size=(4000, 3000)))
    assert picture.size == (WIDEST, WIDEST * 3 // 4)


def test_the_inks_of_a_printer_become_the_colours_of_a_screen():
    picture = opened(written(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "TIFF"))
    assert picture.mode == "RGB"
    red, green, blue = picture.getpixel((5, 5))
    assert red > 200
    assert max(green, blue) < 60


def test_the_colours_of_a_profile_are_those_that_one_sees():
    """Of L*a*b*, no screen shows the numbers: only its profile tells the colour."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = Image.new("LAB", (40, 30), (255, 128, 128))
    assert min(opened(written(grey, "TIFF", icc_profile=lab)).getpixel((5, 5))) > 250


def test_a_profile_that_says_nothing_is_left_aside():
    assert opened(picture_bytes("JPEG", icc_profile=b"not a profile")).getpixel((5, 5))[2] > 100


def test_sixteen_bits_become_eight_without_burning():
    assert opened(written(Image.new("I;16", (40, 30), 32768), "PNG")).convert("L").getpixel((5, 5)) == 127


def test_what_is_transparent_stays_so():
    picture = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((0, 0, 9, 9), fill="#A0182F")
    assert opened(written(picture, "WEBP", lossless=True)).getpixel((30, 20))[3] == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "n’est pas"),
        (b"\xef\xbb\xbf <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG"),
        (b"<?xml version='1.0'?><!-- x --><SVG/>", "SVG"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (b"%PDF-1.7", "n’est pas"),
        (b"GIF89a" + b"\0" * 40, "abîmée"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "abîmée"),
        (picture_bytes("JPEG", size=(400, 300))[:900], "abîmée"),
        (picture_bytes("PNG", size=(400, 300))[:-40], "abîmée"),
        (b"\0" * (LARGEST_FILE + 1), "20 Mo"),
        (written(Image.new("F", (40, 30), 0.5), "TIFF"), "n’est pas"),
        (moving("GIF", 2000), "bouge"),
        (moving("WEBP", 3), "bouge"),
        (moving("PNG", 3), "bouge"),
    ],
    ids=["nothing", "svg", "xml", "heic", "pdf", "gif", "png", "cut jpeg", "cut png", "heavy", "measures",
         "gif of 2000 frames", "moving webp", "moving png"],
)  # fmt: skip
def test_what_is_no_picture_of_ours_is_refused_in_words(data, why):
    with pytest.raises(PictureRefused, match=why):
        cleaned_file(data)


def test_a_decompression_bomb_is_refused_before_it_is_decoded(monkeypatch):
    bomb = png_of(30_000, 30_000)
    assert len(bomb) < 120_000
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda self: pytest.fail("decoded"))
    with pytest.raises(PictureRefused, match="50 millions"):
        cleaned_file(bomb)
