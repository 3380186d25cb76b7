"""Each rule of the « bon à tirer », alone, over values: its colour, its sentence, the way to the place."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.signoff import BY_DEFAULT, RULES, Colour, Place, Proof, Shot, colour_of, refusals, signed_off
from articles.signoff.structure import heads_of
from chroniques.text import render_article

NOW = datetime(2026, 5, 3, 8, tzinfo=UTC)
GREEN, AMBER, RED = Colour.GREEN, Colour.AMBER, Colour.RED
PORT = Shot(7, "Le port", alt="Un port", credit="Photo : Ana Vidal")


def proof(source: str = "Un mot.", **known: object) -> Proof:
    """A text to which nothing is wanting, but for what is said."""
    rendered = render_article(source)
    whole = {
        "title": "Le lilas de mai",
        "now": NOW,
        "on": NOW.date(),
        "standfirst": "Ce que dit un lilas.",
        "words": rendered.word_count,
        "html": rendered.html,
        "problems": rendered.problems,
        "corrections": rendered.corrections,
        "signatures": ("Ana Vidal",),
        "tags": ("botanique",),
    }
    return Proof(**{**whole, **known})  # type: ignore[arg-type]


def said(rule: str, of: Proof) -> list[tuple[Colour, str, Place | None]]:
    [finding] = [one for one in signed_off(of, RULES, BY_DEFAULT) if one.rule == rule]
    return [(point.colour, point.said, point.place) for point in finding.points]


def test_a_text_to_which_nothing_is_wanting_is_green_all_along():
    findings = signed_off(proof(pictures=(PORT,)), RULES, BY_DEFAULT)
    assert {finding.colour for finding in findings} == {GREEN}
    assert all(finding.points for finding in findings)
    assert len({finding.rule for finding in findings}) == len(RULES) == 15


def test_a_page_of_the_site_needs_neither_chapo_nor_signature_nor_tag():
    page = proof(is_page=True, standfirst="", signatures=(), tags=())
    assert {one.colour for one in signed_off(page, RULES, ())} == {GREEN}


CASES = [
    ("title", {"title": " "}, RED, "Le texte n’a pas de titre\u00a0: donnez-lui-en un.", "title"),
    (
        "title",
        {"title": "Un titre qui n’en finit pas de dire tout ce que le texte dira mieux que lui"},
        AMBER,
        "Le titre compte 75 signes\u00a0: les résultats de recherche en montrent une soixantaine, "
        "jusqu’à «\u00a0Un titre qui n’en finit pas de dire tout ce que le texte…\u00a0».",
        "title",
    ),
    ("standfirst", {"standfirst": "  "}, RED, "Il n’y a pas de chapô\u00a0: les listes", "standfirst"),
    ("standfirst", {"standfirst": "Un mot. " * 60}, AMBER, "Le chapô est long (479 signes)", "standfirst"),
    ("byline", {"signatures": ()}, RED, "Personne ne signe ce texte", "bylines"),
    ("tags", {"tags": ()}, AMBER, "Aucun mot-clé", "tags"),
    ("tags", {"tags": tuple("abcdefghi")}, AMBER, "9 mots-clés\u00a0: au-delà de 8", "tags"),
    ("readable", {"words": 0}, RED, "Le texte est vide.", "body"),
    ("readable", {"unreadable": "Ligne 1 : trop long."}, RED, "Ligne 1 : trop long.", "body"),
    ("links", {"dead": ("/2009/05/rien/",)}, RED, "Le lien vers /2009/05/rien/ ne mène nulle part", "body"),
    ("links", {"early": ("/2026/06/a/",)}, AMBER, "Le lien vers /2026/06/a/ mène à un texte que", "body"),
    ("address", {"refusal": "Prise."}, RED, "Prise.", "slug"),
    ("date", {"published_at": NOW - timedelta(days=9)}, AMBER, "Sa date est passée", "published_at_0"),
    ("date", {"published_at": NOW + timedelta(days=9)}, GREEN, "Il paraîtra le 12", "published_at_0"),
]


@pytest.mark.parametrize(("rule", "known", "colour", "sentence", "field"), CASES)
def test_a_rule_says_its_colour_its_sentence_and_the_way_to_the_field(rule, known, colour, sentence, field):
    found, words, place = said(rule, proof(**known))[0]
    assert (found, place) == (colour, Place("field", field))
    assert words.startswith(sentence)


SHOTS = [
    ("alt", Shot(7, "Le port", credit="x"), RED, "Décrivez l’image «\u00a0Le port\u00a0»"),
    ("alt", Shot(7, "Le port", alt="IMG_12.JPG", credit="x"), AMBER, "Le texte de remplacement de"),
    ("credit", Shot(7, "Le port", alt="Un port"), RED, "L’image «\u00a0Le port\u00a0» n’a pas de crédit"),
    (
        "rights",
        Shot(7, "Le port", until=date(2026, 5, 2)),
        RED,
        "Le droit de montrer «\u00a0Le port\u00a0» finit",
    ),
    (
        "rights",
        Shot(7, "Le port", until=date(2026, 5, 3)),
        AMBER,
        "Le droit de montrer «\u00a0Le port\u00a0» finit",
    ),
]


@pytest.mark.parametrize(("rule", "shot", "colour", "sentence"), SHOTS)
def test_a_picture_is_looked_at_and_the_way_leads_to_it(rule, shot, colour, sentence):
    [(found, words, place)] = said(rule, proof(pictures=(shot,)))
    assert (found, place) == (colour, Place("picture", 7))
    assert words.startswith(sentence)


def test_a_decorative_picture_needs_no_description_and_a_right_that_lasts_is_not_told():
    shot = Shot(7, "Filet", decorative=True, credit="x", until=date(2027, 5, 3))
    assert [said(rule, proof(pictures=(shot,)))[0][0] for rule in ("alt", "rights")] == [GREEN, GREEN]


SOURCES = [
    ("notes", "Un mot[^9].", RED, 1),
    ("notes", "Un mot.\n\n[^1]: Seule.", RED, 3),
    ("links", "[ici](article:rien)", RED, 1),
    ("headings", "## Un\n\n#### Deux", RED, 3),
    ("typography", "Un mot.\n\nL’Etat.", AMBER, 3),
    ("alt", "Un mot.\n\n![](/media/a.png)", RED, 3),
    ("tables", "```graphique\nAn;Lilas\n2008;12\n2009;15\n```", AMBER, 1),
]


@pytest.mark.parametrize(("rule", "source", "colour", "line"), SOURCES)
def test_what_the_pipeline_says_is_of_its_rule_and_leads_to_its_line(rule, source, colour, line):
    found, _words, place = said(rule, proof(source))[0]
    assert (found, place) == (colour, Place("line", line))
    others = [one.rule for one in signed_off(proof(source), RULES, ()) if one.colour != GREEN]
    assert others == [rule]


TABLES = [
    ("| An | Lilas |\n|---|---|\n| 2008 | 12 |", GREEN, "Chaque colonne a son nom."),
    ("|  | Lilas |\n|---|---|\n| 2008 | 12 |", AMBER, "La première colonne du tableau 1"),
    ("| An |  |\n|---|---|\n| 2008 | 12 |", RED, "Le tableau 1 a une colonne sans nom"),
    ("<table><tr><td>a</td></tr></table>", RED, "Le tableau 1 n’a pas de ligne d’en-tête"),
]


@pytest.mark.parametrize(("source", "colour", "sentence"), TABLES)
def test_each_column_of_a_table_is_named(source, colour, sentence):
    found, words, _place = said("tables", proof(source))[0]
    assert found == colour
    assert words.startswith(sentence)


def test_heads_of_rows_are_no_heads_of_columns():
    html = (
        "<table><thead><tr><th>A</th><th><b>B</b></th></tr></thead><tbody><tr><th>r</th></tr></tbody></table>"
    )
    assert heads_of(html) == [["A", "B"]]


def test_the_corrections_of_type_are_counted_and_named():
    [(colour, words, _place)] = said("typography", proof('L\'été : "bon" !'))
    assert colour == GREEN
    assert words == ("7 corrections faites\u00a0: espaces insécables (4), guillemets (2), apostrophes (1).")


def test_a_text_set_in_type_already_had_nothing_to_correct():
    assert (
        said("typography", proof("L’été\u00a0: «\u00a0bon\u00a0»\u202f!"))[0][1] == "Rien n’était à corriger."
    )


def test_only_the_red_points_of_what_blocks_refuse():
    lacking = proof(standfirst="", tags=(), signatures=())
    assert refusals(signed_off(lacking, RULES, ["tags"])) == []  # amber is only said
    [refusal] = refusals(signed_off(lacking, RULES, ["byline", "tags"]))
    assert refusal.startswith("Personne ne signe")


def test_the_colour_of_many_is_that_of_the_worst():
    assert [colour_of([GREEN, RED, AMBER]), colour_of([GREEN, AMBER]), colour_of([])] == [RED, AMBER, GREEN]
