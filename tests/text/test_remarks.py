"""What Camille is told about a text before it is published, by line."""

import pytest

from chroniques.text import Problem, render_article

REMARKS = [
    ("L’Etat", "« Etat » : il manque un accent sur la capitale (« État »)."),
    ("Editions du Nord", "« Editions » : il manque un accent sur la capitale (« Éditions »)."),
    ("Etre ici", "« Etre » : il manque un accent sur la capitale (« Être »)."),
    ("A la fin.", "« A » : il manque un accent sur la capitale (« À »)."),
    ("La 1ère fois", "« 1ère » s’écrit « 1re »."),
    ("Le 2ème jour", "« 2ème » s’écrit « 2e »."),
    ("Le XXIème siècle", "« XXIème » s’écrit « XXIe »."),
    ("Un mot - le bon", "Un trait d’union entre deux espaces tient lieu de tiret : préférez « – »."),
    (
        "Un mot - le bon - est là",
        "« - le bon - » : deux traits d’union tiennent lieu de tirets ; préférez « – le bon – ».",
    ),
    (
        "- un mot - deux *mots* - trois",
        "« - deux *mots* - » : deux traits d’union tiennent lieu de tirets ; préférez « – deux *mots* – ».",
    ),
    (
        "Un mot - le\nbon, [ici](/a) -, dit-il",
        "« - le bon, [ici](/a) - » : deux traits d’union tiennent lieu de tirets ; "
        "préférez « – le bon, [ici](/a) – ».",
    ),
    (
        "Un mot - une longue parenthèse qui n’en finit pas de finir - est là",
        "« - une longue parenthèse qui n’en finit… - » : deux traits d’union tiennent lieu de tirets ; "
        "préférez « – une longue parenthèse qui n’en finit… – ».",
    ),
    (
        "Un mot - deux. Trois - quatre",
        "Un trait d’union entre deux espaces tient lieu de tiret : préférez « – ».",
    ),
    (
        "– Bonjour.\n– Bonsoir.\n– Salut.\n\nFin.",
        "Les lignes 1 à 3 s’ouvrent par un tiret et ne feront qu’un paragraphe : "
        "séparez-les par une ligne vide, ou faites-en une liste avec « - ».",
    ),
    (
        "1- Pourquoi ?\n2- Comment ?",
        "Les lignes 1 à 2 s’ouvrent par un numéro et ne feront qu’un paragraphe : "
        "séparez-les par une ligne vide, ou faites-en une liste avec « 1. ».",
    ),
    (
        "Un mot - deux -\nfin",
        "« - deux - » : deux traits d’union tiennent lieu de tirets ; préférez « – deux – ».",
    ),
    *(
        (head + "Ca va", "« Ca » : il manque la cédille sous la capitale (« Ça »).")
        for head in ("## ", "- ", "1. ", "> ", "– ")
    ),
    ('"Ca va", dit-il', "« Ca » : il manque la cédille sous la capitale (« Ça »)."),
    ("- A la fin.", "« A » : il manque un accent sur la capitale (« À »)."),
    ("Fin. « A partir de là »", "« A » : il manque un accent sur la capitale (« À »)."),
    ("Ca va", "« Ca » : il manque la cédille sous la capitale (« Ça »)."),
    ("Fin. Ca, alors", "« Ca » : il manque la cédille sous la capitale (« Ça »)."),
    ("Voir p.12.", "« p.12 » : il manque une espace après l’abréviation (« p. 12 »)."),
    ("[^<img src=x>]", "L’appel « <img src=x> » n’a pas de texte de note."),
    ("Mot[^ma note]", "Le nom de note « ma note » s’écrit d’un seul mot, sans espace."),
    ("La 1ere fois", "« 1ere » s’écrit « 1re »."),
    ("Le 3eme jour", "« 3eme » s’écrit « 3e »."),
    ("La 2nde fois", "« 2nde » s’écrit « 2de »."),
    ("Le 2nd jour", "« 2nd » s’écrit « 2d »."),
    ("« Une citation sans fin", "Un guillemet n’a pas son pareil : il est laissé tel quel."),
    ("Une citation sans début »", "Un guillemet n’a pas son pareil : il est laissé tel quel."),
    ("« Un\n\nIl dit « oui ».", "Un guillemet n’a pas son pareil : il est laissé tel quel."),
    ("Un mot” seul", "Un guillemet n’a pas son pareil : il est laissé tel quel."),
    ('Un "mot', "Un guillemet n’a pas son pareil : il est laissé tel quel."),
    ("Mot[^x]", "L’appel « x » n’a pas de texte de note."),
    ("Mot [^1]\n\n[^1]: a", "L’appel de note suit le mot sans espace."),
    ("Mot.[^1]\n\n[^1]: a", "L’appel de note se place avant la ponctuation."),
]
SILENT = [
    "État, Éditions, À la fin, 1re, 2e.",
    "Eric et Emmanuel",
    "`Etat` et `1ère`",
    "```\nEtat 1ère\n```",
    '[x](Etat "y")',
    "5 - 3 = 2",
    "1 - Un",
    "## 2 - Deux",
    "$a - b$",
    "`a - b - c`",
    "— Bonjour.\n\n— Bonsoir.",
    "— Bonjour.  \n— Bonsoir.",
    "Il dit – enfin\n– oui – mot",
    "12-15 ans\n14-18",
    '[It was - "well" - the Etat]{lang=en}',
    "Le <i lang=en>Etat - 1ère</i>",
    "Ca est un symbole, ou CA, ou Caen",
    "https://exemple.fr/p.12 et fig.1.png",
    "« Une citation\n\nqui finit » ici",
    "« Une citation.\n\n« Elle continue.\n\n« Elle finit. »",
    "« Une citation.\n\n» Elle continue. »",
    "« Une citation, « la seconde », finit. »",
    "« Un. »\n\n- « Deux. »\n\n1. « Trois. »",
    "Ceres et 22nd street",
    'Un écran de 27"',
    "etc.[^1]\n\n[^1]: a",
    "Un A majuscule, un plan A.",
]


@pytest.mark.parametrize(("source", "message"), REMARKS)
def test_a_slip_of_type_is_said_and_not_changed(source, message):
    assert render_article(source).problems == (Problem(1, message),)


@pytest.mark.parametrize("source", SILENT)
def test_nothing_is_said_of_what_is_right(source):
    assert render_article(source).problems == ()


def test_a_problem_names_the_line_of_the_source():
    problems = render_article("Un.\n\n> - Deux[^perdu]\n\n[^seul]: a\n[^seul]: b\n").problems
    assert [(problem.line, problem.message) for problem in problems] == [
        (3, "L’appel « perdu » n’a pas de texte de note."),
        (5, "La note « seul » a un texte, mais rien ne l’appelle : elle ne paraît pas."),
        (6, "La note « seul » a déjà un texte, ligne 5 ; celui-ci n’est pas lu."),
    ]


def test_a_heading_that_skips_a_level_is_said():
    assert render_article("## Un\n\n#### Deux").problems == (
        Problem(3, "L’intertitre « Deux » saute un niveau."),
    )
