"""What a reader fetches to read: `python -m tests.bench.weight` prints, for each kind of page of the demo,
its requests and its bytes without pictures.

The style sheets and the scripts weigh what the server sends: compressed once, as hard as can be. The HTML
weighs what is made of it at each request, at gzip 6 and at Brotli 5, and, at Brotli 11, what a page weighs
that is kept compressed. Its pictures have their lighter forms, as a minute after they came: their addresses
are part of the HTML.
"""

import gzip
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from unittest.mock import patch
from zlib import Z_BEST_COMPRESSION

import brotli
import django
from django.apps import apps
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles.pictures import RECIPE, Focus, renditions_of
from chroniques.management.corpus import avis as words
from chroniques.text import render_comment
from comments.threads import path_of

FETCHED = re.compile(
    r'<(?:script\b[^>]*\bsrc|link rel="(?:stylesheet|[a-z]*preload)"[^>]*\bhref)="/static/([^"]+)"'
)
TEXT = re.compile(r"<loc>http://testserver(/\d{4}/[^<]+)</loc>")
A_THREAD = 4  # avis
WRITTEN = datetime(2009, 5, 4, 10, tzinfo=UTC)
HEAD = "page", "requêtes", "HTML gzip 6", "HTML br 5", "HTML br 11", "tout gzip", "tout br 5", "tout br 11"
ROW = "{:22}" + " {:>11}" * 7 + "\n"
Bytes = tuple[int, int, int]  # by gzip, by Brotli as a page is sent, by Brotli as a page is kept


@dataclass(frozen=True)
class Weight:
    """Of one page: its requests, then the bytes of its HTML and of each other file."""

    requests: int
    html: Bytes
    files: dict[str, Bytes]

    def total(self) -> Bytes:
        """All but the pictures."""
        gzipped, sent, kept = zip(self.html, *self.files.values(), strict=True)
        return sum(gzipped), sum(sent), sum(kept)


def weight_of(path: str) -> Weight:
    """Of the page at this path."""
    html = Client().get(path).content
    files = FETCHED.findall(html.decode())
    read = {file: Path(str(finders.find(file))).read_bytes() for file in files}
    rest = {file: compressed(data, Z_BEST_COMPRESSION, 11) for file, data in read.items()}
    return Weight(1 + len(files), compressed(html, 6, 5), rest)


def compressed(data: bytes, level: int, quality: int) -> Bytes:
    """Its bytes by gzip and by Brotli at these levels, then by Brotli at its hardest."""
    return (
        len(gzip.compress(data, level)),
        len(brotli.compress(data, quality=quality)),
        len(brotli.compress(data, quality=11)),
    )


def lightened(path: str) -> str:
    """The path, once the pictures of its page have their lighter forms. Only their names weigh here: no pixel
    is encoded, no file is written."""
    html = Client().get(path).content.decode()
    for picture in apps.get_model("articles", "Picture").objects.all():
        if str(picture.file) in html:
            with picture.file.open() as file, patch("articles.pictures.renditions.encoded"):
                focus = Focus(picture.focus_x, picture.focus_y)
                made = [rendition for rendition, _ in renditions_of(file.read(), str(picture.file), focus)]
            picture.renditions = [[*vars(rendition).values()] for rendition in made]
            picture.encoded_with = RECIPE
            picture.save(update_fields=["renditions", "encoded_with"])
    return path


def ordinary_article() -> str:
    """The path of the text of median weight, of all those of the sitemaps."""
    years = [path for path in _said_by("/sitemap.xml") if re.search(r"sitemap-\d", path)]
    paths = [path for year in years for path in TEXT.findall(Client().get(year).content.decode())]
    return sorted(paths, key=lambda path: weight_of(path).total())[(len(paths) - 1) // 2]


def _said_by(sitemap: str) -> list[str]:
    return re.findall(r"<loc>http://testserver([^<]+)</loc>", Client().get(sitemap).content.decode())


def discussed_article(count: int = 200) -> str:
    """The path of an ordinary article under which so many avis were left, in the words of the corpus."""
    path = ordinary_article()
    article = apps.get_model("articles", "Article").objects.get(path=path.strip("/"))
    article.comments.all().delete()
    model, chance, parent = apps.get_model("comments", "Comment"), Random(4), None  # noqa: S311
    for number in range(count):
        text = words.text(chance, words.REPLY if parent else words.OPENING)
        avis = model(article=article, name=words.reader(chance), written_at=WRITTEN, text=text, parent=parent)
        avis.text_html, avis.state = render_comment(text).html, "published"
        model.objects.bulk_create([avis])
        avis.path = path_of(avis.pk, parent.path if parent else "")
        avis.keep_fragment()
        model.objects.bulk_update([avis], ["path", "fragment", "said", "fragment_with"])
        parent = None if number % A_THREAD == 0 else parent or avis
    return path


def pages() -> dict[str, str]:
    """The paths that are weighed, by what they are."""
    return {
        "accueil": "/",
        "article ordinaire": ordinary_article(),
        "chronique": "/chroniques/la-permanence/",
        "recherche": "/recherche/?q=lettre",
    }


def rows() -> Iterator[tuple[str, Weight]]:
    """Each page with its weight; the discussed article last, for it changes what is measured."""
    for name, path in pages().items():
        yield name, weight_of(lightened(path))
    yield "article et 200 avis", weight_of(lightened(discussed_article()))


def main() -> None:
    """Print the table, out of a database that lasts as long as it takes."""
    django.setup()
    connection.creation.create_test_db(verbosity=0)
    call_command("load_demo", verbosity=0)
    sys.stdout.write(ROW.format(*HEAD))
    for name, weight in rows():
        sys.stdout.write(ROW.format(name, weight.requests, *weight.html, *weight.total()))
        sys.stdout.writelines(f"  {file}, br 11: {size[2]}\n" for file, size in weight.files.items())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.test")
    main()
