"""The avis and what was decided of each: the table of contents of the application."""

from .comment import Comment, CommentQuerySet, Follows
from .cut import Cut
from .decision import Decision, Reason, Verdict
from .moderation import State
from .passing import Passing
from .revision import Revision
from .thread_count import ThreadCount

__all__ = [
    "Comment",
    "CommentQuerySet",
    "Cut",
    "Decision",
    "Follows",
    "Passing",
    "Reason",
    "Revision",
    "State",
    "ThreadCount",
    "Verdict",
]
