"""The measure as one page of Markdown: medians, ratios, the machine and the versions."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from .compared import Line

HEAD = """# Pages gardées : ce que coûte une lecture

{rounds} tours de {seconds:g} s, médianes ; charge de la machine au début et à la fin : {loads}.

Un coût est le temps de processeur de tous les processus du serveur, divisé par les requêtes servies.
Rapport : ce que coûte à nginx le même fichier gzip, envoyé en entier (200), divisé par ce que coûte la
réponse du serveur au même tour ; entre parenthèses, le plus petit et le plus grand. « WSGI nu » est une
fonction qui donne les mêmes octets sous les mêmes en-têtes, et rien d’autre, sous le même granian : ce
que peut au mieux ici une page gardée par du Python.

| cas | serveur | processeur, µs | requêtes par seconde | rapport à nginx |
|---|---|---:|---:|---:|
"""
ROW = "| {0.case} | {0.name} | {1:.1f} | {0.per_second:.0f} | {0.ratio:.2f} ({0.least:.2f}–{0.most:.2f}) |\n"


def load() -> str:
    """The load of the machine over the last minute."""
    return f"{os.getloadavg()[0]:.1f}".replace(".", ",")


def page(lines: list[Line], rounds: int, seconds: float, loads: str) -> str:
    """The page: a row for each case and server, then what it was measured on."""
    head = HEAD.format(rounds=rounds, seconds=seconds, loads=loads)
    rows = "".join(ROW.format(line, line.cost_ms * 1000) for line in lines)
    return f"{head}{rows}\n{_machine()}\n"


def _machine() -> str:
    """The processor, the system, the versions."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line for line in lines if line.startswith("model name")), "?:?")
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr.strip()
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "granian", "brotli"))
    return (
        f"{model.partition(':')[2].strip()}, Linux {platform.release()}, Python {platform.python_version()}, "
        f"{packages}, {nginx.partition('/')[0].split()[-1]} {nginx.partition('/')[2]}."
    )
