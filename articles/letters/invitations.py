"""The letter to a guest: who invites them to sign here, and where to say yes."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Deed, Invitation, Letter, Trace
from .kinds import Message, Share, composes
from .links import letter_link

INVITED, JOIN = "invitation", "join"


def invite(invitation: Invitation, by: Any) -> None:
    """Save the invitation as sent now, with its letter; once more, the days begin anew."""
    with transaction.atomic():
        invitation.by, invitation.sent_at = by, timezone.now()
        invitation.save()
        event = f"{invitation.pk} {invitation.sent_at.timestamp()}"
        Letter.objects.put(INVITED, invitation.pk, invitation.email, event=event)
        Trace.objects.add(Deed.INVITED, by, about=invitation.author, said=invitation.email)


@composes(INVITED, Share.ASKED)
def invitation(letter: Letter) -> Message | None:
    """Nothing where it was withdrawn, accepted, or is over."""
    open_ones = Invitation.objects.open().filter(pk=letter.about, email__iexact=letter.recipient)
    found = open_ones.select_related("author", "by").first()
    if found is None:
        return None
    link = letter_link("join", JOIN, found.pk, letter.recipient)
    return Message({"invitation": found, "by": _name_of(found.by), "link": link})


def _name_of(user: Any) -> str:
    return user.get_full_name() or user.get_username() if user else ""
