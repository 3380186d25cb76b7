"""Leaving an avis in a real browser: in place with the script, in two steps without it, by the keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Site
from comments.letters import prove
from comments.models import Comment, State
from tests.makers import make_article, make_comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
BODY = (
    "Le port s’éveille avant le jour. La criée commence à cinq heures, "
    "et les mouettes n’attendent personne.\n\n"
    "Au comptoir, on parle du vent. Personne ne parle du prix du gazole[^1].\n\n[^1]: Sauf le patron."
)


@pytest.fixture
def article() -> Article:
    return make_article(title="Le port", body=BODY)


@pytest.fixture
def reader(visitor, article) -> Page:
    page = visitor()
    page.goto(article.get_absolute_url())
    return page


def write(page: Page, text: str = "Je ne suis *pas* d’accord.", name: str = "Léa") -> None:
    page.get_by_label("Votre avis").fill(text)
    page.get_by_label("Nom ou pseudonyme").fill(name)


def leave(page: Page) -> None:
    page.get_by_role("button", name="Envoyer mon avis").click()
    expect(page.locator(".form-said")).to_contain_text("Votre avis est arrivé")


def answer_the_passage(page: Page) -> None:
    page.locator(".article-body p").first.evaluate(
        """(p) => { const start = p.firstChild.data.indexOf("La criée")
        getSelection().setBaseAndExtent(p.firstChild, start, p.firstChild, p.firstChild.length) }"""
    )
    page.get_by_role("button", name="Répondre à ce passage").click()


def test_with_the_script_one_step_keeps_it_and_shows_it_in_its_place(reader, article):
    write(reader)
    leave(reader)
    assert Comment.objects.get().state == State.PENDING
    expect(reader.locator(".mine")).to_contain_text("Je ne suis pas d’accord.")
    expect(reader.locator(".mine")).to_be_focused()
    expect(reader).to_have_url(f"{reader.url}")
    expect(reader.get_by_label("Votre avis")).to_have_value("")


def test_its_author_alone_sees_it_wait_until_it_is_public(reader, visitor, article):
    write(reader)
    leave(reader)
    other = visitor()
    for page in (reader, other):
        page.goto(article.get_absolute_url())
    expect(reader.locator(".mine")).to_contain_text("Je ne suis pas d’accord.")
    assert other.locator(".mine").count() == 0
    Comment.objects.get().publish(by=None)
    reader.goto(article.get_absolute_url())
    expect(reader.locator(".thread")).to_contain_text("Je ne suis pas d’accord.")
    assert reader.locator(".mine").count() == 0


def test_a_regular_reader_is_known_by_the_device_that_proved_the_address(reader, article):
    Site(avis_reading="trust", avis_trusted_after=1).save()
    for text in ("Le patron avait raison.", "Les mouettes aussi, pour une fois."):
        write(reader, text=text)
        reader.get_by_label("Adresse électronique").fill("lea@example.org")
        reader.get_by_role("button", name="Envoyer mon avis").click()
        expected = "est publié" if Comment.objects.filter(state=State.PUBLISHED) else "est arrivé"
        expect(reader.locator(".form-said")).to_contain_text(f"Votre avis {expected}")
        first = Comment.objects.earliest("pk")
        prove(first, "")
        first.publish(by=None)
        reader.goto(make_article(title="Un autre texte").get_absolute_url())
    assert Comment.objects.latest("pk").state == State.PUBLISHED


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(reader):
    write(reader, text="Bonjour", name="")
    reader.get_by_label("Adresse électronique").fill("lea@")
    reader.get_by_role("button", name="Envoyer mon avis").click()
    name = reader.get_by_label("Nom ou pseudonyme")
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description("Dites-nous le nom sous lequel votre avis paraîtra.")
    expect(reader.get_by_label("Votre avis")).to_have_value("Bonjour")
    name.fill("Léa")
    reader.get_by_label("Adresse électronique").fill("")
    leave(reader)
    assert reader.locator(".errorlist").count() == 0


def test_a_double_click_leaves_one_avis(reader):
    write(reader)
    reader.get_by_role("button", name="Envoyer mon avis").dblclick()
    expect(reader.locator(".form-said")).to_contain_text("Votre avis est arrivé")
    assert Comment.objects.count() == 1


def test_signs_are_counted_as_the_site_counts_them(reader):
    write(reader, text="Été à Nîmes\n👍")
    expect(reader.locator(".field-count")).to_have_text("13 signes sur 4\u202f000")


def test_the_text_is_shown_as_it_will_be_read(reader):
    write(reader, text="Du *vent*, dit-on ?")
    expect(reader.locator(".form-preview em")).to_have_text("vent")


def test_a_draft_is_there_at_the_next_visit_and_gone_once_it_is_sent(reader, article):
    write(reader, text="Un début")
    expect(reader.get_by_role("button", name="Envoyer mon avis")).to_be_visible()
    reader.goto(article.get_absolute_url())
    expect(reader.get_by_label("Votre avis")).to_have_value("Un début")
    leave(reader)
    reader.goto(article.get_absolute_url())
    expect(reader.get_by_label("Votre avis")).to_have_value("")


def test_a_passage_that_is_quoted_after_the_words_comes_back_with_them(reader, article):
    write(reader, text="Cinq heures, vraiment ?")
    answer_the_passage(reader)
    reader.goto(article.get_absolute_url())
    expect(reader.locator(".form-passage")).to_contain_text("n’attendent personne.")
    expect(reader.get_by_label("Votre avis")).to_have_value("Cinq heures, vraiment ?")
    reader.get_by_role("button", name="Répondre sans le passage").click()
    reader.reload()
    expect(reader.get_by_label("Votre avis")).to_have_value("Cinq heures, vraiment ?")
    expect(reader.locator(".form-said")).to_contain_text("Le brouillon de votre dernière visite")
    assert reader.locator(".form-passage").count() == 0


def test_a_reply_that_is_cancelled_does_not_come_back(visitor, article):
    make_comment(article, name="Ghislaine")
    page = visitor()
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Répondre à Ghislaine").click()
    write(page, text="Un début")
    page.get_by_role("button", name="Annuler la réponse").click()
    page.reload()
    expect(page.locator(".form-said")).to_contain_text("Le brouillon de votre dernière visite")
    assert page.locator(".form-reply").count() == 0


def test_what_is_typed_before_the_script_is_there_comes_after_the_draft_of_the_last_time(reader, article):
    write(reader, text="Un long brouillon d’hier")
    expect(reader.locator(".field-count")).to_be_visible()
    on_its_way = []
    reader.route("**/passe/", lambda route: on_its_way.append(route))
    with reader.expect_request("**/passe/"):
        reader.goto(article.get_absolute_url())
    reader.get_by_label("Votre avis").fill("Tiens")
    on_its_way[0].continue_()
    expect(reader.get_by_label("Votre avis")).to_have_value("Un long brouillon d’hier\n\nTiens")
    reader.get_by_label("Votre avis").press_sequentially(" donc")
    reader.unroute("**/passe/")
    reader.goto(article.get_absolute_url())
    expect(reader.get_by_label("Votre avis")).to_have_value("Un long brouillon d’hier\n\nTiens donc")


def test_an_avis_that_leaves_another_tab_takes_no_draft_with_it(reader, article):
    other = reader.context.new_page()
    other.goto(article.get_absolute_url())
    for page, text in ((reader, "Le brouillon de l’un"), (other, "L’avis de l’autre")):
        write(page, text=text)
        expect(page.locator(".field-count")).to_be_visible()
    leave(other)
    reader.wait_for_function("Object.values(localStorage).join().includes('Le brouillon de l’un')")
    assert reader.evaluate("Object.values(localStorage).join().includes('/suivi/')")
    reader.goto(article.get_absolute_url())
    expect(reader.get_by_label("Votre avis")).to_have_value("Le brouillon de l’un")


def test_the_form_moves_under_the_avis_that_it_answers_and_back(visitor, article):
    parent = make_comment(article, name="Ghislaine")
    page = visitor()
    page.goto(article.get_absolute_url())
    link = page.get_by_role("link", name="Répondre à Ghislaine")
    link.press("Enter")
    expect(page.get_by_label("Votre avis")).to_be_focused()
    expect(page.locator(".form-context")).to_contain_text("En réponse à Ghislaine")
    page.get_by_role("button", name="Annuler la réponse").press("Enter")
    expect(link).to_be_focused()
    link.press("Enter")
    write(page)
    leave(page)
    assert Comment.objects.latest("pk").parent == parent
    expect(page.locator(".replies .mine")).to_be_visible()


def test_one_answers_a_sentence_that_one_selects(reader):
    answer_the_passage(reader)
    expect(reader.locator(".form-context")).to_contain_text("n’attendent personne.")
    write(reader)
    leave(reader)
    comment = Comment.objects.get()
    assert comment.passage == "La criée commence à cinq heures, et les mouettes n’attendent personne."
    assert comment.passage_before.endswith("avant le jour. ")


def test_when_the_site_is_gone_the_text_stays_and_goes_at_the_next_try(reader):
    write(reader)
    reader.route("**/avis/sur/*/", lambda route: route.abort())
    reader.get_by_role("button", name="Envoyer mon avis").click()
    expect(reader.locator(".form-said")).to_contain_text("gardé sur cet appareil")
    reader.unroute("**/avis/sur/*/")
    leave(reader)
    assert Comment.objects.count() == 1


def test_what_the_site_answers_is_said_though_the_conversation_closed_meanwhile(reader, article):
    write(reader, name="")
    reader.get_by_role("button", name="Envoyer mon avis").click()
    expect(reader.locator(".form-said")).to_contain_text("pas encore parti")
    Article.objects.update(comments_open=False)
    reader.get_by_label("Nom ou pseudonyme").fill("Léa")
    reader.get_by_role("button", name="Envoyer mon avis").click()
    expect(reader.locator(".form-said")).to_contain_text("Cette conversation est close")
    Article.objects.update(comments_open=True)
    leave(reader)


def test_a_paste_that_no_site_would_read_is_said_beside_its_field(reader):
    write(reader)
    reader.get_by_label("Votre avis").evaluate("(field) => { field.value = 'a'.repeat(3e6) }")
    reader.get_by_role("button", name="Envoyer mon avis").click()
    expect(reader.get_by_label("Votre avis")).to_have_accessible_description(re.compile("beaucoup trop long"))
    write(reader)
    leave(reader)


def test_what_is_answered_stands_apart_on_a_telephone_between_french_quotation_marks(visitor, article):
    page = visitor(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(f"/avis/sur/{article.pk}/?passage=1")
    write(page)
    page.get_by_role("button", name="Relire mon avis").click()
    answered, title = page.locator(".answered"), page.get_by_role("heading", level=1)
    above, below = answered.bounding_box(), title.bounding_box()
    assert below["y"] - above["y"] - above["height"] >= 16
    marks = answered.locator("q").evaluate("(q) => getComputedStyle(q).quotes")
    assert marks == '"«\u00a0" "\u00a0»"'


def test_without_the_script_the_avis_is_reread_then_sent(visitor, article):
    page = visitor(java_script_enabled=False)
    page.goto(article.get_absolute_url())
    write(page)
    page.get_by_role("button", name="Relire mon avis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Relisez votre avis")
    page.get_by_role("button", name="Envoyer mon avis").click()
    expect(page).to_have_url(f"{page.url}")
    assert "/suivi/" in page.url
    page.go_back()
    page.get_by_role("button", name="Envoyer mon avis").click()
    assert "/suivi/" in page.url
    assert Comment.objects.count() == 1
