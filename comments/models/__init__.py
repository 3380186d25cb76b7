"""The avis and what was decided of each: the table of contents of the application."""

from .comment import Comment, CommentQuerySet
from .decision import Decision, Reason, Verdict
from .moderation import State

__all__ = ["Comment", "CommentQuerySet", "Decision", "Reason", "State", "Verdict"]
