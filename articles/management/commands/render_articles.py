"""Renders again the texts that an older pipeline made. Stopped on the way, it goes on from there."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.models import Article
from chroniques.text import PIPELINE_VERSION

STEP = 25  # texts between two words of progress


class Command(BaseCommand):
    """render_articles [--all [--after ID]]"""

    help = "Render again the texts that an older version of the pipeline made, and say which pages changed."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help=_("every text, not only the older ones"))
        parser.add_argument("--after", type=int, default=0, metavar="ID", help=_("begin after this text"))

    def handle(self, *args: Any, **options: Any) -> None:
        texts = self._texts(options["all"], options["after"])
        keys = list(texts.values_list("pk", flat=True))
        changed: list[Article] = []
        refused = 0
        for number, key in enumerate(keys, 1):
            article = Article.objects.only("title", "slug", "path").get(pk=key)
            try:
                if article.render_again():
                    changed.append(article)
            except ValueError as refusal:
                refused += 1
                self.stderr.write(f"{article.pk} {article} : {refusal}")
            self._say_progress(number, len(keys), key, options["verbosity"])
        self._say_what_changed(len(keys), changed, refused)

    def _texts(self, every: bool, after: int) -> QuerySet[Article]:
        """The texts to render, in the order of their ids: it can be taken up again."""
        texts = Article.objects.order_by("pk").filter(pk__gt=after)
        return texts if every else texts.exclude(rendered_with=PIPELINE_VERSION)

    def _say_progress(self, number: int, total: int, key: int, verbosity: int) -> None:
        if verbosity and (number % STEP == 0 or number == total):
            said = _("%(number)d of %(total)d, up to text %(key)d")
            self.stdout.write(said % {"number": number, "total": total, "key": key})

    def _say_what_changed(self, total: int, changed: list[Article], refused: int) -> None:
        for article in changed:
            self.stdout.write(f"  {article.get_absolute_url() or article.slug}")
        counts = {"total": total, "changed": len(changed), "refused": refused}
        self.stdout.write(
            _("%(total)d texts rendered, %(changed)d pages changed, %(refused)d refused.") % counts
        )
