"""The library of pictures as a contact sheet: what each lacks, where each is used."""

from functools import reduce
from operator import and_
from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..models import Article, Author, Picture, PictureUse, Site
from ..signoff.pictures import NAMES_OF_FILES

LACKS = {
    "credit": (gettext_lazy("the credit"), lambda pictures: pictures.uncredited()),
    "alt": (gettext_lazy("a true alternative text"), lambda pictures: pictures.undescribed()),
    "droit": (gettext_lazy("the right to show it"), lambda pictures: pictures.ended()),
    "tout": (gettext_lazy("one of these"), lambda pictures: pictures.lacking()),
}


class LackFilter(admin.SimpleListFilter):
    """Pictures by what an editor has to see to."""

    title = gettext_lazy("lacks")
    parameter_name = "manque"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(key, label) for key, (label, _chosen) in LACKS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        _label, chosen = LACKS.get(self.value() or "", ("", lambda pictures: pictures))
        return chosen(queryset)


class UseFilter(admin.SimpleListFilter):
    """Pictures by whether something shows them."""

    title = gettext_lazy("use")
    parameter_name = "usage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("oui", gettext_lazy("used")), ("non", gettext_lazy("shown nowhere"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        asked = {"oui": ~_unused(), "non": _unused()}.get(self.value() or "", Q())
        return queryset.filter(asked)


def with_uses(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Each with how many texts show it, how many it opens, how many people it portrays; counted for those
    that are read alone."""
    return pictures.annotate(
        in_texts=_how_many(PictureUse, "picture"),
        leads=_how_many(Article, "picture"),
        portrays=_how_many(Author, "portrait"),
    )


def _unused() -> Q:
    """Shown by no text, no author, and not as the logo of the site."""
    shown = ((PictureUse, "picture"), (Article, "picture"), (Author, "portrait"), (Site, "logo"))
    used = [Exists(model._default_manager.filter(**{relation: OuterRef("pk")})) for model, relation in shown]
    return reduce(and_, (~Q(one) for one in used))


def _how_many(model: type[Model], relation: str) -> Coalesce:
    rows = model._default_manager.filter(**{relation: OuterRef("pk")}).order_by()
    counted = rows.values(relation).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def uses_in_words(picture: Any) -> str:
    """ "ouvre 1 texte, dans 2 textes"; "nulle part"."""
    said = [
        ngettext("opens %d text", "opens %d texts", picture.leads) % picture.leads if picture.leads else "",
        ngettext("in %d text", "in %d texts", picture.in_texts) % picture.in_texts
        if picture.in_texts
        else "",
        _("portrait") if picture.portrays else "",
    ]
    return ", ".join(filter(None, said)) or _("nowhere")


def lacks_in_words(picture: Picture) -> str:
    """What an editor has to see to; nothing where all is there."""
    over = picture.usable_until is not None and picture.usable_until < timezone.localdate()
    lacking = {
        "credit": not picture.credit(),
        "alt": not picture.decorative and picture.alt.lower().strip().endswith(NAMES_OF_FILES),
        "droit": over,
    }
    return ", ".join(str(LACKS[key][0]) for key, is_lacking in lacking.items() if is_lacking)
