"""The application of the readers' avis."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """Avis: left by readers, read by moderators, answered by authors."""

    name = "comments"
    verbose_name = _("Avis")

    def ready(self) -> None:
        import_module("comments.receivers")  # connects them
        import_module("comments.letters")  # its kinds of letters
        import_module("comments.lost")  # one more
        import_module("comments.moderators")  # and those to moderators
        import_module("comments.reports")  # those of reports
        import_module("comments.changes").start(self)
        import_module("comments.counted").start(self)
