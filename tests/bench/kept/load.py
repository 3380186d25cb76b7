"""Readers: wrk on the second core, and what one request cost the server."""

import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .processes import processor_ms

LOAD_CORE = "1"
CONNECTIONS = 32
EACH_IN_TURN = """local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local turn = 0
function request() turn = turn %% #paths + 1; return wrk.format("GET", paths[turn]) end
"""


@dataclass(frozen=True)
class Run:
    """One run of wrk."""

    per_second: float
    cost_ms: float  # of processor, for one request
    wrong: int  # answers that are neither 2xx nor 3xx, and broken connections


def run(process: int, url: str, seconds: float, headers: dict[str, str], paths: Path | None = None) -> Run:
    """Read this address, or these paths of it in turn, for so long."""
    command = [
        "taskset",
        "-c",
        LOAD_CORE,
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds:g}s",
        "--latency",
        "--timeout",
        "30s",
    ]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    if paths:
        script = paths.with_suffix(".lua")
        script.write_text(EACH_IN_TURN % paths, encoding="utf-8")
        command += ["-s", str(script)]
    before = processor_ms(process)
    said = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    time.sleep(0.2)  # what wrk left behind is answered
    return _read(said, processor_ms(process) - before)


def _read(said: str, spent: float) -> Run:
    found = re.search(r"(\d+) requests in", said)
    requests = int(found[1]) if found else 0
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    wrong = sum(int(number) for number in re.findall(r"Non-2xx or 3xx responses: (\d+)", said))
    for broken in re.findall(r"Socket errors: (.*)", said):
        wrong += sum(int(number) for number in re.findall(r"\d+", broken))
    if not requests or not rate:
        raise RuntimeError(f"wrk n’a rien mesuré :\n{said}")
    return Run(float(rate[1]), spent / requests, wrong)
