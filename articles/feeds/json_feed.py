"""JSON Feed 1.1: the same feed for programs that read JSON. What is unknown is left out, never empty."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from .channel import Channel, Entry, Person

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel, sheet: str = "") -> bytes:
    """The feed in JSON Feed 1.1. No style sheet applies to it: `sheet` is what its sisters take."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.addresses["json"],
        "description": channel.description,
        "icon": channel.logo or channel.icon,
        "favicon": channel.icon,
        "language": channel.language,
        "authors": _authors([channel.publisher]),
    }
    head = json.dumps(_known(feed) | {"items": []}, ensure_ascii=False)
    language = channel.language
    items = (
        entry.written(f"json {language}", lambda entry: _item(entry, language)) for entry in channel.entries
    )
    return f"{head[:-2]}{', '.join(items)}]}}".encode()


def _item(entry: Entry, language: str) -> str:
    item = _known(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "image": entry.image.address if entry.image else "",
            "date_published": _date(entry.published),
            "date_modified": _date(entry.revised),
            "authors": _authors(entry.authors),
            "tags": list(entry.tags),
            "language": language,
        }
    )
    return json.dumps(item, ensure_ascii=False)


def _authors(people: Iterable[Person]) -> list[dict[str, str]]:
    return [{"name": person.name, "url": person.address} for person in people]


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _date(moment: datetime) -> str:
    """RFC 3339."""
    return moment.isoformat(timespec="seconds")
