"""From the bytes of a file to its text, or to a sentence that says why not. Pure."""

import codecs
import math
import re

MAX_BYTES = 1_000_000  # a page is a few thousand characters: beyond this, it is another kind of file

# The first bytes by which a format signs itself, and its name in French.
SIGNATURES = (
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"GIF8", "une image GIF"),
    (b"RIFF", "une image ou un son"),
    (b"%PDF", "un document PDF"),
    (b"PK\x03\x04", "une archive ou un document de traitement de texte"),
    (b"\x1f\x8b", "une archive compressée"),
    (b"\xd0\xcf\x11\xe0", "un document de traitement de texte"),
    (b"{\\rtf", "un document RTF"),
)
REMEDY = (
    "Ouvrez la page, copiez son texte dans un fichier «\u00a0texte brut\u00a0» en UTF-8, puis recommencez."
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
HTML = re.compile(r"\s*<(?:!doctype html|html|\?xml)", re.IGNORECASE)


class UnreadableSource(ValueError):
    """The file holds no text that can be read. Its message is a sentence for the person."""


def read_text(data: bytes) -> str:
    """The text of a file, lines parted by "\\n", without byte-order mark.

    UTF-8, UTF-16 that says so by its mark, else windows-1252, which is what French Windows wrote when
    these pages were saved. No-break spaces are kept: the reader of the page decides about them.
    Raises UnreadableSource.
    """
    refuse_size(len(data))
    _refuse_signatures(data)
    text = _one_newline(_decoded(data))
    _refuse_binary(text)
    _refuse_html(text)
    if not any(character.isalnum() for character in text):
        raise UnreadableSource(
            "Ce fichier est vide\u00a0: il ne contient aucun texte. Vérifiez que c’est le bon."
        )
    return text


def refuse_size(size: int) -> None:
    """Raise UnreadableSource for a file of more bytes than a page has, before it is read."""
    if size > MAX_BYTES:
        megabytes = f"{math.ceil(size / 100_000) / 10:g}".replace(".", ",")
        raise UnreadableSource(
            f"Ce fichier pèse {megabytes}\u00a0Mo\u202f; une page de texte ne dépasse pas 1\u00a0Mo. "
            "Vérifiez que c’est le bon, ou découpez-le en une page par fichier."
        )


def _refuse_signatures(data: bytes) -> None:
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableSource(f"Ce fichier est {name}, pas un texte. {REMEDY}")


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded_as(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_as(data, "cp1252")


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"Ce fichier n’est pas un texte lisible\u00a0: son codage n’a pas été reconnu. {REMEDY}"
        ) from error


def _one_newline(text: str) -> str:
    text = text.rstrip("\x1a")  # the end-of-file mark of old systems
    return re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)


def _refuse_binary(text: str) -> None:
    if CONTROLS.search(text):
        raise UnreadableSource(
            f"Ce fichier n’est pas un texte\u00a0: il contient des données binaires. {REMEDY}"
        )


def _refuse_html(text: str) -> None:
    if HTML.match(text):
        raise UnreadableSource(f"Ce fichier est une page HTML, pas un texte. {REMEDY}")
