"""The socket that readers knock at, and the server that answers on it.

One socket, opened before any work and shared by every process that answers: who knocks while the site
starts, restarts, or replaces a process waits in its queue, where granian's own way (a socket a worker) would
refuse them. Under systemd the socket is its own (chroniques.socket) and outlives the service: a restart loses
nobody.

The workers are forks of the process that calls `answer`, which has loaded the site (chroniques/parent.py).
"""

import os
import signal
import socket
import sys
from collections.abc import Callable

from granian._granian import SocketHolder
from granian._internal import load_target
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

GIVEN = 3  # the first descriptor that systemd passes: sd_listen_fds(3)
QUEUE = 1024  # who may wait to be taken in
HEADERS_WITHIN = 10_000  # milliseconds, for who says word by word what they ask for
LONGEST_HEADERS = 64 * 1024  # bytes: browsers send one or two thousand
ENTRY = "chroniques.served:application"


def inherited() -> socket.socket | None:
    """The socket that systemd opened for this very process, None where it gave none."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()) or os.environ.get("LISTEN_FDS", "0") == "0":
        return None
    return socket.socket(fileno=GIVEN)


def opened(host: str, port: int) -> socket.socket:
    """A socket of our own. Raises OSError where another program has that port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=QUEUE)


def command(listener: socket.socket, workers: int, threads: int) -> list[str]:
    """The line by which this process becomes the server; the socket goes through it."""
    listener.set_inheritable(True)
    return [sys.executable, "-m", "chroniques.parent", *map(str, (listener.fileno(), workers, threads))]


def loaded(target: str) -> Callable:
    """The site, in a worker. Told to end while it loads, it ends.

    A fork begins with its parent's handler, which swallows the order: the worker would open anyway, take
    readers in, and be killed with them ten seconds later.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # until granian gives the worker a handler of its own
    return load_target(target)


class Server(MPServer):
    """granian, on a socket that is open already."""

    def __init__(self, descriptor: int, workers: int, threads: int) -> None:
        super().__init__(
            ENTRY,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            websockets=False,
            http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN, max_buffer_size=LONGEST_HEADERS),
            log_level=LogLevels.error,  # its warnings are of threads that wait, which cost us nothing
            respawn_failed_workers=True,
            respawn_interval=5,  # seconds, on SIGHUP: the old process answers while the new one starts
            workers_kill_timeout=10,  # seconds: what is being answered may end, then the site closes
        )
        self.listener = socket.socket(fileno=descriptor)

    def answer(self) -> None:
        """Until it is told to end."""
        self.serve(target_loader=loaded)

    def _init_shared_socket(self) -> None:
        """What granian does for a Unix socket: the workers are forks, and share what is open here."""
        self._sso, descriptor = self.listener, self.listener.fileno()
        self._sfd = descriptor  # type: ignore[assignment]  # granian's own types lag behind its code
        holder = SocketHolder(descriptor, self.listener.family == socket.AF_UNIX, QUEUE)  # type: ignore[call-arg]
        self._shd = holder  # type: ignore[assignment]
