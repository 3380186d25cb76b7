"""The bill of materials: all that is installed to serve, exactly, in CycloneDX 1.6 (JSON).

python .ci/nomenclature.py LOCK TARGET: read from the lock itself, with the hash of each file that may be
installed; the licence, from what is installed here. No clock in it: the same lock gives the same bytes.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
VERSION = re.compile(r"^## (\d+\.\d+\.\d+)", re.MULTILINE)


def components(lock: str) -> Iterator[dict]:
    """Each package of the lock."""
    pins = list(PIN.finditer(lock))
    ends = [pin.start() for pin in pins[1:]] + [len(lock)]
    for pin, end in zip(pins, ends, strict=True):
        name, version = pin[1].lower(), pin[2]
        purl = f"pkg:pypi/{name}@{version}"
        hashes = [{"alg": "SHA-256", "content": one} for one in HASH.findall(lock[pin.end() : end])]
        yield {
            **{"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl},
            **{"licenses": [{"license": {"name": licence(name)}}], "hashes": hashes},
        }


def licence(name: str) -> str:
    """As its authors state it; that of a package for another Python is not known here."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "inconnue ici"
    kinds = [
        kind.rpartition(":: ")[2] for kind in said.get_all("Classifier") or [] if kind.startswith("License")
    ]
    first_line = (said.get("License") or "").strip().partition("\n")[0]
    return said.get("License-Expression") or " / ".join(kinds) or first_line or "inconnue"


def main(lock: Path, target: Path) -> None:
    found = list(components(lock.read_text(encoding="utf-8")))
    bare = [one["name"] for one in found if not one["hashes"]]
    if bare or not found:
        sys.exit(f"Sans empreinte : {', '.join(bare) or 'aucune dépendance dans ce fichier'}.")
    version = VERSION.search((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    ours = {"type": "application", "name": "chroniques", "version": version[1] if version else "0"}
    bill = {
        **{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1},
        **{"metadata": {"component": ours}, "components": found},
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(found)} dépendances, {sum(len(one['hashes']) for one in found)} empreintes : {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
