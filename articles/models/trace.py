"""The journal: what was done with accounts, rights, settings and public texts. Added to, never edited."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connections, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.triggers import Trigger, lay

from .history import Person

TABLE = "articles_trace"
FAMILY = "articles_trace_stays_"
MARGIN = timedelta(days=1)  # the clocks of the site and of its database differ by less
SAID = "The journal is added to, never changed."


class Deed(models.TextChoices):
    """What was done."""

    SIGNED_IN = "signed_in", _("signed in")
    SIGNED_OUT = "signed_out", _("signed out")
    REFUSED = "refused", _("wrong name or password")
    CODE_REFUSED = "code_refused", _("wrong code")
    THROTTLED = "throttled", _("too many tries")
    FACTOR_ADDED = "factor_added", _("second factor added")
    FACTOR_REMOVED = "factor_removed", _("second factor removed")
    CODES_MADE = "codes_made", _("recovery codes made again")
    PASSWORD = "password", _("password changed")  # what was done, not a password
    FORGOTTEN = "forgotten", _("another password asked for")
    SESSIONS = "sessions", _("sessions ended")
    ACCOUNT = "account", _("account changed")
    RIGHTS = "rights", _("rights changed")
    SETTINGS = "settings", _("settings changed")
    PUBLISHED = "published", _("text published")
    WITHDRAWN = "withdrawn", _("text withdrawn")
    BANNED = "banned", _("ban")
    LIFTED = "lifted", _("ban lifted")
    INVITED = "invited", _("guest invited")
    JOINED = "joined", _("invitation accepted")


class TraceQuerySet(models.QuerySet["Trace"]):
    """The words for sets of lines of the journal."""

    def add(self, deed: Deed, by: Person, about: object = "", said: object = "", **where: str) -> "Trace":
        """Add a line. `by`: who acts, None for a command or the site; `about`: what it is done to, in words.
        `where`: the device in words, and the mark of the network, of who acts, where they are known."""
        is_known = by is not None and by.pk is not None
        line = Trace(deed=deed, by_id=by.pk if by and is_known else None, **where)
        line.by_name = str(by)[:150] if is_known else ""
        line.about, line.said = str(about)[:200], str(said)[:500]
        line.save(force_insert=True)
        return line

    def forget_old(self, before: datetime) -> int:
        """Delete the lines from before this instant, which the triggers let go: how many. They are laid anew
        first, where another duration is set than when they were."""
        keep(self.db)
        return self.filter(at__lt=before).delete()[0]


class Trace(models.Model):
    """One line. It keeps the name of who acted: an account may go, what it did stays."""

    at = models.DateTimeField(_("on"), default=timezone.now, db_index=True)
    deed = models.CharField(_("deed"), max_length=20, choices=Deed.choices, db_index=True)
    # Without a constraint: an account that is deleted changes no line.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    by_name = models.CharField(_("by"), max_length=150, blank=True)
    about = models.CharField(_("about"), max_length=200, blank=True)
    said = models.CharField(_("what"), max_length=500, blank=True)
    device = models.CharField(_("device"), max_length=80, blank=True)
    network = models.CharField(_("mark of the network"), max_length=16, blank=True)

    objects = TraceQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("line of the journal")
        verbose_name_plural = _("journal")

    def __str__(self) -> str:
        return f"{Deed(self.deed).label}, {self.about or self.by_name}"


def keep(using: str) -> bool:
    """Lay the triggers that keep the journal as it is, where they are not; after each migration too."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return False
    return lay(connection, _triggers(connection.vendor), ())


def _triggers(vendor: str) -> list[Trigger]:
    """No line is changed; none is deleted before its time, by the clock of the database."""
    days = (settings.KEPT["trace"] - MARGIN).days
    if vendor == "postgresql":
        refuse, young = f"RAISE EXCEPTION '{SAID}'", f"OLD.at > now() - interval '{days} days'"
    else:
        refuse, young = f"SELECT RAISE(ABORT, '{SAID}')", f"OLD.at > datetime('now', '-{days} days')"
    return [
        Trigger(FAMILY, TABLE, "UPDATE", "", [refuse]),
        Trigger(FAMILY, TABLE, "DELETE", young, [refuse]),
    ]
