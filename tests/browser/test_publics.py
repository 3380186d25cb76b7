"""One path for each public, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from comments.models import Comment
from tests.browser.conftest import sign_in
from tests.makers import make_article, make_author, make_camille, make_comment, make_lea

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_reader_follows_a_note_and_comes_back_by_keyboard(visitor):
    body = (
        "Un mot[^1] au début.\n\n"
        + "Un paragraphe qui occupe la page.\n\n" * 60
        + "[^1]: Le texte de la note."
    )
    article = make_article(make_author(name="Ana Vidal"), title="Le lilas", body=body)
    page = visitor(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Le lilas").first.click()
    expect(page).to_have_url(re.compile(re.escape(article.get_absolute_url())))
    page.get_by_role("doc-noteref").or_(page.get_by_label("Note 1")).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Le texte de la note.")).to_be_in_viewport()
    page.get_by_label("Retour au texte").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Note 1")).to_be_in_viewport()
    assert page.context.cookies() == []


def test_an_avis_left_without_script_appears_after_one_approval(visitor):
    article, _moderator = make_article(title="Le lilas"), make_lea()
    reader = visitor(java_script_enabled=False)
    reader.goto(article.get_absolute_url())
    reader.get_by_label("Votre avis").fill("Chez moi, il fleurit *en mars*.")
    reader.get_by_label("Nom ou pseudonyme").fill("Léa")
    reader.get_by_role("button", name="Relire mon avis").click()
    expect(reader.get_by_text("Étape 1 sur 2")).to_be_visible()
    assert not Comment.objects.exists()
    reader.get_by_role("button", name="Envoyer mon avis").click()
    expect(reader).to_have_url(re.compile(r"/suivi/[0-9a-f]{64}/$"))
    receipt = reader.url
    assert reader.context.cookies() == []

    moderator = visitor()
    sign_in(moderator, "lea")
    moderator.goto("/admin/comments/comment/")
    moderator.get_by_role("link", name="Chez moi").click()
    moderator.get_by_role("button", name="Publier").click()
    expect(moderator.locator(".field-state .readonly")).to_have_text("publié")

    reader.goto(receipt)
    reader.get_by_role("link", name="Le lire à sa place").click()
    expect(reader.locator(f"#avis-{Comment.objects.get().pk}")).to_contain_text("il fleurit en mars")


def test_a_bad_form_keeps_what_was_typed(visitor):
    article = make_article()
    reader = visitor(java_script_enabled=False)
    reader.goto(article.get_absolute_url())
    reader.get_by_label("Votre avis").fill("Un long texte que je ne veux pas perdre.")
    reader.get_by_label("Nom ou pseudonyme").fill(" ")
    reader.get_by_role("button", name="Relire mon avis").click()
    expect(reader.locator("#id_name_error")).to_contain_text("Dites-nous le nom")
    expect(reader.get_by_label("Votre avis")).to_have_value("Un long texte que je ne veux pas perdre.")


def test_an_editor_writes_and_publishes(visitor):
    make_camille()
    make_author(name="Ana Vidal")
    editor = visitor()
    sign_in(editor, "camille")
    editor.goto("/admin/articles/article/add/")
    editor.get_by_label("Titre", exact=False).first.fill("Le muguet")
    editor.locator("#id_body").fill("Il sort en mai[^1].\n\n[^1]: Parfois en avril.")
    editor.locator("#id_tags").fill("viralité, climat social")
    editor.get_by_role("button", name="Enregistrer et continuer").click()
    expect(editor.locator(".field-state_words .readonly")).to_have_text("brouillon")
    editor.get_by_role("link", name="Aperçu").first.click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("Le muguet")
    editor.go_back()
    editor.get_by_role("button", name="Publier", exact=True).click()
    expect(editor.locator(".field-state_words .readonly")).to_have_text("publié")
    reader = visitor(java_script_enabled=False)
    reader.goto(Article.objects.get().get_absolute_url())
    expect(reader.get_by_text("Parfois en avril.")).to_be_visible()


def test_tags_are_completed_from_the_second_on(visitor):
    make_camille()
    make_article(tags=["viralité", "communauté"])
    editor = visitor()
    sign_in(editor, "camille")
    editor.goto("/admin/articles/article/add/")
    editor.locator("#id_tags").press_sequentially("viralité, com")
    proposed = editor.locator("#id_tags_known option").evaluate_all("all => all.map(one => one.value)")
    assert proposed == ["viralité, communauté"]


def test_readers_reach_no_other_host_and_the_policy_blocks_nothing(visitor):
    article = make_article(
        make_author(name="Ana Vidal"), body="Un mot[^1].\n\n[^1]: Note.", tags=["viralité"]
    )
    make_comment(article)
    page, hosts, said = visitor(), set(), []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: said.append(message.text))
    for address in ("/", article.get_absolute_url(), "/mots-cles/", "/auteurs/ana-vidal/", "/n-existe-pas/"):
        page.goto(address)
    assert len(hosts) == 1
    assert [text for text in said if "404" not in text] == []
