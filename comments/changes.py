"""Which names a change of an avis gives to the log: what is public of it, what the front page hears; and
a change of what the screening knows of the newsroom."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from articles.changes import Names, Rule, install

PUBLIC = "{row}.state = 'published'"
SHOWN = (
    "article_id",
    "author_id",
    "fragment",
    "name",
    "path",
    "pick",
    "said",
    "site",
    "state",
    "text_html",
    "written_at",
)
HEARD = f"{PUBLIC} AND ({{row}}.author_id IS NOT NULL OR {{row}}.pick <> '')"
RULES = (
    Rule(
        "comments_comment",
        (
            Names(("SELECT 'comments:' || {row}.article_id",), SHOWN, PUBLIC),
            Names(("SELECT 'answers'",), SHOWN, HEARD),
        ),
    ),
    Rule("comments_threadcount", (Names(("SELECT 'count:' || {row}.article_id",)),)),
    # What the screening knows by heart: see comments.newsroom.
    Rule("comments_wordlist", (Names(("SELECT 'word_lists'",)),)),
    Rule("auth_user", (Names(("SELECT 'staff'",), ("first_name", "last_name", "is_staff", "is_active")),)),
)


def start(application: AppConfig) -> None:
    """Called once, when the application is ready."""
    post_migrate.connect(_lay_triggers, sender=application, dispatch_uid="comments.changes")


def _lay_triggers(using: str, **kwargs: Any) -> None:
    install(connections[using], RULES)
