"""How the text grows with its input: `python -m tests.bench.text` prints, for each bad page, the time at
50, 100 and 200 KB and the two ratios. A ratio near 2 is linear; « refusé » says that the page is refused."""

import gc
import sys
import time
from collections.abc import Callable
from itertools import pairwise

from chroniques.text import (
    TextTooComplex,
    modern_notes,
    render_article,
    render_comment,
    typeset,
    typeset_text,
)

LENGTHS = (50_000, 100_000, 200_000)
SHORT = 0.5  # seconds


def repeated(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


PATHOLOGICAL: dict[str, Callable[[int], str]] = {
    "prose": repeated('L\'été de "Léa": une *belle* saison, [ici](https://a.fr) ou là ! (1er mai)[^1].\n\n'),
    "prose sans paragraphe": repeated('L\'été de "Léa": une belle saison, ici ou là ! (1er mai). '),
    "crochets": repeated("["),
    "étoiles": repeated("*"),
    "étoiles et mots": repeated("*a "),
    "emphases mêlées": repeated("a**b c* "),
    "soulignés": repeated("_a "),
    "apostrophes inversées": repeated("`a "),
    "apostrophes croissantes": lambda length: "".join(
        "`" * n + "a" for n in range(1, int((2 * length) ** 0.5))
    ),
    "citations": repeated(">"),
    "lignes citées": repeated("> a\n"),
    "listes imbriquées": lambda length: "".join(" " * 2 * n + "- a\n" for n in range(int(length**0.5))),
    "listes sur une ligne": repeated("1. "),
    "liste plate": repeated("- a\n"),
    "notes jamais fermées": repeated("[^1"),
    "notes répétées": lambda length: repeated("[^1]")(length) + "\n\n[^1]: a",
    "notes en place jamais fermées": repeated("^["),
    "notes nombreuses": lambda length: "".join(f"m[^{n}]\n\n[^{n}]: x\n\n" for n in range(length // 22)),
    "notes en chaîne": lambda length: (
        "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(length // 16)) + "\n[^0]"
    ),
    "crochets d’images": repeated("![["),
    "liens jamais fermés": repeated("[a]("),
    "liens imbriqués": lambda length: "[" * (length // 5) + "a" + "]()" * (length // 5),
    "définitions": lambda length: "a\n" + repeated(": ")(length),
    "définitions nombreuses": repeated("a\n: b\n"),
    "tableau large": lambda length: (
        "|a" * (length // 4) + "|\n" + "|-" * (length // 4) + "|\n" + "|a\n" * (length // 6)
    ),
    "tableau long": lambda length: "|a|b|c|d|\n|-|-|-|-|\n" + "|x y|b *c*|2|d|\n" * (length // 16),
    "barres": repeated("|"),
    "un mot": repeated("a"),
    "capitales": repeated("A-"),
    "nuls": repeated("\0"),
    "signes combinants": lambda length: "e" + "\u0301" * length,
    "sens d’écriture": repeated("\u202e"),
    "espaces sans chasse": repeated("\u200b"),
    "titres soulignés": repeated("a\n=\n"),
    "titres": repeated("# a\n"),
    "clôtures": repeated("```\n"),
    "lignes vides": repeated("\n"),
    "espaces": lambda length: "a" + " " * length + "!",
    "balises ouvertes": repeated("<a "),
    "attributs ouverts": repeated('<a href="'),
    "blocs ouverts": repeated("<div>\n\n"),
    "commentaires": repeated("<!--"),
    "cdata": repeated("<![CDATA["),
    "adresses ouvertes": repeated("<ab://"),
    "langues": repeated("<i lang=en><i lang=fr>"),
    "esperluettes": repeated("&"),
    "échappements": repeated("\\*"),
    "guillemets droits": repeated('"a '),
    "guillemets": repeated("« "),
    "guillemets fermants": repeated("» "),
    "apostrophes doublées": repeated("''a "),
    "tirets": repeated("a – "),
    "points": repeated("."),
    "deux-points": repeated(":"),
    "chiffres": repeated("1"),
    "milliers": repeated("123 "),
    "adresses": repeated("https://a.fr/ "),
    "courriels": repeated("a@"),
    "noms de fichiers": repeated("a.b"),
    "chemins": repeated("/"),
    "dollars": repeated("$a"),
    "anciens appels": repeated("mot[1] "),
    "anciennes notes": repeated("mot[1]\n\n[1] Un texte.\n\n"),
    "anciennes étoiles": repeated("mot* "),
    "anciens exposants": repeated("m²"),
    "notes de Word": repeated("a[\\[1\\]](#_ftn1)\n\n[\\[1\\]](#_ftnref1) b\n\n"),
    "notes de Word jamais fermées": repeated("[\\[1\\](#_ftn1"),
    "notes de SPIP": repeated("a[[b]] "),
    "notes de SPIP jamais fermées": repeated("a[["),
    "notes de WordPress": repeated('<sup data-fn="a" class="fn"><a href="#a">1</a></sup>'),
}
FUNCTIONS: tuple[Callable[[str], object], ...] = (
    render_article,
    render_comment,
    typeset,
    typeset_text,
    modern_notes,
)


def measured(function: Callable[[str], object], source: str) -> tuple[float, bool]:
    """Seconds of processor, the best of three when they are few, and whether the text was refused."""
    first, refused = _once(function, source)
    again = [_once(function, source)[0] for _ in range(2 if first < SHORT else 0)]
    return min([first, *again]), refused


def _once(function: Callable[[str], object], source: str) -> tuple[float, bool]:
    gc.collect()
    start = time.process_time()
    try:
        function(source)
    except TextTooComplex:
        return time.process_time() - start, True
    return time.process_time() - start, False


def row(name: str, function: Callable[[str], object]) -> str:
    """One row of the table; under a hundredth of a second a ratio says nothing."""
    runs = [measured(function, PATHOLOGICAL[name](length)) for length in LENGTHS]
    times = [seconds for seconds, _ in runs]
    ratios = [f"{long / short:.2f}" if long > 0.01 else "–" for short, long in pairwise(times)]
    figures = [f"{seconds:.3f}" for seconds in times]
    refused = "refusé" if any(refusal for _, refusal in runs) else ""
    return f"| {' | '.join([name, function.__name__, *figures, *ratios, refused])} |\n"


def main(names: list[str]) -> None:
    """Print the table of these pages, or of all."""
    sys.stdout.write("| page | fonction | 50 Ko (s) | 100 Ko | 200 Ko | 50 → 100 | 100 → 200 | |\n")
    sys.stdout.write(f"|{'---|' * 8}\n")
    for name in names or PATHOLOGICAL:
        for function in FUNCTIONS:
            sys.stdout.write(row(name, function))
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
