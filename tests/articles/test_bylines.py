"""How a signature is written."""

import pytest

from articles.models.byline import byline


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("Anouk Ferradji", "", "", "", ""), "Anouk Ferradji"),
        (("Anouk Ferradji", "chroniqueuse", "", "", ""), "Anouk Ferradji (chroniqueuse)"),
        (("Anouk Ferradji", "", "Gérante", "", ""), "Anouk Ferradji – Gérante"),
        (("Anouk Ferradji", "", "", "Veilleurs", ""), "Anouk Ferradji – Veilleurs"),
        (("Anouk Ferradji", "", "", "", "Conseil"), "Anouk Ferradji – Conseil"),
        (("A. F.", "", "Gérante", "Veilleurs", ""), "A. F. – Gérante de Veilleurs"),
        (("A. F.", "", "Gérante", "Éclats", ""), "A. F. – Gérante d’Éclats"),
        (("A. F.", "", "Gérante", "Le Phare", ""), "A. F. – Gérante du Phare"),
        (("A. F.", "", "Gérante", "Les Quais", ""), "A. F. – Gérante des Quais"),
        (("A. F.", "", "Gérante", "La Rive", ""), "A. F. – Gérante de La Rive"),
        (("A. F.", "", "Gérante", "HEC", ""), "A. F. – Gérante de HEC"),
        (("A. F.", "", "Gérante", "le bazar", ""), "A. F. – Gérante du bazar"),
        (("A. F.", "", "Gérante", "les quais", ""), "A. F. – Gérante des quais"),
        (("A. F.", "", "Gérante", "la Ville de Lyon", ""), "A. F. – Gérante de la Ville de Lyon"),
        (("A. F.", "", "Gérante", "l’association Éclat", ""), "A. F. – Gérante de l’association Éclat"),
        (("A. F.", "", "Conseillère", "au Crédit du Lac", ""), "A. F. – Conseillère au Crédit du Lac"),
        (("A. F.", "", "Conseillère", "chez Nubia", ""), "A. F. – Conseillère chez Nubia"),
        (
            ("A. F.", "chroniqueuse exclusive", "Présidente", "Et hop !", "Conseil en fêtes"),
            "A. F. (chroniqueuse exclusive) – Présidente d’Et hop ! Conseil en fêtes",
        ),
        (
            ("A. F.", "", "Présidente", "Rive", "Conseil en fêtes"),
            "A. F. – Présidente de Rive. Conseil en fêtes",
        ),
        (
            ("A. F.", "", "Présidente", "Rive", "filiale du groupe Lac"),
            "A. F. – Présidente de Rive, filiale du groupe Lac",
        ),
    ],
)
def test_a_signature_is_composed_of_the_parts_that_are_known(parts, written):
    assert byline(*parts) == written
