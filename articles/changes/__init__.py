"""What changes, as kept pages must know it: the rules, the triggers that apply them, the log they fill."""

from .log import ChangeLog
from .rules import Names, Rule
from .triggers import install
from .upcoming import first_hour
from .writes import follow_writes

__all__ = ["ChangeLog", "Names", "Rule", "first_hour", "follow_writes", "install"]
