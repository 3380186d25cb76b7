"""Pictures as files: what comes in is cleaned, what goes out is made in the widths and forms of the pages.

Pillow alone: no model, no storage. Bytes in, bytes out.
"""

from .renditions import FORMS, RECIPE, Focus, Rendition, renditions_of
from .shown import Shown, Source, shown
from .upload import LARGEST_FILE, MOST_PIXELS, WIDEST, PictureRefused, cleaned_file

__all__ = [
    "FORMS",
    "LARGEST_FILE",
    "MOST_PIXELS",
    "RECIPE",
    "WIDEST",
    "Focus",
    "PictureRefused",
    "Rendition",
    "Shown",
    "Source",
    "cleaned_file",
    "renditions_of",
    "shown",
]
