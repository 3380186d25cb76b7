"""What is kept of those who work in the editors' room: rows of the same table as what readers give."""

from django.utils.translation import gettext_lazy as _

from articles.models import Invitation, Knock, ReadingLink, Trace, Unsaved, Version

from .lasting import Row

OF_THE_ROOM = (
    Row(
        "trace",
        _("Journal of the editors’ room: who entered, what they changed"),
        _("%(lasts)s"),
        _("To see what went wrong. At most a year, as deliberation 2021-122 of the CNIL advises."),
        Trace.objects.forget_old,
    ),
    Row(
        "knock",
        _("How often one tried to enter the editors’ room"),
        _("%(lasts)s"),
        _("So that nobody guesses a password. The marks are keyed: they lead back to nobody."),
        Knock.objects.forget_old,
    ),
    Row(
        "invitation",
        _("Invitation to sign on the site"),
        _("%(lasts)s after it was sent"),
        _("The time to accept it, and to know that it was not."),
        Invitation.objects.forget_old,
    ),
    Row(
        "version",
        _("What the draft of a text was before its last changes"),
        _("%(lasts)s; what readers could read is kept"),
        _("So that no work is lost. The last version of each draft stays."),
        Version.objects.thin_out,
    ),
    Row(
        "unsaved",
        _("What an editor typed in a form and did not save"),
        _("%(lasts)s after the form was last open"),
        _("The time to come back to it. Nobody else reads it."),
        Unsaved.objects.forget_old,
    ),
    Row(
        "reading",
        _("Link by which one reads a text before it appears, and the remarks left there"),
        _("%(lasts)s after the end of the link"),
        _("The time to see to them. Who has the link can erase them at once while it is open."),
        ReadingLink.objects.forget_old,
    ),
)
