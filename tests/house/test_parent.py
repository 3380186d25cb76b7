"""What the parent of the workers loads before they begin as its forks."""

import os
import subprocess
import sys

# Whether it has started a thread, or opened a database; what a worker then loads of our own.
LOADED = """
import sys, threading
from chroniques import parent
parent.load()
from django.db import connections
print(threading.active_count(), [one.connection for one in connections.all()])
before = set(sys.modules)
import chroniques.served
ours = ("chroniques.", "articles.", "comments.")
print(sorted(name for name in set(sys.modules) - before if name.startswith(ours)))
"""


def test_the_parent_loads_the_site_and_opens_nothing(tmp_path):
    site = {name: value for name, value in os.environ.items() if name not in ("LOG_KEPT_PAGES", "PURGE_URL")}
    given = site | {"DJANGO_SETTINGS_MODULE": "chroniques.settings.local", "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=given, capture_output=True, text=True, check=True
    )
    threads, loaded = done.stdout.splitlines()
    assert threads == "1 [None]"
    assert loaded == "['chroniques.served', 'chroniques.wsgi']"
