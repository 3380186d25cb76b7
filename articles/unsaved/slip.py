"""The slip that a form carries: whose words it holds, and in which text. Sealed, it lets them be kept without
a session, which may have ended meanwhile; it lets nobody read anything."""

from dataclasses import astuple, dataclass, replace
from secrets import token_hex

from django.conf import settings
from django.core import signing

SALT = "articles.unsaved"
FIELD = "_slip"  # of the form; the admin ignores it


@dataclass(frozen=True)
class Slip:
    """One opening of a form: by whom, of which text ("articles.article:12"; "articles.article:" is a new one)
    and, where it was filled with the words of another opening, of which."""

    person: int
    text: str
    opening: str
    follows: str = ""

    def sealed(self) -> str:
        """As the form carries it."""
        return signing.dumps(astuple(self), salt=SALT)

    def is_new(self) -> bool:
        """Is it of a text that was never saved?"""
        return self.text.endswith(":")

    def anew(self) -> "Slip":
        """Another opening of the same form."""
        return replace(self, opening=token_hex(16), follows="")


def new_slip(person: int, text: str, follows: str = "") -> Slip:
    """The slip of a form that is opened now."""
    return Slip(person, text, token_hex(16), follows)


def read_slip(sealed: str) -> Slip | None:
    """What was sealed here; None for a slip that is forged, or older than the words that it keeps may be."""
    try:
        person, text, opening, follows = signing.loads(sealed, salt=SALT, max_age=settings.KEPT["unsaved"])
    except (signing.BadSignature, ValueError):
        return None
    return Slip(person, text, opening, follows)
