"""« Signaler cet avis »: what a reader says of an avis, and what became of it."""

from functools import reduce
from operator import or_
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Letter
from articles.models.history import Person

from .act import UNDONE_WITHIN

RECEIVED, DECIDED = "report_received", "report_decided"  # letters; what they say is in comments.reports
LONGEST_REPORT = 2000  # characters


class Grievance(models.TextChoices):
    """Why somebody reports an avis."""

    INSULT = "insult", _("it attacks somebody")
    ADVERTISING = "advertising", _("it advertises")
    PERSONAL_DATA = "personal_data", _("it gives away somebody’s personal data")
    OFF_TOPIC = "off_topic", _("it has nothing to do with the text")
    ILLEGAL = "illegal", _("it is against the law")
    CHILD = "child", _("it abuses a child, or puts one in danger")
    OTHER = "other", _("another reason")


class Finding(models.TextChoices):
    """What was decided of a report."""

    UPHELD = "upheld", _("the avis was taken away")
    DISMISSED = "dismissed", _("the avis stays")


# Directive 2011/93/EU, articles 3 to 7: of these offences alone, the law asks nobody for a name.
NAMELESS = {Grievance.CHILD}
ILLEGAL = {Grievance.ILLEGAL, Grievance.CHILD}
# What somebody gave with a report, or is made of it, or was said of it.
GIVEN = ("words", "law", "name", "email", "text", "network", "answer")


class ReportQuerySet(models.QuerySet["Report"]):
    """The words for sets of reports."""

    def waiting(self) -> Self:
        """Those of which nobody has decided."""
        return self.filter(finding="")

    def upheld(self) -> Self:
        """Those that had an avis taken away."""
        return self.filter(finding=Finding.UPHELD)

    def given_with(self, address: str) -> Self:
        """Those that this address came with, whoever typed it. Nobody owns an empty one."""
        return self.filter(email__iexact=address).exclude(email="")

    def settle(self, found: Finding, answer: str, by: Person) -> int:
        """Decide of those that wait; who made them is told once it can no longer be undone. How many."""
        decided = {"finding": found, "answer": answer, "decided_at": timezone.now(), "by": by}
        with transaction.atomic():
            told = dict(self.waiting().values_list("pk", "email"))
            done = Report.objects.waiting().filter(pk__in=list(told)).update(**decided)
            for number, email in told.items():
                if email:
                    Letter.objects.put(DECIDED, number, email, UNDONE_WITHIN)
        return done

    def forget(self) -> int:
        """Blank all that was given with them; how many held something. That they were made, of what kind, and
        what was decided stays: it names nobody."""
        holding = reduce(or_, (~Q(**{name: ""}) for name in GIVEN))
        return self.filter(holding).update(**dict.fromkeys(GIVEN, ""))


class Report(models.Model):
    """One report of one avis. Of illegal content, what the law asks for: Regulation (EU) 2022/2065,
    article 16: why, where, who (but for offences against children), in good faith."""

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="reports", verbose_name=_("avis")
    )
    grievance = models.CharField(_("reason"), max_length=20, choices=Grievance.choices)
    words = models.TextField(_("what is wrong"), max_length=LONGEST_REPORT, blank=True)
    law = models.CharField(_("which law"), max_length=200, blank=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    in_good_faith = models.BooleanField(_("in good faith"), default=False)
    # What readers saw when it was reported: the avis may change or go before anyone reads the report.
    text = models.TextField(_("the avis as it was"), blank=True)
    network = models.CharField(max_length=64, blank=True, editable=False)
    receipt = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("on"), auto_now_add=True)
    finding = models.CharField(_("decision"), max_length=10, choices=Finding.choices, blank=True)
    answer = models.CharField(_("why"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided on"), null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["comment"], condition=Q(finding=""), name="reports_that_wait")]

    def __str__(self) -> str:
        return self.number()

    def number(self) -> str:
        """By which it is spoken of: "S-2026-17"."""
        return f"S-{timezone.localtime(self.at).year}-{self.pk}"

    def is_waiting(self) -> bool:
        """Has nobody decided of it? The same rule for sets: ReportQuerySet.waiting."""
        return not self.finding
