"""Who signs, in the variations that pages show, and what only looks like a signature."""

import pytest

from articles.importing.document import ImportedAuthor
from articles.importing.page.bylines import Byline, read_byline, split_title
from articles.importing.page.signatures import names_of
from articles.models.byline import byline

CAMILLE = ImportedAuthor(
    "Camille Morel", "chroniqueuse exclusive", "Présidente", "Oh là là !", "Atelier d’écriture"
)


def signed(line: str) -> Byline:
    byline = read_byline(line)
    assert byline is not None, line
    return byline


class TestOneAuthor:
    @pytest.mark.parametrize(
        "line",
        [
            "Par Camille Morel (chroniqueuse exclusive) – Présidente de Oh là là ! Atelier d’écriture",
            "Par Camille Morel (chroniqueuse exclusive) - Présidente de Oh là là ! Atelier d’écriture",
            "Par Camille Morel (chroniqueuse exclusive) — Présidente de Oh là là ! Atelier d’écriture.",
            "Par Camille Morel (chroniqueuse exclusive), Présidente de Oh là là ! Atelier d’écriture",
            "PAR Camille Morel [chroniqueuse exclusive] | Présidente de Oh là là ! Atelier d’écriture",
            "par Camille Morel, chroniqueuse exclusive – Présidente de Oh là là ! Atelier d’écriture",
            "Par Camille Morel(chroniqueuse exclusive)–Présidente d’Oh là là !Atelier d’écriture",
            "Par Camille Morel (chroniqueuse exclusive) – Présidente chez Oh là là ! – Atelier d’écriture",
            "Par CAMILLE MOREL (chroniqueuse exclusive) – Présidente de Oh là là ! Atelier d’écriture",
        ],
    )
    def test_the_byline_is_read_whole_whatever_joins_its_parts(self, line):
        assert signed(line).authors == (CAMILLE,)

    @pytest.mark.parametrize(
        ("line", "author"),
        [
            ("Par Léa Roux", ImportedAuthor("Léa Roux")),
            ("Par : Léa", ImportedAuthor("Léa")),
            ("Par Pr. Léa Roux", ImportedAuthor("Pr. Léa Roux")),
            ("Par Jean-Pierre de La Tour", ImportedAuthor("Jean-Pierre de La Tour")),
            ("Auteur : Léa Roux", ImportedAuthor("Léa Roux")),
            ("Une chronique de Léa Roux", ImportedAuthor("Léa Roux")),
            ("Par Léa Roux, consultante", ImportedAuthor("Léa Roux", title="consultante")),
            ("Par Léa Roux, consultante chez Nubia", ImportedAuthor("Léa Roux", "", "consultante", "Nubia")),
            ("Par Léa Roux – PDG d’Alto", ImportedAuthor("Léa Roux", "", "PDG", "Alto")),
            ("Par Léa Roux – Nubia", ImportedAuthor("Léa Roux", "", "", "Nubia")),
            (
                "Par Léa Roux – Responsable des achats – Nubia",
                ImportedAuthor("Léa Roux", "", "Responsable des achats", "Nubia"),
            ),
            (
                "Par Léa Roux – Gérante d’Alto. agence de contenus",
                ImportedAuthor("Léa Roux", "", "Gérante", "Alto", "agence de contenus"),
            ),
            (
                "Par Léa Roux, directrice du Marketing de La Presse",
                ImportedAuthor("Léa Roux", "", "directrice du Marketing", "La Presse"),
            ),
            (
                "Par Léa Roux, directrice de la communication de Nubia. Agence de contenus.",
                ImportedAuthor(
                    "Léa Roux", "", "directrice de la communication", "Nubia", "Agence de contenus"
                ),
            ),
            (
                "Par Léa Roux, présidente de l’association des libraires",
                ImportedAuthor("Léa Roux", "", "présidente", "l’association des libraires"),
            ),
            (
                "Par Léa Roux – Associée chez Hop! France. Régie",
                ImportedAuthor("Léa Roux", "", "Associée", "Hop! France", "Régie"),
            ),
            (
                "Par Léa Roux – Gérante de Roux & Fils S.A. Société de transport",
                ImportedAuthor("Léa Roux", "", "Gérante", "Roux & Fils S.A.", "Société de transport"),
            ),
            ("Par léa roux (chroniqueuse)", ImportedAuthor("Léa Roux", "chroniqueuse")),
            (
                "PAR CLAIRE D'ORNANO (CHRONIQUEUSE EXCLUSIVE)",
                ImportedAuthor("Claire D'Ornano", "chroniqueuse exclusive"),
            ),
            (
                "PAR LÉA ROUX (CHRONIQUEUSE) – PRÉSIDENTE DE NUBIA",
                ImportedAuthor("Léa Roux", "chroniqueuse", "Présidente", "NUBIA"),
            ),
        ],
    )
    def test_each_part_finds_its_place(self, line, author):
        assert signed(line).authors == (author,)

    @pytest.mark.parametrize(
        ("line", "stray"),
        [
            ("Bravo Par Léa Roux (chroniqueuse)", "Bravo"),
            ("bravo par Léa Roux (chroniqueuse)", "bravo"),
            ("BravoPar Léa Roux", "BravoPar"),
            ("*** Par Léa Roux", ""),
        ],
    )
    def test_a_word_stuck_before_is_set_aside(self, line, stray):
        byline = signed(line)
        assert (byline.stray, byline.authors[0].name) == (stray, "Léa Roux")

    @pytest.mark.parametrize(
        ("line", "day", "rest"),
        [
            ("Posté par Léa Roux le 12 mars 2010", "2010-03-12", ""),
            (
                "Publié par Léa Roux le vendredi 12 mars 2010 à 14:20 dans Carnets",
                "2010-03-12",
                "dans Carnets",
            ),
            ("Par Léa Roux | 12/03/2010 | Carnets", "2010-03-12", "Carnets"),
            ("Par Léa Roux Publié le 12 mars 2010", "2010-03-12", ""),
        ],
    )
    def test_its_date_is_that_of_the_publication(self, line, day, rest):
        byline = signed(line)
        assert (byline.published and str(byline.published.day), byline.rest) == (day, rest)

    def test_a_date_inside_a_description_is_left_there(self):
        (author,) = signed("Par Léa Roux – Gérante de Nubia. Société fondée le 3 mai 2001").authors
        assert author.organisation_description == "Société fondée le 3 mai 2001"


class TestComposedAgain:
    """A signature that is read, then composed, reads as the page did."""

    @pytest.mark.parametrize(
        ("office", "title", "organisation"),
        [
            ("Gérant du Bazar de la Gare", "Gérant", "Le Bazar de la Gare"),
            ("Président de l’association Éclat", "Président", "l’association Éclat"),
            (
                "Présidente de l’association des Libraires du Sud",
                "Présidente",
                "l’association des Libraires du Sud",
            ),
            ("Directrice de la Ville de Lyon", "Directrice", "la Ville de Lyon"),
            ("Maire de la Ville de Lyon", "Maire", "la Ville de Lyon"),
            ("Directrice des Éditions du Lac", "Directrice", "Les Éditions du Lac"),
            ("Directrice des éditions du Lac", "Directrice des éditions", "Le Lac"),
            ("Conseillère au Crédit du Nord", "Conseillère", "au Crédit du Nord"),
            ("Libraire aux Quais", "Libraire", "aux Quais"),
            ("Chargée d’études à la Ville de Lyon", "Chargée d’études", "à la Ville de Lyon"),
            ("Directeur du Marketing du groupe Nubia", "Directeur du Marketing", "le groupe Nubia"),
            ("Gérante du café de la Gare", "Gérante du café", "la Gare"),
            ("Présidente de Nubia", "Présidente", "Nubia"),
            ("Présidente d’Alto", "Présidente", "Alto"),
            ("Rédactrice en chef du Monde des livres", "Rédactrice en chef", "Le Monde des livres"),
            ("Brodeuse du Marais", "Brodeuse", "Le Marais"),
            ("Présidente de Nubia, filiale du groupe Alto", "Présidente", "Nubia"),
            ("Fondateur de Nubia, spécialiste du web", "Fondateur", "Nubia"),
            ("Fondateur de Nubia. Spécialiste du web", "Fondateur", "Nubia"),
            ("PDG du Groupe Nubia, leader de la brioche", "PDG", "Le Groupe Nubia"),
        ],
    )
    def test_no_small_word_is_lost(self, office, title, organisation):
        (author,) = signed(f"Par Léa Roux – {office}").authors
        assert (author.title, author.organisation) == (title, organisation)
        assert byline(*vars(author).values()) == f"Léa Roux – {office}"


class TestSeveralAuthors:
    @pytest.mark.parametrize(
        "line",
        [
            "Par Léa Roux et Driss Benali",
            "Par Léa Roux & Driss Benali",
            "Par Léa et Driss",
            "Par Léa Roux (invitée) et Driss Benali (invité)",
            "Par Léa Roux, directrice de Nubia, et Driss Benali (invité), professeur à HEC",
        ],
    )
    def test_two_names_are_two_authors(self, line):
        assert [author.name.split()[0] for author in signed(line).authors] == ["Léa", "Driss"]

    def test_three_names_are_three_authors(self):
        names = [author.name for author in signed("Par Léa Roux, Driss Benali et Camille Morel").authors]
        assert names == ["Léa Roux", "Driss Benali", "Camille Morel"]

    def test_a_title_in_the_plural_is_everybodys(self):
        authors = signed("Par Léa Roux et Driss Benali, fondateurs de Nubia").authors
        assert [(author.title, author.organisation) for author in authors] == [("fondateurs", "Nubia")] * 2

    def test_a_house_of_two_names_is_one_house(self):
        (author,) = signed("Par Léa Roux, gérante de Morel et Benali").authors
        assert author.organisation == "Morel et Benali"

    def test_names_alone_are_names(self):
        assert names_of("Léa Roux, Driss Benali et Camille") == ("Léa Roux", "Driss Benali", "Camille")
        assert names_of("les clients et Camille") == ()


@pytest.mark.parametrize(
    "line",
    [
        "Par exemple, la boulangère connaît chacun.",
        "Par Internet, les clients parlent.",
        "Par Toutatis !",
        "Par ailleurs Facebook et Twitter",
        "Par Léa Roux, la nouvelle est arrivée.",
        "Par amour du métier",
        "Vente Par Internet",
        "Chronique de Noël",
        "Parcours client : il a changé",
        "Par Léa Roux " + "et par tous ceux " * 40,
    ],
)
def test_prose_signs_nothing(line):
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Lire, par Léa Roux", ("Lire", "par Léa Roux")),
        ("Tout mélanger, par Léa Roux", ("Tout mélanger", "par Léa Roux")),
        ("Tout mélanger (par Léa Roux)", ("Tout mélanger", "par Léa Roux")),
        ("Tout mélanger ! Par Léa Roux (invitée)", ("Tout mélanger !", "Par Léa Roux (invitée)")),
        ("La vente par Internet", None),
        ("La vente par La Redoute", None),
        ("La ville vue par Léa Roux", None),
    ],
)
def test_a_title_may_hold_its_signature(title, cut):
    assert split_title(title) == cut
