"""Imported avis onto their imported article: parents first, in the order of the page."""

from articles.importing.document import ImportedArticle, ImportedComment
from articles.importing.writer import local_instant
from articles.models import Article

from .models import Comment


def write_comments(article: Article, document: ImportedArticle) -> int:
    """Publish the avis that the page showed; how many were made. Those that are there stay as they are.

    To be called in the transaction that writes the article.
    """
    made = 0
    for imported in document.comments:
        _comment, is_new = _written(article, document.ref, imported)
        made += is_new
    return made


def _written(article: Article, source: str, imported: ImportedComment) -> tuple[Comment, bool]:
    reference = f"{source}#{imported.ref}"
    if found := Comment.objects.filter(import_ref=reference).first():
        return found, False
    comment = Comment.objects.create(
        import_ref=reference,
        article=article,
        parent=Comment.objects.filter(import_ref=f"{source}#{imported.parent}").first(),
        name=imported.author[:80],
        text=imported.text,
        written_at=local_instant(imported.date) if imported.date else None,
    )
    comment.publish(by=None)
    return comment, True
