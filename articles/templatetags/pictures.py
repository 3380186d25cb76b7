"""Pictures on the page, in one of their shapes."""

from django import template

from ..models import Picture
from ..pictures import Shown

register = template.Library()


@register.filter
def shown_as(picture: Picture, shape: str) -> Shown:
    """What a page needs to show the picture: `picture|shown_as:"lead"`, or "whole", or "square"."""
    return picture.shown(shape)
