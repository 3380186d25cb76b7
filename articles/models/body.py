"""The text of an article: its Markdown, which is the one truth, and what the pipeline made of it."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from chroniques.text import (
    PIPELINE_VERSION,
    Reference,
    Rendered,
    Target,
    render_article,
)

# What is long in a text: read for its page alone.
LONG = ("body", "body_html", "body_text", "headings", "figures")
RENDERED_FIELDS = ("body_html", "body_text", "headings", "figures", "word_count", "rendered_with")


class Body(models.Model):
    """Markdown in; HTML, plain text, headings, figures, a count of words out, and the pipeline's version."""

    body = models.TextField(_("text"), blank=True, help_text=_("In Markdown, with notes: word[^1]."))
    body_html = models.TextField(editable=False, blank=True)
    body_text = models.TextField(editable=False, blank=True)
    headings = models.JSONField(editable=False, default=list)
    figures = models.JSONField(editable=False, default=list)
    word_count = models.PositiveIntegerField(_("words"), editable=False, default=0)
    rendered_with = models.PositiveIntegerField(editable=False, default=0)

    class Meta:
        abstract = True

    def rendered(self) -> Rendered:
        """The text through the pipeline, once per text. Raises ValueError for a text that it refuses."""
        kept: tuple[str, Rendered] | None = self.__dict__.get("_rendered")
        if kept is None or kept[0] != self.body:
            kept = self.__dict__["_rendered"] = (self.body, render_article(self.body, resolve=self.resolve))
        return kept[1]

    def keep_rendered(self) -> Rendered:
        """Fill the derived fields from the text."""
        rendered = self.rendered()
        self.body_html, self.body_text = rendered.html, rendered.plain
        self.headings = [[heading.level, heading.text, heading.anchor] for heading in rendered.headings]
        self.figures = [asdict(figure) for figure in rendered.figures]
        self.word_count, self.rendered_with = rendered.word_count, PIPELINE_VERSION
        return rendered

    def render_again(self) -> bool:
        """Render the text as the database holds it, for what it shows has changed; did its HTML change?

        Raises ValueError for a text that the pipeline refuses: it keeps the HTML that it has.
        """
        with transaction.atomic():
            now = type(self)._default_manager.select_for_update(no_key=True).get(pk=self.pk)
            before = now.body_html
            now.save(update_fields=["body"])
        return now.body_html != before

    def clean(self) -> None:
        super().clean()
        try:
            self.rendered()
        except ValueError as refusal:
            raise ValidationError({"body": str(refusal)}) from refusal

    def resolve(self, reference: Reference) -> Target | None:
        """What a reference of the text leads to; the model that has a body says it."""
        raise NotImplementedError
