"""What processes cost: the processor time of a tree of them, and their own share of memory."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

TICK = 1000.0 / os.sysconf("SC_CLK_TCK")  # ms


def tree(root: int) -> set[int]:
    """This process and all that come from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _fields(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = set(), [root]
    while waiting:
        process = waiting.pop()
        found.add(process)
        waiting += children.get(process, [])
    return found


def processor_ms(root: int) -> float:
    """The processor time, in ms, that the tree has used so far."""
    used = (_fields(process) for process in tree(root))
    return sum((int(fields[11]) + int(fields[12])) * TICK for fields in used if fields)


def share_mb(process: int) -> float:
    """The memory of one process, in MB, a page shared by two counted half (PSS); without the mappings of a
    file of SQLite, which the system takes back when it wants."""
    whole = _kilobytes(process, "smaps_rollup")
    mapped = sum(_mapped(Path(f"/proc/{process}/smaps").read_text(encoding="utf-8")))
    return (whole - mapped) / 1024


def _kilobytes(process: int, file: str) -> int:
    said = Path(f"/proc/{process}/{file}").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+)", said, re.MULTILINE)
    return int(found[1]) if found else 0


def _mapped(said: str) -> Iterator[int]:
    """The shares of the mappings of SQLite's files, in kB."""
    name = ""
    for line in said.splitlines():
        if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
            name = line
        elif line.startswith("Pss:") and ".sqlite3" in name:
            yield int(line.split()[1])


def _fields(process: int) -> list[str]:
    """The fields of /proc/PID/stat after the name; none where the process has gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []
