"""What a feed says, as plain values: whole addresses, plain texts already set, instants in the site's
time zone, where a person reads them too."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

# Of a feed that holds nothing yet: Atom wants an instant, and any other would differ at each reading.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """Who signs, and the address of their page."""

    name: str
    address: str


@dataclass(frozen=True)
class Image:
    """A picture: address, MIME type, size in pixels, what it shows, its credit."""

    address: str
    type: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Entry:
    """One text. `id` is its own for ever, wherever it lives; `html` is portable, `summary` plain."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    published: datetime
    revised: datetime
    authors: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    image: Image | None = None
    forms: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def written(self, form: str, write: Callable[["Entry"], str]) -> str:
        """The entry as `write` writes it in a form of this name: once for all the feeds of that form."""
        if form not in self.forms:
            self.forms[form] = write(self)
        return self.forms[form]


@dataclass(frozen=True)
class Channel:
    """A feed. `home` is the page that it follows, `all_feeds` the list of all.

    `addresses`: where the feed itself is, by form; `icon` and `logo` are addresses too. `publisher` answers
    for it.
    """

    title: str
    description: str
    home: str
    all_feeds: str
    addresses: dict[str, str]
    publisher: Person
    rights: str
    icon: str
    logo: str = ""
    entries: tuple[Entry, ...] = ()
    language: str = "fr"

    def revised(self) -> datetime:
        """When what it holds was last published or revised."""
        return max((entry.revised for entry in self.entries), default=NEVER)
