"""The texts and their pictures, as they are kept."""

from collections.abc import Iterator

from django.core.files.storage import default_storage

from articles.models import Article, Picture
from articles.models.moving import REFUSED
from chroniques.text import PIPELINE_VERSION

from .finding import Finding, remark

NAMED = 3  # how many are told by their name


def texts_are_rendered_by_this_version() -> Iterator[Finding]:
    """D801, D802"""
    old = Article.objects.filter(rendered_with__lt=PIPELINE_VERSION, rendered_with__gt=REFUSED).count()
    if old:
        yield Finding(
            "D801",
            f"Des textes ont été composés par une version plus ancienne : {old}.",
            "manage.py render_articles les compose de nouveau ; le site peut servir pendant ce temps.",
        )
    refused = Article.objects.filter(rendered_with=REFUSED).count()
    if refused:
        yield remark(
            "D802",
            f"Des textes n’ont pu être composés de nouveau, et montrent ce qu’ils montraient : {refused}.",
            "manage.py render_articles dit lesquels et pourquoi.",
        )


def pictures_have_their_files() -> Iterator[Finding]:
    """D803"""
    try:
        there = set(default_storage.listdir("")[1])
    except FileNotFoundError:
        there = set()
    named = (picture.file.name or "" for picture in Picture.objects.only("file").iterator())
    lost = [name for name in named if name not in there]
    if lost:
        yield Finding(
            "D803",
            f"Il manque des fichiers d’images : {len(lost)} ({', '.join(lost[:NAMED])}…).",
            "Remettez-les d’une sauvegarde dans le dossier des images ; leur nom est leur empreinte.",
        )
