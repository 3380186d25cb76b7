"""The page of an article: all that it has, and nothing where it has nothing."""

from datetime import date

import pytest

from articles.models import Kind
from articles.views.article import minutes_to_read, parts
from tests.makers import (
    make_article,
    make_author,
    make_column,
    make_comment,
    make_picture,
    make_report,
    paris,
)

from .reading import said, words_of

pytestmark = pytest.mark.django_db


def page(client, article) -> str:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_title_standfirst_date_and_text(client):
    article = make_article(title="L'été", standfirst="De quoi il s'agit", body="Un **mot**.")
    shown = page(client, article)
    assert "<h1>L’été</h1>" in shown
    assert "De quoi il s’agit" in shown
    assert "3\N{NO-BREAK SPACE}mai 2009</time>" in shown
    assert "<strong>mot</strong>" in shown


def test_it_has_one_h1_and_is_in_french(client):
    shown = page(client, make_article())
    assert (shown.count("<h1"), '<html lang="fr">' in shown) == (1, True)


def test_three_authors_are_joined_as_a_sentence(client):
    names = ("Driss", "Anouk", "Léa")
    article = make_article(*(make_author(name=name) for name in names))
    assert f"{said('By', 'signature')} Driss, Anouk {said('and')} Léa" in words_of(
        client.get(f"/{article.path}/")
    )


def test_the_signature_of_an_author_is_composed_in_full_at_the_foot(client):
    author = make_author(name="Driss", role="chroniqueur", title="Gérant", organisation="Clous")
    shown = client.get(f"/{make_article(author).path}/")
    assert "Driss (chroniqueur) – Gérant de Clous" in words_of(shown)
    assert 'rel="author">Driss</a> (chroniqueur)' in shown.content.decode()  # their name leads to them


def test_a_text_without_author_has_no_empty_signature(client):
    assert 'class="byline"' not in page(client, make_article())


def test_notes_are_called_and_called_back_within_the_page(client):
    shown = page(client, make_article(body="Un mot[^1].\n\n[^1]: La note."))
    assert 'href="#note-1"' in shown
    assert 'href="#appel-1"' in shown


def test_the_lead_picture_is_described_and_credited(client):
    picture = make_picture(alt="Un pupitre vide", credit_holder="Atelier", credit_nature="photo")
    shown = page(client, make_article(picture=picture))
    assert 'alt="Un pupitre vide"' in shown
    assert '<span class="credit">Photo\N{NO-BREAK SPACE}: Atelier</span>' in shown


def test_the_illustration_is_credited_even_where_there_is_no_picture(client):
    article = make_article(illustration_credit="Atelier du Val")
    assert said("Illustration: %(holder)s", holder="Atelier du Val") in words_of(
        client.get(f"/{article.path}/")
    )


def test_the_source_of_figures_and_the_first_publication_are_named(client):
    article = make_article(
        figures_source="Enquête, 2009",
        first_site="Le Carnet",
        first_url="https://carnet.example.org/1",
        first_on=date(2008, 1, 1),
    )
    words = words_of(client.get(f"/{article.path}/"))
    assert said("Source: %(source)s", source="Enquête, 2009") in words
    assert f"{said('First published:')} Le Carnet, 1er janvier 2008" in words


def test_a_report_shows_what_is_known_of_its_event(client):
    known = {"name": "Canaux", "speakers": "Hélène\nOdile", "starts": "2009-04-28", "ends": "2009-04-30"}
    words = words_of(client.get(f"/{make_report(event=known).path}/"))
    assert "du 28 au 30 avril 2009" in words
    assert "Hélène" in words
    assert said("Organiser") not in words


def test_the_tags_lead_to_their_pages(client):
    assert '<a href="/mots-cles/multicanal/" rel="tag">multicanal</a>' in page(
        client, make_article(tags=["multicanal"])
    )


@pytest.mark.parametrize("numbers", [(1, 2, 3), (None, None, None)])
def test_the_pieces_before_and_after_in_the_column_are_linked(client, numbers):
    column = make_column()
    pieces = [
        make_article(kind=Kind.COLUMN_PIECE, column=column, number=number, at=paris(year, 1, 1))
        for year, number in zip((2009, 2010, 2011), numbers, strict=True)
    ]
    shown = page(client, pieces[1])
    assert f'rel="prev" href="/{pieces[0].path}/"' in shown
    assert f'rel="next" href="/{pieces[2].path}/"' in shown


def test_pieces_of_one_instant_keep_an_order(client):
    column = make_column()
    first, second = (make_article(column=column) for _ in range(2))
    assert f'rel="next" href="/{second.path}/"' in page(client, first)
    assert f'rel="prev" href="/{first.path}/"' in page(client, second)


def test_an_avis_is_under_the_one_it_answers(client):
    article = make_article()
    parent = make_comment(article, text="La question.")
    make_comment(article, text="Ailleurs.")
    make_comment(article, parent=parent, text="La réponse.")
    words = words_of(client.get(f"/{article.path}/"))
    assert words.index("La question.") < words.index("La réponse.") < words.index("Ailleurs.")


def test_the_answer_of_an_author_says_so(client):
    article = make_article()
    make_comment(article, author=make_author(name="Driss"), text="Merci.")
    assert f"{said('Answer by')} Driss" in words_of(client.get(f"/{article.path}/"))


def test_an_imported_avis_without_name_or_date_is_anonymous_and_undated(client):
    article = make_article()
    make_comment(article, name="", written_at=None)
    words = words_of(client.get(f"/{article.path}/"))
    assert said("Anonymous") in words
    assert said("date unknown") in words


def test_only_published_avis_are_shown_and_never_an_address(client):
    article = make_article()
    make_comment(article, state="pending", text="En attente.")
    make_comment(article, email="lea@example.org")
    shown = page(client, article)
    assert "En attente." not in shown
    assert "lea@example.org" not in shown


def test_the_site_of_a_reader_gains_nothing_from_its_link(client):
    article = make_article()
    make_comment(article, site="https://lea.example.org/")
    assert '<a href="https://lea.example.org/" rel="nofollow ugc noopener">Léa</a>' in page(client, article)


def test_a_pick_is_labelled_with_its_reason(client):
    article = make_article()
    make_comment(article).choose(by=None, why="Une mesure précise.")
    words = words_of(client.get(f"/{article.path}/"))
    assert f"{said('Picked by the editors')} Une mesure précise." in words


def test_a_closed_conversation_is_read_and_has_no_form(client):
    article = make_article(comments_open=False)
    make_comment(article, text="Un avis d’alors.")
    shown = page(client, article)
    assert "Un avis d’alors." in shown
    assert "<form" not in shown


def test_a_long_text_says_where_it_leads(client):
    parts = "\n\n".join(f"## Partie {number}\n\nDu texte.\n\n### Détail\n\nEncore." for number in range(1, 4))
    page = client.get(make_article(body=parts).get_absolute_url()).content.decode()
    contents = page[page.index('<nav class="contents"') :]
    contents = contents[: contents.index("</nav>")]
    assert contents.count("<li>") == 3
    assert 'href="#partie-2"' in contents
    short = client.get(make_article(body="## Une partie\n\nDu texte.").get_absolute_url())
    assert "contents" not in short.content.decode()


def test_a_note_called_from_a_title_or_a_chapo_is_not_printed(client):
    article = make_article(title="Le lilas[^1]", standfirst="Un chapô[^nom].", body="x")
    for address in ("/", article.get_absolute_url()):
        assert "[^" not in client.get(address).content.decode()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (344, 1), (346, 2), (1150, 5)])
def test_reading_takes_whole_minutes_one_at_least(words, minutes):
    assert minutes_to_read(words) == minutes


def test_the_head_says_how_long_it_takes_to_read_and_what_readers_said(client):
    article = make_article(body="mot " * 1150)
    make_comment(article, parent=make_comment(article))
    words = words_of(client.get(article.get_absolute_url()))
    assert "5 min de lecture" in words
    assert "2 avis" in words


def test_a_revision_is_dated_from_the_next_day_on(client, time_machine):
    article = make_article(at=paris(2009, 5, 3, 8, 30))
    for hour, is_said in ((paris(2009, 5, 3, 23), False), (paris(2009, 5, 4, 0, 5), True)):
        time_machine.move_to(hour, tick=False)
        article.body += " Encore."
        article.save()
        words = words_of(client.get(article.get_absolute_url()))
        assert ("révisé le 4 mai 2009" in words) is is_said


def test_the_parts_of_a_text_are_its_main_headings():
    headings = [[2, "Tout", "tout"], [3, "Un", "un"], [3, "Deux", "deux"], [4, "Trois", "trois"]]
    assert parts(headings) == [("Un", "un"), ("Deux", "deux")]
    assert parts(headings[:3]) == []


def test_a_page_of_the_site_is_neither_timed_nor_shared(client):
    page = make_article(kind=Kind.PAGE, slug="charte", tags=["mai"])
    make_article(tags=["mai"])
    shown = client.get(page.get_absolute_url()).content.decode()
    assert ("min de lecture" in shown, "share" in shown, "related" in shown) == (False, False, False)


def test_without_avis_the_invitation_says_so(client):
    article = make_article()
    assert said("Nobody has answered this text yet.") in words_of(client.get(article.get_absolute_url()))
