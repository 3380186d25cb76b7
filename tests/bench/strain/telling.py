"""What the benches print: a page of Markdown, in French."""

import os
import platform
import sys
from statistics import quantiles

from .people import Tally

HEAD = "| requête | nombre | p50, ms | p99, ms | pire, ms |\n|---|---:|---:|---:|---:|"


def say(line: str = "") -> None:
    """A line of the page, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def say_tally(tally: Tally) -> None:
    """A row for each kind of request; then what went wrong."""
    say(HEAD)
    for kind, spent in sorted(tally.spent.items()):
        middle, last = percentile(spent, 50), percentile(spent, 99)
        say(f"| {kind} | {len(spent)} | {middle:.0f} | {last:.0f} | {max(spent):.0f} |")
    say()
    for line in tally.wrong[:20]:
        say(f"- {line}")


def percentile(spent: list[float], hundredth: int) -> float:
    """Of a hundred, so many took less."""
    return quantiles(spent, n=100)[hundredth - 1] if len(spent) > 1 else spent[0]


def say_machine() -> None:
    """On what it was measured."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    say(f"\n{os.cpu_count()} cœurs, charge {load}, Python {platform.python_version()}.")


def verdict(said: str, is_held: bool) -> bool:
    """A promise, and whether it is held."""
    say(f"- {'tenu' if is_held else '**ROMPU**'} : {said}")
    return is_held
