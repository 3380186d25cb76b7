"""Strings in, strings out: Markdown, footnotes, French type, the sanitiser. No Django, no model, no clock."""

from chroniques.text.oldnotes import ModernNotes, modern_notes
from chroniques.text.pipeline import PIPELINE_VERSION, render_article, render_comment
from chroniques.text.plain import excerpt, plain
from chroniques.text.rendered import (
    ArticleTarget,
    Figure,
    Footnote,
    Heading,
    HiddenPicture,
    NotePlace,
    PictureSource,
    PictureTarget,
    Problem,
    Reference,
    Rendered,
    Target,
    TextTooComplex,
)
from chroniques.text.sanitise import without_links
from chroniques.text.typography import typeset, typeset_text

__all__ = [
    "PIPELINE_VERSION",
    "ArticleTarget",
    "Figure",
    "Footnote",
    "Heading",
    "HiddenPicture",
    "ModernNotes",
    "NotePlace",
    "PictureSource",
    "PictureTarget",
    "Problem",
    "Reference",
    "Rendered",
    "Target",
    "TextTooComplex",
    "excerpt",
    "modern_notes",
    "plain",
    "render_article",
    "render_comment",
    "typeset",
    "typeset_text",
    "without_links",
]
