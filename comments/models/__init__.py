"""The avis and what was decided of each: the table of contents of the application."""

from .comment import Comment, CommentQuerySet
from .cut import Cut
from .decision import Decision, Reason, Verdict
from .erasing import Asked, Erasure
from .moderation import State
from .owned import Follows, TooLate
from .passing import Passing
from .revision import Revision
from .thread_count import ThreadCount

__all__ = [
    "Asked",
    "Comment",
    "CommentQuerySet",
    "Cut",
    "Decision",
    "Erasure",
    "Follows",
    "Passing",
    "Reason",
    "Revision",
    "State",
    "ThreadCount",
    "TooLate",
    "Verdict",
]
