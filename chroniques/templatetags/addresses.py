"""The address of a page; addresses that somebody typed: only those of the web become links."""

from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.template import Context
from django.utils.encoding import escape_uri_path

register = template.Library()


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """The one address of this page, whole: without what followed "?" but the page of a list. Nothing for an
    error, a preview, and what is nobody's page to find: the forms, the receipts, the admin."""
    request = context.get("request")
    found = getattr(request, "resolver_match", None)
    if request is None or found is None or found.app_name != "articles" or not _is_for_engines(context):
        return ""
    number = getattr(context.get("page"), "number", 1)
    return f"{settings.SITE_URL}{escape_uri_path(request.path)}" + (f"?page={number}" if number > 1 else "")


def _is_for_engines(context: Context) -> bool:
    return not (context.get("preview") or context.get("is_error"))


@register.filter
def web(address: object) -> str:
    """The address if it is one of the web, else nothing: `javascript:` never reaches an href."""
    try:
        scheme = urlsplit(str(address or "").strip()).scheme
    except ValueError:  # not even an address: "http://[oops"
        return ""
    return str(address).strip() if scheme in {"http", "https"} else ""


@register.filter
def host(address: object) -> str:
    """The name of the site at this address, as one reads it: without "www."."""
    return (urlsplit(web(address)).hostname or "").removeprefix("www.")
