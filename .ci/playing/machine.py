"""A bare Debian that boots: a tree of its packages, its own systemd, a network of its own that leads out."""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import termios
import time
from pathlib import Path

from . import Failed

NEEDED = {"mmdebstrap": "mmdebstrap", "systemd-nspawn": "systemd-container", "slirp4netns": "slirp4netns"}
AUTHORITIES = Path("usr/local/share/ca-certificates")  # those that this machine adds to Debian's
PATHS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
CLEAN = ["env", "-i", "HOME=/root", "LANG=C.UTF-8", "TERM=dumb", f"PATH={PATHS}"]
ENDING_IN_ORDER = signal.SIGRTMIN + 4  # what systemd takes as "power off"
TERMINAL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\r")


class Machine:
    """One, from `start` to `stop`; `run` types in it as root would at its keyboard."""

    def __init__(self, root: Path, cache: Path, suite: str) -> None:
        self.root, self.cache, self.suite = root, cache, suite
        self.processes: list[subprocess.Popen] = []

    def build(self) -> None:
        """Lay the tree: made once for a suite, then kept."""
        kept = self.cache / f"{self.suite}.tar"
        if not kept.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            making = ["mmdebstrap", "--quiet", "--variant=important", self.suite, str(kept)]
            subprocess.run(making, check=True)
        self.root.mkdir(parents=True)
        subprocess.run(["tar", "-xf", str(kept), "-C", str(self.root)], check=True)
        self.trust_what_this_machine_trusts()

    def trust_what_this_machine_trusts(self) -> None:
        """A proxy may stand between us and the packages: Debian and pip are told of it too."""
        for file in (Path("/") / AUTHORITIES).glob("*.crt"):
            (self.root / AUTHORITIES).mkdir(parents=True, exist_ok=True)
            shutil.copy(file, self.root / AUTHORITIES)
        (self.root / "etc/pip.conf").write_text(
            "[global]\ncache-dir = /var/cache/pip\ncert = /etc/ssl/certs/ca-certificates.crt\n"
        )

    def start(self) -> None:
        for folder in ("apt", "pip"):
            (self.cache / folder / "partial").mkdir(parents=True, exist_ok=True)
        boot = ["systemd-nspawn", "--quiet", f"--directory={self.root}", "--machine=chroniques", "--boot"]
        boot += ["--register=no", "--keep-unit", "--private-network", "--resolv-conf=copy-host"]
        boot.append(f"--bind={self.cache / 'apt'}:/var/cache/apt/archives")
        boot.append(f"--bind={self.cache / 'pip'}:/var/cache/pip")
        self.begin(boot)
        self.leader = self.wait_for_leader()
        self.begin(["slirp4netns", "--configure", "--disable-host-loopback", str(self.leader), "tap0"])
        self.run("until systemctl is-system-running --quiet; do sleep 0.2; done")
        self.run("until ip route | grep -q default; do sleep 0.2; done")

    def begin(self, command: list[str]) -> None:
        with (self.root.parent / "machine.log").open("ab") as log:
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log))

    def wait_for_leader(self) -> int:
        """The first process inside, once its systemd listens."""
        for _try in range(300):
            time.sleep(0.1)
            children = Path(f"/proc/{self.processes[0].pid}/task/{self.processes[0].pid}/children")
            for pid in children.read_text().split():
                if (Path("/proc") / pid / "root/run/systemd/private").exists():
                    return int(pid)
        raise Failed("la Debian nue n’a pas démarré : voyez machine.log")

    def stop(self) -> None:
        """Power off, and end what served it from outside."""
        if hasattr(self, "leader"):
            os.kill(self.leader, ENDING_IN_ORDER)
        for number, process in enumerate(self.processes):
            if number:  # the first is the machine, which ends in order
                process.terminate()
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()

    def write(self, path: str, content: str, mode: int = 0o644) -> None:
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        file.chmod(mode)

    def inside(self, *command: str) -> list[str]:
        """The line that runs a command in there."""
        return ["nsenter", f"--target={self.leader}", "--all", "--", *CLEAN, *command]

    def run(self, script: str, answers: dict[str, str] | None = None, timeout: float = 1200) -> str:
        """What came out of a script typed at a terminal; prompts are answered. Failed if it ends in error."""
        keyboard, terminal = pty.openpty()
        termios.tcsetwinsize(terminal, (50, 160))
        process = subprocess.Popen(
            self.inside("/bin/bash", "-c", script),
            stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True, close_fds=True,
        )  # fmt: skip
        os.close(terminal)
        printed = heard(keyboard, dict(answers or {}), time.monotonic() + timeout)
        os.close(keyboard)
        if status := process.wait(timeout=30):
            raise Failed(f"la commande a fini en erreur ({status}) :\n{printed}")
        return printed


def heard(keyboard: int, answers: dict[str, str], until: float) -> str:
    """What is printed until the end; each prompt that comes is answered."""
    printed, answered = "", 0
    while time.monotonic() < until:
        if not select.select([keyboard], [], [], 1)[0]:
            continue
        try:
            got = os.read(keyboard, 65536)
        except OSError:  # the other side is closed: it is over
            return printed
        printed += TERMINAL.sub("", got.decode(errors="replace"))
        for prompt, answer in answers.items():
            if printed[answered:].endswith(prompt):
                answered = len(printed)
                os.write(keyboard, f"{answer}\n".encode())
    raise Failed(f"la commande ne finit pas :\n{printed}")
