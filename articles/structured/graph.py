"""The graph of a page: nodes that say what is known and nothing else, under whole addresses."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

Node = dict[str, Any]


def graph(*nodes: Node) -> Node:
    """These nodes as one document."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def node(kind: str, **said: Any) -> Node:
    """A node of that type, `id` as its @id. What is unknown is not said."""
    identity = {"@id": said.pop("id")} if "id" in said else {}
    return {"@type": kind, **identity, **known(**said)}


def known(**said: Any) -> Node:
    """What is neither None nor empty. Zero is known."""
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}


def absolute(address: str) -> str:
    """An address of the site, whole; one of elsewhere as it is."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def instant(moment: datetime | None) -> str:
    """An instant at the hour of the site, as the page dates it; nothing for an unknown one."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
