"""What the editors' room costs on a large site: `python -m tests.bench.room [--times N] [--sql PAGE]`.

With the DATA_DIR, or the DATABASE_URL, of a corpus (`manage.py make_corpus`), to which it adds Camille, Driss
and Léa; Driss gets the signature of the author who wrote most. For each page: how many queries it makes; the
milliseconds of processor of the first time after the start, then the median and the 95th percentile of those
that follow, with what serves PostgreSQL on this machine. Prints one Markdown table; with --sql, the queries
of one page and their times.
"""

import argparse
import os
from statistics import median, quantiles

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from articles.models import Article, Author, Column, Tag  # noqa: E402
from comments.models import Comment  # noqa: E402
from tests.bench.kept.growing import Meter  # noqa: E402
from tests.makers import make_user  # noqa: E402

ROW = "| {} | {} | {} | {} | {} | {} |"
TEXTS, AVIS = "/admin/articles/article/", "/admin/comments/comment/"
A_PAGE, FAR = 50, 500
ROLES = {"camille": "Rédaction", "driss": "Chroniqueurs", "lea": "Modération"}
PAGES = {
    "le bureau": ("/admin/", "camille driss lea"),
    "les articles": (TEXTS, "camille driss"),
    "les articles, page 500": (f"{TEXTS}?p={{far}}", "camille"),
    "les articles, une recherche": (f"{TEXTS}?q=jardin", "camille driss"),
    "les articles, un titre": (f"{TEXTS}?q=lettre+facteur", "camille"),
    "les articles, rien de trouvé": (f"{TEXTS}?q=introuvabilissime", "camille"),
    "les articles, les brouillons": (f"{TEXTS}?etat=draft", "camille driss"),
    "les articles, un auteur": (f"{TEXTS}?authors__id__exact={{author}}", "camille"),
    "les articles, un mois": (f"{TEXTS}?published_at__gte=2024-01-01&published_at__lt=2024-02-01", "camille"),
    "un article": (f"{TEXTS}{{text}}/change/", "camille"),
    "l’historique d’un article": (f"{TEXTS}{{text}}/history/", "camille"),
    "la file": (f"{AVIS}file/", "camille lea"),
    "les avis": (AVIS, "camille driss lea"),
    "les avis, page 500": (f"{AVIS}?p={{far_avis}}", "lea"),
    "les avis, une recherche": (f"{AVIS}?q=jardin", "lea"),
    "les avis, une adresse": (f"{AVIS}?q=personne@example.org", "lea"),
    "les avis en attente": (f"{AVIS}?state__exact=pending", "lea"),
    "les avis d’une chronique": (f"{AVIS}?article__column__id__exact={{column}}", "lea"),
    "les décisions": ("/admin/comments/decision/", "lea"),
    "les signalements": ("/admin/comments/report/", "lea"),
    "le planning": ("/admin/planning/", "camille driss"),
    "les images": ("/admin/articles/picture/", "camille"),
    "les mots-clés": ("/admin/articles/tag/", "camille"),
    "les auteurs": ("/admin/articles/author/", "camille"),
    "les chroniques": ("/admin/articles/column/", "camille"),
    "les anciennes adresses": ("/admin/articles/address/", "camille"),
    "le journal": ("/admin/articles/trace/", "chief"),
    "une chronique": ("/admin/articles/column/{column}/change/", "camille"),
    "un mot-clé": ("/admin/articles/tag/{tag}/change/", "camille"),
}


def entered(name: str) -> Client:
    """The browser of one of them, who is made where they are not."""
    user = User.objects.filter(username=name).first()
    if user is None:
        user = make_user(name, ROLES.get(name, "Administration"))
    if name == "driss" and not Author.objects.filter(user=user).exists():
        prolific = Author.objects.annotate(texts=Count("articles")).order_by("-texts", "pk")[0]
        Author.objects.filter(pk=prolific.pk).update(user=user)
    client = Client()
    client.force_login(user)
    return client


def known() -> dict[str, int]:
    """What the addresses name: what most texts have, and a text of the middle."""
    texts = Article.objects.order_by("pk")
    return {
        "tag": Tag.objects.order_by("pk")[0].pk,
        "author": Author.objects.order_by("pk")[0].pk,
        "column": Column.objects.order_by("pk")[0].pk,
        "text": texts[texts.count() // 2].pk,
        "far": min(FAR, texts.count() // A_PAGE),
        "far_avis": min(FAR, Comment.objects.count() // A_PAGE),
    }


def costs(client: Client, path: str, times: int) -> tuple[int, list[float]]:
    """The queries of a page, and the milliseconds of each time."""
    meter, spent = Meter(), []
    for _time in range(times + 1):
        began = meter.now()
        answer = client.get(path)
        spent.append((meter.now() - began) / 1e6)
        assert answer.status_code == 200, (path, answer.status_code)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries), spent


def explain(client: Client, path: str) -> None:
    """The queries of a page, each with its seconds."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    for query in queries:
        print(query["time"], query["sql"][:1500], end="\n\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.room")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--sql", default="", help="a page of the table")
    parser.add_argument("--only", default="", help="what the names of the pages hold")
    asked = parser.parse_args()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    setup_test_environment()
    clients = {name: entered(name) for name in (*ROLES, "chief")}
    named = known()
    pages = {name: page for name, page in PAGES.items() if asked.only in name}
    if asked.sql:
        path, whose = PAGES[asked.sql]
        return explain(clients[whose.split()[0]], path.format(**named))
    print(ROW.format("page", "qui", "requêtes", "première, ms", "médiane, ms", "p95, ms"))
    print(ROW.format("---", "---", "---:", "---:", "---:", "---:"))
    for name, (path, whose) in pages.items():
        for who in whose.split():
            queries, (first, *spent) = costs(clients[who], path.format(**named), asked.times)
            figures = (first, median(spent), quantiles(spent, n=20)[-1])
            print(ROW.format(name, who, queries, *(f"{one:.0f}" for one in figures)), flush=True)


if __name__ == "__main__":
    main()
