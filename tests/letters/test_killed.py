"""Whatever kills the site, an avis, its decision and its letters are there together or not at all (R4)."""

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from urllib.parse import urlunsplit

from django.db import connection

from tests.architecture.sources import ROOT
from tests.postgres import database_of_its_own

KILLS = 20  # a hundred and more by hand: python -m tests.letters.killing 100


def test_a_hundred_deaths_leave_no_avis_without_its_decision_and_its_letters(tmp_path):
    is_postgres = connection.vendor == "postgresql"
    with database_of_its_own("letters_killed") if is_postgres else nullcontext() as database:
        here = {
            name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "EMAIL_URL"}
        }
        ours = {"DJANGO_SETTINGS_MODULE": "chroniques.settings.local", "DATA_DIR": str(tmp_path)}
        if database:
            ours["DATABASE_URL"] = urlunsplit(database)
        command = [sys.executable, "-m", "tests.letters.killing", str(KILLS)]
        done = subprocess.run(
            command, cwd=ROOT, env={**here, **ours}, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == {}
    assert found["public"] > 0
