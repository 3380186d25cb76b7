"""What pip-audit found (its JSON, on the standard input): fails with a known fault in what we stand on.

Where no service of advisories answers, nothing was verified, and that is said. AUDIT=exige makes it a
failure: ask for it once a week, where the network is whole.
"""

import json
import os
import sys


def main() -> str:
    """What is wrong, in words; nothing where all was verified and nothing found."""
    found = json.load(sys.stdin)["dependencies"]
    faults = [fault for one in found for fault in one.get("vulns", []) if print_fault(one, fault)]
    if faults:
        return f"{len(faults)} défaut(s) connu(s) : mettez ces dépendances à jour (make lock)."
    unknown = [one["name"] for one in found if "skip_reason" in one]
    if len(unknown) == len(found):
        print("Aucun service d’avis de sécurité ne répond d’ici : les dépendances n’ont PAS été vérifiées.")
        return "AUDIT=exige demande qu’elles le soient." if os.environ.get("AUDIT") == "exige" else ""
    return f"Sans réponse pour : {', '.join(unknown)}." if unknown else ""


def print_fault(one: dict, fault: dict) -> bool:
    """Say it: the package, the advisory, the versions that mend it."""
    mended = ", ".join(fault["fix_versions"]) or "aucune version ne le corrige encore"
    print(f"{one['name']} {one['version']} : {fault['id']} (corrigé par : {mended})")
    return True


if __name__ == "__main__":
    if said := main():
        sys.exit(said)
