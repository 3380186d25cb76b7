"""The HTML of every page, as the Nu checker reads it: no error, no warning.

Its jar is no package of Python's: VNU_JAR says where it is, and .ci/run fetches it, checked.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from .magazine import make_magazine
from .pages import break_the_site, fetched, kinds_of

JAR = os.environ.get("VNU_JAR", "")
LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#?]*)')
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not JAR, reason="VNU_JAR names no jar of the Nu checker: .ci/run fetches it"),
]


def faults_in(folder: Path) -> str:
    """What the checker says of the pages of a folder; nothing when nothing is wrong."""
    command = ["java", "-jar", JAR, "--Werror", "--asciiquotes", "--also-check-svg", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return said.stdout + said.stderr or "?" * said.returncode


def test_every_kind_of_page_is_without_fault(tmp_path, monkeypatch):
    kinds = kinds_of(make_magazine(texts=22, avis=20))
    break_the_site(monkeypatch)
    for number, kind in enumerate(kinds):
        response = fetched(kind)
        assert response.status_code == kind.status, kind.name
        name = re.sub(r"\W+", "-", kind.name)
        (tmp_path / f"{number:02}-{name}.html").write_bytes(response.content)
    assert faults_in(tmp_path) == ""


def test_every_page_that_a_link_of_the_demo_leads_to_is_without_fault(tmp_path):
    call_command("load_demo", verbosity=0)
    pages = linked_from("/")
    assert len(pages) > 100
    for number, content in enumerate(pages.values()):
        (tmp_path / f"{number:03}.html").write_bytes(content)
    assert faults_in(tmp_path) == ""


def linked_from(start: str) -> dict[str, bytes]:
    """The HTML pages that links lead to, one after another, by address."""
    client, pages, waiting = Client(), {}, [start]
    for address in waiting:  # grows as it is walked
        response = client.get(address, follow=True)
        if response["Content-Type"].startswith("text/html"):
            pages[address] = response.content
            found = dict.fromkeys(LINK.findall(response.content.decode()))
            waiting += [path for path in found if path not in waiting]
    return pages
