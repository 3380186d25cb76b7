"""The title, the event and the dates above an article; the site, the credit and the chrome under it."""

from datetime import date

import pytest

from articles.importing.page import read_page
from articles.importing.page.chrome import is_chrome, is_invitation
from articles.importing.page.credits import read_credit
from articles.importing.page.event import read_report
from articles.importing.page.site import is_tagline

PROSE = "Un paragraphe assez long pour que personne ne le prenne pour autre chose que pour de la prose."


class TestTitles:
    def test_a_page_that_begins_by_its_byline_has_no_title_and_says_so(self):
        article = read_page(f"Par Léa Roux\n{PROSE}")
        assert article.title is None
        assert article.problems == (
            "Cette page n’a pas de titre\u00a0: "
            "l’article reste en brouillon tant que vous ne lui en donnez pas.",
        )

    def test_a_page_that_begins_by_prose_has_no_title(self):
        assert read_page(f"{PROSE}\n{PROSE} Oui.").title is None

    def test_the_title_given_is_for_a_page_without_one(self):
        article = read_page(f"Par Léa Roux\n{PROSE}", title="Un titre")
        assert (article.title, article.problems) == ("Un titre", ())

    def test_the_title_given_replaces_that_of_the_page_which_is_reported(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}", title="Un autre")
        assert (article.title, article.dropped) == ("Un autre", ("Un titre",))
        assert article.problems == (
            "Le titre de la page, «\u00a0Un titre\u00a0», a été remplacé par celui que vous avez donné.",
        )

    def test_the_reference_does_not_depend_on_the_title_given(self):
        assert read_page(PROSE).ref == read_page(PROSE, title="Un titre").ref

    @pytest.mark.parametrize(
        ("head", "title"),
        [
            ("Un titre !\nPar Léa Roux", "Un titre !"),
            ("Un titre\nPublié le 3 mai 2009", "Un titre"),
            ("3 mai 2009\nUn titre\nPar Léa Roux", "Un titre"),
            ("Un titre ! Publié le 3 mai 2009", "Un titre !"),
            ("Un titre, par Léa Roux", "Un titre"),
            ("Un titre\n\n", "Un titre"),
            ("Bonjour à tous !", None),
            ("Les clés :", None),
        ],
    )
    def test_the_title_is_what_stands_above(self, head, title):
        assert read_page(f"{head}\n{PROSE}").title == title

    def test_a_paragraph_between_title_and_byline_is_the_standfirst(self):
        article = read_page(f"Un titre\n{PROSE} Et d’autre.\nPar Léa Roux\n{PROSE}")
        assert (article.standfirst, article.body) == (f"{PROSE} Et d’autre.", PROSE)

    def test_a_byline_may_stand_at_the_foot(self):
        article = read_page(f"Un titre\n{PROSE}\nPar Léa Roux (chroniqueuse)")
        assert (article.authors[0].name, article.kind, article.body) == ("Léa Roux", "column_piece", PROSE)


class TestReports:
    @pytest.mark.parametrize(
        ("typed", "title", "organiser", "speakers"),
        [
            (
                "Conférence La Ruche sur le Pain Perdu, par Léa Roux",
                "Conférence La Ruche sur le Pain Perdu",
                "La Ruche",
                ("Léa Roux",),
            ),
            ("CONFERENCE sur le pain, PAR LEA ROUX", "CONFERENCE sur le pain", "", ("Lea Roux",)),
            (
                "Colloque Nubia sur le pain (par Léa Roux et Driss Benali)",
                "Colloque Nubia sur le pain",
                "Nubia",
                ("Léa Roux", "Driss Benali"),
            ),
            ("Rencontre au marché, avec Léa Roux", "Rencontre au marché", "", ("Léa Roux",)),
            ("Compte-rendu du salon du livre", "Compte-rendu du salon du livre", "", ()),
        ],
    )
    def test_the_title_of_a_reader_goes_without_the_speaker(self, typed, title, organiser, speakers):
        report = read_report(typed)
        assert report is not None
        assert (report.title, report.event.organiser, report.event.speakers) == (title, organiser, speakers)

    @pytest.mark.parametrize("title", ["Rencontre avec mon banquier", "Journée de pluie", "Le débat"])
    def test_a_title_that_only_sounds_like_an_event_reports_nothing(self, title):
        assert read_report(title) is None

    def test_the_speaker_is_no_author_and_the_publication_no_date_of_the_event(self):
        article = read_page(f"Conférence Nubia sur le pain, par Léa Roux\nPublié le 3 Mai 2009\n{PROSE}")
        assert (article.kind, article.authors, article.published_on) == ("report", (), date(2009, 5, 3))
        assert article.event is not None
        assert (article.event.speakers, article.event.date) == (("Léa Roux",), None)

    def test_place_and_day_are_those_of_the_title(self):
        report = read_report("Conférence « Lire demain » – par Léa Roux – à Dakar, le 28 avril 2009")
        assert report is not None
        assert (report.event.place, report.event.date) == ("Dakar", date(2009, 4, 28))


class TestDates:
    def test_the_hour_goes_to_the_report(self):
        article = read_page(f"Un titre\nPublié le 3 mai 2009 à 14h30\n{PROSE}")
        assert (article.published_on, article.dropped) == (date(2009, 5, 3), ("à 14h30",))

    def test_a_weekday_that_the_date_belies_is_a_problem(self):
        article = read_page(f"Un titre\nPublié le lundi 3 mai 2009\n{PROSE}")
        assert article.problems == (
            "La date «\u00a0lundi 3 mai 2009\u00a0» ne tombe pas un lundi\u00a0: vérifiez-la.",
        )

    def test_a_second_date_is_reported(self):
        article = read_page(f"Un titre\nPublié le 3 mai 2009\n{PROSE}\nMis en ligne le 4 mai 2009")
        assert (article.published_on, article.dropped) == (date(2009, 5, 3), ("4 mai 2009",))


class TestCredits:
    @pytest.mark.parametrize(
        ("line", "holder"),
        [
            ("Illustration : Anselme Roque", "Anselme Roque"),
            ("Illustration: Anselme Roque.", "Anselme Roque"),
            ("PHOTO : Anselme Roque / Nubia", "Anselme Roque / Nubia"),
            ("Crédit photo : Anselme Roque", "Anselme Roque"),
            ("Crédits photos © Anselme Roque", "Anselme Roque"),
            ("© Anselme Roque", "Anselme Roque"),
            ("(Photo : Anselme Roque)", "Anselme Roque"),
            ("(Photo Anselme Roque)", "Anselme Roque"),
            ("Dessin de Anselme Roque", "Anselme Roque"),
        ],
    )
    def test_a_credit_gives_its_holder(self, line, holder):
        credit = read_credit(line)
        assert credit is not None
        assert credit.holder == holder

    @pytest.mark.parametrize(
        "line", ["Photo : prenez-la de face, et souriez.", "Illustration de la méthode", "Source : INSEE"]
    )
    def test_prose_credits_nobody(self, line):
        assert read_credit(line) is None

    def test_several_credits_are_kept_and_are_a_problem(self):
        article = read_page(f"Un titre\n{PROSE}\nPhoto : Léa Roux\nDessin : Anselme Roque")
        assert article.illustration_credit == "Léa Roux ; Anselme Roque"
        assert article.dropped == ("Photo", "Dessin")
        assert len(article.problems) == 1


class TestTheSite:
    @pytest.mark.parametrize(
        "line",
        [
            "Laissez un avis",
            "LAISSER UN COMMENTAIRE",
            "Enregistrer un commentaire",
            "Ajoutez votre avis",
            "Logo",
            "Répondre",
            "Partager sur Twitter",
            "Article plus récent »",
            "Une fois activés, pensez à vos permaliens (paramètres – permaliens)",
            "Tags : pain, clé",
            "Lien permanent : http://exemple.test/le-pain.html",
            "Permalien de cet article",
            "Imprimer | Envoyer à un ami",
            "Permalien · Commentaires (2) · Imprimer",
            "© 2010 Nubia. Tous droits réservés",
        ],
    )
    def test_chrome_is_known_in_any_case(self, line):
        assert is_chrome(line)

    @pytest.mark.parametrize(
        "line",
        [
            "Le permalien est une promesse.",
            "Partager le pain",
            "Laissez un avis dans la boîte du libraire.",
            "Le pain | La clé",
        ],
    )
    def test_prose_is_no_chrome(self, line):
        assert not is_chrome(line)
        assert not is_invitation(line)

    @pytest.mark.parametrize("lines", ["- écouter\n- répondre", "– répondre", "Réponse :\n" + PROSE])
    def test_a_word_of_the_text_is_no_button(self, lines):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\n{lines}\nLaissez un avis")
        assert article.dropped == ("Laissez un avis",)
        assert article.comments == ()

    def test_an_invitation_that_heads_a_sentence_closes_nothing(self):
        article = read_page(
            f"Un titre\nPar Léa Roux\n{PROSE}\nRéagir :\nIl le faut, et vite.\nLaissez un avis"
        )
        assert article.body == f"{PROSE}\n\n## Réagir\n\nIl le faut, et vite."

    def test_an_invitation_above_its_form_closes_the_article(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\nLaissez un avis :\nEnvoyer")
        assert (article.body, article.dropped) == (PROSE, ("Laissez un avis :", "Envoyer"))

    def test_a_word_above_a_last_short_sentence_is_no_button(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\nRetour\nRien ne presse, disent-ils.")
        assert article.body == f"{PROSE}\n\nRetour\n\nRien ne presse, disent-ils."

    def test_a_button_may_stand_above_the_tagline(self):
        article = read_page(f"Un titre\nPar Léa Roux\n{PROSE}\nPartager\nLe carnet du coin.")
        assert (article.body, article.dropped) == (PROSE, ("Partager",))
        assert article.site.tagline == "Le carnet du coin."

    def test_an_empty_header_above_the_word_none_is_the_sites(self):
        article = read_page(f"Un titre\n{PROSE}\nRéactions :\nAucun commentaire pour l’instant.")
        assert (article.body, article.problems) == (PROSE, ())

    @pytest.mark.parametrize("page", ["Un titre\nPartager\n{}", "Un titre\n{}\nrépondre\nimprimer"])
    def test_a_button_stands_at_the_edges(self, page):
        article = read_page(page.format(PROSE))
        assert (article.title, article.body) == ("Un titre", PROSE)

    @pytest.mark.parametrize(
        ("line", "is_one"),
        [
            ("La référence du commerce à Thiès.", True),
            ("Le carnet des libraires", True),
            ("La communauté :", False),
            ("Le rendez-vous est pris.", False),
            ("Un vrai défi.", False),
            ("La lampe reste allumée !", False),
        ],
    )
    def test_a_tagline_is_a_phrase_about_the_site(self, line, is_one):
        assert is_tagline(line) == is_one

    def test_name_and_tagline_under_the_invitation_go_to_the_site(self):
        article = read_page(f"Un titre\n{PROSE}\nLaissez un avis\nL’air du marché\nLe carnet du coin.\nLogo")
        assert (article.site.name, article.site.tagline) == ("L’air du marché", "Le carnet du coin.")
        assert article.dropped == ("Laissez un avis", "Logo")

    def test_a_name_right_above_the_logo_is_that_of_the_site(self):
        assert read_page(f"Un titre\n{PROSE}\nL’air du marché\nLogo").site.name == "L’air du marché"

    def test_a_line_that_nothing_explains_is_dropped_and_is_a_problem(self):
        article = read_page(
            f"Un titre\n{PROSE}\nLaissez un avis\nL’air du marché\nUn mot de trop, mais lequel ?"
        )
        assert article.dropped == ("Laissez un avis", "Un mot de trop, mais lequel ?")
        assert len(article.problems) == 1

    def test_a_note_and_a_credit_under_the_invitation_go_back_to_the_article(self):
        article = read_page(f"Un titre\n{PROSE[:-1]}[1].\nLaissez un avis\nPhoto : Léa Roux\n[1] La note.")
        assert (article.illustration_credit, article.footnotes[0].text) == ("Léa Roux", "La note.")

    def test_the_name_said_twice_under_the_article_is_dropped_once(self):
        article = read_page(f"Un titre\n{PROSE}\nLaissez un avis\nL’air du marché\nLogo\nL’air du marché")
        assert (article.site.name, article.problems) == ("L’air du marché", ())
        assert sorted(article.dropped) == ["Laissez un avis", "Logo", "L’air du marché"]
