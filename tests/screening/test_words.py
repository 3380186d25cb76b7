"""Words are found whole; to name a thing is not to sell it; what is quoted is not said."""

import pytest

from comments.screening import Seen, families, hits, weigh, words
from comments.screening.folding import fold, skeleton, unmasked


@pytest.mark.parametrize(
    "text",
    [
        "Je suis spécialiste du droit postal.",
        "Un socialiste, un spécialiste et un spécialisé entrent dans un bureau.",
        "J’enseigne à Scunthorpe, dans le Lincolnshire.",
        "L’analyse est bonne, l’accumulation d’adverbes l’est moins.",
        "Le mot pénis n’a jamais fait rougir un médecin.",
        "Le cialis est remboursé dans un seul cas, et sous un autre nom.",
        "Le Viagra, le Xanax, le tramadol, le Valium : quatre noms, une même confiance perdue.",
        "« Sale pute », « va crever » : entendu lundi, au collège.",
        "J’ai investi deux cents euros en bitcoin pour voir. J’ai vu.",
        "Mon grand-père était marabout, un vrai.",
        "Le casino d’Enghien, la roulette et le loto n’ont enrichi que les croupiers.",
        "PARACÉTAMOL. On en est là.",
        "Comme disait McLuhan, « the medium is the message ».",
        "Merci !",
        "ok",
    ],
)
def test_what_people_say_of_a_thing_is_clear(text):
    assert weigh(Seen(text=text, name="Léa")).verdict == "clear"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Viagra sans ordonnance", "pharmacy"),
        ("Casino en ligne, bonus sans dépôt", "gambling"),
        ("Prêt entre particuliers", "loan"),
        ("Retour affectif", "occult"),
        ("Rencontre coquine", "sex"),
        ("Robot de trading", "crypto"),
        ("Backlinks pas cher", "promotion"),
        ("Livraison gratuite", "trade"),
        ("Vous avez gagné une carte cadeau", "lure"),
    ],
)
def test_what_a_seller_says_is_found_in_its_family(text, code):
    assert code in {finding.code for finding in families.offers(Seen(text=text))}


def test_to_name_many_things_weighs_no_more_than_one():
    named = "viagra cialis levitra casino poker roulette bitcoin ethereum marabout voyant escort seo backlink"
    assert sum(finding.weight for finding in families.offers(Seen(text=named))) == 1


def test_the_plural_and_the_singular_are_one():
    one, many = ("Machine à sous gratuite", "Machines à sous gratuites")
    assert list(families.offers(Seen(text=one))) == list(families.offers(Seen(text=many)))


def test_what_is_quoted_is_not_said():
    spam = "Grand marabout, retour affectif, satisfait ou remboursé"
    said = f"Mon préféré, reçu ce matin : « {spam} ». Remboursé en quoi, je me le demande encore."
    assert weigh(Seen(text=said)).weight < weigh(Seen(text=spam)).weight
    assert list(families.offers(Seen(text=said))) == []


def test_a_quotation_that_is_nearly_all_hides_nothing():
    assert list(families.offers(Seen(text="« Grand marabout, retour affectif, casino en ligne » voilà")))


@pytest.mark.parametrize("text", ["v1agra", "V.I.A.G.R.A", "c a s i n o", "c@sino", "p-o-r-n-o"])
def test_a_disguised_word_is_undone(text):
    assert families.disguised(Seen(text=f"du {text} ici")).weight == 5


@pytest.mark.parametrize("text", ["covid19", "le 3e étage", "20h30", "A. B. C. D.", "p. ex.", "5G", "R2D2"])
def test_what_looks_like_a_disguise_is_none(text):
    assert families.disguised(Seen(text=text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une Régie publicitaire", ["regie"]),
        ("REGIE", ["regie"]),
        ("l’enregistrement", []),
        ("la sous régie, la régie", ["sous regie", "regie"]),
        ("la regie\npublicitaire", ["regie"]),
        ("rеgie", ["regie"]),
    ],
)
def test_the_words_of_a_list_are_found_whole_without_accents_or_case(text, expected):
    assert hits("régie\nSous-régie\n\n", text) == expected


def test_a_list_is_searched_in_the_name_too():
    assert hits("régie", "Bonjour", "La Régie") == ["regie"]


def test_a_list_says_where_it_sends():
    lists = (("Marques", "régie", "hold"), ("Sectes", "grande fraternité", "spam"))
    held, filed = (Seen(text=text, lists=lists) for text in ("la régie", "la Grande Fraternité"))
    assert (weigh(held).verdict, weigh(filed).verdict) == ("hold", "spam")
    assert [finding.evidence for finding in words.lists(held)] == ["Marques : regie"]


def test_a_list_holds_even_a_regular_reader():
    lists = (("Marques", "régie", "hold"),)
    assert weigh(Seen(text="la régie", lists=lists, is_proven=True, published=50)).verdict == "hold"


def test_folding_keeps_what_is_said():
    assert fold("L’Œuvre, ÉTÉ, ça") == "l'oeuvre, ete, ca"
    assert fold("vi\u00adag\u200bra") == "viagra"
    assert unmasked(fold("bonjour à tous")) == []


def test_two_names_that_the_eye_confuses_share_a_skeleton():
    assert skeleton("Сamille  Аubry") == skeleton("camille aubry") == skeleton("Camille-Aubry")
    assert skeleton("Camille Aubri") != skeleton("Camille Aubry")
