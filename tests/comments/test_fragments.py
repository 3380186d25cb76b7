"""What a page shows of an avis, stored: made when it is saved, again when what made it changed."""

import pytest
from django.core.management import call_command

from comments.fragments import FRAGMENT_VERSION, without_faces
from comments.models import Comment
from tests.makers import make_article, make_author, make_comment

pytestmark = pytest.mark.django_db


def shown(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def test_an_avis_is_stored_as_its_page_shows_it(client):
    article = make_article()
    avis = Comment.objects.get(pk=make_comment(article, text="Un *mot*.").pk)
    assert f'<article id="avis-{avis.pk}" class="avis" data-since="' in avis.fragment
    assert "<p>Un <em>mot</em>.</p>" in avis.fragment
    for _other in range(4):
        make_comment(article)
    assert avis.fragment in shown(client, article)


def test_a_few_avis_are_shown_without_faces(client):
    article = make_article()
    avis = Comment.objects.get(pk=make_comment(article, text="Un *mot*.").pk)
    assert 'class="face' in avis.fragment
    assert avis.fragment not in shown(client, article)
    assert without_faces(avis.fragment) in shown(client, article)


def test_a_changed_avis_changes_its_fragment():
    avis = make_comment(make_article(), text="Avant.")
    avis.text = "Après."
    avis.save()
    avis.refresh_from_db()
    assert "Après." in avis.fragment
    assert "Avant." not in avis.fragment + avis.said
    avis.choose(by=None, why="Un détail juste.")
    avis.refresh_from_db()
    assert "Un détail juste." in avis.fragment


def test_an_erased_avis_leaves_no_word_in_its_fragment():
    avis = make_comment(make_article(), text="Le secret.", name="Nora Vidal")
    avis.erase(by=None)
    avis.refresh_from_db()
    for word in ("secret", "Nora", "Vidal"):
        assert word not in avis.fragment + avis.said


def test_an_author_who_is_renamed_signs_their_answers_by_the_new_name(client):
    driss = make_author(name="Driss")
    article = make_article(driss)
    make_comment(article, author=driss, text="Merci.")
    driss.name = "Driss Ouazène"
    driss.save()
    assert "Driss Ouazène</a></h3>" in shown(client, article)


def test_a_closed_conversation_shows_no_way_to_reply(client):
    article = make_article()
    make_comment(article)
    assert 'class="avis-reply"' in shown(client, article)
    article.comments_open = False
    article.save()
    assert 'class="avis-reply"' not in shown(client, article)


def test_what_an_older_template_made_is_not_shown_and_is_made_again_in_the_background(client):
    article = make_article()
    avis = make_comment(article, text="Le même texte.")
    Comment.objects.update(fragment="<p>vieux</p>", said="[]", fragment_with=FRAGMENT_VERSION - 1)
    page = shown(client, article)
    assert "Le même texte." in page
    assert "vieux" not in page
    call_command("tick", verbosity=0)
    avis.refresh_from_db()
    assert "Le même texte." in avis.fragment
    assert not Comment.objects.stale_fragments().exists()
