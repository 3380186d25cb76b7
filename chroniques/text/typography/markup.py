"""French type over HTML: a paragraph is gathered across its inline tags, set as one text, and put back."""

import html as entities
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from chroniques.text.tokens import VOID, Token, attributes_of
from chroniques.text.typography.rules import (
    ORDINALS_CALLED,
    RAISED,
    TOUCHED,
    raise_ordinals,
    set_in_french,
    set_in_language,
)
from chroniques.text.typography.runs import CALL, MASK, Run
from chroniques.text.typography.signs import BREAK
from chroniques.text.vocabulary import names

# Never entered: what they hold is no prose, or not to be changed.
VERBATIM = names("code kbd math noscript pre samp script style svg template textarea title tt var xmp")
INLINE = names(
    "a abbr b bdi bdo big cite data del dfn em font i img ins label mark q rp rt ruby s small span strike "
    "strong sub sup time u wbr"
)
# The text of a link that is an address and nothing else: whatever sign it ends with is the address's.
PRINTED = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}://|www\.|mailto:|tel:)\S+")
LIVELY = TOUCHED | RAISED  # a run without any of these signs stays as it is


@dataclass
class Gathering:
    """A run being gathered in one language; `slots` says which piece of the output each of its pieces is."""

    language: str
    tag: str = ""
    depth: int = 1
    run: Run = field(default_factory=Run)
    slots: list[int | None] = field(default_factory=list)
    closing: bool | None = None


class Setter:
    """Walks over tokens and sets the text between them; `ligatures` writes œ, `made` counts what changed."""

    def __init__(self, *, ligatures: bool) -> None:
        self.ligatures = ligatures
        self.made: Counter[str] = Counter()
        self.out: list[str] = []
        self.stack = [Gathering("fr")]
        self.verbatim, self.depth = "", 0
        self.last: Token | None = None

    def set(self, found: Iterable[Token]) -> str:
        for token in found:
            self._take(token)
        while self.stack:
            self._flush()
            self.stack.pop()
        return "".join(self.out)

    def _take(self, token: Token) -> None:
        self.out.append(token.raw)
        if self.verbatim:
            self._leave_verbatim(token)
        elif token.kind == "text":
            self._take_text(token)
        elif token.kind == "open":
            self._open(token)
        elif token.kind == "close":
            self._close(token)
        self.last = token

    def _leave_verbatim(self, token: Token) -> None:
        if token.name == self.verbatim:
            self.depth += (token.kind == "open") - (token.kind == "close")
            self.verbatim = self.verbatim if self.depth else ""

    def _take_text(self, token: Token) -> None:
        top, text = self.stack[-1], entities.unescape(token.raw)
        if self.last and (self.last.kind, self.last.name) == ("open", "a") and PRINTED.fullmatch(text):
            self._add_sign(MASK)
            return
        top.run.add(text, bool(top.closing))
        top.slots.append(len(self.out) - 1)
        top.closing = None

    def _open(self, token: Token) -> None:
        top = self.stack[-1]
        top.depth += token.name == top.tag
        attributes = attributes_of(token) if " " in token.raw else {}
        language = attributes.get("lang", "")
        if token.name not in INLINE and token.name not in VERBATIM and token.name != "br":
            self._flush()
        elif token.name in VERBATIM or _is_call(token, attributes):
            self._add_sign(MASK if token.name in VERBATIM else CALL)
            self.verbatim, self.depth = token.name, 1
            return
        elif token.name == "br":
            self._add_sign(BREAK)
        top.closing = False if top.closing is None else top.closing
        if language and token.name not in VOID and _base(language) != _base(top.language):
            self._add_sign(MASK)
            self.stack.append(Gathering(language, token.name))

    def _close(self, token: Token) -> None:
        top = self.stack[-1]
        top.depth -= token.name == top.tag
        if token.name not in INLINE:
            self._flush()
        if not top.depth:
            self._flush()
            self.stack.pop()
            return
        top.closing = True if top.closing is None else top.closing

    def _add_sign(self, sign: str) -> None:
        top = self.stack[-1]
        if not top.slots:
            top.run.add("", False)
            top.slots.append(None)
        top.run.add_sign(sign)
        top.slots.append(None)
        top.closing = True

    def _flush(self) -> None:
        """Set what was gathered and write it in its slots; a piece that did not change keeps its bytes."""
        top = self.stack[-1]
        if not top.run.signs.isdisjoint(LIVELY):
            self._set(top)
        top.run, top.slots, top.closing = Run(), [], None

    def _set(self, top: Gathering) -> None:
        before = top.run.gather().pieces(_written)
        if _base(top.language) == "fr":
            set_in_french(top.run, ligatures=self.ligatures, made=self.made)
            if raised := raise_ordinals(top.run):
                self.made[ORDINALS_CALLED] += raised
        else:
            set_in_language(top.run, top.language)
        for slot, old, new in zip(top.slots, before, top.run.pieces(_written), strict=False):
            if slot is not None and old != new:
                self.out[slot] = new


def _written(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_call(token: Token, attributes: dict[str, str]) -> bool:
    return token.name == "sup" and attributes.get("class", "").endswith("note-call")


def _base(language: str) -> str:
    return language.split("-")[0].lower()
