"""The pictures of a paste: those it holds are to be uploaded, the others are named; videos become links."""

import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from chroniques.text.pasting.links import clean_address
from chroniques.text.pasting.paste import Paste, PastedPicture
from chroniques.text.pasting.tree import Node, elements

DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s%]{100,}\Z")
LONGEST_SIGN = 12  # characters of a little face, or of its name
BLANK = re.compile(r"data:image/")
SIGN = re.compile(r"emoji|smiley|icon", re.IGNORECASE)
PLAYERS = (
    (
        re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (
        re.compile(r"https?://(?:www\.)?dailymotion\.com/embed/video/(\w+)"),
        "https://www.dailymotion.com/video/{}",
    ),
)


def picture_markdown(paste: Paste, node: Node) -> Iterator[str]:
    """The picture as Markdown, or the sign it stands for; nothing of what had to be left, which is noted."""
    source, alt = _source(node), " ".join(node.get("alt").split())
    if (SIGN.search(node.get("class")) or node.get("data-emoji")) and 0 < len(alt) <= LONGEST_SIGN:
        yield alt
    elif DATA.match(source):
        yield _held(paste, source, alt)
    elif _is_pixel(node):
        paste.losses.note("pixel", _host(source))
    elif (address := clean_address(source, paste.base)) and address.url.startswith("http"):
        paste.losses.note("remote", f"{f'« {alt} », ' if alt else ''}{_host(address.url)}")
        yield f"![{bracketed(alt)}]({address.url})"
    elif not BLANK.match(source) or alt:
        paste.losses.note("picture", alt or _file(source))


def bracketed(text: str) -> str:
    """A text that may stand between square brackets."""
    return re.sub(r"([\\\[\]*_`])", r"\\\1", text)


def embedded(paste: Paste, node: Node) -> Iterator[str]:
    """The address of a video, a sound or a frame, alone between breaks (which are empty)."""
    inner = (child.get("src") or child.get("data") for child in elements(node))
    found = clean_address(next((source for source in inner if source), ""), paste.base)
    if found is None or not found.url.startswith("http"):
        paste.losses.note("frame", node.get("title"))
        return
    address = found.url
    for player, page in PLAYERS:
        if identity := player.match(address):
            address = page.format(identity[1])
    paste.losses.note("embed", address)
    yield from ("", "", f"<{address}>", "", "")


def _held(paste: Paste, source: str, alt: str) -> str:
    """A picture that the paste holds: its name is that of its bytes, the same at every paste."""
    name = f"collee-{sha256(source.encode()).hexdigest()[:8]}"
    paste.pictures[name] = PastedPicture(name, alt, source)
    paste.losses.note("waiting", f"{alt} (image:{name})".strip())
    return f"![{bracketed(alt)}](image:{name})"


def _source(node: Node) -> str:
    """Its address; the one that waits where the page loads its pictures late."""
    source = node.get("src").strip()
    late = node.get("data-src") or node.get("data-lazy-src") or node.get("data-original")
    return late.strip() if late and (not source or source.startswith("data:")) else source


def _is_pixel(node: Node) -> bool:
    sizes = (node.get("width").removesuffix("px"), node.get("height").removesuffix("px"))
    return all(size in ("0", "1", "2") for size in sizes)


def _host(source: str) -> str:
    try:
        return (urlsplit(source if "//" in source else "").hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no address
        return ""


def _file(source: str) -> str:
    """The name of its file: what is left to name a picture that says nothing."""
    if source.startswith("data:"):
        return ""
    return unquote(re.split(r"[/\\]", source.partition("?")[0])[-1])[:100]
