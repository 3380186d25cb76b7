"""Words set in lines: cut at the spaces that break alone, balanced, in the largest size that fits."""

from dataclasses import dataclass

from .faces import Face, drawable, face

LEADING = 1.08  # of the size: a title, not a text
MORE = "…"


@dataclass(frozen=True)
class Setting:
    """Lines in a size, in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def leading(self) -> int:
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        return len(self.lines) * self.leading


def fitted(text: str, name: str, width: int, height: int, sizes: range) -> Setting:
    """The text in the largest of these sizes (largest first) that holds in the box, its lines as even as
    can be. What does not hold even in the smallest is cut short, and says so."""
    for size in sizes:
        set_so = Setting(tuple(wrapped(text, face(name, size), width)), size)
        if set_so.height <= height and _holds(set_so, name, width):
            return Setting(tuple(balanced(text, face(name, size), width)), size)
    most = max(1, height // set_so.leading)
    return Setting(tuple(shortened(set_so.lines, face(name, size), width, most)), size)


def balanced(text: str, font: Face, width: int) -> list[str]:
    """The lines of the text, as few as in that width, in the narrowest width that gives as many."""
    lines = wrapped(text, font, width)
    narrow, wide = width // 3, width
    while wide - narrow > 4:
        middle = (narrow + wide) // 2
        if len(wrapped(text, font, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrapped(text, font, wide)


def wrapped(text: str, font: Face, width: int) -> list[str]:
    """The text in lines no wider than that, but for a word that is wider by itself."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shortened(lines: tuple[str, ...], font: Face, width: int, most: int) -> list[str]:
    """At most so many lines, none wider than that: what is cut ends with an ellipsis."""
    kept = [_cut(line, font, width) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _cut(f"{kept[-1].rstrip(MORE)} {MORE * 2}", font, width)
    return kept


def length(line: str, font: Face) -> float:
    """How wide a line is, in pixels."""
    return font.getlength(drawable(line))


def _holds(set_so: Setting, name: str, width: int) -> bool:
    font = face(name, set_so.size)
    return all(length(line, font) <= width for line in set_so.lines)


def _cut(line: str, font: Face, width: int) -> str:
    if length(line, font) <= width and not line.endswith(MORE * 2):
        return line
    cut = line.rstrip(f" {MORE}")
    while cut and length(cut + MORE, font) > width:
        cut = cut[:-1].rstrip(" ,;:–—-«(\u00a0\u202f")
    return cut + MORE
