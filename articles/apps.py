"""The application of the articles."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Articles and all that signs, groups and illustrates them."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        import_module("articles.receivers")  # connects them
        import_module("articles.letters.texts")  # its kinds of letters
        import_module("articles.changes.following").start(self)
        import_module("articles.lists.following").start(self)
