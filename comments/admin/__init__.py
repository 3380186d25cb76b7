"""What moderators see of the avis."""

from .comment import CommentAdmin
from .decision import DecisionAdmin
from .erasure import ErasureAdmin
from .learning import BanAdmin, LearntAdmin, WordListAdmin
from .report import ReportAdmin

__all__ = [
    "BanAdmin",
    "CommentAdmin",
    "DecisionAdmin",
    "ErasureAdmin",
    "LearntAdmin",
    "ReportAdmin",
    "WordListAdmin",
]
