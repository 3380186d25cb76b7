"""Makes a large site to measure by: believable French, the same rows each time for the same sizes and day."""

import argparse
from datetime import date, timedelta
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from comments.models import Comment

from ..corpus.composing import REF
from ..corpus.making import make
from ..corpus.plan import FEWEST, Size


class Command(BaseCommand):
    """make_corpus --articles N --comments M [--until DAY] [--add]"""

    help = "Make a large site to measure by: texts of chance in French, with notes, words, columns and avis."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, required=True, help=_("how many texts"))
        parser.add_argument("--comments", type=int, required=True, help=_("how many avis"))
        parser.add_argument(
            "--until", type=date.fromisoformat, help=_("the last day, AAAA-MM-JJ; yesterday if not given")
        )
        parser.add_argument("--add", action="store_true", help=_("add them to the texts that are there"))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["articles"] < FEWEST or options["comments"] < 0:
            raise CommandError(_("A corpus has at least %d texts.") % FEWEST)
        self._refuse_a_site_in_use(options["add"])
        began = monotonic()
        until = options["until"] or timezone.localdate() - timedelta(days=1)
        first = Article.objects.filter(import_ref__startswith=REF).count() + 1
        size = Size(options["articles"], options["comments"], until, first)
        make(size, lambda texts, avis: self._say_progress(size, texts, avis))
        self._say_what_it_is(size, monotonic() - began)

    def _refuse_a_site_in_use(self, may_add: bool) -> None:
        counts = {"texts": Article.objects.count(), "avis": Comment.objects.count()}
        if any(counts.values()) and not may_add:
            raise CommandError(
                _("This site holds %(texts)d texts and %(avis)d avis: nothing was made. --add adds to them.")
                % counts
            )

    def _say_progress(self, size: Size, texts: int, avis: int) -> None:
        said = _("Texts: %(texts)d of %(all_texts)d; avis: %(avis)d of %(all_avis)d.")
        counts = {"texts": texts, "all_texts": size.texts, "avis": avis, "all_avis": size.avis}
        self.stderr.write(said % counts, style_func=str)

    def _say_what_it_is(self, size: Size, seconds: float) -> None:
        counts = {"texts": size.texts, "avis": size.avis, "seconds": seconds}
        self.stdout.write(
            _("Corpus: %(texts)d texts and %(avis)d avis made in %(seconds).0f seconds.") % counts
        )
        for said in (
            _("The bodies of the texts come from a few hundred, the words of the avis from some thousand."),
            _("All texts are published: no draft, nothing scheduled or withdrawn, no history."),
            _("Of an avis that was published as it came, no decision is kept; no avis has a receipt."),
            _("Pictures are shared; their renditions are made by “manage.py tick”."),
        ):
            self.stdout.write(f"  {said}")
