"""What follows from a text when it is saved."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from articles.models import Article, Event, Footnote
from chroniques.text import PIPELINE_VERSION
from tests.makers import make_article, make_author, make_column, make_comment, make_draft, make_picture, paris

pytestmark = pytest.mark.django_db


def test_the_notes_are_a_projection_of_the_text():
    article = make_draft(body="Un mot[^1] et un autre[^*].\n\n[^1]: La *première*.\n\n[^*]: L'étoile.\n")
    assert [(note.order, note.marker) for note in article.footnotes.all()] == [(1, "1"), (2, "*")]
    article.body = "Un mot[^a].\n\n[^a]: Seule.\n"
    article.save()
    assert Footnote.objects.get().source.strip() == "Seule."


def test_what_the_pipeline_makes_is_kept_with_its_version():
    article = make_draft(body="## Un titre\n\nDeux mots.\n")
    article.refresh_from_db()
    assert article.rendered_with == PIPELINE_VERSION
    assert "<h2" in article.body_html
    assert "Deux mots." in article.body_text
    assert article.headings[0][1] == "Un titre"


def test_a_text_that_the_pipeline_refuses_is_said_on_the_form():
    article = make_draft()
    article.body = "a" * 400_000
    with pytest.raises(ValidationError) as refusal:
        article.clean()
    assert "body" in refusal.value.message_dict


def test_a_link_to_an_article_of_ours_follows_it():
    make_article(title="Le lilas", at=paris(2009, 5, 3))
    assert 'href="/2009/05/le-lilas/"' in make_draft(body="Voir [là](article:le-lilas).").body_html


def test_a_draft_is_not_linked_to():
    make_draft(title="Le lilas")
    assert "href" not in make_draft(body="Voir [là](article:le-lilas).").body_html


def test_a_link_by_a_former_slug_leads_to_the_text_where_it_lives_now():
    lilac = make_article(title="Le lilas")
    linking, other = make_draft(body="Voir [là](article:le-lilas)."), make_draft(body="Rien.")
    lilac.slug = "les-lilas"
    lilac.save()
    assert set(Article.objects.filter(rendered_with=0)) == {linking}
    call_command("tick", verbosity=0)
    linking.refresh_from_db()
    assert 'href="/2009/05/les-lilas/"' in linking.body_html
    assert other.body_html


def test_a_picture_of_the_text_comes_with_its_credit():
    make_picture(title="Le port", credit_nature="photo", credit_holder="Ana Vidal")
    html = make_draft(body="![](image:le-port)").body_html
    assert "Photo\u00a0: Ana Vidal" in html
    assert 'width="40"' in html


def test_who_signed_and_what_is_used_cannot_be_deleted():
    author, column = make_author(), make_column()
    make_draft(author, column=column)
    for used in (author, column):
        with pytest.raises(ProtectedError):
            used.delete()


def test_a_draft_goes_with_its_avis():
    article = make_draft()
    first = make_comment(article)
    make_comment(article, parent=first)
    with pytest.raises(RestrictedError):
        first.delete()
    article.delete()
    assert not Article.objects.exists()


def test_a_number_serves_once_in_its_column_and_belongs_to_one():
    column = make_column()
    make_draft(column=column, number=1)
    for fields in ({"column": column, "number": 1}, {"number": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_draft(**fields)


def test_an_event_ends_after_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(article=make_draft(), starts=paris(2009, 5, 3), ends=paris(2009, 5, 2))


def test_tags_meet_whatever_their_accents():
    make_draft(tags=["viralité", "communauté"])
    article = make_draft(tags=["Viralite"])
    assert [tag.name for tag in article.tags.all()] == ["viralité"]
