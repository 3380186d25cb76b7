"""Il y a dix ans: what was published ten years ago, about this day."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from chroniques.pagecache import holds_until

from ..models import Article, ArticleQuerySet

YEARS = 10
AROUND = timedelta(days=3)
HOW_MANY = 2


Span = tuple[datetime, datetime]  # from the first, to before the second


def ten_years_ago(on: date | None = None) -> Span:
    """This day ten years before, with three days before and after.

    By the calendar of the site's time zone: it changes at midnight, and is the same for every reader.
    """
    today = on or timezone.localdate()
    holds_until(_midnight(today + timedelta(days=1)).timestamp())
    then = years_before(today, YEARS)
    return _midnight(then - AROUND), _midnight(then + AROUND + timedelta(days=1))


def earliest(texts: ArticleQuerySet, since: datetime, until: datetime) -> ArticleQuerySet:
    """The first of these texts that were published then; two at most."""
    then = texts.filter(published_at__gte=since, published_at__lt=until)
    return then.order_by("published_at", "pk")[:HOW_MANY]


def anniversary(texts: Iterable[Article], span: Span) -> list[Article]:
    """Those of these texts that were published then, the earliest first; two at most."""
    then = [text for text in texts if text.published_at and span[0] <= text.published_at < span[1]]
    return sorted(then, key=lambda text: (text.published_at, text.pk))[:HOW_MANY]


def years_before(day: date, years: int) -> date:
    """The same day so many years before; 28 February for a 29th that the year had not."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
