"""The drawing of a card: a page of the review, in its paper and its ink."""

import io

from PIL import Image, ImageDraw

from .beside import GARANCE, INK, PAPER, SOFT, inked, ornament
from .card import HEIGHT, WIDTH, Card
from .faces import ITALIC, ROMAN, drawable, face, writable
from .lines import Setting, fitted

MARGIN = 72
STRIP = 400  # pixels: the width of the picture, at the right edge
GAP = 56
LEAF = 200  # pixels: the side of the ornament of a card without picture
TOP, FOOT = 172, 532  # between them the title; on the foot, who signs
COLOURS = 64  # a palette: the card weighs a quarter of what it would
TITLES, NAMES, LINES = range(104, 35, -4), range(42, 19, -2), range(40, 25, -2)


def drawn(card: Card, picture: bytes | None = None) -> bytes:
    """The card as a PNG of WIDTH by HEIGHT. `picture` holds the bytes of the file that it names.

    Raises OSError for a picture that is damaged.
    """
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    if card.title:
        _draw_text(sheet, card, picture)
    else:
        _draw_site(sheet, card)
    out = io.BytesIO()
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_text(sheet: Image.Image, card: Card, picture: bytes | None) -> None:
    right = WIDTH - MARGIN
    if picture is not None:
        sheet.paste(inked(picture, (STRIP, HEIGHT), card.focus), (WIDTH - STRIP, 0))
        right = WIDTH - STRIP - GAP
    else:
        leaf = ornament(card.digest, LEAF)
        sheet.paste(leaf, (right - leaf.width, FOOT + 48 - leaf.height))
    pen, width = ImageDraw.Draw(sheet), right - MARGIN
    _draw_nameplate(pen, card.site, width)
    title = fitted(writable(card.title), ROMAN, width, FOOT - 48 - TOP, TITLES)
    _write(pen, title, ROMAN, (MARGIN, TOP), INK)
    line = fitted(writable(card.line), ITALIC, width - (0 if picture else LEAF + GAP), 100, LINES)
    _write(pen, line, ITALIC, (MARGIN, FOOT - line.height + line.leading), SOFT)


def _draw_nameplate(pen: ImageDraw.ImageDraw, site: str, width: int) -> None:
    """The name of the site over its double rule, of which one thread is garance."""
    name = fitted(writable(site), ROMAN, width, 60, NAMES)
    pen.text((MARGIN, 104), drawable(name.lines[0]), fill=INK, font=face(ROMAN, name.size), anchor="ls")
    pen.rectangle((MARGIN, 124, MARGIN + width, 126), fill=INK)
    pen.rectangle((MARGIN, 131, MARGIN + width, 131), fill=GARANCE)


def _draw_site(sheet: Image.Image, card: Card) -> None:
    """The nameplate alone, in the middle, and the tagline below."""
    pen, width = ImageDraw.Draw(sheet), WIDTH - 2 * MARGIN
    name = fitted(writable(card.site), ROMAN, width, 260, range(168, 63, -8))
    line = fitted(writable(card.line), ITALIC, width - 120, 110, LINES)
    top = (HEIGHT - name.height - line.height - 60) // 2
    _write(pen, name, ROMAN, (WIDTH // 2, top), INK, middle=True)
    rule = top + name.height + 24
    pen.rectangle((MARGIN, rule, MARGIN + width, rule + 3), fill=INK)
    pen.rectangle((MARGIN, rule + 9, MARGIN + width, rule + 9), fill=GARANCE)
    _write(pen, line, ITALIC, (WIDTH // 2, rule + 30), SOFT, middle=True)


def _write(
    pen: ImageDraw.ImageDraw,
    text: Setting,
    name: str,
    start: tuple[int, int],
    colour: str,
    middle: bool = False,
) -> None:
    """The lines below one another, from the top of the first; around `start` where they are centred."""
    font = face(name, text.size)
    for number, line in enumerate(text.lines):
        foot = start[1] + number * text.leading + round(text.size * 0.8)
        pen.text((start[0], foot), drawable(line), fill=colour, font=font, anchor="ms" if middle else "ls")
