"""Prose as Markdown that renders to the same prose: a sign is escaped only where it would act.

"5 < 7", "nom_de_fichier" and "[sic]" stay as typed, and so do addresses.
"""

import re

INLINE = (
    (re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!^~|:-])"), r"\\\\"),
    (re.compile(r"([*`])"), r"\\\1"),
    (re.compile(r"(?<![^\W_])_|_(?![^\W_])"), r"\\_"),
    (re.compile(r"\[(?=\^|[^\[\]]*\][(\[:{])"), r"\\["),
    (re.compile(r"\^(?=\[)"), r"\\^"),
    (re.compile(r"~(?=~)"), r"\\~"),
    (re.compile(r"\{(?=:)"), r"\\{"),
    (re.compile(r"&(?=#?\w+;)"), "&amp;"),
    (re.compile(r"<(?=[A-Za-z/!?]|\Z)"), "&lt;"),
)
AT_START = (
    (re.compile(r"^(?=#|>|[-+•](?:\s|$)|-{3}|:\s|=+\s*$|~~~|\|)"), r"\\"),
    (re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))"), r"\1\\"),
)
ADDRESS = re.compile(r"((?<![\w/@])(?:https?://|www\.(?=\w))[^\s<>\"«»“”\[\]`*]+)")


def escaped(text: str) -> str:
    """Prose whose signs say nothing to Markdown."""
    pieces = ADDRESS.split(text)
    return "".join(piece if rank % 2 else _escaped(piece) for rank, piece in enumerate(pieces))


def _escaped(text: str) -> str:
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return text


def escaped_start(line: str) -> str:
    """A line, escaped already, that opens no block: where "#", "- " or "1." would act."""
    for pattern, replacement in AT_START:
        line = pattern.sub(replacement, line)
    return line
