"""What changes, as kept pages must know it: the rules, the triggers that apply them, the log they fill."""

from .log import ChangeLog, log_everything
from .rules import RULES, Names, Rule
from .triggers import install, missing
from .upcoming import first_hour, shows_sets, take_away
from .writes import follow_writes

__all__ = [
    "RULES",
    "ChangeLog",
    "Names",
    "Rule",
    "first_hour",
    "follow_writes",
    "install",
    "log_everything",
    "missing",
    "shows_sets",
    "take_away",
]
