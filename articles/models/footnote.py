"""The notes of an article: a projection of its text, rebuilt with it, never edited apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chroniques.text import Footnote as RenderedFootnote


class Footnote(models.Model):
    """One note, as the last rendering of the article made it."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="footnotes")
    order = models.PositiveSmallIntegerField(_("order"))
    marker = models.CharField(_("marker"), max_length=20)
    label = models.CharField(_("label"), max_length=200)
    source = models.TextField(_("Markdown source"))
    html = models.TextField(_("text"))

    class Meta:
        ordering = ["order"]
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="one_note_per_place"),
        ]

    def __str__(self) -> str:
        return f"[{self.marker}]"

    @classmethod
    def project(cls, article, footnotes: tuple[RenderedFootnote, ...]) -> None:
        """Replace the rows of this article by these notes. To be called inside a transaction."""
        Footnote.objects.filter(article=article).delete()
        Footnote.objects.bulk_create(
            Footnote(
                article=article,
                order=note.order,
                marker=note.marker,
                label=note.label,
                source=note.source,
                html=note.html,
            )
            for note in footnotes
        )
