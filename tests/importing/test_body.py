"""The body of a page: lists, headings, tables, rejoined lines, doubles, and the Markdown of it all."""

import markdown as python_markdown
import pytest

from articles.importing.page import read_page
from articles.importing.page.figures import heads, row
from articles.importing.page.markdown import escaped_line

PROSE = "Un paragraphe assez long pour que personne ne le prenne pour autre chose que pour de la prose."


def body(*lines: str) -> str:
    """The body of a titled and signed page that holds these lines."""
    return read_page("\n".join(["Un titre", "Par Léa Roux", PROSE, *lines])).body.removeprefix(PROSE + "\n\n")


class TestLists:
    @pytest.mark.parametrize("opener", ["{}- ", "{}) ", "{}. ", "{} - ", "{}-", "{}° ", "{}/ ", "{} – "])
    def test_numbers_of_all_kinds_make_a_numbered_list(self, opener):
        assert body(*(opener.format(n) + "une règle" for n in (1, 2, 3))) == (
            "1. une règle\n2. une règle\n3. une règle"
        )

    @pytest.mark.parametrize(
        "opener", ["– ", "- ", "— ", "• ", "· ", "▪ ", "-", "–\u00a0\u00a0 ", "* ", "\uf0b7 "]
    )
    def test_signs_of_all_kinds_make_a_plain_list(self, opener):
        assert body(f"{opener}une règle", f"{opener}une autre") == "- une règle\n- une autre"

    def test_a_deep_indent_under_a_colon_makes_a_list(self):
        assert body("Dans le panier :", "     un pain", "     une clé") == (
            "## Dans le panier\n\n- un pain\n- une clé"
        )

    def test_an_item_may_hang_on_two_lines(self):
        assert body("-  une règle", "   sur deux lignes", "-  une autre") == (
            "- une règle sur deux lignes\n- une autre"
        )

    def test_a_blank_line_of_deep_spaces_opens_an_item(self):
        page = ["– Une règle.", "", "\u00a0" * 6, "Une autre.", "", PROSE + " Oui."]
        assert body(*page) == f"- Une règle.\n- Une autre.\n\n{PROSE} Oui."

    def test_a_page_indented_everywhere_is_no_list(self):
        page = "\n".join(f"     {PROSE} {n}." for n in ("Un", "Deux", "Trois"))
        assert "- " not in read_page(page).body

    def test_a_lone_item_after_a_paragraph_stays_an_item(self):
        assert (
            body("– Plus vous attendrez, plus ce sera long.") == "- Plus vous attendrez, plus ce sera long."
        )
        assert body("– Plus vous attendrez, plus ce sera long.", PROSE + PROSE).startswith("- Plus")

    def test_a_number_alone_is_prose(self):
        assert (
            body("12. Une phrase qui commence par un nombre.")
            == "12\\. Une phrase qui commence par un nombre."
        )
        assert body("2.0 n’est pas un numéro.") == "2.0 n’est pas un numéro."

    def test_numbers_in_brackets_make_a_list_only_in_a_run(self):
        assert body("(1) saluer", "(2) écouter") == "1. saluer\n2. écouter"
        assert body("(2) écouter") == "(2) écouter"

    def test_an_indented_list_that_a_blank_line_parts_from_a_list_of_dashes_is_another(self):
        found = body("Deux règles :", "- saluer", "- écouter", "", "      un pain", "      une clé")
        assert found.endswith("- saluer\n- écouter\n\n<!-- -->\n\n- un pain\n- une clé")

    def test_an_indented_list_that_a_paragraph_parts_from_a_list_of_dashes_is_another(self):
        lines = ["- saluer", "- écouter", "Et dans le panier :", "      un pain", "      une clé"]
        assert body(*lines).count("- un pain\n- une clé") == 1
        assert "- écouter\n- un pain" not in body(*lines)

    def test_items_all_parted_by_blank_lines_make_one_list(self):
        lines = ["Deux règles :", "-      saluer", "", "       écouter", "", "       rire", "", PROSE + "."]
        assert "- saluer\n- écouter\n- rire" in body(*lines)

    def test_two_lists_of_different_kinds_stay_two(self):
        html = python_markdown.markdown(body("1- un", "2- deux", "– trois"))
        assert html.count("<ol>") == html.count("<ul>") == 1


class TestHeadings:
    @pytest.mark.parametrize(
        ("line", "heading"),
        [
            ("Les 3 ressorts cachés :", "## Les 3 ressorts cachés"),
            ("Le lecteur 2.0 :", "## Le lecteur 2.0"),
            ("Pourquoi il faut lire :", "## Pourquoi il faut lire"),
            ("Ce qu’il faut retenir :", "## Ce qu’il faut retenir"),
            ("Ce qu'il faut retenir :", "## Ce qu'il faut retenir"),
            ("Ce que nous en pensons :", "## Ce que nous en pensons"),
            ("Ce qui a changé :", "## Ce qui a changé"),
            ("Ce dont on se souvient :", "## Ce dont on se souvient"),
            ("Comment ils ont fait :", "## Comment ils ont fait"),
            ("À quoi cela sert-il :", "## À quoi cela sert-il"),
            ("En quoi cela nous regarde :", "## En quoi cela nous regarde"),
            ("Combien il en coûte :", "## Combien il en coûte"),
            ("- La lenteur.", "## La lenteur"),
            ("– La lenteur :", "## La lenteur"),
            ("– La lenteur", "## La lenteur"),
        ],
    )
    def test_a_short_phrase_before_prose_is_a_heading(self, line, heading):
        assert body(line, PROSE.replace("Un", "Ce")) == f"{heading}\n\n{PROSE.replace('Un', 'Ce')}"

    def test_a_dash_under_a_heading_opens_one_of_the_next_level(self):
        found = body("Deux ressorts :", PROSE + " Oui.", "- La lenteur.", PROSE + " Non.")
        assert [line for line in found.split("\n") if line.startswith("#")] == [
            "## Deux ressorts",
            "### La lenteur",
        ]

    @pytest.mark.parametrize(
        "line",
        [
            "On compte plusieurs familles :",
            "En voici quelques-unes :",
            "Que faire ? Comme ceci :",
            "Par exemple :",
            "Il conclut :",
        ],
    )
    def test_a_sentence_that_leads_to_a_list_is_no_heading(self, line):
        assert body(line, "– un", "– deux") == f"{line}\n\n- un\n- deux"

    def test_a_heading_may_lead_to_a_list(self):
        assert body("Le lecteur de demain :", "- il lit", "- il prête") == (
            "## Le lecteur de demain\n\n- il lit\n- il prête"
        )

    def test_a_heading_without_text_is_known_by_its_likes(self):
        lines = body(
            "- La lenteur", PROSE + " Oui.", "- La proximité", "- Le plaisir", PROSE + " Non."
        ).split("\n")
        assert [line for line in lines if line.startswith("#")] == [
            "## La lenteur",
            "## La proximité",
            "## Le plaisir",
        ]
        assert body("- un pain", "- une clé", PROSE + " Oui.").startswith("- un pain\n- une clé")

    def test_a_heading_opened_by_a_dash_may_lead_to_a_numbered_list(self):
        assert body("- Les clients :", "1- un", "2- deux") == "## Les clients\n\n1. un\n2. deux"

    def test_a_single_item_under_a_sentence_is_no_heading(self):
        assert body("Nous n’avons qu’une règle :", "– La lenteur", PROSE + " Oui.").startswith(
            "Nous n’avons qu’une règle :\n\n- La lenteur"
        )

    def test_a_clause_that_ends_the_page_is_a_heading_whose_text_is_missing(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\nCe qu’il faut retenir :")
        assert article.body == f"{PROSE}\n\n## Ce qu’il faut retenir"
        assert article.problems == (
            "L’intertitre «\u00a0Ce qu’il faut retenir\u00a0» n’a pas de texte\u00a0: "
            "complétez-le ou retirez-le.",
        )

    def test_a_clause_above_another_heading_is_a_heading_too(self):
        found = body("Ce qui reste :", "Le plaisir :", PROSE + " Oui.")
        assert found.startswith("## Ce qui reste\n\n## Le plaisir\n\n")

    def test_a_sentence_that_ends_the_page_by_a_colon_is_a_problem(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\nOn compte plusieurs familles :")
        assert article.body.endswith("On compte plusieurs familles :")
        assert len(article.problems) == 1

    def test_a_heading_with_nothing_under_it_is_kept_and_is_a_problem(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\n- La lenteur :\n- Le plaisir :\n{PROSE} Oui.")
        assert "## La lenteur\n\n## Le plaisir" in article.body
        assert article.problems == (
            "L’intertitre «\u00a0La lenteur\u00a0» n’a pas de texte\u00a0: complétez-le ou retirez-le.",
        )


class TestFigures:
    @pytest.mark.parametrize(
        ("line", "cells"),
        [
            ("Radio : 11,5% vs 14%", ("Radio", "11,5%", "14%")),
            ("Journal: 8,7 % vs. 2,6 %", ("Journal", "8,7 %", "2,6 %")),
            ("Abonnés : 12\u00a0000 contre 9\u00a0500", ("Abonnés", "12\u00a0000", "9\u00a0500")),
            ("DVD – 6% versus 3,2%", ("DVD", "6%", "3,2%")),
            ("Papier vs écran : les deux", None),
            ("Radio : 7,1%", None),
        ],
    )
    def test_a_row_keeps_its_figures_as_typed(self, line, cells):
        assert row(line) == cells

    @pytest.mark.parametrize(
        ("sentence", "groups"),
        [
            (
                "en comparant la jeunesse par rapport aux plus de 60 ans :",
                ("Jeunesse", "Plus de 60 ans"),
            ),
            ("En comparant les jeunes et les anciens :", ("Jeunes", "Anciens")),
            ("L’écart entre les villes et les villages :", ("Villes", "Villages")),
            ("Chez les jeunes et chez les anciens :", ("Jeunes", "Anciens")),
            ("Temps passé (jeunes vs anciens) :", ("Jeunes", "Anciens")),
            ("Temps passé (jeunes / anciens) :", ("Jeunes", "Anciens")),
            ("Les résultats des jeunes face aux anciens :", ("Jeunes", "Anciens")),
            ("D’un côté les jeunes, de l’autre les anciens :", ("Jeunes", "Anciens")),
            ("Les usages de la jeunesse, comparés à ceux des anciens :", ("Jeunesse", "Anciens")),
            ("La jeunesse se distingue des anciens :", ("Jeunesse", "Anciens")),
            ("Voici les chiffres :", None),
        ],
    )
    def test_the_sentence_above_names_the_groups(self, sentence, groups):
        found = heads(sentence)
        assert (found and found[1:]) == groups

    def test_a_run_of_rows_is_a_table(self):
        found = body(
            "Les canaux, entre les villes et les villages :", "- Radio : 11,5% vs 14%", "- DVD : 6% vs 3%"
        )
        assert found.endswith(
            "| Canal | Villes | Villages |\n| --- | ---: | ---: |\n| Radio | 11,5% | 14% |\n| DVD | 6% | 3% |"
        )

    def test_a_single_row_stays_as_typed(self):
        assert body("Radio : 11,5% vs 14%") == "Radio : 11,5% vs 14%"


class TestRejoinedLines:
    def test_a_page_cut_at_a_width_is_made_whole(self):
        cut = "La vitrine commune a tout changé, et les passants\ns’arrêtent devant la boulangerie de\nThiès."
        assert read_page(f"Un titre\n\n{cut}\n\nUne fin.").body == cut.replace("\n", " ") + "\n\nUne fin."

    def test_lines_that_are_sentences_stay_paragraphs(self):
        assert (
            body("Une phrase courte.", "Une autre phrase courte.")
            == "Une phrase courte.\n\nUne autre phrase courte."
        )

    def test_soft_hyphens_vanish_and_hard_ones_stay(self):
        assert "un mot coupé" in body("Voici un mot cou\u00adpé en deux.")

    def test_the_text_of_a_note_broken_over_short_lines_is_made_whole(self):
        article = read_page(
            "Un titre\nPar Léa Roux\nUn mot[1] et un autre[2] suffisent à qui lit.\n"
            "[1] Première note.\n[2] Deuxième note\nsur deux lignes, et\nune troisième."
        )
        assert [note.text for note in article.footnotes] == [
            "Première note.",
            "Deuxième note sur deux lignes, et une troisième.",
        ]
        assert article.body.startswith("Un mot[^1] et un autre[^2] suffisent à qui lit.\n\n[^1]:")

    def test_a_note_whose_sentence_goes_on_low_is_made_whole_too(self):
        article = read_page(f"Un titre\n{PROSE[:-1]}[1].\n[1] Voir le cahier n. 3,\np. 12\net suivantes.")
        assert article.footnotes[0].text == "Voir le cahier n. 3, p. 12 et suivantes."

    def test_an_indented_line_under_a_star_is_an_item(self):
        lines = ["Deux règles :", "* saluer", "      écouter", "      rire"]
        assert body(*lines).endswith("- saluer\n- écouter\n- rire")

    def test_what_follows_a_note_by_a_capital_or_a_blank_is_no_part_of_it(self):
        article = read_page(f"Un titre\n{PROSE[:-1]}[1].\n[1] Une note.\nUne fin.\n\nune autre")
        assert article.footnotes[0].text == "Une note."


class TestDoubles:
    def test_a_paragraph_said_twice_is_kept_once_and_reported(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\nAutre chose.\n{PROSE.upper()}")
        assert article.body == f"{PROSE}\n\nAutre chose."
        assert article.doubled == (PROSE.upper(),)

    def test_a_refrain_is_said_as_often_as_it_was_written(self):
        lines = ["Et l’on repart.", "Un couplet.", "Et l’on repart."]
        assert body(*lines) == "\n\n".join(lines)

    def test_a_short_paragraph_said_twice_in_a_row_is_kept_once_and_reported(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\nEt l’on repart.\nEt l’on repart.\nOui.\nOui.")
        assert article.body == f"{PROSE}\n\nEt l’on repart.\n\nOui.\n\nOui."
        assert article.doubled == ("Et l’on repart.",)


@pytest.mark.parametrize(
    "prose",
    [
        "# n’est pas un dièse",
        "+ vaut plus",
        "1999. Une année",
        "> que rien",
        "un *mot* et _ceci_ et nom_de_fichier",
        "<b>gras</b> et 5 < 7 et AT&T et &copy;",
        "[sic] et [ainsi](fait) et [sic]: rien",
        "`code` et \\* et {: .classe}",
        "---",
    ],
)
def test_prose_renders_to_itself(prose):
    html = python_markdown.markdown(
        escaped_line(prose), extensions=["footnotes", "tables", "attr_list", "def_list"]
    )
    shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert shown == f"<p>{prose}</p>"
