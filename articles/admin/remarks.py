"""What an editor should look at in a text, said after a save, and again when the text goes out with it."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Article

MOST = 12  # remarks told after a save: a page of an old site may have hundreds


def remarks_on(article: Article) -> list[str]:
    """A sentence for each remark, with its line; or why the text cannot be rendered."""
    try:
        problems = article.rendered().problems
    except ValueError as refusal:
        return [str(refusal)]
    said = _("Line %(line)d: %(message)s")
    return [said % {"line": problem.line, "message": problem.message} for problem in problems]


def tell(request: HttpRequest, article: Article, released: bool = False) -> None:
    """Tell the remarks on this text, in one message; nothing where there is none.

    released: the text has just been approved or published with them, which nothing forbids.
    """
    if remarks := remarks_on(article):
        head = _released(len(remarks)) if released else _seen(len(remarks))
        lines = [head, *remarks[:MOST], *_left_out(len(remarks) - MOST)]
        messages.warning(request, _in_lines(lines))


def remind(request: HttpRequest, articles: list[Article]) -> None:
    """Tell, in one message, which of these texts go out with remarks, how many, and where to see to them."""
    with_remarks = [(article, len(remarks)) for article in articles if (remarks := remarks_on(article))]
    if with_remarks:
        lines = [_line(article, count) for article, count in with_remarks]
        messages.warning(request, _in_lines([_("Remarks remain on texts that go out:"), *lines]))


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


def _left_out(count: int) -> list[str]:
    said = ngettext("and %(count)d more.", "and %(count)d more.", count)
    return [said % {"count": count}] if count > 0 else []


def _line(article: Article, count: int) -> SafeString:
    address = reverse("admin:articles_article_change", args=[article.pk])
    said = ngettext("%(count)d remark", "%(count)d remarks", count) % {"count": count}
    return format_html('<a href="{}">{}</a> ({})', address, article.title, said)


def _in_lines(lines: list[str]) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))
