"""How well the screening does on avis that somebody has labelled, and what it costs."""

import argparse
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...screening.trials import Figures, Lessons, Trial, crossed, figures, read, taught, weighed

FIXTURES = settings.BASE_DIR / "fixtures" / "screening"
CORPUS, UNSEEN = FIXTURES / "corpus.jsonl", FIXTURES / "unseen.jsonl"
BLIND = FIXTURES / "blind.jsonl"  # written after all the rules, measured once, and then as it is
Pairs = list[tuple[Trial, Lessons]]


class Command(BaseCommand):
    """measure_screening [--folds N] [--mistakes]"""

    help = "Measure the screening on labelled avis: cross-validation on the corpus, then on the unseen part."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--folds", type=int, default=5, metavar="N", help=_("parts of the cross-validation")
        )
        parser.add_argument("--mistakes", action="store_true", help=_("show the avis that were misjudged"))

    def handle(self, *args: Any, **options: Any) -> None:
        corpus = _read(CORPUS)
        alone = Lessons({})
        self._say(_("Corpus, rules alone"), [(trial, alone) for trial in corpus], options)
        self._say(_("Corpus, by cross-validation"), list(crossed(corpus, options["folds"])), options)
        if not UNSEEN.exists():
            self.stdout.write(_("The unseen part is missing: %(path)s") % {"path": UNSEEN.name})
            return
        unseen, lessons = _read(UNSEEN), taught(corpus)
        self._say(_("Unseen part, rules alone"), [(trial, alone) for trial in unseen], options)
        self._say(_("Unseen part, taught by the corpus"), [(trial, lessons) for trial in unseen], options)
        blind = [(trial, lessons) for trial in _read(BLIND)]
        self._say(_("Part written after all the rules, taught by the corpus"), blind, options)

    def _say(self, title: str, pairs: Pairs, options: dict[str, Any]) -> None:
        started = time.process_time()
        found = figures(pairs)
        spent = (time.process_time() - started) * 1000 / _weighings(pairs)
        self.stdout.write(self.style.MIGRATE_HEADING(title))
        for line in _lines(found, pairs, spent):
            self.stdout.write(f"  {line}")
        if options["mistakes"]:
            self._show(pairs)

    def _show(self, pairs: Pairs) -> None:
        for trial, lessons in pairs:
            said = weighed(trial, lessons)
            if (said.verdict == "clear") == trial.is_spam or (said.verdict == "spam") > trial.is_spam:
                found = ", ".join(f"{finding.code} {finding.weight}" for finding in said.findings)
                self.stdout.write(
                    f"    {trial.kind} {said.verdict} {said.weight} [{found}] {trial.seen.text[:80]!r}"
                )


def _read(path: Path) -> list[Trial]:
    return read(path.read_text(encoding="utf-8"))


def _weighings(pairs: Pairs) -> int:
    """How many avis were weighed for the figures: what people wrote, twice."""
    return max(1, sum(1 if trial.is_spam else 2 for trial, _lessons in pairs))


def _lines(found: Figures, pairs: Pairs, spent: float) -> list[str]:
    spam = sum(trial.is_spam for trial, _lessons in pairs)
    shares = {name: f"{100 * share:.1f}" for name, share in vars(found).items()}
    told = {**shares, "spam": spam, "ham": len(pairs) - spam, "spent": f"{spent:.2f}"}
    return [
        _("spam: %(spam)d avis, %(caught)s %% held or filed (%(filed)s %% filed)") % told,
        _("people: %(ham)d avis, %(lost)s %% filed as spam") % told,
        _("people: %(held_of_regular)s %% held by the screening from a regular reader") % told,
        _("people: %(held_of_stranger)s %% held by the screening from a stranger") % told,
        _("%(spent)s ms of processor an avis") % told,
    ]
