"""Whether the mail server takes letters, as this process last saw: the log says when that changes.

Each letter that waits would say the same at each try; why it waits stands on its row, and in the room.
"""

import logging
import threading

log = logging.getLogger(__name__)
REFUSES = "The mail server takes no letter: they wait, and are tried again later and later. %s"
TAKES = "The mail server takes letters again."


class Server:
    """The one that EMAIL_URL names."""

    def __init__(self) -> None:
        self.refuses = False
        self.lock = threading.Lock()

    def refused(self, fault: Exception) -> None:
        """It did not answer, or wanted no letter for now."""
        if self._changes(refuses=True):
            log.warning(REFUSES, fault)

    def took(self) -> None:
        """It took one."""
        if self._changes(refuses=False):
            log.warning(TAKES)

    def _changes(self, refuses: bool) -> bool:
        with self.lock:
            before, self.refuses = self.refuses, refuses
        return before != refuses
