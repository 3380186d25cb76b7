"""The pieces before and after one in its column."""

from django.db.models import Q

from ..models import Article, ArticleQuerySet


def neighbours(article: Article) -> tuple[Article | None, Article | None]:
    """The published pieces just before and just after it in its column, if it is part of one."""
    if article.column_id is None or article.published_at is None:
        return None, None
    pieces = Article.objects.published().pieces().filter(column=article.column_id).only("title", "path")
    return _before(article, pieces), _after(article, pieces)


def _before(article: Article, pieces: ArticleQuerySet) -> Article | None:
    if article.number is not None:
        return pieces.filter(number__lt=article.number).order_by("-number").first()
    earlier = Q(published_at=article.published_at, pk__lt=article.pk)
    return pieces.filter(earlier | Q(published_at__lt=article.published_at)).first()


def _after(article: Article, pieces: ArticleQuerySet) -> Article | None:
    if article.number is not None:
        return pieces.filter(number__gt=article.number).order_by("number").first()
    later = Q(published_at=article.published_at, pk__gt=article.pk)
    after = pieces.filter(later | Q(published_at__gt=article.published_at))
    return after.order_by("published_at", "pk").first()
