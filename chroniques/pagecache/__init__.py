"""Kept pages: the speed of a file, and never a stale line.

A public page is the same bytes for every reader, and it knows what it shows. So it is kept, compressed, in
the memory of each process, and given from the first lines of the WSGI entry, before Django wakes.

- While a page is made, what it shows is noted (`shows`): things ("article:42") and sets ("texts").
- Whatever changes a thing writes its name in a log, in the same transaction: triggers of the database do it,
  so that no update, script or shell forgets. A page goes when one of its names comes up in the log.
- Each process reads the log before it answers, if somebody of this machine has just written (a number in
  shared memory says so), and else every twentieth of a second, for other machines and killed writers.
- A page that was being made while one of its names changed is given to who began it alone, and not kept.
- Time changes pages too (`holds_until`): a text appears at its hour.

Read `entry` first; each other module is one of its words.
"""

from .entry import Entry
from .follower import Follower, Log
from .generation import Generation, of_this_machine, tell_the_machine
from .memory import Memory
from .packer import pack_when_idle
from .question import Question
from .shell import filled_later, put_together
from .shown import being_made, holds_until, names_shown, page_being_made, shows
from .surrogate import ALL, LONGEST_LABEL, label
from .things import fragment, is_kept, kept, known, page_in_the_making, remembered, things

__all__ = [
    "ALL",
    "LONGEST_LABEL",
    "Entry",
    "Follower",
    "Generation",
    "Log",
    "Memory",
    "Question",
    "being_made",
    "filled_later",
    "fragment",
    "holds_until",
    "is_kept",
    "kept",
    "known",
    "label",
    "names_shown",
    "of_this_machine",
    "pack_when_idle",
    "page_being_made",
    "page_in_the_making",
    "put_together",
    "remembered",
    "shows",
    "tell_the_machine",
    "things",
]
