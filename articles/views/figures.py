"""The numbers of a figure, as a file for the spreadsheets that French readers have."""

import csv
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from chroniques.text.figures.numbers import parsed

from ..models import Article
from ..models.slugs import slug_of
from .public import public_page

# A spreadsheet computes a cell that begins so, and may call programs: OWASP, « CSV Injection ».
FORMULA = tuple("=+-@\t\r＝＋－＠")


@public_page
def figure(request: HttpRequest, path: str, number: int) -> HttpResponse:
    """The numbers of the figure of this rank, from 1, in the article that lives at this path."""
    published = Article.objects.published().only("path", "slug", "figures")
    return file_of(get_object_or_404(published, path=path), number)


def file_of(article: Article, number: int) -> HttpResponse:
    """The numbers of its figure of this rank, from 1. Raises Http404. The caller decides who may see it."""
    if not 1 <= number <= len(article.figures):
        raise Http404(number)
    shown = article.figures[number - 1]
    response = HttpResponse(as_csv(shown), content_type="text/csv; charset=utf-8")
    name = slug_of(shown["title"]) or f"{article.slug}-{number}"
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def as_csv(figure: dict) -> str:
    """Heads, then rows, parted by semicolons: what a French spreadsheet opens by a double click.

    The byte order mark tells it that this is UTF-8; the unit stands with the name of each column.
    """
    out = StringIO("\ufeff")
    out.seek(1)
    unit = f" ({figure['unit']})" if figure["unit"] else ""
    corner, *names = figure["heads"]
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([inert(corner), *(inert(f"{name}{unit}") for name in names)])
    writer.writerows([inert(cell) for cell in row] for row in figure["rows"])
    return out.getvalue()


def inert(cell: str) -> str:
    """The cell as it is; behind an apostrophe when a spreadsheet would compute it, unless it is a number."""
    return f"'{cell}" if cell.startswith(FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    found = parsed(cell)
    return found is not None and not found[1]
