"""The application of the articles."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Articles and all that signs, groups and illustrates them."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        import_module("articles.receivers")  # connects them
        import_module("articles.letters.texts")  # its kinds of letters
        import_module("articles.letters.invitations")  # one more
        import_module("articles.letters.reviews")  # and two
        import_module("articles.letters.new_devices")  # and one
        import_module("articles.letters.remarks")  # of readers outside
        import_module("articles.letters.passwords")  # and two
        import_module("articles.changes.following").start(self)
        import_module("articles.lists.following").start(self)
        post_migrate.connect(keep_journal, sender=self, dispatch_uid="articles.journal")


def keep_journal(using: str, **kwargs: Any) -> None:
    """After each migration: on SQLite one that remakes a table drops its triggers."""
    import_module("articles.models.trace").keep(using)
