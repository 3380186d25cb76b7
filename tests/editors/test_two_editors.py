"""Two editors on one text: a save over a newer version overwrites nothing; what both make is shown."""

import pytest
from django.test import Client

from articles.admin import together
from articles.models import Article, Version
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_article, make_author, make_camille, make_column, make_draft, make_user

pytestmark = pytest.mark.django_db
BODY = "Le lilas est bleu. Il fleurit en mai.\n\nLe port s’éveille."


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


@pytest.fixture
def inès() -> Client:
    return entered(make_user("ines", "Rédaction", first_name="Inès"))


def opened(article: Article) -> str:
    """The version that a form opened now would carry."""
    return Article.objects.get(pk=article.pk).updated_at.isoformat()


def both(camille, inès, draft: Article, theirs: dict, mine: dict):
    """Inès saves first; Camille, who had opened the same version, gets this answer."""
    stale = opened(draft)
    assert inès.post(change(draft), form_of(draft, **theirs, version=stale)).status_code == 302
    return camille.post(change(draft), form_of(draft, **mine, version=stale))


def sent_of(page, **typed: object) -> dict[str, object]:
    """What the merge screen would send as it stands."""
    form = page.context["adminform"].form
    sent = {name: form[name].value() for name in ("title", "body", "kind", "slug", "tags", "version")}
    sent |= {
        "merge-of": form.merged_by,
        "merge-opened": form.opened,
        "merge-mine": form.carried,
        "standfirst": form["standfirst"].value(),
    }
    return {**form_of(None), **{name: value or "" for name, value in sent.items()}, **typed}


def test_what_does_not_meet_is_put_together_and_saved_after_a_look(camille, inès):
    draft = make_draft(body=BODY)
    page = both(camille, inès, draft, {"body": BODY.replace("bleu", "mauve"), "title": "Le lilas"},
                {"body": BODY.replace("s’éveille", "s’endort")})  # fmt: skip
    html = page.content.decode()
    assert "Ses changements et les vôtres ne se rencontrent pas" in html
    assert "Repris de l’autre version" in html
    assert "Inès" in html
    assert Article.objects.get().body == BODY.replace("bleu", "mauve")
    camille.post(change(draft), sent_of(page))
    now = Article.objects.get()
    assert (now.title, now.body) == (
        "Le lilas",
        "Le lilas est mauve. Il fleurit en mai.\n\nLe port s’endort.",
    )


def test_what_collides_is_offered_side_by_side(camille, inès):
    draft = make_draft(title="Un", body=BODY)
    page = both(camille, inès, draft, {"body": BODY.replace("bleu", "mauve"), "title": "Deux"},
                {"body": BODY.replace("bleu", "rose"), "title": "Trois"})  # fmt: skip
    html = page.content.decode()
    for said in ("Le lilas est mauve.", "Le lilas est rose.", "Deux", "Trois"):
        assert said in html
    form = page.context["adminform"].form
    assert (form["title"].value(), "rose" in form["body"].value()) == ("Trois", True)
    [passage] = [one.name for one in form.merge.collisions if one.name.startswith("body")]
    chosen = {
        f"merge-{passage}": "theirs",
        "merge-title": "theirs",
        "_compose": "1",
        "standfirst": "Un chapô.",
    }
    again = camille.post(change(draft), sent_of(page, **chosen))
    assert "Vos choix sont dans le texte" in again.content.decode()
    assert Article.objects.get().standfirst == ""
    camille.post(change(draft), sent_of(again))
    now = Article.objects.get()
    assert (now.title, now.body, now.standfirst) == ("Deux", BODY.replace("bleu", "mauve"), "Un chapô.")
    assert Version.objects.filter(by_name__in=["camille", "Inès"]).count() == 2


def test_a_choice_can_be_changed_back(camille, inès):
    draft = make_draft(title="Un", body=BODY)
    page = both(camille, inès, draft, {"title": "Deux"}, {"title": "Trois"})
    page = camille.post(change(draft), sent_of(page, **{"merge-title": "theirs", "_compose": "1"}))
    page = camille.post(change(draft), sent_of(page, **{"merge-title": "mine", "_compose": "1"}))
    assert page.context["adminform"].form["title"].value() == "Trois"


def test_a_third_save_meanwhile_is_met_too(camille, inès):
    draft = make_draft(body=BODY)
    page = both(camille, inès, draft, {"body": BODY.replace("bleu", "mauve")}, {"body": f"{BODY} Fin."})
    inès.post(change(draft), form_of(draft, body=BODY.replace("bleu", "noir"), version=opened(draft)))
    last = camille.post(change(draft), sent_of(page))
    assert last.status_code == 200
    camille.post(change(draft), sent_of(last))
    assert Article.objects.get().body == f"{BODY.replace('bleu', 'noir')} Fin."


def test_a_verb_called_meanwhile_is_no_version_to_merge(camille, inès):
    draft = make_draft(body=BODY)
    stale = opened(draft)
    Version.objects.keep(draft)
    inès.post(change(draft), form_of(draft, version=stale, _verb="submit"))
    answer = camille.post(change(draft), form_of(draft, body="Autre.", version=stale))
    assert answer.status_code == 302
    assert Article.objects.get().body == "Autre."


@pytest.mark.parametrize(("verb", "state"), [("withdraw", "withdrawn"), ("send_back", "draft")])
def test_a_verb_called_while_a_save_waited_for_its_turn_stays(camille, monkeypatch, verb, state):
    author = make_author()
    article = make_article(author) if verb == "withdraw" else make_draft(author, state="in_review")
    line, locked = article.bylines.get(), together._locked
    rows = {"bylines-TOTAL_FORMS": 1, "bylines-INITIAL_FORMS": 1, "bylines-0-id": line.pk,
            "bylines-0-author": author.pk, "bylines-0-order": 0}  # fmt: skip

    def waited(text: int):
        getattr(Article.objects.get(pk=text), verb)(by=None)
        return locked(text)

    Version.objects.keep(article)
    monkeypatch.setattr(together, "_locked", waited)
    answer = camille.post(change(article), form_of(article, body="Autre.", version=opened(article), **rows))
    now = Article.objects.get()
    assert (answer.status_code, now.body, now.state) == (302, "Autre.", state)


def test_signatures_that_i_left_alone_are_those_of_now(camille, inès):
    one, other = make_author(name="Ana Vidal"), make_author(name="Paul Roy")
    draft = make_draft(one, body=BODY)
    line, stale = draft.bylines.get(), opened(draft)
    mine = {"bylines-TOTAL_FORMS": 1, "bylines-INITIAL_FORMS": 1, "bylines-0-id": line.pk,
            "bylines-0-author": one.pk, "bylines-0-order": 0}  # fmt: skip
    inès.post(
        change(draft), form_of(draft, version=stale, **{**mine, "bylines-0-author": other.pk}, why="Roy")
    )
    page = camille.post(change(draft), form_of(draft, body=f"{BODY} Fin.", version=stale, **mine))
    html = page.content.decode()
    assert "Ana Vidal → Paul Roy" in html
    assert f'<option value="{other.pk}" selected>Paul Roy' in html


def test_fields_of_every_sort_are_taken(camille, inès):
    draft, column = make_draft(body=BODY), make_column(title="Le jardin")
    theirs = {
        "column": column.pk,
        "tags": "lilas",
        "published_at_0": "03/05/2096",
        "published_at_1": "08:30:00",
    }
    stale = opened(draft)
    inès.post(change(draft), {**form_of(draft, **theirs, version=stale), "comments_open": ""})
    page = camille.post(change(draft), form_of(draft, body=f"{BODY} Fin.", version=stale))
    sent = page.context["adminform"].form.data
    assert (sent["column"], sent["tags"], sent["published_at_0"], sent["published_at_1"]) == (
        str(column.pk), "lilas", "03/05/2096", "08:30:00")  # fmt: skip
    assert "comments_open" not in sent


@pytest.mark.parametrize("carried", ["", "{", "a:b:c"])
def test_what_a_stranger_form_carries_breaks_nothing(camille, carried):
    draft = make_draft(body=BODY)
    page = camille.post(change(draft), form_of(draft, version="x", _compose="1", **{
        "merge-mine": carried, "merge-of": "version", "merge-body-0": "théâtre",
        "merge-opened": "2009-99-99T00:00"}))  # fmt: skip
    assert page.status_code == 200
    assert Article.objects.get().body == BODY
