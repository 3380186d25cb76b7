"""`python -m tests.bench.strain.restart [--seconds 60] [--readers 50] [--shape small|full]`

Restarts that nobody sees. Both shapes, as installed, behind the nginx of docs/deploiement: while readers read
and two people leave avis, the site is restarted, then upgraded to a version with one migration more, then
brought back to the one before, which finds what the migration added and does without.
Prints a page; 1 where a request failed, or an acknowledged avis is not in the base.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from .installed import Installed, installed
from .kept import missing, open_texts
from .people import Commenter, Reader, Tally, at_work
from .telling import percentile, say, say_machine, say_tally, verdict

COMMENTERS, PAUSE = 2, 0.5  # a reader, one page every half second
MIGRATION = '''"""Only the bench applies it: a column with a default of the base, filled, and its index."""

from django.db import migrations, models


def fill(apps, schema):
    apps.get_model("articles", "Article").objects.update(strain="rempli")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "{last}")]
    operations = [
        migrations.AddField("article", "strain", models.CharField(max_length=20, default="", db_default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("article", models.Index(fields=["strain"], name="strain_index")),
    ]
'''


def main() -> int:
    """Both shapes, or one."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.strain.restart")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--shape", choices=("small", "full"))
    asked = parser.parse_args()
    say("# Redémarrer, mettre à jour et revenir, sous les yeux des lecteurs")
    shapes = [asked.shape == "full"] if asked.shape else [False, True]
    held = [one_shape(full, asked.seconds, asked.readers) for full in shapes]
    say_machine()
    return 0 if all(held) else 1


def one_shape(full: bool, seconds: float, readers: int) -> bool:
    """The three of them in one shape."""
    say(f"\n## Forme {'pleine' if full else 'petite'}\n")
    with tempfile.TemporaryDirectory(prefix="chroniques-strain-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL's account passes through it
        with installed(folder, full=full) as site:
            add_migration(site)
            return under_load(site, seconds, readers)


def add_migration(site: Installed) -> None:
    """The version that comes next, beside the one that serves."""
    folder = site.make_version("deux") / "articles/migrations"
    last = max(file.stem for file in folder.glob("0*.py"))
    (folder / f"{int(last[:4]) + 1:04}_strain.py").write_text(MIGRATION.format(last=last), encoding="utf-8")
    site.manage("serve", "--prepare", version="deux")


def under_load(site: Installed, seconds: float, readers: int) -> bool:
    """Restart, upgrade and roll back, evenly in this time."""
    texts, paths = open_texts(site)
    tally, took = Tally(), list[str]()
    crowd = [Reader(site.port, one, ["/", *paths], PAUSE, tally) for one in range(readers)]
    writing = [Commenter(site.port, one, texts, PAUSE, tally) for one in range(COMMENTERS)]
    with at_work(*[one.go for one in crowd], *[one.go for one in writing]):
        for what, version in (("redémarré", "un"), ("mis à jour", "deux"), ("ramené", "un")):
            time.sleep(seconds / 4)
            took.append(f"{what} en {site.restart(version):.1f} s")
        time.sleep(seconds / 4)
    receipts = {text: path for one in writing for text, path in one.receipts.items()}
    return report(site, tally, took, receipts)


def report(site: Installed, tally: Tally, took: list[str], receipts: dict[str, str]) -> bool:
    """What came of it; are the promises held?"""
    lost, twice, _there = missing(site, receipts)
    applied = "strain" in site.manage("showmigrations", "articles", version="deux")
    say(f"{tally.requests()} requêtes ; {' ; '.join(took)}.\n")
    say_tally(tally)
    last = percentile(tally.spent["lecture"], 99)
    held = [
        verdict(f"aucune requête en faute ({len(tally.wrong)})", not tally.wrong),
        verdict(f"{len(receipts)} avis confirmés, {len(lost)} perdus", bool(receipts) and not lost),
        verdict(f"aucun avis en double ({len(twice)})", not twice),
        verdict("la migration est dans la base", applied),
        verdict(f"une lecture sur cent attend {last / 1000:.1f} s ou plus", last < 30_000),
    ]
    return all(held)


if __name__ == "__main__":
    sys.exit(main())
