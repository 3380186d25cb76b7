"""The process that serves: it loads the site, and the workers that answer are its forks.

What they all need is loaded once and shared until one of them writes there. No thread of ours starts and no
database is opened here: a fork has neither (granian's own threads wait for a worker to end). What is loaded
stays for good: nothing is looked for in it, neither while it loads nor while it serves.
"""

import gc
import multiprocessing
import os
import sys
from importlib import import_module

import django
from django.conf import settings

from chroniques.listening import Server

# What the workers begin by: each then opens what is its own (see chroniques/wsgi.py).
BEGUN_BY = ("chroniques.keeping", "chroniques.background", "chroniques.watching.metrics.copying")


def load() -> None:
    """The code of the site: its applications, its pages, what stands before them."""
    gc.disable()
    django.setup()
    middleware = (path.rpartition(".")[0] for path in settings.MIDDLEWARE)
    for name in (settings.ROOT_URLCONF, "django.core.handlers.wsgi", *middleware, *BEGUN_BY):
        import_module(name)
    gc.freeze()
    gc.enable()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
    multiprocessing.set_start_method("fork")  # from Python 3.14 on, no longer the first choice
    try:
        load()
    except KeyboardInterrupt:  # before granian listens to it
        sys.exit(130)
    Server(*map(int, sys.argv[1:])).answer()
