"""What remains to see to in a text is said when it goes out; it goes out all the same."""

import html
import re

import pytest
from django.test import Client

from articles.models import Article, Picture
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_author, make_camille, make_draft, make_driss, make_picture

pytestmark = pytest.mark.django_db

ONE = "Un mot[^9]."
TWO = "L'Etat.\n\nUn mot [^1].\n\n[^1]: Une note."
LIST = "/admin/articles/article/"


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


def make_whole(**fields) -> Article:
    """A draft to which nothing is wanting but what its text says."""
    known = {"standfirst": "Ce qu’il dit.", "tags": ["botanique"], **fields}
    return make_draft(make_author(), **known)


def signoff(article: Article) -> str:
    return f"{change(article)[: -len('change/')]}bon-a-tirer/"


def kept(article: Article) -> dict[str, object]:
    """What the form of a whole draft sends of its signature and words."""
    line = article.bylines.get()
    of_lines = {
        "TOTAL_FORMS": 1,
        "INITIAL_FORMS": 1,
        "0-id": line.pk,
        "0-author": line.author_id,
        "0-order": 0,
    }
    lines = {f"bylines-{name}": value for name, value in of_lines.items()}
    return {"standfirst": article.standfirst, "tags": "botanique", **lines}


def said(response) -> list[tuple[str, str]]:
    """The messages of the page, in their order: level, words."""
    found = response.context["messages"]
    return [(message.level_tag, html.unescape(str(message))) for message in found]


def pressed(client: Client, draft: Article, verb: str, **typed: object) -> list[tuple[str, str]]:
    whole = kept(draft) if draft.bylines.exists() else {}
    return said(client.post(change(draft), form_of(draft, _verb=verb, **{**whole, **typed}), follow=True))


def published(client: Client, *texts: Article) -> list[tuple[str, str]]:
    chosen = {"action": "publish_now", "_selected_action": [text.pk for text in texts]}
    return said(client.post(LIST, chosen, follow=True))


@pytest.mark.parametrize("verb", ["publish", "mark_ready"])
def test_a_text_that_goes_out_with_remarks_says_them_after_the_act(camille, verb):
    draft = make_whole(body=TWO)
    (done, _), (level, words) = pressed(camille, draft, verb)
    assert (done, level) == ("success", "warning")
    assert words.split("<br>") == [
        "Le texte part avec 2 remarques à revoir\u00a0:",
        "Ligne 1\u00a0: « Etat » : il manque un accent sur la capitale (« État »).",
        "Ligne 3\u00a0: L’appel de note suit le mot sans espace.",
        f'<a href="{signoff(draft)}">Toutes les vérifications</a>',
    ]
    assert Article.objects.get().state == "ready"


def test_what_the_same_save_has_mended_is_not_said(camille):
    assert [level for level, _ in pressed(camille, make_whole(body=TWO), "publish", body="Bien.")] == [
        "success"
    ]


def test_a_verb_that_lets_nothing_out_says_remarks_as_any_save(camille):
    draft = make_draft(body=ONE)
    assert pressed(camille, draft, "submit")[1][1].startswith("1 remarque sur ce texte\u00a0:<br>Ligne 1")


def test_a_refusal_comes_first_and_the_remarks_do_not_say_that_the_text_went_out(camille):
    make_picture(title="Le port")
    draft = make_draft(body=f"{ONE}\n\n![Vu](image:le-port)")
    Picture.objects.update(alt=" ")  # whatever came past the forms
    (refused, why), (level, words) = pressed(camille, draft, "publish")
    assert (refused, "Décrivez l’image" in why) == ("error", True)
    assert (level, words[:24]) == ("warning", "1 remarque sur ce texte\u00a0")


def test_hundreds_of_remarks_are_counted_and_a_dozen_said(camille):
    draft = make_whole(body="\n\n".join(f"Un mot[^{rank}]." for rank in range(20)))
    lines = pressed(camille, draft, "publish")[1][1].split("<br>")
    assert lines[0] == "Le texte part avec 20 remarques à revoir\u00a0:"
    assert (len(lines), lines[-2]) == (15, "et 8 autres.")


def test_several_texts_published_at_once_say_which_go_out_with_remarks(camille):
    one, two, none = make_whole(title="Un", body=ONE), make_whole(title="Deux", body=TWO), make_whole()
    (_, count), (level, words) = published(camille, one, two, none)
    assert count.startswith("Textes changés\u00a0: 3.")
    assert level == "warning"
    head, *lines = words.split("<br>")
    assert head == "Des textes partent avec des remarques à revoir\u00a0:"
    assert sorted(lines) == [
        f'<a href="{signoff(one)}">Un</a> (1 remarque)',
        f'<a href="{signoff(two)}">Deux</a> (2 remarques)',
    ]


def test_texts_that_are_refused_or_without_a_remark_are_not_reminded_of(camille):
    refused = make_draft(body=ONE, title="Auteurs", slug="auteurs", kind="page")
    assert "warning" not in {level for level, _ in published(camille, refused, make_whole())}


def test_a_text_that_the_pipeline_refuses_today_is_published_and_named(camille):
    draft = make_whole(title="Trop long")
    Article.objects.update(body="a" * 400_000)
    level, words = published(camille, draft)[1]
    assert (level, "Trop long</a> (1 remarque)" in words) == ("warning", True)


def test_a_title_in_a_reminder_is_words(camille):
    draft = make_draft(title="<b>Gras</b>", body=ONE)
    camille.post(LIST, {"action": "publish_now", "_selected_action": [draft.pk]})
    assert "&lt;b&gt;Gras&lt;/b&gt;</a>" in camille.get(LIST).content.decode()


class TestPreview:
    """The preview has what its page leads to."""

    BODY = "```graphique\ntitre: Le lilas\nAn;Lilas\n2008;12\n2009;15\n```"

    def test_the_numbers_of_a_figure_are_downloaded_from_the_preview(self, camille):
        draft = make_draft(body=self.BODY)
        page = camille.get(f"/admin/articles/article/{draft.pk}/apercu/")
        assert 'href="chiffres/1.csv"' in page.content.decode()
        response = camille.get(f"/admin/articles/article/{draft.pk}/apercu/chiffres/1.csv")
        assert "2009;15" in response.content.decode()
        assert "no-store" in response["Cache-Control"]
        assert 'filename="le-lilas.csv"' in response["Content-Disposition"]

    def test_a_figure_that_is_not_there_is_not_found(self, camille):
        draft = make_draft(body=self.BODY)
        assert camille.get(f"/admin/articles/article/{draft.pk}/apercu/chiffres/2.csv").status_code == 404

    def test_who_may_not_see_the_text_has_none_of_its_numbers(self):
        draft = make_draft(body=self.BODY)
        address = f"/admin/articles/article/{draft.pk}/apercu/chiffres/1.csv"
        assert entered(make_driss()).get(address).status_code == 404
        assert Client().get(address).status_code == 302


def test_the_form_helps_to_write_and_its_examples_do_what_they_say(camille):
    make_picture(title="Nom court")
    page = camille.get(change(make_draft())).content.decode()
    assert "Aide à l’écriture" in page
    guide = camille.get("/admin/aide/").content.decode()
    examples = [html.unescape(part.split("</pre>")[0]) for part in re.split("<pre[^>]*>", guide)[1:]]
    rendered = make_draft(
        body="\n\n".join(examples).replace("(article:son-adresse)", "(/a-propos/)")
    ).rendered()
    assert rendered.problems == ()
    assert len(rendered.footnotes) == 1
    for shown in (
        'alt="Un aplat bleu"',
        "<cite>Jeanne Abadie, <em>Le courrier du soir</em></cite>",
        'id="graphique-1"',
        "62\u00a0%",
    ):
        assert shown in rendered.html
