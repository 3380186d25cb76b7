"""The Markdown of a text as anyone may read it: what its page shows, by addresses that are whole.

Pure. What a page leaves out is left out here too: comments, notes that nothing calls, links to what is not
public, pictures that may not be shown. Code is left as it is.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urljoin

from chroniques.text import ArticleTarget, PictureTarget, Reference
from chroniques.text.blocks import begins_block
from chroniques.text.lines import NOTE, Line, fence_after, source_lines

Public = Callable[[Reference], ArticleTarget | PictureTarget | None]

NAMED = re.compile(r"\b(article|image):([\w-]+)")
# Code first, which is neither a comment nor a link whatever it holds.
CODE = r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
COMMENT = re.compile(rf"{CODE}|<!--.*?(?:-->|\Z)", re.DOTALL)
CLOSED = re.compile(r"<!--.*?-->")
TEXT = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*+\])*+)\]"
TITLE = r"(?:\s+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'))?"
LINK = re.compile(
    rf"{CODE}|(?P<bang>!?){TEXT}\(\s*<?(?P<kind>article|image):(?P<name>[\w-]+)(?P<place>#[^\s)>]*)?>?{TITLE}\s*\)",
    re.DOTALL,
)
DEFINED = re.compile(r"^( {0,3}\[[^\[\]]+\]:\s*<?)(article|image):([\w-]+)(#[^\s>]*)?", re.MULTILINE)
ROOTED = re.compile(r"(\]\(\s*<?|^ {0,3}\[[^\[\]^][^\[\]]*\]:\s*<?)(/(?!/))", re.MULTILINE)


def references_of(source: str) -> set[Reference]:
    """All that the source may name of ours."""
    return {Reference(*found) for found in NAMED.findall(source)}


def public_source(source: str, public: Public, called: Iterable[str], address: str) -> str:
    """The source of the page at `address`.

    `public` answers where a thing of ours is, None for what readers do not see; `called` holds the labels of
    the notes that the text calls.
    """
    labels = set(called)
    parts = []
    for is_code, lines in groupby(_marked(source.split("\n")), key=lambda line: line[1]):
        part = "\n".join(line for line, _is_code in lines)
        parts.append(part if is_code else _public_part(part, public, labels, address))
    return "\n".join(parts).strip() + "\n"


def front_matter(fields: dict[str, Any]) -> str:
    """YAML between two lines of dashes, which is what most programs read; what is unknown is left out.

    A value is written as JSON, which YAML 1.2 reads.
    """
    known = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value)
    return "\n".join(["---", *known, "---", ""])


def _marked(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is of a fenced block. A fence in a comment opens nothing."""
    fence, in_comment = "", False
    for line in lines:
        after = "" if in_comment else fence_after(line, fence)
        yield line, bool(fence or after)
        fence = after
        if not fence:
            in_comment = _is_left_open(line, in_comment)


def _is_left_open(line: str, in_comment: bool) -> bool:
    """Does a comment go on after this line?"""
    rest = CLOSED.sub("", "<!--" * in_comment + line)
    return "<!--" in rest


def _public_part(part: str, public: Public, labels: set[str], address: str) -> str:
    part = _without_uncalled(COMMENT.sub(lambda found: found["code"] or "", part), labels)
    part = LINK.sub(lambda found: _link(found, public, address), part)
    part = DEFINED.sub(lambda found: _definition(found, public, address), part)
    return ROOTED.sub(lambda found: found[1] + urljoin(address, found[2]), part)


def _without_uncalled(part: str, labels: set[str]) -> str:
    """The part without the notes that nothing calls, each with its lines as the pipeline reads them."""
    lines, kept, at = source_lines(part), [], 0
    while at < len(lines):
        found = NOTE.match(lines[at].text)
        end = _end_of_note(lines, at) if found and found[1] not in labels else at
        kept += [] if end > at else [lines[at].text]
        at = max(end, at + 1)
    return "\n".join(kept)


def _end_of_note(lines: list[Line], at: int) -> int:
    """Where the note that begins here ends: with what is indented, and its first paragraph as it runs on."""
    end, running = at + 1, True
    while end < len(lines):
        line = lines[end]
        inside = line.indent >= 2 or line.is_blank
        if not inside and not (running and not begins_block(lines, end)):
            break
        end, running = end + 1, not line.is_blank
    return end


def _link(found: re.Match[str], public: Public, address: str) -> str:
    if found["code"]:
        return found[0]
    target = public(Reference(found["kind"], found["name"]))
    said = found["double"] or found["single"] or ""
    if found["bang"]:
        return _picture(found["text"], said, target, address) if isinstance(target, PictureTarget) else ""
    if not isinstance(target, ArticleTarget):
        return found["text"]
    where = urljoin(address, target.url) + (found["place"] or "")
    return f"[{found['text'] or target.title}]({where}{_titled(said)})"


def _picture(alt: str, caption: str, target: PictureTarget, address: str) -> str:
    """The picture with its legend: caption and credit, as under it on the page."""
    legend = " – ".join(filter(None, [caption or target.caption, target.credit]))
    return f"![{alt or target.alt}]({urljoin(address, target.src)}{_titled(legend)})"


def _titled(words: str) -> str:
    return ' "{}"'.format(words.replace('"', "″")) if words else ""


def _definition(found: re.Match[str], public: Public, address: str) -> str:
    target = public(Reference(found[2], found[3]))
    if target is None:
        return f"{found[1]}#"
    where = target.url if isinstance(target, ArticleTarget) else target.src
    return f"{found[1]}{urljoin(address, where)}{found[4] or ''}"
