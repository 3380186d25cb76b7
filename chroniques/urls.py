"""Which part of the house answers where. The articles come last: their addresses catch all that is left."""

from django.contrib import admin
from django.urls import include, path

from . import views
from .watching import health
from .watching.metrics import page as metrics

handler404 = "articles.views.missing.not_found"
handler500 = "chroniques.views.failed"
urlpatterns = [
    path("admin/", include("chroniques.door.urls")),
    path("admin/", admin.site.urls),
    path("sante/", health.live, name="health"),
    path("sante/pret/", health.ready, name="ready"),
    path("sante/mesures/", metrics.numbers, name="metrics"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("", include("comments.urls")),
    path("", include("articles.urls")),
]
