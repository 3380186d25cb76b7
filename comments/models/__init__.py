"""The avis and what was decided of each: the table of contents of the application."""

from .act import UNDONE_WITHIN, Act
from .ban import Ban, Banned
from .claim import Claim
from .comment import Comment, CommentQuerySet
from .cut import Cut
from .decision import Decision, Reason, Verdict
from .erasing import Asked, Erasure
from .learning import Learnt, Lesson, Towards, WordList
from .moderation import State
from .owned import Follows, TooLate
from .passing import Passing
from .queued import URGENCY, Waits
from .report import Finding, Grievance, Report
from .revision import Revision
from .thread_count import ThreadCount

__all__ = [
    "UNDONE_WITHIN",
    "URGENCY",
    "Act",
    "Asked",
    "Ban",
    "Banned",
    "Claim",
    "Comment",
    "CommentQuerySet",
    "Cut",
    "Decision",
    "Erasure",
    "Finding",
    "Follows",
    "Grievance",
    "Learnt",
    "Lesson",
    "Passing",
    "Reason",
    "Report",
    "Revision",
    "State",
    "ThreadCount",
    "TooLate",
    "Towards",
    "Verdict",
    "Waits",
    "WordList",
]
