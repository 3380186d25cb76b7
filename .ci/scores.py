"""Runs Lighthouse several times on each kind of page and says the median scores, and what they lack."""

import json
import os
import statistics
import subprocess
import sys
import urllib.request
import xml.etree.ElementTree as ET

CHROMIUM = "/usr/bin/chromium"
ATTEMPTS = 3  # now and then the browser itself fails to start
FLOORS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
NOT_FOR_ENGINES = {"recherche": {"is-crawlable"}}  # its results are kept out of engines on purpose


def main(lighthouse: str, site: str, runs: int) -> int:
    """0 when every median reaches its floor."""
    faults = 0
    for name, path in pages(site).items():
        reports = [report(lighthouse, site + path, NOT_FOR_ENGINES.get(name, set())) for _ in range(runs)]
        scores = {kind: median(reports, kind) for kind in FLOORS}
        lacking = {audit for one in reports for audit in failed(one)}
        print(f"{name:12}", *(f"{kind} {score:.0f}" for kind, score in scores.items()), *sorted(lacking))
        faults += sum(scores[kind] < floor for kind, floor in FLOORS.items())
    return min(faults, 1)


def pages(site: str) -> dict[str, str]:
    """The four kinds of page; the article is the newest of the feed."""
    with urllib.request.urlopen(f"{site}/flux/rss.xml") as feed:  # noqa: S310  # our own
        newest = ET.parse(feed).findtext("channel/item/link") or ""  # noqa: S314
    article = "/" + newest.split("/", 3)[3]
    return {
        "accueil": "/",
        "article": article,
        "chronique": "/chroniques/la-permanence/",
        "recherche": "/recherche/?q=lettre",
    }


def report(lighthouse: str, address: str, skipped: set[str]) -> dict:
    """What one run says; mobile settings are those by default."""
    command = [
        lighthouse,
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(FLOORS)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        *(f"--skip-audits={audit}" for audit in skipped),
    ]
    for _attempt in range(ATTEMPTS):
        run = subprocess.run(  # noqa: S603
            command, capture_output=True, check=False, env={**os.environ, "CHROME_PATH": CHROMIUM}
        )
        if run.returncode == 0:
            return json.loads(run.stdout)
        print(f"{address} : pas de mesure, nouvel essai.", run.stderr.decode()[-300:], file=sys.stderr)
    raise SystemExit(f"{address} ne se mesure pas.")


def median(reports: list[dict], kind: str) -> float:
    return statistics.median(100 * report["categories"][kind]["score"] for report in reports)


def failed(report: dict) -> set[str]:
    """The audits that cost a point outside performance, where every figure is a shade."""
    weighed = (
        reference["id"]
        for kind, category in report["categories"].items()
        if kind != "performance"
        for reference in category["auditRefs"]
        if reference["weight"]
    )
    return {
        audit for audit in weighed if (report["audits"][audit]["score"] or 0) < 1 and _counts(report, audit)
    }


def _counts(report: dict, audit: str) -> bool:
    return report["audits"][audit]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
