"""What an editor should look at in a text, said after a save, and again when the text goes out with it.

The points are those of the « bon à tirer »: after a save, what concerns a line of the text; when the text
goes out, all that is not green.
"""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Article
from ..signoff import Colour, Point

MOST = 12  # remarks told after a save: a page of an old site may have hundreds


def tell(request: HttpRequest, article: Article, released: bool = False) -> None:
    """Tell the remarks on this text, in one message; nothing where there is none.

    released: the text has just been approved or published with them, which nothing forbids.
    """
    if remarks := _remarks_on(article) if released else _on_lines(article):
        head = _released(len(remarks)) if released else _seen(len(remarks))
        lines = [head, *map(_said, remarks[:MOST]), *_left_out(len(remarks) - MOST), _way(article)]
        messages.warning(request, _in_lines(lines))


def remind(request: HttpRequest, articles: list[Article]) -> None:
    """Tell, in one message, which of these texts go out with remarks, how many, and where to see to them."""
    with_remarks = [(article, len(remarks)) for article in articles if (remarks := _remarks_on(article))]
    if with_remarks:
        lines = [_line(article, count) for article, count in with_remarks]
        messages.warning(request, _in_lines([_("Remarks remain on texts that go out:"), *lines]))


def _remarks_on(article: Article) -> list[Point]:
    """All that is amber or red."""
    found = (point for finding in article.findings() for point in finding.points)
    return [point for point in found if point.colour != Colour.GREEN]


def _on_lines(article: Article) -> list[Point]:
    """What concerns a line of the text, from the first line on."""
    found = [point for point in _remarks_on(article) if point.place and point.place.kind == "line"]
    return sorted(found, key=lambda point: point.place.at if point.place else 0)


def _said(point: Point) -> str:
    if point.place and point.place.kind == "line":
        return _("Line %(line)d: %(message)s") % {"line": point.place.at, "message": point.said}
    return point.said


def _seen(count: int) -> str:
    return ngettext("%(count)d remark on this text:", "%(count)d remarks on this text:", count) % {
        "count": count
    }


def _released(count: int) -> str:
    said = ngettext(
        "The text goes out with %(count)d remark to see to:",
        "The text goes out with %(count)d remarks to see to:",
        count,
    )
    return said % {"count": count}


def _left_out(count: int) -> Iterator[str]:
    if count > 0:
        yield ngettext("and %(count)d more.", "and %(count)d more.", count) % {"count": count}


def _way(article: Article) -> SafeString:
    return format_html('<a href="{}">{}</a>', _address(article), _("All the checks"))


def _line(article: Article, count: int) -> SafeString:
    said = ngettext("%(count)d remark", "%(count)d remarks", count) % {"count": count}
    return format_html('<a href="{}">{}</a> ({})', _address(article), article.title, said)


def _address(article: Article) -> str:
    return reverse("admin:articles_article_signoff", args=[article.pk])


def _in_lines(lines: list[str]) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))
