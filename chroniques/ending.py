"""To end in order: a process that is told to (SIGTERM) finishes the piece it holds, then stops.

The order waits, instead of breaking in: no handler runs in the middle of a letter, and nothing needs a lock.
A process that does not hold it back ends at once, as ever, and is never found to be told.
"""

import signal

ORDER = signal.SIGTERM


def hold_back() -> None:
    """From now on the order waits until it is asked for. Before any thread begins: each inherits it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {ORDER})


def is_told() -> bool:
    """Has the order come? Asked between two pieces of work."""
    return ORDER in signal.sigpending()


def is_told_within(seconds: float) -> bool:
    """The same, waiting so long for it. It is taken: who is told here ends."""
    return signal.sigtimedwait({ORDER}, seconds) is not None
