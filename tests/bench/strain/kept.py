"""What is in the base of what was acknowledged."""

import json

from .installed import Installed

OPEN = """
import json
from articles.models import Article
open_ones = Article.objects.published().exclude(kind="page").filter(comments_open=True).order_by("-pk")
print(json.dumps([[text.pk, text.get_absolute_url()] for text in open_ones[:40]]))
"""
FOUND = """
import json
from pathlib import Path
from collections import Counter
from chroniques.links import stored
from comments.models import Comment
given = json.loads(Path("{file}").read_text(encoding="utf-8"))
there = dict(Comment.objects.exclude(receipt=None).values_list("receipt", "text"))
lost = [text for text, path in given.items() if there.get(stored(path.split("/")[2])) != text]
twice = [text for text, times in Counter(there.values()).items() if times > 1]
print(json.dumps([lost, twice, len(there)]))
"""


def open_texts(site: Installed) -> tuple[list[int], list[str]]:
    """Texts that take avis: their numbers, and their pages."""
    numbers, paths = zip(*json.loads(site.shell(OPEN)), strict=True)
    return list(numbers), list(paths)


def missing(site: Installed, receipts: dict[str, str]) -> tuple[list[str], list[str], int]:
    """Of the avis that were acknowledged, with their receipts: those that are lost; those that are there
    twice; how many there are that readers sent."""
    file = site.folder / "receipts.json"
    file.write_text(json.dumps(receipts), encoding="utf-8")
    lost, twice, there = json.loads(site.shell(FOUND.format(file=file)))
    return lost, twice, there
