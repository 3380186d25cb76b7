"""The rules of the avis, as they are applied: the page says the very reasons that moderators choose among."""

from django import template

from ..models import Grievance, Reason

register = template.Library()


@register.simple_tag
def refusals() -> list[str]:
    """Why an avis is refused, in the words that its author reads."""
    return [str(reason.label) for reason in Reason if reason != Reason.OTHER]


@register.simple_tag
def grievances() -> list[str]:
    """Why an avis is reported, in the words of the form."""
    return [str(grievance.label) for grievance in Grievance if grievance != Grievance.OTHER]
