"""The measure as one page of Markdown: medians, ratios, the machine and the versions."""

import platform
import subprocess
from importlib.metadata import version

from .compared import Line

HEAD = """# Pages gardées : ce que coûte une lecture

{rounds} tours de {seconds:g} s, médianes. Un coût est le temps de processeur de tous les processus du
serveur, divisé par les requêtes servies. Rapport : le coût de nginx divisé par celui du serveur.

| cas | serveur | processeur, µs | requêtes par seconde | rapport à nginx |
|---|---|---:|---:|---:|
"""
ROW = "| {case} | {name} | {cost:.1f} | {rate:.0f} | {ratio:.2f} |\n"


def page(lines: list[Line], rounds: int, seconds: float) -> str:
    """The page: a row for each case and server, then what it was measured on."""
    rows = (
        ROW.format(
            case=line.case.name,
            name=name,
            cost=line.cost[name] * 1000,
            rate=line.rate[name],
            ratio=line.ratio("nginx", name),
        )
        for line in lines
        for name in line.cost
    )
    return f"{HEAD.format(rounds=rounds, seconds=seconds)}{''.join(rows)}\n{_machine()}\n"


def _machine() -> str:
    """The processor, the system, the versions."""
    model = next((line for line in _read("/proc/cpuinfo") if line.startswith("model name")), "?:?")
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr.strip()
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "granian", "brotli"))
    return (
        f"{model.partition(':')[2].strip()}, Linux {platform.release()}, Python {platform.python_version()}, "
        f"{packages}, {nginx.partition('/')[0].split()[-1]} {nginx.partition('/')[2]}."
    )


def _read(file: str) -> list[str]:
    with open(file, encoding="utf-8") as lines:
        return lines.read().splitlines()
