"""Moves texts in: read every file, check, then write articles and their avis; say what became of all."""

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles.importing.document import ImportedArticle, as_json
from articles.importing.french import quoted
from articles.importing.page import read_page
from articles.importing.source import MAX_BYTES, UnreadableSource, read_text, refuse_size
from articles.importing.writer import Became, write
from articles.models import Article
from comments.importing import write_comments

READERS = {"page": read_page}


@dataclass(frozen=True)
class Outcome:
    """What writing a document did: of its text, how many avis it made, and the problems met on the way."""

    became: Became = Became.UNCHANGED
    avis: int = 0
    problems: tuple[str, ...] = ()


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
        files, options["title"] = options["files"], (options["title"] or "").strip() or None
        if options["title"] and len(files) > 1:
            raise CommandError(_("--title names one text: give one file with it."))
        # All are read before one is written: a file that cannot be read leaves nothing behind.
        documents = [self._read(file, options) for file in files]
        outcomes = self._walk(files, documents, options["check"])
        told = [
            replace(document, problems=(*document.problems, *outcome.problems))
            for document, outcome in zip(documents, outcomes, strict=True)
        ]
        if options["json"]:
            report = [{"file": str(f), **as_json(d)} for f, d in zip(files, told, strict=True)]
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self._report(files, told, outcomes, options["check"])

    def _read(self, file: Path, options: dict[str, Any]) -> ImportedArticle:
        try:
            refuse_size(file.stat().st_size)
            with file.open("rb") as source:
                data = source.read(MAX_BYTES + 1)
            return READERS[options["format"]](read_text(data), title=options["title"])
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": _why(error)}
            ) from error
        except UnreadableSource as refusal:
            raise CommandError(f"{file} : {refusal}") from refusal

    def _walk(self, files: list[Path], documents: list[ImportedArticle], check: bool) -> list[Outcome]:
        """Write all or nothing. A check is the same walk, taken back at its end."""
        if check and Article._meta.db_table not in connection.introspection.table_names():
            self.stderr.write(_("The database is not set up: the pages are read, writing them is not tried."))
            return [Outcome() for _document in documents]
        with transaction.atomic():
            outcomes = [_written(file, document) for file, document in zip(files, documents, strict=True)]
            transaction.set_rollback(check)
        return outcomes

    def _report(
        self, files: list[Path], documents: list[ImportedArticle], outcomes: list[Outcome], check: bool
    ) -> None:
        for file, document, outcome in zip(files, documents, outcomes, strict=True):
            became = _("read, not written (--check)") if check else _became(outcome.became)
            self.stdout.write(f"{file.name} : {document.title or _('Untitled')} – {became}")
            for label, lines in _told(document):
                for line in lines:
                    self.stdout.write(f"  {label} : {line}")
        if check:
            return
        created = sum(outcome.became == Became.CREATED for outcome in outcomes)
        unchanged = sum(outcome.became == Became.UNCHANGED for outcome in outcomes)
        counts = {"created": created, "unchanged": unchanged, "avis": sum(o.avis for o in outcomes)}
        self.stdout.write(
            _("%(created)d texts created, %(unchanged)d unchanged, %(avis)d avis created.") % counts
        )


def _written(file: Path, document: ImportedArticle) -> Outcome:
    try:
        written = write(document)
        avis, problems = write_comments(written.article, document)
    except ValueError as refusal:
        named = f"{file} ({quoted(document.title)})" if document.title else str(file)
        raise CommandError(f"{named} : {refusal}") from refusal
    return Outcome(written.became, avis, (*written.problems, *problems))


def _why(error: OSError) -> str:
    """What the system says in its own language, in ours where it is usual."""
    usual = {
        FileNotFoundError: _("there is no such file"),
        IsADirectoryError: _("it is a folder"),
        PermissionError: _("reading it is not allowed"),
    }
    return usual.get(type(error)) or error.strerror or str(error)


def _became(became: Became) -> str:
    return {
        Became.CREATED: _("created"),
        Became.TITLED: _("given its title"),
        Became.UNCHANGED: _("unchanged: it was imported before"),
    }[became]


def _told(document: ImportedArticle) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("problem"), document.problems),
        (_("set aside"), document.dropped),
        (_("doubled, kept once"), document.doubled),
    ]
