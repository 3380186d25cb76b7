"""The doctor finds what is wrong with the letters, the work, the saves, the accounts and the texts."""

import json
import os
import smtplib
import socket
import ssl
import tarfile
from datetime import timedelta
from io import StringIO
from time import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Article, Letter
from articles.models.moving import REFUSED
from chroniques.text import PIPELINE_VERSION
from chroniques.watching import signs, work
from chroniques.watching.doctor import letters, people, tasks, texts
from chroniques.watching.doctor import round as rounds
from chroniques.watching.doctor.finding import Finding, remark
from tests.makers import make_draft, make_picture, make_user

from .faults import numbers

pytestmark = pytest.mark.django_db
NAME = "chroniques-2026-11-22-033000.tar.gz"


@pytest.mark.parametrize(
    ("fault", "number"),
    [
        (socket.gaierror(-2, "Name or service not known"), "D401"),
        (ssl.SSLCertVerificationError("certificate has expired"), "D402"),
        (smtplib.SMTPNotSupportedError("STARTTLS"), "D402"),
        (smtplib.SMTPAuthenticationError(535, b"bad credentials of camille"), "D403"),
        (TimeoutError("timed out"), "D404"),
    ],
)
def test_a_mail_server_that_does_not_take_letters_is_found(well, monkeypatch, fault, number):
    def refuse(host, port, **options):
        raise fault

    monkeypatch.setattr(smtplib, "SMTP", refuse)
    [found] = letters.server_takes_letters()
    assert (found.number, "camille" in found.said) == (number, False)


def test_letters_that_go_nowhere_are_found(well):
    well.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    [found] = letters.letters_go_to_a_server()
    assert (found.number, "console" in found.said) == ("D405", True)


@pytest.mark.parametrize(
    ("sender", "number"), [("redaction@localhost", ["D406"]), ("revue@gmail.com", ["D407"])]
)
def test_a_sender_that_letters_would_not_be_believed_of_is_told(well, sender, number):
    assert numbers(letters.sender_is_of_the_domain()) == []
    well.DEFAULT_FROM_EMAIL = sender
    assert numbers(letters.sender_is_of_the_domain()) == number


def test_letters_that_do_not_leave_are_found():
    Letter.objects.put("confirm", 1, "lea@exemple.fr")
    assert numbers(letters.letters_leave()) == []
    Letter.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert numbers(letters.letters_leave()) == ["D408"]


def test_letters_that_the_server_refuses_are_found():
    for who in ("lea@exemple.fr", "driss@exemple.fr"):
        Letter.objects.put("confirm", 1, who)
    first, second = Letter.objects.all()
    first.postpone(timezone.now(), "421 lea@exemple.fr")
    second.postpone(timezone.now(), "550", for_good=True)
    found = list(letters.servers_take_what_is_sent())
    assert numbers(found) == ["D409", "D410"]
    assert not any("@" in finding.said for finding in found)


def test_background_work_that_is_not_done_is_found(well):
    assert numbers(tasks.background_work_is_done()) == ["D601"]
    work.note(signs.LETTERS)
    assert numbers(tasks.background_work_is_done()) == []
    os.utime(work.folder() / signs.LETTERS, (0, time() - 7200))
    well.TICK_IN_SERVER = False
    [found] = tasks.background_work_is_done()
    assert ("120 minutes" in found.said, "tick --forever" in found.remedy) == (True, True)


def test_a_job_that_fails_is_found(well):
    work.note("encode_pictures")
    assert numbers(tasks.no_job_fails()) == []
    work.note("encode_pictures", failed=True)
    os.utime(work.folder() / "encode_pictures", (0, time() - 60))
    [found] = tasks.no_job_fails()
    assert (found.number, "encode_pictures" in found.said) == ("D602", True)


@pytest.fixture
def save(well):
    """A save that is whole, of this moment."""
    file = well.DATA_DIR / "backups" / NAME
    file.parent.mkdir()
    manifest = well.DATA_DIR / "manifest.json"
    manifest.write_text("{}")
    with tarfile.open(file, "w:gz") as tar:
        tar.add(manifest, "manifest.json")
    return file


def test_a_site_that_is_not_saved_is_found(well):
    assert numbers(tasks.site_is_saved()) == ["D603"]


def test_an_old_save_is_found(save):
    assert numbers(tasks.site_is_saved()) == []
    os.utime(save, (0, time() - 5 * 86_400))
    [found] = tasks.site_is_saved()
    assert (found.number, "5 jours" in found.said) == ("D603", True)


def test_a_save_that_cannot_be_read_is_found(save):
    assert numbers(tasks.last_save_can_be_read()) == []
    save.write_bytes(save.read_bytes()[:-20])
    assert numbers(tasks.last_save_can_be_read()) == ["D604"]
    save.unlink()
    with tarfile.open(save, "w:gz"):
        pass
    assert numbers(tasks.last_save_can_be_read()) == ["D604"]


def test_saves_on_the_machine_itself_are_remarked(save):
    [found] = tasks.saves_are_elsewhere_too()
    assert (found.number, found.grave) == ("D605", False)


def test_a_site_that_nobody_administers_is_found(well):
    assert numbers(people.somebody_administers()) == ["D701"]
    make_user("camille", is_superuser=True)
    assert numbers(people.somebody_administers()) == []


def test_who_administers_behind_a_password_alone_is_found(well):
    camille = make_user("camille", is_superuser=True)
    [found] = people.administrators_have_a_second_factor()
    assert (found.number, "camille" in found.said) == ("D702", True)
    Authenticator.objects.create(user=camille, type=Authenticator.Type.TOTP, data={})
    assert numbers(people.administrators_have_a_second_factor()) == []


def test_accounts_of_the_demo_in_production_are_found(well):
    make_user("camille", email="camille@demo.invalid")
    assert numbers(people.nobody_came_with_the_demo()) == ["D703"]
    well.DEMO_ALLOWED = True
    assert numbers(people.nobody_came_with_the_demo()) == []


def test_texts_of_an_old_version_are_found():
    make_draft()
    assert numbers(texts.texts_are_rendered_by_this_version()) == []
    Article.objects.update(rendered_with=PIPELINE_VERSION - 1)
    assert numbers(texts.texts_are_rendered_by_this_version()) == ["D801"]
    Article.objects.update(rendered_with=REFUSED)
    assert numbers(texts.texts_are_rendered_by_this_version()) == ["D802"]


def test_missing_files_of_pictures_are_found():
    picture = make_picture()
    assert numbers(texts.pictures_have_their_files()) == []
    default_storage.delete(picture.file.name)
    [found] = texts.pictures_have_their_files()
    assert (found.number, picture.file.name in found.said) == ("D803", True)


def test_an_examination_that_fails_says_so_and_keeps_the_others_from_nothing():
    def breaks():
        raise RuntimeError("cassé")

    def finds():
        yield Finding("D999", "Un défaut.", "Un remède.")

    assert [finding.number for finding in rounds.done([breaks, finds])] == ["D001", "D999"]


def test_a_base_that_is_gone_is_not_asked_about_the_rest(monkeypatch):
    monkeypatch.setattr(rounds, "OF_THE_MACHINE", ())
    monkeypatch.setattr(signs, "database", lambda: "non")
    assert [finding.number for finding in rounds.examine()] == ["D201"]


def test_the_command_says_each_fault_with_its_remedy_and_ends_badly(monkeypatch):
    found = [Finding("D999", "Un défaut.", "Un remède."), remark("D998", "À savoir.", "Voyez.")]
    monkeypatch.setattr(rounds, "examine", lambda at_its_address: found)
    out = StringIO()
    with pytest.raises(CommandError, match=r"1 défaut\."):
        call_command("doctor", stdout=out)
    said = out.getvalue()
    assert "Défaut D999\u00a0: Un défaut.\n    → Un remède." in said
    assert "Remarque D998\u00a0: À savoir." in said


def test_the_command_answers_a_program_and_ends_well_with_remarks_alone(monkeypatch):
    monkeypatch.setattr(rounds, "examine", lambda at_its_address: [remark("D998", "À savoir.", "Voyez.")])
    out = StringIO()
    call_command("doctor", json=True, stdout=out)
    expected = {"number": "D998", "said": "À savoir.", "remedy": "Voyez.", "grave": False}
    assert json.loads(out.getvalue()) == [expected]


def test_no_two_examinations_are_the_same_and_none_is_forgotten():
    gathered = [*rounds.OF_THE_MACHINE, *rounds.OF_THE_BASE, *rounds.OF_WHAT_IT_HOLDS]
    assert len(set(gathered)) == len(gathered) >= 40
