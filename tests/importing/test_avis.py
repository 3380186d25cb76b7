"""The avis under a page, in the ways of the sites that showed them."""

import pytest

from articles.importing.page import read_page
from articles.importing.page.avis import announced, is_header
from articles.importing.page.signs import read_sign

ARTICLE = "Un titre\nPar Camille Morel\nUn paragraphe assez long pour être pris pour le texte de l’article.\n"


def avis(*lines: str) -> list[tuple[str, str | None, str | None, str]]:
    article = read_page(ARTICLE + "\n".join(lines))
    return [(c.author, str(c.date) if c.date else None, c.parent, c.text) for c in article.comments]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("1 commentaire:", 1),
        ("3 réactions", 3),
        ("Commentaires (2)", 2),
        ("Commentaires : 4", 4),
        ("12 AVIS", 12),
        ("Un commentaire", 1),
        ("2 réponses à « Un titre »", 2),
        ("Vos réactions", None),
        ("Commentaires", None),
    ],
)
def test_a_header_opens_the_avis_and_may_count_them(line, count):
    assert is_header(line)
    assert announced(line) == count


@pytest.mark.parametrize(
    "line", ["Les commentaires sont libres.", "3 raisons", "Un message", "Réactions en chaîne"]
)
def test_prose_opens_no_avis(line):
    assert not is_header(line)


@pytest.mark.parametrize(
    ("line", "name", "moment"),
    [
        ("Léa a dit…", "Léa", None),
        ("Léa dit :", "Léa", None),
        ("Le 3 mai 2010 à 14:20, Léa a écrit :", "Léa", "2010-05-03 14:20:00"),
        ("Rédigé par : Léa | 3 mai 2010 à 14:20", "Léa", "2010-05-03 14:20:00"),
        ("Rédigé par : Léa | le 3 mai 2010 | Répondre", "Léa", "2010-05-03"),
        ("Posté par Léa, 03/05/2010", "Léa", "2010-05-03"),
        ("Léa, le 3 mai 2010 à 9h", "Léa", "2010-05-03 09:00:00"),
        ("Léa Roux | 3 mai 2010", "Léa Roux", "2010-05-03"),
        ("Léa (3 mai 2010)", "Léa", "2010-05-03"),
        ("Léa3 mai 2010 à 14:20", "Léa", "2010-05-03 14:20:00"),
        ("1. Le lundi 3 mai 2010, 14:20 par Léa", "Léa", "2010-05-03 14:20:00"),
        ("#2 Léa - 3 mai 2010", "Léa", "2010-05-03"),
        ("3 mai 2010 à 14 h 20 min", "", "2010-05-03 14:20:00"),
    ],
)
def test_an_avis_is_signed_in_many_ways(line, name, moment):
    sign = read_sign(line)
    assert sign is not None
    assert (sign.name, str(sign.moment) if sign.moment else None) == (name, moment)


@pytest.mark.parametrize(
    "line",
    [
        "Mon patron dit : c’est bien.",
        "Un ami a dit :",
        "Par ailleurs, le 3 mai 2010 fut un bon jour.",
        "Léa, le 31 février 2010",
        "Bonjour à tous,",
    ],
)
def test_prose_signs_no_avis(line):
    assert read_sign(line) is None


def test_an_unsigned_avis_keeps_all_its_paragraphs():
    assert avis("1 commentaire:", "Bravo!", "Une question ?", "À bientôt", "Enregistrer un commentaire") == [
        ("", None, None, "Bravo!\n\nUne question ?\n\nÀ bientôt")
    ]


def test_a_name_and_a_date_may_stand_on_two_lines():
    assert avis("1 réaction", "Léa Roux", "3 mai 2010 à 14:20", "Bonjour.") == [
        ("Léa Roux", "2010-05-03 14:20:00", None, "Bonjour.")
    ]


def test_the_date_may_stand_under_the_text():
    assert avis("1 commentaire:", "Anonyme a dit…", "Bonjour.", "3 mai 2010 14:20") == [
        ("Anonyme", "2010-05-03 14:20:00", None, "Bonjour.")
    ]


def test_names_may_stand_under_the_texts():
    assert avis(
        "2 avis", "Bonjour.", "Posté par Léa, 03/05/2010", "Bonsoir.", "Posté par Driss, 04/05/2010"
    ) == [
        ("Léa", "2010-05-03", None, "Bonjour."),
        ("Driss", "2010-05-04", None, "Bonsoir."),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        ["Driss a répondu à Léa :", "Bonsoir."],
        ["Driss dit :", "En réponse à Léa :", "Bonsoir."],
        ["Réponses", "Driss dit :", "Bonsoir."],
        ["↳ Driss dit :", "Bonsoir."],
    ],
)
def test_an_answer_knows_whom_it_answers(answer):
    assert avis("2 avis", "Léa dit :", "Bonjour.", *answer)[1] == ("Driss", None, "1", "Bonsoir.")


def test_a_name_after_an_at_sign_is_whom_it_answers_and_stays_in_the_text():
    assert avis("2 avis", "Léa dit :", "Bonjour.", "Driss dit :", "@Léa Bonsoir.")[1] == (
        "Driss",
        None,
        "1",
        "@Léa Bonsoir.",
    )


def test_the_button_closes_the_answers():
    lines = ["Léa dit :", "Un.", "Réponses", "Driss dit :", "Deux.", "Répondre", "Camille dit :", "Trois."]
    assert [parent for _, _, parent, _ in avis("3 avis", *lines)] == [None, "1", None]


def test_an_answer_to_nobody_on_the_page_is_a_problem():
    article = read_page(ARTICLE + "1 avis\nLéa dit :\nEn réponse à Zoé\nBonjour.")
    assert article.dropped == ("1 avis", "En réponse à Zoé")
    assert article.problems == (
        "L’avis de Léa répond à Zoé, qui n’a pas d’avis sur cette page\u00a0: rattachez-le s’il y a lieu.",
    )


@pytest.mark.parametrize(("count", "said"), [("3", "un seul a été reconnu"), ("5", "un seul a été reconnu")])
def test_a_count_that_is_not_met_is_a_problem(count, said):
    article = read_page(ARTICLE + f"{count} commentaires\nLéa dit :\nBonjour.")
    assert article.problems == (
        f"La page annonce {count} avis, {said}\u00a0: vérifiez où chacun commence et qui le signe.",
    )


@pytest.mark.parametrize(
    "header", ["0 commentaire", "Aucun commentaire", "Pas encore de réactions", "Avis (0)"]
)
def test_where_none_is_announced_what_stands_there_is_the_sites(header):
    article = read_page(ARTICLE + f"{header}\nLien permanent : http://exemple.test/\nRevue du coin")
    assert article.comments == ()
    assert article.dropped == (header, "Lien permanent : http://exemple.test/", "Revue du coin")


def test_where_none_is_announced_a_whole_sentence_is_told_to_the_person():
    text = "Le commerce du quartier reprend des couleurs depuis que la boulangère ouvre le lundi."
    article = read_page(ARTICLE + f"0 commentaire\n{text}")
    assert (article.comments, article.dropped) == ((), ("0 commentaire", text))
    assert len(article.problems) == 1


def test_avis_that_are_signed_are_kept_whatever_the_number_announced():
    assert avis("0 commentaire", "Léa a dit…", "Bonjour.") == [("Léa", None, None, "Bonjour.")]


def test_a_counter_under_the_title_opens_nothing():
    article = read_page(
        "Un titre\n2 commentaires\nUn paragraphe assez long pour être pris pour un article, oui."
    )
    assert (article.comments, article.dropped) == ((), ("2 commentaires",))


def test_avis_cut_at_a_width_are_made_whole():
    text = "Je voulais vous dire que ce texte m’a beaucoup\nplu, et que je le ferai lire autour de moi."
    assert avis("1 commentaire:", *text.split("\n")) == [("", None, None, text.replace("\n", " "))]


def test_the_prose_of_an_avis_is_left_as_typed():
    assert avis("1 avis", "Léa dit :", "# 1ère règle : *rien* <b>", "- un point") == [
        ("Léa", None, None, "# 1ère règle : *rien* <b>\n\n- un point")
    ]


def test_unsigned_avis_are_as_many_as_announced_when_each_is_one_paragraph():
    assert [text for _, _, _, text in avis("3 réactions", "Bravo !", "Moi aussi.", "Moi non.")] == [
        "Bravo !",
        "Moi aussi.",
        "Moi non.",
    ]


def test_a_short_article_may_have_long_avis():
    text = "Cet avis est bien plus long que le texte auquel il répond, et c’est pourtant lui qui a été lu."
    article = read_page(f"Un titre\nPar Léa Roux\nUn mot.\n1 commentaire:\n{text}")
    assert (article.body, [comment.text for comment in article.comments]) == ("Un mot.", [text])


def test_a_heading_that_sounds_like_a_header_opens_no_avis():
    article = read_page(
        ARTICLE + "Deux réactions :\nCe paragraphe appartient à l’article, et personne ne le signe."
    )
    assert article.comments == ()
    assert "## Deux réactions" in article.body
