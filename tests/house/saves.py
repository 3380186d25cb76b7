"""Saves of small sites, and what the commands say of them."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from articles.models import Subscription
from tests.makers import make_article, make_comment


def said(command, *args, **options):
    out = StringIO()
    call_command(command, *map(str, args), stdout=out, **options)
    return out.getvalue()


def the_save_in(folder: Path) -> Path:
    [saved] = folder.glob("*.tar.gz")
    return saved


def the_save_of_a_small_site(folder: Path) -> Path:
    """With a text, two avis and two subscriptions."""
    article = make_article()
    for text in ("Un premier avis.", "Un second avis."):
        make_comment(article, text=text)
    for address in ("lea@exemple.fr", "paul@exemple.fr"):
        Subscription.objects.create(email=address)
    call_command("backup", str(folder), verbosity=0)
    return the_save_in(folder)
