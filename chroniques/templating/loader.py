"""Loading: the templates that Django finds and keeps, each turned once into what draws it."""

from typing import Any

from django.template import Template
from django.template.base import Origin
from django.template.loaders import cached

from . import phrases  # noqa: F401  (it says how it draws)
from .nodes import Drawn

OF_DJANGO = "admin/"  # whose tags are not ours, and whose pages nobody waits for


class Loader(cached.Loader):
    """Django's own, which keeps what it has read; and has it drawn faster, save to find a fault in it: then
    Django must know which line it is drawing, or show what is missing."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template: Any = super().get_template(template_name, skip)
        plain = not self.engine.debug and not self.engine.string_if_invalid
        if plain and not template_name.startswith(OF_DJANGO) and type(template.nodelist) is not Drawn:
            template.nodelist = Drawn(template.nodelist)
        return template
