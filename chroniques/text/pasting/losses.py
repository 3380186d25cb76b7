"""What a paste could not keep, said in sentences: nothing is dropped in silence."""

from collections.abc import Callable

LONGEST = 400  # characters quoted of one thing
MOST = 12  # things quoted of one kind


class Losses:
    """What was left out, by kind, in the order it was met."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def note(self, kind: str, what: str = "") -> None:
        """Remember one thing of a kind of SENTENCES; `what` is quoted."""
        quoted = self.found.setdefault(kind, [])
        if what not in quoted:
            quoted.append(what if len(what) <= LONGEST else f"{what[:LONGEST].rstrip()}…")

    def sentences(self) -> tuple[str, ...]:
        """One sentence for each kind, in the order of SENTENCES."""
        return tuple(
            say(_list(self.found[kind], quote=kind not in BARE))
            for kind, say in SENTENCES.items()
            if kind in self.found
        )


def _list(found: list[str], *, quote: bool) -> str:
    said = [f"« {what} »" if quote else what for what in found[:MOST] if what]
    left = len(found) - MOST
    return ", ".join(said) + (f" et {left} de plus" if left > 0 else "")


def _after(head: str) -> Callable[[str], str]:
    """A sentence that ends with what was found, if it can be quoted."""
    return lambda found: f"{head} : {found}." if found else f"{head}."


BARE = frozenset(
    ("tracker", "remote", "embed", "linked")
)  # lists of names and addresses, without quotation marks
SENTENCES: dict[str, Callable[[str], str]] = {
    "picture": _after("Images restées dans le document d’origine, à téléverser"),
    "waiting": _after("Images collées, que le texte appelle déjà, à téléverser"),
    "remote": _after(
        "Images d’un autre site, qui paraîtront comme des liens tant qu’elles n’auront pas été téléversées"
    ),
    "pixel": _after("Images invisibles laissées (elles ne servent qu’à suivre les lecteurs)"),
    "drawing": _after("Dessins et formules laissés"),
    "embed": _after("Vidéos, sons et cadres devenus des liens"),
    "frame": _after("Vidéos, sons et cadres laissés"),
    "call": _after("Appels de note dont le texte n’a pas été collé, gardés tels quels"),
    "uncalled": _after("Notes que rien n’appelle, gardées comme des paragraphes"),
    "half": _after("Notes à revoir"),
    "comment": _after("Commentaires de relecture laissés"),
    "inserted": _after("Ajouts suivis, gardés comme du texte ordinaire"),
    "contents": _after("Table des matières laissée (la page fait la sienne)"),
    "hidden": _after("Texte masqué laissé"),
    "menu": _after("Menus et outils de la page laissés"),
    "field": _after("Champs et boutons laissés"),
    "underline": _after("Soulignement non gardé"),
    "highlight": _after("Surlignage non gardé"),
    "merged": _after("Cases fusionnées, séparées (le texte des lignes est répété) dans le tableau"),
    "heads": _after("Tableau sans ligne de titres, dont la première ligne tient lieu"),
    "layout": _after("Tableau de mise en page, mis à plat"),
    "cells": _after("Listes et intertitres mis à la suite dans une case de tableau"),
    "letters": _after("Liste numérotée par lettres ou chiffres romains, désormais par chiffres"),
    "depth": _after("Listes ou citations trop imbriquées, remontées d’un niveau"),
    "cite": _after("Adresses de sources de citations laissées"),
    "address": _after("Liens sans adresse lisible ici, gardés comme du texte"),
    "inner": _after("Renvois à un autre endroit du document, gardés comme du texte"),
    "linked": _after("Liens partis avec l’image qu’ils entouraient"),
    "tracker": _after("Suivi retiré des liens"),
}
