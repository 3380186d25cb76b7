"""The front page: what leads, what is recent, the voices, the reports, the pick, the words."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from tests.makers import (
    make_article,
    make_author,
    make_column,
    make_comment,
    make_draft,
    make_picture,
    make_report,
    paris,
)

from .reading import said, words_of

pytestmark = pytest.mark.django_db


def titles(texts):
    return [text.title for text in texts]


def test_an_empty_site_says_that_its_first_issue_is_being_prepared(client):
    assert said("The first issue is being prepared. Come back soon.") in words_of(client.get("/"))


def test_the_text_that_is_put_first_leads_whatever_its_date(client):
    make_article(title="La nouvelle", at=paris(2020, 1, 1))
    make_article(title="La une", at=paris(2010, 1, 1), featured=1)
    front = client.get("/").context["front"]
    assert (front.lead.title, titles(front.recent)) == ("La une", ["La nouvelle"])


def test_four_recent_texts_stand_beside_the_lead(client):
    for year in range(2010, 2017):
        make_article(title=f"Texte de {year}", at=paris(year, 1, 1))
    recent = client.get("/").context["front"].recent
    assert titles(recent) == ["Texte de 2015", "Texte de 2014", "Texte de 2013", "Texte de 2012"]


def test_neither_drafts_nor_scheduled_texts_are_shown(client):
    make_draft(title="Brouillon caché")
    make_article(title="Programmé caché", at=timezone.now() + timedelta(hours=1))
    assert "caché" not in words_of(client.get("/"))


def test_the_columns_heard_last_are_voices_and_a_link_leads_to_all(client):
    for year in range(2009, 2020):
        make_article(column=make_column(title=f"Chronique de {year}"), at=paris(year, 1, 1))
    page = client.get("/")
    heard = [piece.column.title for piece in page.context["front"].voices]
    assert heard == [f"Chronique de {year}" for year in range(2019, 2010, -1)]
    assert said("All the columns") in words_of(page)


def test_a_column_is_a_voice_with_its_author_and_latest_piece(client):
    driss = make_author(name="Driss Ouazène", portrait=make_picture(alt="Portrait de Driss"))
    column = make_column(title="Port dû")
    column.authors.add(driss)
    make_article(driss, title="Le premier", column=column, at=paris(2009, 1, 1))
    make_article(driss, title="Le dernier", column=column, at=paris(2010, 1, 1))
    (voice,) = client.get("/").context["front"].voices
    assert (voice.column, voice.title) == (column, "Le dernier")


def test_a_column_without_a_published_piece_is_silent(client):
    make_article()
    make_draft(column=make_column(title="Muette"))
    assert "Muette" not in words_of(client.get("/"))


def test_a_report_is_a_line_under_the_date_of_its_event(client):
    event = {"name": "Canaux", "place": "Montreval", "starts": "2009-04-28"}
    make_report(title="Neuf pupitres", event=event)
    words = words_of(client.get("/"))
    assert "28 avril 2009" in words
    assert "Canaux, Montreval" in words


def test_the_latest_pick_is_set_like_a_letter(client):
    article = make_article(title="Un texte lu")
    make_comment(article, text="Une phrase à retenir.").choose(by=None, why="Elle est juste.")
    page = client.get("/").content.decode()
    assert '<blockquote class="letter-text"' in page
    assert "Une phrase à retenir." in page


def test_the_pick_of_a_withdrawn_text_goes_with_it(client):
    make_article()
    article = make_article()
    make_comment(article, text="Une phrase à retenir.").choose(by=None, why="Elle est juste.")
    article.withdraw(by=None)
    assert "Une phrase à retenir." not in words_of(client.get("/"))


def test_the_words_are_in_alphabetical_order_whatever_their_accents(client):
    make_article(tags=["viralité", "écoute", "zinc", "avis"])
    _head, words = client.get("/").content.decode().split('<h2 id="mots"')
    said = re.findall(r'href="/mots-cles/[^"]+"[^>]*>([^<]+)</a>', words)
    assert said == ["avis", "écoute", "viralité", "zinc"]


def test_what_is_featured_leads_then_stands_in_the_choice_and_nowhere_else(client):
    old, *_others, newest = [
        make_article(title=f"Texte {year}", at=paris(year, 1, 1)) for year in range(2001, 2009)
    ]
    Article.objects.filter(pk=old.pk).update(featured=1)
    Article.objects.filter(pk=newest.pk).update(featured=2)
    front = client.get("/").context["front"]
    assert front.lead == old
    assert front.choice == [newest]
    assert titles(front.recent) == ["Texte 2007", "Texte 2006", "Texte 2005", "Texte 2004"]


def test_the_choice_holds_three_texts_in_the_editors_order(client):
    for place in (3, 5, 1, 4, 2):
        make_article(title=f"Le choix {place}", featured=place)
    front = client.get("/").context["front"]
    assert [front.lead.title, *titles(front.choice)] == [f"Le choix {place}" for place in range(1, 5)]


def test_the_latest_answers_of_authors_begin_under_their_names(client):
    driss, article = make_author(name="Driss Ouazène"), make_article(title="Le lilas")
    make_comment(article, text="Un avis de lecteur.")
    for hour in range(8, 12):
        make_comment(article, author=driss, text=f"Réponse de {hour} h.", written_at=paris(2010, 1, 1, hour))
    words = words_of(client.get("/"))
    assert said("The authors answer") in words
    assert [hour for hour in range(8, 12) if f"Réponse de {hour} h." in words] == [9, 10, 11]
    assert "Un avis de lecteur." not in words


def test_an_answer_is_as_public_as_the_text_it_stands_under(client):
    driss, article = make_author(name="Driss"), make_article()
    make_comment(article, author=driss, state="pending", text="Réponse retenue.")
    make_comment(article, author=driss, text="Réponse publique.").reject(by=None, reason="off_topic")
    withdrawn = make_article()
    make_comment(withdrawn, author=driss, text="Réponse retirée.")
    withdrawn.withdraw(by=None)
    assert "Réponse" not in words_of(client.get("/"))


def test_a_long_answer_is_cut_between_words(client):
    make_comment(make_article(), author=make_author(), text="Un *mot* long. " * 40)
    page = client.get("/").content.decode()
    (words,) = re.findall(r'<blockquote class="answer-words"[^>]*><p>(.*?)</p>', page)
    assert words.endswith("…")
    assert len(words) <= 181
    assert "<" not in words


def test_the_front_page_asks_seven_questions_at_most(client, django_assert_max_num_queries):
    driss = make_author(name="Driss", portrait=make_picture())
    for number in range(1, 12):
        column = make_column(title=f"Chronique {number}")
        column.authors.add(driss)
        article = make_report(driss, column=column, featured=number, tags=["un", f"mot {number}"])
        make_comment(article, author=driss).choose(by=None, why="Juste.")
    with django_assert_max_num_queries(7):
        client.get("/")
