"""Marks and machines: names that are no person's, praise of nothing, words that send elsewhere."""

import pytest

from comments.screening import Seen, hollow, marks, numbers, sending, traits, weigh
from comments.screening.folding import fold, words_of

SHOP = "https://serres-et-jardins.example.com"


@pytest.mark.parametrize("name", ["BlogBoost", "Rénov’Habitat", "Toit Expert", "Les Flots Bleus"])
def test_a_mark_is_known_by_its_capitals(name):
    assert marks.is_mark(name)


@pytest.mark.parametrize(
    "name",
    ["Hélène Vasseur", "Léa M.", "Emily R.", "Dr Arnoux", "McGregor", "Fils de buraliste", "jojo44", ""],
)
def test_a_person_or_a_nickname_is_no_mark(name):
    assert not marks.is_mark(name)


def test_a_name_drawn_as_a_mark_is_noted():
    assert marks.named_mark(Seen(name="LuxTransfer")).weight == 2
    assert marks.named_mark(Seen(name="Luc Transfert")) is None


def test_a_notice_that_nobody_speaks_in_weighs_more_than_what_a_group_says():
    notice = "Box de stockage, accès libre, premier mois à moitié prix."
    assert marks.mark_speaks(Seen(name="Box Ouest", text=notice)).weight == 3
    assert marks.mark_speaks(Seen(name="Radio Vallée", text="Nous avons lu ce texte.")).weight == 1
    assert marks.mark_speaks(Seen(name="Radio Vallée", text="Ce texte ne dit rien de la radio.")) is None
    assert marks.mark_speaks(Seen(name="Léa", text=notice)) is None


def test_a_name_said_again_is_a_mark_and_a_signature_is_none():
    assert marks.signed_mark(Seen(name="Nova Conseil", text="Chez Nova Conseil, on partage.")).weight == 3
    assert marks.signed_mark(Seen(name="Nova Conseil", text="Bien à vous, Nova Conseil.")) is None
    assert marks.signed_mark(Seen(name="Anne Roux", text="Moi, Anne Roux, j’y étais.")) is None


def test_a_mark_in_the_text_is_noted_but_those_that_everybody_speaks_of():
    assert marks.told_mark(Seen(text="Posé en deux jours par BainExpress.")).evidence == "BainExpress"
    assert marks.told_mark(Seen(text="Ma mère est sur WhatsApp et YouTube, voir https://LaPage.fr")) is None


def test_praise_of_nothing_is_noted_where_it_has_a_shop_behind_it():
    praise = "Joli texte, merci à vous et bonne soirée."
    assert hollow.hollow(Seen(text=praise, name="Hugo", site=SHOP)).weight == 3
    assert hollow.hollow(Seen(text=praise, name="Hugo")) is None
    assert hollow.hollow(Seen(text=praise, name="Hugo", site="https://hugo-lit.fr")) is None
    about = "Votre facteur ressemble au mien, sauf la moustache et le vélo."
    assert hollow.hollow(Seen(text=about, name="Hugo", site=SHOP)) is None


def test_the_large_words_of_a_machine_are_noted_and_one_of_them_is_anybodys():
    machine = "Une analyse nuancée, qui met en lumière les enjeux et ouvre une perspective essentielle."
    assert hollow.summed_up(Seen(text=machine)).weight >= 3
    assert hollow.summed_up(Seen(text="L’enjeu, c’est le prix du timbre, et rien d’autre.")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Le site s’appelle bonsplans, ajoutez .com à la fin.",
        "allez voir  g a g n e r . c o m  ce soir",
        "Tapez le nom du club sur Google.",
        "Les photos sont dans ma bio.",
    ],
)
def test_who_sends_elsewhere_without_an_address_is_seen(text):
    assert sending.sent(Seen(text=text)).weight >= 3


@pytest.mark.parametrize(
    "text",
    [
        "On trouve la vidéo sur YouTube.",
        "Il a écrit en privé.",
        "Fini. Il pleut.",
        "L’art. 7 dit le contraire.",
    ],
)
def test_who_speaks_of_a_place_sends_nowhere(text):
    assert sending.sent(Seen(text=text)) is None


def test_of_the_ends_of_addresses_people_speak():
    assert (
        weigh(Seen(text="Les noms en .fr sont plus chers que je ne croyais.", name="Léa")).verdict == "clear"
    )


@pytest.mark.parametrize(
    "number",
    ["zéro six, trente-neuf, quatre-vingt-dix-huit", "plus deux deux neuf, 6 1 8 8", "o6.39.9B.4o.l8"],
)
def test_a_number_in_words_is_a_number(number):
    assert numbers.phone(Seen(text=f"Appelez-moi au {number} dès ce soir")).weight == 5


def test_a_number_that_helps_is_everybodys():
    assert numbers.phone(Seen(text="SOS Amitié répond au 09 72 39 40 50, à toute heure.")) is None
    assert numbers.phone(Seen(text="Antipoison : 01.40.05.48.48")) is None
    assert numbers.phone(Seen(text="De trois à sept, plus deux ou trois oublis, zéro faute.")) is None


def test_traits_say_how_it_is_made_and_never_what_it_says():
    one, other = (
        traits.traits(Seen(text=text, name=name))
        for text, name in (("Je n’y crois pas.", "Léa"), ("Je n’en veux pas.", "Luc"))
    )
    assert one == other
    assert {"how:me", "how:not", "how:no you", "how:person", "how:long 0", "how:ended"} <= set(one)


def test_a_text_in_another_language_is_judged_less_by_what_was_learnt():
    learnt = dict.fromkeys(words_of("the letter was found in my old house by a neighbour"), (0, 40))
    known = {"learnt": learnt, "hams": 400, "spams": 400}
    english = Seen(text="The letter was found in my old house by a neighbour.", name="Anna", **known)
    findings = {finding.code: finding.weight for finding in weigh(english).findings}
    assert findings == {"language": 3, "learnt_spam": 4}


def test_what_was_published_speaks_less_for_who_has_a_shop_behind_the_name():
    learnt = dict.fromkeys(
        words_of(fold("le facteur de mon village lisait les cartes postales à voix")), (40, 0)
    )
    known = {"learnt": learnt, "hams": 400, "spams": 400}
    text = "Le facteur de mon village lisait les cartes postales à voix haute."
    alone, shop = (Seen(text=text, name="Léa", site=site, **known) for site in ("", SHOP))
    told = [
        [found.weight for found in weigh(seen).findings if found.code == "learnt_ham"]
        for seen in (alone, shop)
    ]
    assert told == [[-2], [-1]]
