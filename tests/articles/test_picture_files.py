"""Files of pictures that nothing uses any more: kept a day, then deleted; no other file ever is."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from articles.models import LooseFile, Picture, Sweep
from articles.models.sweeping import sweep
from articles.pictures import renditions
from tests.makers import make_article, make_author, make_draft, make_picture, paris, picture_bytes

pytestmark = pytest.mark.django_db
NOW = paris(2026, 5, 3, 10)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path, monkeypatch):
    """A folder without the files of other tests, and renditions that cost nothing."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(renditions, "SHAPES", {"whole": (None, (8,)), "square": ((1, 1), (4,))})


def replaced(picture: Picture, size: tuple[int, int] = (31, 30)) -> tuple[str, str]:
    """Give the picture another file; the names of the old one and of the new one."""
    old = picture.file.name
    picture.take(picture_bytes(size=size))
    picture.save()
    return old, picture.file.name


def swept(days: int, *after: int) -> list[int]:
    """How many files each of these sweeps deletes, so many days after."""
    return [sweep(NOW + number * DAY) for number in (days, *after)]


def test_the_file_of_a_replaced_picture_stays_a_day_and_goes_with_its_renditions():
    picture = make_picture()
    Picture.objects.encode_due(1)
    picture = Picture.objects.get()
    made = [one.name for one in picture.made()]
    old, new = replaced(picture)
    assert (len(made), swept(0)) == (6, [0])
    assert all(default_storage.exists(name) for name in (old, *made))
    assert swept(1, 2) == [7, 0]
    assert not any(default_storage.exists(name) for name in (old, *made))
    assert default_storage.exists(new)
    assert not LooseFile.objects.exists()


def test_the_files_of_a_deleted_picture_go_however_it_was_deleted():
    names = [make_picture().file.name]
    other = make_picture(title="Autre")
    replaced(other)
    names.append(other.file.name)
    Picture.objects.all().delete()
    swept(0, 1)
    assert not any(default_storage.exists(name) for name in names)


def test_a_file_that_two_pictures_have_stays_with_the_second():
    first, second = make_picture(), make_picture()
    assert first.file.name == second.file.name
    replaced(first)
    assert swept(0, 1, 2) == [0, 0, 0]
    assert default_storage.exists(second.file.name)


def test_a_file_sent_again_within_the_day_is_kept():
    picture = make_picture()
    old, new = replaced(picture)
    swept(0)
    again = make_picture(title="La même")
    assert again.file.name == old
    assert swept(1, 2) == [0, 0]
    assert default_storage.exists(old)
    assert default_storage.exists(new)


def test_a_file_claimed_while_a_sweep_runs_is_kept(monkeypatch):
    """Somebody sends it again after the sweep has chosen it, and has not saved the picture yet."""
    old, _ = replaced(make_picture())
    swept(0)
    monkeypatch.setattr("articles.models.sweeping._said", lambda: Picture().take(picture_bytes()) or set())
    assert swept(1) == [0]
    assert default_storage.exists(old)


def test_renditions_made_again_are_kept():
    """The focal point goes away and comes back: the same cut has the same names."""
    make_picture()
    Picture.objects.encode_due(1)
    picture = Picture.objects.get()
    made = {one.name for one in picture.made()}
    for focus in (0, 50):
        picture = Picture.objects.get()
        picture.focus_x = focus
        picture.save()
        Picture.objects.encode_due(1)
        sweep(NOW + DAY * (focus == 50))
    assert {one.name for one in Picture.objects.get().made()} == made
    assert all(default_storage.exists(name) for name in made)


def test_one_looks_once_a_day():
    replaced(make_picture())
    assert sweep(NOW) == 0
    assert sweep(NOW + timedelta(hours=23)) == 0
    assert Sweep.objects.get().at == NOW
    assert sweep(NOW + DAY) == 1


def test_what_a_text_still_says_by_its_address_is_kept():
    picture, other = make_picture(), make_picture(title="Autre")
    replaced(other, (50, 50))
    first, second = picture.file.name, other.file.name
    article = make_draft(body=f"![Un aplat](/media/{first})")
    author = make_author(bio=f"![Un aplat](/media/{second})")
    Picture.objects.all().delete()
    assert swept(0, 1) == [0, 0]
    article.body, author.bio = "Rien.", "Rien."
    article.save()
    author.save()
    assert swept(2) == [2]


def test_what_the_host_put_there_is_left_alone():
    for name in ("robots.png", "logo-maison.jpg", "a" * 20 + ".txt", "notes.md"):
        default_storage.save(name, ContentFile(b"x"))
    default_storage.save("dossier/" + "a" * 20 + ".jpg", ContentFile(b"x"))
    assert swept(0, 1, 2) == [0, 0, 0]


def test_a_site_without_a_picture_has_nothing_to_sweep(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "nulle-part"
    assert swept(0) == [0]


def test_the_background_work_sees_to_it_and_says_so(capsys):
    article = make_article(picture=make_picture())
    old, _ = replaced(article.picture)
    for number in range(2):
        with time_machine.travel(NOW + number * DAY, tick=False):
            call_command("tick")
    assert "depuis un jour\u00a0: 1." in capsys.readouterr().out
    assert not default_storage.exists(old)
