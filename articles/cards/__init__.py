"""The card of a text: the picture that stands for it where its address is shared.

Pillow alone: no model, no storage. Values in, bytes out.
"""

from .card import HEIGHT, WIDTH, Card
from .drawing import drawn

__all__ = ["HEIGHT", "WIDTH", "Card", "drawn"]
