"""Prepare the site and serve it: what a start needs beyond its dependencies, in one command."""

import os
import socket
import sys
from argparse import ArgumentParser

from django.conf import settings
from django.contrib.auth.models import User
from django.core.checks import Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Article
from chroniques import env, listening
from chroniques.checks import OURS
from chroniques.management import assets
from chroniques.management.demo import accounts

# One writer at a time: a second process on SQLite would only wait for the first, and would keep a memory
# of its own.
WORKERS_ON_SQLITE = 1
WORKERS_ELSEWHERE = 2

BUSY = gettext_noop(
    "Port %(port)s of %(host)s cannot be opened (%(error)s). Choose another: PORT=%(other)s make run"
)


class Command(BaseCommand):
    help = "Apply migrations, collect static files, then serve the site."
    # What the environment decides. Those of Django examine our code, which the tests have done: a start would
    # go through all of it once more.
    requires_system_checks = [OURS, Tags.translation]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=env.text("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.integer("PORT", 8000))
        parser.add_argument("--demo", action="store_true", help="load the demo into an empty site")
        parser.add_argument(
            "--prepare",
            action="store_true",
            help="collect static files and stop: before a new version takes the place of the one that serves",
        )

    def handle(self, *, host: str, port: int, demo: bool, prepare: bool, **options: object) -> None:
        if prepare:
            return self.collect()
        listener = listening.inherited() or opened(host, port)
        self.migrate()
        self.collect()
        if demo:
            self.open_the_demo()
        self.say(
            _("The site opens at http://%(host)s:%(port)s/ (Ctrl-C closes it).")
            % {"host": host, "port": port}
        )
        hand_over_to_the_server(listener)

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if steps:
            self.say(_("Database: applying %(number)s migrations…") % {"number": len(steps)})
            call_command("migrate", interactive=False, verbosity=0)

    def collect(self) -> None:
        if assets.collect():
            self.say(_("Style sheets and scripts prepared."))

    def open_the_demo(self) -> None:
        if is_new():
            self.say(_("First start: loading the demo magazine…"))
            call_command("load_demo", stdout=self.stdout)
        elif known := accounts.existing():
            self.say(_("The demo's accounts, at /admin/:"))
            for account in known:
                self.say(f"  {account.group} : {account.username} / {account.password}")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def opened(host: str, port: int) -> socket.socket:
    """The socket of the site, before any work: another program that has the port is named at once."""
    try:
        return listening.opened(host, port)
    except OSError as error:
        known = {"port": port, "host": host, "error": os.strerror(error.errno or 0), "other": port + 1}
        raise CommandError(_(BUSY) % known) from error


def is_new() -> bool:
    """Nobody and nothing yet: neither an article nor an account."""
    return not (Article.objects.exists() or User.objects.exists())


def hand_over_to_the_server(listener: socket.socket) -> None:
    """Become the server: same process, so that signals and supervisors reach it directly."""
    connections.close_all()
    folders = [str(settings.BASE_DIR), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, folders))
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")  # one heap: each thread would keep what it frees
    # In bytes, what glibc begins with: said, it no longer grows, and what a large page took is given back.
    os.environ.setdefault("MALLOC_TRIM_THRESHOLD_", "131072")
    os.execv(sys.executable, listening.command(listener, workers(), settings.SERVER_THREADS))  # noqa: S606


def workers() -> int:
    """How many processes answer: WORKERS, else what the database bears."""
    return env.integer("WORKERS", WORKERS_ON_SQLITE if connection.vendor == "sqlite" else WORKERS_ELSEWHERE)
