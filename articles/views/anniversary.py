"""Il y a dix ans: what was published ten years ago, about this day."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from chroniques.pagecache import holds_until, shows

from ..models import Article, ArticleQuerySet

YEARS = 10
AROUND = timedelta(days=3)
HOW_MANY = 2


def anniversary(on: date | None = None) -> ArticleQuerySet:
    """The texts of this day ten years before, three days before or after, the earliest first; two at most.

    By the calendar of the site's time zone: it changes at midnight, and is the same for every reader.
    """
    today = on or timezone.localdate()
    shows("texts")
    holds_until(_midnight(today + timedelta(days=1)).timestamp())
    then = years_before(today, YEARS)
    since, until = _midnight(then - AROUND), _midnight(then + AROUND + timedelta(days=1))
    texts = Article.objects.published().pieces().filter(published_at__gte=since, published_at__lt=until)
    return texts.order_by("published_at", "pk").only("title", "path", "published_at")[:HOW_MANY]


def years_before(day: date, years: int) -> date:
    """The same day so many years before; 28 February for a 29th that the year had not."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
