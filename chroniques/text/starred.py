"""Notes that their author marks with signs rather than numbers: `*`, `**`, `†`."""

SIGNS = {"*": "asterisque", "†": "obele", "‡": "double-obele", "§": "paragraphe", "¶": "pied-de-mouche"}


def is_starred(label: str) -> bool:
    """True for a label made of reference signs alone; the reader sees it as it is."""
    return bool(label) and not set(label) - set(SIGNS)


def star_name(marker: str) -> str:
    """The marker in an HTML id: "1" as it is, "**" as "asterisque-2"."""
    if not is_starred(marker):
        return marker
    if len(set(marker)) > 1:
        return "-".join(SIGNS[sign] for sign in marker)
    return f"{SIGNS[marker[0]]}-{len(marker)}"
