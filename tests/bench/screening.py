"""What the screening of one avis costs: `python -m tests.bench.screening` prints, in milliseconds of
processor, the mean and the worst of the corpus, then of 4,000 characters of anything, and of those that try.

With a filter that has learnt the whole corpus, and a list of a thousand words.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from comments.screening import Seen, likeness, weigh
from comments.screening.trials import Lessons, read, taught

CORPUS = Path("fixtures/screening/corpus.jsonl")
LONGEST = 4000  # characters, as comments.models has it
TIMES = 5


def hostile(lessons: Lessons) -> dict[str, str]:
    """Texts of the greatest length that would cost the most."""
    rng = Random(7)  # noqa: S311
    anything = "".join(
        chr(rng.choice([rng.randrange(32, 127), rng.randrange(160, 0x3000)])) for _ in range(LONGEST)
    )
    words = list(lessons.learnt)
    pieces = {
        "mots appris": " ".join(rng.choice(words) for _ in range(LONGEST)),
        "a": "a",
        "a.": "a.",
        "a-": "a-",
        "a ": "a ",
        "0 ": "0 ",
        "0": "0",
        "+3 ": "+3 ",
        "http://": "http://",
        "http://a.fr ": "http://a.fr ",
        "a.com": "a.com",
        "a@": "a@",
        "«": "«",
        "« ": "« a",
        "> ": "> ",
        "{": "{",
        "{a|": "{a|",
        "<a ": "<a ",
        "[(": "[(",
        "whatsapp": "whatsapp ",
        "cyrillique": "аa ",
        "accents": "é\u0301\u0302",
        "casse": "İẞ",
        "!": "!",
        "=>": "=>",
        "$": "a$",
        "notre": "notre ",
        "de chez": "pas ",
    }
    return {"n’importe quoi": anything} | {
        name: (piece * LONGEST)[:LONGEST] for name, piece in pieces.items()
    }


def cost(seen: Seen) -> float:
    """Milliseconds of processor to screen it once: the rules and the filter, and its likeness."""
    start = time.process_time()
    for _ in range(TIMES):
        weigh(replace(seen))
        likeness(seen.text)
    return (time.process_time() - start) / TIMES * 1000


def row(name: str, costs: Sequence[float]) -> str:
    """One row of the table."""
    return f"| {name} | {sum(costs) / len(costs):.2f} | {max(costs):.2f} |\n"


def main() -> None:
    """Print the table."""
    trials = read(CORPUS.read_text(encoding="utf-8"))
    lessons = taught(trials)
    listed = (("Mille mots", "\n".join(list(lessons.learnt)[:1000]), "hold"),)
    knowing = {**vars(lessons), "lists": listed, "staff": frozenset({"Camille Aubry", "Driss Belkacem"})}
    write = sys.stdout.write
    write("| texte | moyenne (ms) | pire |\n|---|---|---|\n")
    write(row("le corpus", [cost(replace(trial.seen, **knowing)) for trial in trials]))
    costs = {name: cost(Seen(text=text, name="Léa", **knowing)) for name, text in hostile(lessons).items()}
    for name, spent in costs.items():
        write(row(f"4 000 signes : {name}", [spent]))
    write(row("4 000 signes, ensemble", list(costs.values())))


if __name__ == "__main__":
    main()
