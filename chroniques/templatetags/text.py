"""Text on the page: French type for plain strings, and the one door for HTML that the pipeline has made."""

import re
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe

from chroniques.text import render_comment, typeset_text, without_links

register = template.Library()
# A note is called from the text, where its own text stands: elsewhere the call would be read as it is typed.
NOTE_CALL = re.compile(r"\[\^[^\]\s]{1,100}\]")


@register.filter
def typo(text: object) -> str:
    """A plain string set in French type. No markup comes out; the template escapes it as any string."""
    return _typo(str(text or ""))


@register.filter
def prose(text: object) -> str:
    """The same for an author’s words, a title or a chapô: cœur and œuvre too, which a name may not take."""
    return _prose(str(text or ""))


@register.filter
def stored_html(html: str) -> SafeString:
    """HTML that the pipeline made and sanitised when it was saved: body_html, text_html, bio_html alone."""
    return mark_safe(html)  # noqa: S308  (sanitised last, on save)


@register.filter
def unread_html(html: str) -> SafeString:
    """An avis that nobody has read yet, for who wrote it: our pages lend no link to what may be spam."""
    return mark_safe(without_links(html))  # noqa: S308  (sanitised again)


@register.filter
def avis_html(text: str) -> SafeString:
    """An avis rendered as it will be read, for who rereads it before sending."""
    return mark_safe(render_comment(text).html)  # noqa: S308  (sanitised last)


# Names and titles come again on every page.
@lru_cache(maxsize=4096)
def _typo(text: str) -> str:
    return typeset_text(text)


@lru_cache(maxsize=4096)
def _prose(text: str) -> str:
    return typeset_text(NOTE_CALL.sub("", text), ligatures=True)
