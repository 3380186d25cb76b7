"""The entry that `serve` gives to granian: the site, in a worker that leaves Ctrl-C to its parent.

A terminal sends the interruption to both; the parent then ends the worker with a signal of its own, and
granian's worker, told twice, never ends (2.8.7: it would be killed after --workers-kill-timeout). Blocked
before any thread starts, so that every thread inherits it.

What is loaded stays for good: nothing is looked for in it.
"""

import gc
import signal
from importlib import import_module

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
gc.disable()
application = import_module("chroniques.wsgi").application
gc.freeze()
gc.enable()
