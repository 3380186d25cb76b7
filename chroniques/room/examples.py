"""What a text may hold, as it is typed: the examples of the writing guide, which the pipeline renders."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from chroniques.text import render_article

EXAMPLES: tuple[tuple[Any, str], ...] = (
    (
        _("A note: its call after the word, its text anywhere below."),
        "On écrit encore des lettres[^1], dit-elle.\n\n[^1]: Moins qu’avant : la poste en compte la moitié.",
    ),
    (
        _("Italics, bold, and what French type does by itself: nothing more has to be typed."),
        'Il a lu *Le Courrier du soir* -- "d\'un trait" -- en **une nuit** ; et alors ?',
    ),
    (
        _("Headings, from the second level on: the title of the text is the first."),
        "## Une partie\n\nSes premiers mots.\n\n### Un détail\n\nLa suite.",
    ),
    (
        _("A quotation, and who it is from."),
        "> On ne répond bien qu’à ce qu’on a lu deux fois.\n> -- Jeanne Abadie, *Le courrier du soir*",
    ),
    (
        _("Lists, with dashes or numbers."),
        "- un timbre ;\n- une enveloppe.\n\n1. D’abord lire.\n2. Répondre ensuite.",
    ),
    (
        _("A table: its first line names the columns."),
        "| Ville | Lettres |\n|---|---:|\n| Montreval | 12 000 |\n| Sainte-Rose | 950 |",
    ),
    (
        _("Figures: names and numbers, drawn as bars; a line with “forme : ligne”."),
        "```graphique\ntitre : Comment les lecteurs nous écrivent\nunité : %\nsource : courrier reçu\n\n"
        "Moyen ; Moins de 30 ans ; Plus de 60 ans\nCourriel ; 62 ; 18\nLettre ; 12 ; 44\n```",
    ),
)


@dataclass(frozen=True)
class Example:
    """What is shown, what is typed, what readers see."""

    said: Any
    source: str
    html: str


@lru_cache(maxsize=1)
def examples() -> list[Example]:
    """The examples with what the pipeline of the site makes of them, rendered once."""
    return [
        Example(said, source, render_article(source, prefix=f"exemple-{number}-").html)
        for number, (said, source) in enumerate(EXAMPLES, 1)
    ]
