"""The French catalogue says everything, and is compiled from what it says."""

import polib
import pytest

from tests.architecture.messages import messages
from tests.architecture.sources import ROOT

FRENCH = ROOT / "chroniques/locale/fr/LC_MESSAGES"


@pytest.fixture(scope="module")
def catalogue():
    return [entry for entry in polib.pofile(str(FRENCH / "django.po")) if not entry.obsolete]


def key(entry):
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def said(entry):
    """What a catalogue makes of one message, plural forms included."""
    return key(entry), entry.msgstr, tuple(sorted((entry.msgstr_plural or {}).items()))


def test_every_message_of_the_sources_is_in_the_catalogue_and_no_other(catalogue):
    kept = {key(entry) for entry in catalogue}
    assert {"missing": messages() - kept, "unused": kept - messages()} == {"missing": set(), "unused": set()}


def test_every_message_is_said_in_french(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy or not entry.translated()] == []


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    compiled = polib.mofile(str(FRENCH / "django.mo"))
    assert {said(entry) for entry in compiled} == {said(entry) for entry in catalogue}
