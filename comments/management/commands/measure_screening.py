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
CORPUS = FIXTURES / "corpus.jsonl"
Pairs = list[tuple[Trial, Lessons]]


class Command(BaseCommand):
    """measure_screening [--folds N] [--mistakes]"""

    help = "Measure the screening on labelled avis: cross-validation on the corpus, then on the blind parts."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--folds", type=int, default=5, metavar="N", help=_("parts of the cross-validation")
        )
        parser.add_argument(
            "--mistakes", action="store_true", help=_("show the avis of the corpus that were misjudged")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        corpus = _read(CORPUS)
        alone = Lessons({})
        self._say(_("Corpus, rules alone"), [(trial, alone) for trial in corpus], options)
        self._say(_("Corpus, by cross-validation"), list(crossed(corpus, options["folds"])), options)
        lessons = taught(corpus)
        for path in blind_parts():
            self._say_blind(path, lessons)

    def _say_blind(self, path: Path, lessons: Lessons) -> None:
        """Of what nothing was tuned on, the figures alone: who sees a mistake mends it."""
        trials, told = _read(path), {"part": path.name}
        for title, known in (
            (_("%(part)s, never tuned on, rules alone"), Lessons({})),
            (_("%(part)s, never tuned on, taught by the corpus"), lessons),
        ):
            self._say(title % told, [(trial, known) for trial in trials], {"mistakes": False})

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


def blind_parts() -> list[Path]:
    """The parts that nothing was tuned on, in the order of their names."""
    return sorted(path for path in FIXTURES.glob("*.jsonl") if path != CORPUS)


def _read(path: Path) -> list[Trial]:
    return read(path.read_text(encoding="utf-8"))


def _weighings(pairs: Pairs) -> int:
    """How many avis were weighed for the figures: each twice, as of a regular reader and of a stranger."""
    return max(1, 2 * len(pairs))


def _lines(found: Figures, pairs: Pairs, spent: float) -> list[str]:
    spam = sum(trial.is_spam for trial, _lessons in pairs)
    shares = {name: f"{100 * share:.1f}" for name, share in vars(found).items()}
    told = {**shares, "spam": spam, "ham": len(pairs) - spam, "spent": f"{spent:.2f}"}
    return [
        _("spam: %(spam)d avis, %(caught)s %% held or filed (%(filed)s %% filed)") % told,
        _("spam: %(caught_of_regular)s %% held or filed, sent by a regular reader") % told,
        _("people: %(ham)d avis, %(lost)s %% filed as spam") % told,
        _("people: %(held_of_regular)s %% held by the screening from a regular reader") % told,
        _("people: %(held_of_stranger)s %% held by the screening from a stranger") % told,
        _("%(spent)s ms of processor an avis") % told,
    ]
