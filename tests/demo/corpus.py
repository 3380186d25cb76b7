"""A corpus for the tests: what makes one, what its rows hold."""

from datetime import date
from io import StringIO
from zoneinfo import ZoneInfo

from django.core.management import call_command

DAY = date(2026, 5, 3)
PARIS = ZoneInfo("Europe/Paris")


def make(texts: int = 60, comments: int = 400, *options: str) -> tuple[str, str]:
    """What the command says on its two outputs."""
    out, err = StringIO(), StringIO()
    sizes = ["--articles", str(texts), "--comments", str(comments), "--until", DAY.isoformat()]
    call_command("make_corpus", *sizes, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()
