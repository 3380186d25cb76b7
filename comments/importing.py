"""Imported avis onto their imported article: parents first, in the order of the page."""

from django.utils.translation import gettext as _

from articles.importing.document import ImportedArticle, ImportedComment
from articles.importing.writer import local_instant
from articles.models import Article
from chroniques.links import stored

from .arriving import mark
from .learning import learn
from .models import Comment, CommentQuerySet
from .models.comment import LONGEST, LONGEST_NAME
from .screening import HOLD_AT


def write_comments(article: Article, document: ImportedArticle) -> tuple[int, list[str]]:
    """Publish the avis that the page showed, what their screening finds written beside them: how many were
    made, and in words what could not be kept.

    Those that are there stay as they are. To be called in the transaction that writes the article.
    Raises ValueError where the text of an avis is refused.
    """
    made, problems = 0, []
    for imported in document.comments:
        is_new = _write(article, document.ref, imported)
        made += is_new
        problems += _beyond_bounds(imported) if is_new else []
    return made, problems


def _beyond_bounds(imported: ImportedComment) -> list[str]:
    """What an avis of ours cannot be: its name is cut, its text is kept."""
    told = []
    if len(imported.author) > LONGEST_NAME:
        told.append(_("The name that signs an avis is too long and was cut: “%s”.") % imported.author)
    if len(imported.text) > LONGEST:
        said = {"name": imported.author or _("Anonymous"), "length": len(imported.text), "bound": LONGEST}
        told.append(
            _("The avis of %(name)s has %(length)d characters, beyond %(bound)d: it is kept whole.") % said
        )
    return told


def _write(article: Article, source: str, imported: ImportedComment) -> bool:
    """True when it was made now. What the editors of the other site let stand teaches the filter what an avis
    is like; but for what our screening doubts."""
    reference = f"{source}#{imported.ref}"
    if _here(reference).exists():
        return False
    comment = Comment(
        import_ref=reference,
        article=article,
        parent=_here(f"{source}#{imported.parent}").first(),
        name=imported.author[:LONGEST_NAME],
        text=imported.text,
        written_at=local_instant(imported.date) if imported.date else None,
    )
    mark(comment)
    comment.save()
    comment.publish(by=None)
    if comment.weight < HOLD_AT:
        learn(comment, is_spam=False)
    return True


def _here(reference: str) -> CommentQuerySet:
    """The avis of this reference; of one that was erased since, only a hash of it is kept."""
    return Comment.objects.filter(import_ref__in=[reference, stored(reference)])
