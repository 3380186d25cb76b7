"""Addresses that somebody typed: only those of the web become links."""

from urllib.parse import urlsplit

from django import template

register = template.Library()


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
