"""The letter to who is signed in from a kind of device that the journal has never seen them use."""

from django.contrib.auth.models import User
from django.urls import reverse

from ..feeds import whole
from ..models import Deed, Letter, Trace
from .kinds import Message, Share, composes

NEW_DEVICE = "new_device"


def tell_of_a_new_device(line: Trace, email: str) -> None:
    """Write to this address, if this entrance is the first from such a device, and not the first of all."""
    mine = Trace.objects.filter(deed=Deed.SIGNED_IN, by_id=line.by_id).exclude(pk=line.pk)
    if email and mine.exists() and not mine.filter(device=line.device).exists():
        Letter.objects.put(NEW_DEVICE, line.pk, email)


@composes(NEW_DEVICE, Share.ASKED)
def new_device(letter: Letter) -> Message | None:
    """When and from what. Nothing where the account reads its mail elsewhere by now."""
    line = Trace.objects.filter(pk=letter.about).first()
    if line is None or not User.objects.filter(pk=line.by_id or 0, email__iexact=letter.recipient).exists():
        return None
    return Message({"line": line, "link": whole(reverse("sessions"))})
