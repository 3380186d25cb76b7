"""The accounts: somebody administers, behind two doors, and nobody came with the demo."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import User

from chroniques.accounts import DEMO_DOMAIN
from chroniques.door.administrators import administrators
from chroniques.door.factors import has_second_factor

from .finding import Finding, in_production


def somebody_administers() -> Iterator[Finding]:
    """D701"""
    if not administrators().exists():
        yield Finding(
            "D701",
            "Personne ne peut administrer le site.",
            "manage.py createsuperuser fait le premier compte ; les autres s’invitent depuis "
            "l’administration.",
        )


def administrators_have_a_second_factor() -> Iterator[Finding]:
    """D702"""
    bare = [user.get_username() for user in administrators() if not has_second_factor(user)]
    if in_production() and bare:
        yield Finding(
            "D702",
            f"Qui administre n’a qu’un mot de passe : {', '.join(sorted(bare))}.",
            "Qu’ils entrent une fois : le site leur demandera d’ajouter une clé ou une application."
            if settings.SECOND_FACTOR
            else "Retirez SECOND_FACTOR=0 : chacun ajoutera un second facteur à sa prochaine entrée.",
        )


def nobody_came_with_the_demo() -> Iterator[Finding]:
    """D703"""
    there = User.objects.filter(email__endswith=DEMO_DOMAIN).count()
    if in_production() and there:
        yield Finding(
            "D703",
            f"Des comptes de la démonstration sont dans cette base ({there}). Leur mot de passe est "
            "public ; ils "
            "n’ouvrent rien ici, mais ce qu’ils ont signé paraît.",
            "Commencez d’une base vide, ou effacez-les dans l’administration, « Comptes ».",
        )
