"""What git keeps belongs anywhere: it names no machine and no package host."""

import re

from tests.architecture.sources import tracked_texts

MACHINE = re.compile(r"(?<![\w.:/-])/(home|root|Users|work|opt)/\w")
HOST = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|--(extra-)?index-url|--find[-]links")


def test_no_file_names_a_folder_of_somebody():
    assert [name for name, text in tracked_texts() if MACHINE.search(text)] == []


def test_no_file_names_a_package_host():
    assert [name for name, text in tracked_texts() if HOST.search(text)] == []
