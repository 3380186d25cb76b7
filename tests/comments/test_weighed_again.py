"""The same line of rules for a new text of an avis, and for those that stood on another site."""

import pytest

from articles.importing.document import ImportedArticle, ImportedComment
from articles.models import Article, Letter
from comments.arriving import rewrite
from comments.importing import write_comments
from comments.models import Comment, Lesson, Waits, WordList
from tests.makers import make_article, make_lea

from .arrivals import WORDS, leave, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(title="Le lilas")


class TestEdits:
    """A new text goes down the same line."""

    def test_a_text_that_nobody_has_read_is_weighed_anew(self, article):
        WordList.objects.create(name="Noms", words="casino")
        comment, _key = leave(article)
        rewrite(comment, "Venez au casino de mon oncle, il vous attend ce soir.")
        comment.refresh_from_db()
        assert "list_hold" in told(comment)
        assert (comment.state, comment.waits, comment.urgency) == ("pending", Waits.NEW, 29 - comment.weight)

    def test_a_published_avis_keeps_its_text_whatever_the_new_one_says(self, article):
        WordList.objects.create(name="Noms", words="casino")
        comment, _key = leave(article)
        comment.publish(by=make_lea())
        rewrite(comment, "Venez au casino de mon oncle, il vous attend ce soir.")
        comment.refresh_from_db()
        assert (comment.text, comment.state, comment.waits) == (WORDS, "published", Waits.NEW_TEXT)
        assert "list_hold" in told(comment)

    def test_how_the_first_text_came_is_not_forgotten(self, article):
        comment, _key = leave(article, topic="Référencement")
        rewrite(comment, "Tout autre chose.")
        comment.refresh_from_db()
        assert told(comment)["trap_filled"] == "Référencement"


class TestImports:
    """What stood on another site is weighed and marked; nothing that was public there is hidden."""

    def poured(self, *texts: str) -> list[Comment]:
        avis = tuple(
            ImportedComment(ref=str(number), author="Léa", text=text) for number, text in enumerate(texts)
        )
        document = ImportedArticle(ref="ailleurs", title="Le lilas", comments=avis)
        assert write_comments(make_article(), document) == (len(texts), [])
        return list(Comment.objects.order_by("pk"))

    def test_a_doubtful_one_stays_public_and_bears_what_was_found(self):
        WordList.objects.create(name="Casino", words="casino", towards="spam")
        plain, doubtful = self.poured(WORDS, "Venez au casino de mon oncle.")
        assert [comment.state for comment in (plain, doubtful)] == ["published", "published"]
        assert (plain.findings, told(doubtful)["list_spam"]) == ([], "Casino : casino")
        assert (plain.waits, doubtful.waits) == (None, None)
        assert not Letter.objects.exists()

    def test_those_that_nothing_doubts_teach_what_an_avis_is_like(self):
        WordList.objects.create(name="Casino", words="casino", towards="spam")
        plain, _doubtful = self.poured(WORDS, "Venez au casino de mon oncle.")
        assert [(lesson.comment_id, lesson.is_spam) for lesson in Lesson.objects.all()] == [(plain.pk, False)]
