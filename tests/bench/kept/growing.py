"""One site of `growth`, in its own process: says its pages, then what each that is asked for cost, in ms."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time_ns
from urllib.parse import quote

import django

django.setup()

from django.db import connection  # noqa: E402

from articles.models import Article, Author, Column, Listed, Tag  # noqa: E402

from .cold import Reader  # noqa: E402

ALIKE = 12  # pages of a kind, asked in turn: one text may be longer than another
A_PAGE, FAR = 20, 500
DISCUSSED = "deux-cents-avis"
QUERIES = (
    *("lettre", "le facteur", "boîte aux lettres", "courrier -avis", "jardin potager", "timbre", "1998"),
    *("bibliothèque", "école", "vélo", "merci beaucoup", "immeuble voisin", "cantine scolaire"),
    *("la radio du matin", "carte postale été", "quartier marché", "lettre annee:2019", "auteur:martin"),
    *("factuer", "xylophone", '"boîte aux lettres"', '"une lettre"'),
)
NOWHERE = ('"la lettre"',)  # two words that nearly every text says, never one after the other


def pages() -> Iterator[tuple[str, list[str]]]:
    """The paths that are measured, by what they are."""
    yield "accueil", ["/"]
    pieces = Article.objects.published().exclude(column=None)
    middle = pieces.count() // 2
    some = pieces.order_by("pk")[middle : middle + 40 * ALIKE : 40]
    yield "article", [text.get_absolute_url() for text in some if text.slug != DISCUSSED]
    yield "article, 200 avis", [Article.objects.get(slug=DISCUSSED).get_absolute_url()]
    yield "mot-clé", [tag.get_absolute_url() for tag in Tag.objects.order_by("pk")[:ALIKE]]
    yield "auteur", [author.get_absolute_url() for author in Author.objects.order_by("pk")[:4]]
    yield "chronique", [column.get_absolute_url() for column in Column.objects.order_by("pk")[:3]]
    yield "mois", [text.published_at.strftime("/archives/%Y/%m/") for text in some]
    yield "archives", ["/archives/"]
    yield "flux", ["/flux/rss.xml"]
    yield "flux d’un mot-clé", [f"{Tag.objects.order_by('pk')[0].get_absolute_url()}flux/atom.xml"]
    yield f"page {FAR} d’un mot-clé (ou la dernière)", [far(Tag.objects.order_by("pk")[0], "tag")]
    yield f"page {FAR} des comptes rendus (ou la dernière)", [far(None, "reports")]
    yield "recherche", [f"/recherche/?q={quote(query)}" for query in QUERIES]
    yield "recherche d’une phrase que rien ne dit", [f"/recherche/?q={quote(query)}" for query in NOWHERE]


def far(thing: Tag | None, name: str) -> str:
    """The address of a far page of a list."""
    texts = Listed.objects.filter(list=name, number=thing.pk if thing else 0).count()
    address = thing.get_absolute_url() if thing else "/comptes-rendus/"
    return f"{address}?page={min(FAR, texts // A_PAGE)}"


class Meter:
    """Counts the processor time of this process, and of what serves its database on this machine."""

    def __init__(self) -> None:
        self.server: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                [number] = cursor.fetchone()
            clock = Path(f"/proc/{number}/schedstat")
            self.server = clock if clock.exists() else None

    def now(self) -> int:
        """Nanoseconds."""
        served = int(self.server.read_text().split()[0]) if self.server else 0
        return process_time_ns() + served


def main() -> None:
    """Answer until nothing is asked any more."""
    connection.settings_dict["CONN_MAX_AGE"] = None  # opened once, as in production
    reader, found = Reader(), dict(pages())
    print(json.dumps(found), flush=True)
    meter = Meter()
    for line in sys.stdin:
        reader.forget()
        began = meter.now()
        reader.get(line.strip())
        print((meter.now() - began) / 1e6, flush=True)


if __name__ == "__main__":
    main()
