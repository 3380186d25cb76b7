"""What is kept of what is pasted. `python -m tests.bench.pasting` prints, for each document of the corpus,
the notes, tables, emphasis and links kept of those found, what is said lost, the seconds it took; then the
time that pages made to hurt take."""

import sys
import time

from chroniques.text.pasting import PasteTooLong, pasted
from tests.text.pastes import KINDS, NAMES, document, kept, missing

HOSTILE = {
    "600 Ko de prose": "<p>L’été de <b>Léa</b>, <a href='https://a.fr/?utm_id=x'>ici</a> ou là.</p>\n"
    * 7_400,
    "1 Mo sans balise": "L’été de Léa. " * 74_000,
    "1 Mo d’espaces": f"a{' ' * 1_000_000}b",
    "20 000 boîtes imbriquées": "<div>" * 20_000 + "mot",
    "20 000 gras imbriqués": "<b>" * 20_000 + "mot",
    "20 000 citations imbriquées": "<blockquote>" * 20_000 + "mot",
    "20 000 listes imbriquées": "<ul><li>" * 20_000 + "mot",
    "20 000 tableaux imbriqués": "<table><tr><td>" * 20_000 + "mot",
    "10 000 tableaux imbriqués": "<table><tr><td>" * 9_900 + "mot",
    "15 000 lignes": "a<br>" * 29_900,
    "balises ouvertes": "<a " * 330_000,
    "commentaires ouverts": "<!--" * 250_000,
    "scripts ouverts": "<script>" * 125_000,
    "5 000 notes": "".join(f"<p>m<a href='#fn{n}' id='r{n}'>{n}</a></p>" for n in range(5_000))
    + "".join(f"<p id='fn{n}'><a href='#r{n}'>{n}</a> t</p>" for n in range(5_000)),
    "cases fusionnées": "<table>" + "<tr><td colspan=9999 rowspan=9999>a" * 9_000,
}


def main() -> None:
    """Print both tables."""
    sys.stdout.write("| document | notes | tableaux | mises en valeur | liens | mots perdus | dits | s |\n")
    totals = dict.fromkeys(KINDS, (0, 0))
    for name in NAMES:
        found = document(name)
        start = time.process_time()
        lost = found.pasted().lost
        seconds = time.process_time() - start
        shown = kept(found)
        totals = {
            kind: (totals[kind][0] + shown[kind], totals[kind][1] + len(found.says[kind])) for kind in KINDS
        }
        counts = " | ".join(f"{shown[kind]}/{len(found.says[kind])}" for kind in KINDS)
        sys.stdout.write(f"| {name} | {counts} | {len(missing(found))} | {len(lost)} | {seconds:.3f} |\n")
    sums = " | ".join(f"{some}/{all_}" for some, all_ in totals.values())
    sys.stdout.write(f"| ensemble | {sums} | | | |\n\n")
    for name, html in HOSTILE.items():
        start = time.process_time()
        try:
            said = f"{len(pasted(html).markdown)} signes"
        except PasteTooLong:
            said = "refusé"
        sys.stdout.write(f"| {name} | {len(html)} | {time.process_time() - start:.2f} s | {said} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
