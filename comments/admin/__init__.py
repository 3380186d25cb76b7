"""What moderators see of the avis."""

from .comment import CommentAdmin
from .decision import DecisionAdmin

__all__ = ["CommentAdmin", "DecisionAdmin"]
