"""Words typed and not saved: taken from a form that could not be saved, given back to who typed them."""

from .keeping import Kept, NoAccount, ask, keep, show_oneself
from .saying import witnesses
from .slip import Slip, new_slip, read_slip
from .typed import TooMuch, as_sent, typed_in

__all__ = [
    "Kept",
    "NoAccount",
    "Slip",
    "TooMuch",
    "as_sent",
    "ask",
    "keep",
    "new_slip",
    "read_slip",
    "show_oneself",
    "typed_in",
    "witnesses",
]
