"""The public addresses, in French, stable for ever. The last one, an article's, is whatever is left."""

from django.urls import path, register_converter
from django.views.generic import RedirectView

from .feeds import FORMS, Form
from .views import (
    archives,
    article,
    authors,
    cards,
    columns,
    feeds,
    figures,
    front,
    house,
    markdown,
    media,
    reports,
    search,
    sitemap,
    subscribing,
    tags,
)


class YearConverter:
    """A year that a calendar knows."""

    regex = "[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter(YearConverter):
    """A month in two digits."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class ArticlePathConverter:
    """The path of an article: printable, so that no database chokes on it; no dot, so that /sitemap.xml
    is not sent to /sitemap.xml/ for ever."""

    regex = r"[^\x00-\x20\x7f.]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FeedConverter:
    """The file of a feed: the form in which it is asked for."""

    regex = "|".join(form.file.replace(".", r"\.") for form in FORMS)

    def to_python(self, value: str) -> Form:
        return next(form for form in FORMS if form.file == value)

    def to_url(self, value: Form) -> str:
        return value.file


class KeysConverter:
    """The keys of some rows, joined by dashes."""

    regex = "[0-9]{1,18}(?:-[0-9]{1,18}){0,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(KeysConverter, "keys")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(ArticlePathConverter, "article")
register_converter(FeedConverter, "feed")

YEAR = RedirectView.as_view(pattern_name="articles:archive_year", permanent=True)
MONTH = RedirectView.as_view(pattern_name="articles:archive_month", permanent=True)

app_name = "articles"
urlpatterns = [
    path("", front.home, name="home"),
    path("chroniques/", columns.columns, name="columns"),
    path("chroniques/<slug:slug>/", columns.column, name="column"),
    path("chroniques/<slug:slug>/flux/<feed:form>", feeds.column_feed, name="column_feed"),
    path("auteurs/", authors.authors, name="authors"),
    path("auteurs/<slug:slug>/", authors.author, name="author"),
    path("auteurs/<slug:slug>/flux/<feed:form>", feeds.author_feed, name="author_feed"),
    path("comptes-rendus/", reports.reports, name="reports"),
    path("mots-cles/", tags.tags, name="tags"),
    path("mots-cles/<slug:slug>/", tags.tag, name="tag"),
    path("mots-cles/<slug:slug>/flux/<feed:form>", feeds.tag_feed, name="tag_feed"),
    path("archives/", archives.archives, name="archives"),
    path("archives/<year:year>/", archives.year, name="archive_year"),
    path("archives/<year:year>/<month:month>/", archives.month, name="archive_month"),
    path("<year:year>/", YEAR),
    path("<year:year>/<month:month>/", MONTH),
    path("flux/", feeds.feeds, name="feeds"),
    path("flux/<feed:form>", feeds.site_feed, name="feed"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-maison.xml", sitemap.house, name="sitemap_house"),
    path("sitemap-<year:year>.xml", sitemap.year, name="sitemap_year"),
    path("sitemap-<year:year>-<int:number>.xml", sitemap.year, name="sitemap_year"),
    path("recherche/", search.results, name="search"),
    path("courriels/", subscribing.subscribe, name="subscribe"),
    path("courriels/demande/", subscribing.asked, name="asked"),
    path("courriels/oui/<int:pk>/<str:token>/", subscribing.subscription, name="subscription"),
    path("courriels/fin/<keys:keys>/<str:token>/", subscribing.unsubscribe, name="unsubscribe"),
    path("a-propos/", house.page, {"slug": "a-propos"}, name="about"),
    path("confidentialite/", house.page, {"slug": "confidentialite"}, name="privacy"),
    path("regles-des-avis/", house.page, {"slug": "regles-des-avis"}, name="rules"),
    path("mentions-legales/", house.page, {"slug": "mentions-legales"}, name="legal"),
    path("cartes/site-<slug:digest>.png", cards.of_site, name="site_card"),
    path("cartes/<int:number>-<slug:digest>.png", cards.of_text, name="card"),
    path("media/<path:name>", media.picture, name="picture"),
    path("<article:path>/chiffres/<int:number>.csv", figures.figure, name="figure"),
    path("<article:path>.md", markdown.markdown, name="markdown"),
    path("<article:path>/", article.article, name="article"),
]
