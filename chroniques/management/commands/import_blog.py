"""Moves texts in: read every file, check, then write articles and their avis; say what became of all."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.importing.document import ImportedArticle, as_json
from articles.importing.page import read_page
from articles.importing.source import MAX_BYTES, UnreadableSource, read_text
from articles.importing.writer import write
from comments.importing import write_comments

READERS = {"page": read_page}


class Command(BaseCommand):
    """import_blog FORMAT FILE… [--check] [--json] [--title …]"""

    help = "Import the texts, notes and avis of files exported or copied from another site."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("format", choices=sorted(READERS), help=_("what the files are"))
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--check", action="store_true", help=_("read and report, write nothing"))
        parser.add_argument("--json", action="store_true", help=_("print the report as JSON"))
        parser.add_argument("--title", help=_("the title, where the page has none"))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["title"] and len(options["files"]) > 1:
            raise CommandError(_("--title names one text: give one file with it."))
        # All are read before one is written: a file that cannot be read leaves nothing behind.
        documents = [self._read(file, options) for file in options["files"]]
        outcomes = [None] * len(documents) if options["check"] else self._write(options["files"], documents)
        if options["json"]:
            report = [
                {"file": str(f), **as_json(d)} for f, d in zip(options["files"], documents, strict=True)
            ]
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self._report(options["files"], documents, outcomes)

    def _read(self, file: Path, options: dict[str, Any]) -> ImportedArticle:
        try:
            with file.open("rb") as source:
                data = source.read(MAX_BYTES + 1)
            return READERS[options["format"]](read_text(data), title=options["title"])
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": error.strerror}
            ) from error
        except UnreadableSource as refusal:
            raise CommandError(f"{file} : {refusal}") from refusal

    @transaction.atomic
    def _write(self, files: list[Path], documents: list[ImportedArticle]) -> list[tuple[bool, int]]:
        outcomes = []
        for file, document in zip(files, documents, strict=True):
            try:
                article, is_new = write(document)
            except ValueError as refusal:
                raise CommandError(f"{file} : {refusal}") from refusal
            outcomes.append((is_new, write_comments(article, document)))
        return outcomes

    def _report(self, files: list[Path], documents: list[ImportedArticle], outcomes: list[Any]) -> None:
        for file, document, outcome in zip(files, documents, outcomes, strict=True):
            self.stdout.write(f"{file.name} : {document.title or _('Untitled')} – {_became(outcome)}")
            for label, lines in _told(document):
                for line in lines:
                    self.stdout.write(f"  {label} : {line}")
        if not any(outcomes):
            return
        created, avis = sum(is_new for is_new, _made in outcomes), sum(made for _is_new, made in outcomes)
        counts = {"created": created, "unchanged": len(outcomes) - created, "avis": avis}
        self.stdout.write(
            _("%(created)d texts created, %(unchanged)d unchanged, %(avis)d avis created.") % counts
        )


def _became(outcome: tuple[bool, int] | None) -> str:
    if outcome is None:
        return _("read, not written (--check)")
    return _("created") if outcome[0] else _("unchanged: it was imported before")


def _told(document: ImportedArticle) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("problem"), document.problems),
        (_("set aside"), document.dropped),
        (_("doubled, kept once"), document.doubled),
    ]
