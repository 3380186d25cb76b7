"""What we stand on is listed whole, and a known fault in it stops the line."""

import json
import os
import subprocess
import sys

from tests.architecture.sources import ROOT

KNOWN = {"name": "django", "version": "5.2.0", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["5.2.1"]}]}
SOUND = {"name": "nh3", "version": "0.3.8", "vulns": []}
UNASKED = {"name": "nh3", "skip_reason": "not found"}


def audited(*found, **environment):
    """What the audit says of that, and how it ends."""
    return subprocess.run(
        [sys.executable, ".ci/audit.py"],
        input=json.dumps({"dependencies": found}),
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_known_fault_is_named_with_what_mends_it_and_stops_the_line():
    done = audited(KNOWN, SOUND)
    assert (done.returncode, done.stdout) == (1, "django 5.2.0 : CVE-2026-1 (corrigé par : 5.2.1)\n")


def test_nothing_found_is_a_success_only_where_all_was_verified():
    assert audited(SOUND).returncode == 0
    assert audited(SOUND, UNASKED).returncode == 1


def test_a_service_that_does_not_answer_is_said_and_stops_the_line_where_it_is_asked_for():
    done = audited(UNASKED, UNASKED)
    assert (done.returncode, "n’ont PAS été vérifiées" in done.stdout) == (0, True)
    assert audited(UNASKED, AUDIT="exige").returncode == 1


def test_the_bill_of_materials_names_each_package_of_the_lock_with_its_files(tmp_path):
    target = tmp_path / "bom.json"
    lock = ROOT / "requirements/production.txt"
    command = [sys.executable, ".ci/nomenclature.py", str(lock), str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    bill = json.loads(target.read_text(encoding="utf-8"))
    pinned = {
        line.split("==")[0].split("[")[0] for line in lock.read_text().splitlines() if "==" in line[:60]
    }
    assert {one["name"] for one in bill["components"]} == pinned
    assert all(one["hashes"] for one in bill["components"])
    [django] = [one for one in bill["components"] if one["name"] == "django"]
    assert (django["purl"], django["licenses"]) == (
        f"pkg:pypi/django@{django['version']}",
        [{"license": {"name": "BSD-3-Clause"}}],
    )
