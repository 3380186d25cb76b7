"""`python -m tests.bench.threads`: what a page costs of a conversation of ten thousand avis, against that of
an article which has two hundred in all.

On the database that the settings name, which make_corpus filled with the texts of both; how a cost is
measured is said in tests/bench/kept/cold.py.
"""

import argparse
import sys
from functools import partial

import brotli
import django

django.setup()

from articles.models import Article  # noqa: E402
from comments.counted import PAGE  # noqa: E402
from comments.models import Comment  # noqa: E402
from comments.places import ANSWERS, NEWEST, place_of  # noqa: E402
from tests.bench.kept.cold import Reader, measured  # noqa: E402

ROW = "{:34} {:>12} {:>9} {:>14} {:>9}\n"
HEAD = ("page", "ms, à froid", "requêtes", "ms, après un avis", "requêtes")
SLUGS = ("deux-cents-avis", "dix-mille-avis")


def pages(few: Article, many: Article) -> dict[str, tuple[Article, str]]:
    """The pages that are measured, by what they are."""
    conversation = f"/avis/sous/{many.pk}/"
    return {
        "article, 200 avis": (few, few.get_absolute_url()),
        "article, 10 000 avis": (many, many.get_absolute_url()),
        "sa page 2": (many, f"{conversation}?page=2"),
        "sa page 25": (many, f"{conversation}?page=25"),
        "les récents d’abord": (many, f"{conversation}?tri={NEWEST}"),
        "les réponses de l’auteur": (many, f"{conversation}?tri={ANSWERS}"),
    }


def main() -> None:
    """Print the table, then how long it takes to find the places of avis all through the conversation."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.threads")
    parser.add_argument("--times", type=int, default=30)
    times = parser.parse_args().times
    reader, texts = Reader(), [Article.objects.get(slug=slug) for slug in SLUGS]
    sys.stdout.write(ROW.format(*HEAD))
    for name, (article, path) in pages(*texts).items():
        read = partial(reader.get, path)
        cold, queries = measured(read, reader.forget_page, times)
        after, queries_after = measured(read, partial(reader.forget_avis, article), times)
        sys.stdout.write(ROW.format(name, f"{cold:.1f}", queries, f"{after:.1f}", queries_after))
    sys.stdout.write(f"adresses permanentes suivies : {_places_are_right(reader, texts[1])}\n")


def _places_are_right(reader: Reader, article: Article) -> int:
    """How many permanent addresses, one in a page, lead to a page that shows the avis; RuntimeError for one
    that does not."""
    avis = Comment.objects.published().filter(article=article).select_related("article").order_by("path")
    followed = list(avis[:: PAGE - 1])
    for one in followed:
        page, _mark, place = place_of(one).partition("#")
        if f'id="{place}"' not in brotli.decompress(reader.get(page)).decode():
            raise RuntimeError(f"{one.pk} : {page}")
    return len(followed)


if __name__ == "__main__":
    main()
