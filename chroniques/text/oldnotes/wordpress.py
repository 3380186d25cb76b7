"""WordPress' footnotes: `<sup data-fn="id">` calls; the texts are a meta of the post, in JSON.

A page saved from such a site has the texts in a list, `<ol class="wp-block-footnotes">`.
"""

import json
import re
from collections.abc import Iterator

from chroniques.text.oldnotes.draft import Draft, Edit, prose

CALL = re.compile(
    r"<sup\s[^<>]{0,300}?data-fn=[\"'](?P<id>[\w-]{1,80})[\"'][^<>]{0,300}+>(?:[^<]|<(?!/?sup\b)){0,600}+</sup>"
)
BLOCK = re.compile(r"\s*<!--\s*/?wp:footnotes\b[^<>]*-->\s*")
LIST = re.compile(r"\s*<ol\s[^<>]*wp-block-footnotes[^<>]*>")
ITEM = re.compile(
    r"<li\s[^<>]{0,300}?id=[\"'](?P<id>[\w-]{1,80})[\"'][^<>]*>(?P<text>(?:[^<]|<(?!/?li\b))*+)</li>"
)
RETURN = re.compile(r"\s*<a\s[^<>]*href=[\"']#[\w-]+-link[\"'][^<>]*>[^<]*</a>")
WRAPPER = re.compile(r"</?(?:p|div)(?:\s[^<>]*)?>")


def convert_wordpress(draft: Draft, meta: str) -> None:
    """Rewrite in `draft` the calls of WordPress that have a text, in its list or in `meta`."""
    texts = {**_listed(draft), **_stored(draft, meta)}
    labels: dict[str, str] = {}
    for rank in prose(draft.lines):
        edits = list(_edits(draft, rank, texts, labels))
        if edits:
            draft.edit(rank, edits)
    draft.added += [f"[^{label}]: {texts[name]}\n" for name, label in labels.items()]
    for rank, line in enumerate(draft.lines):
        if BLOCK.fullmatch(line) or (labels and _is_list_of(line, labels)):
            draft.erase(rank)


def _edits(draft: Draft, rank: int, texts: dict[str, str], labels: dict[str, str]) -> Iterator[Edit]:
    for found in CALL.finditer(draft.lines[rank]):
        name = found["id"]
        if not texts.get(name):
            draft.report(rank, "Un appel de note venu de WordPress n’a pas de texte : il reste tel quel.")
            continue
        if name not in labels:
            labels[name] = draft.take(str(len(labels) + 1))
        yield Edit(found.start(), found.end(), f"[^{labels[name]}]")


def _stored(draft: Draft, meta: str) -> dict[str, str]:
    """The texts of the meta, by id: `[{"id": …, "content": …}]`."""
    if not meta.strip():
        return {}
    try:
        notes = json.loads(meta)
        return {str(note["id"]): _flat(str(note["content"])) for note in notes}
    except (ValueError, TypeError, KeyError, RecursionError):
        draft.report(0, "Les notes que WordPress garde à part du texte sont illisibles : elles manquent.")
        return {}


def _listed(draft: Draft) -> dict[str, str]:
    lines = [draft.lines[rank] for rank in prose(draft.lines) if "-link" in draft.lines[rank]]
    found = (item for line in lines for item in ITEM.finditer(line))
    return {item["id"]: _flat(RETURN.sub("", item["text"])) for item in found if RETURN.search(item["text"])}


def _is_list_of(line: str, labels: dict[str, str]) -> bool:
    return bool(LIST.match(line)) and all(item["id"] in labels for item in ITEM.finditer(line))


def _flat(html: str) -> str:
    """One paragraph of Markdown: inline tags stay as they are, the source may hold them."""
    return " ".join(WRAPPER.sub(" ", html).split())
