"""What is seen of an avis when it arrives, or arrives anew."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from comments.screening.addresses import Address, address_of, addresses_in
from comments.screening.folding import fold, singular, words_of

QUOTED = re.compile(r"(?m)^[ \t]{0,3}>.*$|«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
HEAD, TAIL = 700, 300  # characters


@dataclass(frozen=True)
class Seen:
    """The avis itself; how it came; what is known of its author, of its network, of texts like it; what the
    editors wrote and what the filter learnt."""

    text: str = ""
    name: str = ""
    site: str = ""
    email: str = ""
    is_edit: bool = False  # a new text of an avis that is there already
    title: str = ""  # of the article
    origin: Literal["same", "unknown"] = "same"
    trap: str = ""  # what stands in the field that nobody sees
    seconds: float | None = None  # between the pass and the sending; None where nobody knows
    is_proven: bool = False  # the address was proven on this very device
    published: int = 0  # avis of that proven address, by what became of them
    refused: int = 0
    spam: int = 0
    repeats: int = 0  # the same likeness elsewhere within thirty days
    refused_alike: int = 0  # the same likeness, refused or filed as spam
    from_network: int = 0  # avis of this network within the hour
    network_spam: int = 0  # avis of this network lately filed as spam
    is_banned: Literal["", "address", "network"] = ""
    staff: frozenset[str] = frozenset()  # the names of those who sign and edit
    lists: tuple[tuple[str, str, str], ...] = ()  # (name, words, "hold" or "spam")
    learnt: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # sign: (ham, spam)
    hams: int = 0  # avis learnt from
    spams: int = 0

    @cached_property
    def folded(self) -> str:
        """The text, folded."""
        return fold(self.text)

    @cached_property
    def said(self) -> str:
        """What it says itself: without what it quotes, unless the quotation is nearly all of it."""
        said = QUOTED.sub(" ", self.text)
        return said if 3 * len(said) > len(self.text) else self.text

    @cached_property
    def own(self) -> str:
        """The same, folded."""
        return self.folded if self.said == self.text else fold(self.said)

    @cached_property
    def ends(self) -> str:
        """Of what it says itself, folded, the beginning and the end: how it speaks is told by these, and who
        advertises begins or ends with it. What it gives or names is looked for everywhere."""
        return self.own if len(self.own) <= HEAD + TAIL else f"{self.own[:HEAD]}\n{self.own[-TAIL:]}"

    @cached_property
    def words(self) -> list[str]:
        """The words of the text, folded."""
        return words_of(self.folded)

    @cached_property
    def singular(self) -> list[str]:
        """The words that it says itself, folded, without the mark of the plural."""
        return singular(self.words if self.own is self.folded else words_of(self.own))

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """The addresses that the text gives."""
        return addresses_in(self.text)

    @cached_property
    def home(self) -> Address | None:
        """The site that the author gave, if it is one."""
        return address_of(self.site)
