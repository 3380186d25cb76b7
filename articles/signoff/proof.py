"""What the checks look at: a text as it would go out, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from chroniques.text import Problem


@dataclass(frozen=True)
class Shot:
    """A picture that the text shows, or would: its key, what it says, until which day it may be shown."""

    key: int
    title: str
    alt: str = ""
    decorative: bool = False
    credit: str = ""
    until: date | None = None

    def is_described(self) -> bool:
        """Does it say something to who cannot see it, or need not?"""
        return self.decorative or bool(self.alt.strip())


@dataclass(frozen=True)
class Proof:
    """A text as it would go out on the day `on`, read at the instant `now`.

    html, problems, corrections: as the pipeline gives them; unreadable: why it refuses the text. refusal: why
    its address is refused. dead: addresses of the site that it leads to and that lead nowhere; early: those
    of texts that readers will not see yet.
    """

    title: str
    now: datetime
    on: date
    standfirst: str = ""
    is_page: bool = False
    was_public: bool = False
    words: int = 0
    html: str = ""
    problems: tuple[Problem, ...] = ()
    corrections: tuple[tuple[str, int], ...] = ()
    unreadable: str = ""
    signatures: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictures: tuple[Shot, ...] = ()
    refusal: str = ""
    dead: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    published_at: datetime | None = None
    expires_at: datetime | None = None

    def about(self, *kinds: str) -> list[Problem]:
        """What the pipeline says of these things."""
        return [problem for problem in self.problems if problem.about in kinds]
