"""The site that is measured: the corpus of `make_corpus`, in a folder of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

AVIS_A_TEXT = 4
LEAST_AVIS = 20_000  # from which on make_corpus gives one text ten thousand
DISCUSSED = "deux-cents-avis"
PATHS = """
import json
from articles.models import Article
paths = Article.objects.published().order_by("pk").values_list("slug", "path")
print(json.dumps([[slug, f"/{path}/"] for slug, path in paths]))
"""


@dataclass(frozen=True)
class Site:
    """How to serve it, and the paths of its pages."""

    settings: dict[str, str]
    discussed: str
    paths: tuple[str, ...]


def made(folder: Path, texts: int, **more: str) -> Site:
    """The site of so many texts, written into this folder, with these settings besides."""
    (folder / "www").mkdir()
    settings = {
        "DJANGO_SETTINGS_MODULE": "chroniques.settings.local",
        "DATA_DIR": str(folder / "data"),
        "TICK_IN_SERVER": "0",
        **more,
    }
    _manage(settings, "migrate", "--verbosity", "0")
    _manage(settings, "collectstatic", "--noinput", "--verbosity", "0")
    _manage(
        settings, "make_corpus", f"--articles={texts}", f"--comments={max(texts * AVIS_A_TEXT, LEAST_AVIS)}"
    )
    published = json.loads(_manage(settings, "shell", "--verbosity", "0", "-c", PATHS).splitlines()[-1])
    paths = dict(published)
    return Site(settings, paths[DISCUSSED], tuple(paths.values()))


def _manage(settings: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout
