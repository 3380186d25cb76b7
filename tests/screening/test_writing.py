"""How an avis is written, and under what name: each rule, where it finds and where it does not."""

import pytest

from comments.screening import Seen, marks, numbers, person, register, weigh, writing

STAFF = frozenset({"Camille Aubry", "Driss Ouazène", "Léa"})


def found(rule, text):
    return bool(rule(Seen(text=text)))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (writing.capitals, "ACHETEZ TOUT DE SUITE AVANT QU’IL NE SOIT TROP TARD"),
        (writing.marks, "Venez !!! Vite !!!"),
        (numbers.phone, "Au 06 39 98 12 34"),
        (numbers.phone, "au 0639981234 le soir"),
        (numbers.phone, "au +229 97 00 11 22"),
        (numbers.phone, "au 00229 97 00 11 22"),
        (numbers.phone, "au 01.99.00.12.34"),
        (writing.wallet, "à 0x71C7656EC7ab88b098defB751B7401B5f6d8976F"),
        (writing.handle, "sur Telegram @gainsrapides"),
        (writing.handle, "whatsapp +33 6"),
        (writing.language, "This is not what the author said, and you know it very well."),
        (writing.language, "Muy buen artículo, y no es lo que dice el autor de la página."),
        (writing.script, "Купить ссылки недорого и быстро"),
        (writing.script, "在线娱乐城 开户送彩金"),
        (writing.mixed_script, "du саsino еn ligne"),
        (writing.mixed_script, "𝐆𝐚𝐠𝐧𝐞𝐳 vite"),
        (writing.hidden_signs, "vi\u00adag\u00adra"),
        (writing.spintax, "{Bonjour|Salut} à tous"),
        (writing.spintax, "Bonjour %%name%%"),
        (writing.gibberish, "sdkfjh skdjfh qsdkjf"),
        (writing.gibberish, "azertyuiop qsdfghjklm wxcvbn"),
        (writing.repetitive, "test " * 20),
        (writing.repetitive, "a" * 80),
    ],
)
def test_a_sign_is_found(rule, text):
    assert found(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (writing.capitals, "JE N’AI JAMAIS reçu ce courrier, et on me parle de qualité de service."),
        (writing.capitals, "OUI !"),
        (writing.marks, "Enfin !!! Merci."),
        (numbers.phone, "Le 03/05/2009 à 14 30, 612 boîtes, 1 200 000 euros"),
        (numbers.phone, "Appelez le 3631, ou le 36 31"),
        (numbers.phone, "ISBN 978-2-07-036822-8"),
        (writing.wallet, "la clé 0x71C7"),
        (writing.handle, "Facebook, WhatsApp, Telegram : ma mère les a tous."),
        (writing.language, "Seth Godin l’écrivait : “Ideas that spread, win, and you know it is the way.”"),
        (writing.language, "Merci à tous de ce que vous faites"),
        (writing.language, "OK"),
        (writing.script, "Je suis russe (Владимир) et je vis à Nantes depuis vingt ans."),
        (writing.mixed_script, "Δt, 10 µm, la β-carotène, Γιώργος et Владимир"),
        (writing.hidden_signs, "une famille 👩\u200d👧\u200d👦"),
        (writing.spintax, "{a} ou |b|, 100 % et 20 % ailleurs"),
        (writing.gibberish, "Angstschweiss, disait ma prof."),
        (writing.gibberish, "Le facteur est passé ce matin."),
        (writing.repetitive, "Non, non et non, mille fois non !"),
        (writing.repetitive, "Merciiii"),
    ],
)
def test_what_looks_like_a_sign_is_none(rule, text):
    assert not found(rule, text)


@pytest.mark.parametrize(
    "name",
    [
        "Camille Aubry",
        "camille  aubry",
        "Саmille Аubrу",
        "CAMILLE AUBRY",
        "Camille Aubry (rédaction)",
        "C4mille Aubry",
    ],
)
def test_the_name_of_who_writes_here_is_kept_for_them_however_it_is_drawn(name):
    assert weigh(Seen(text="Merci de ce texte.", name=name, staff=STAFF)).verdict == "hold"


@pytest.mark.parametrize("name", ["Camille", "Camille A.", "Driss", "Léa M.", "Camille Aubrac", "", "???"])
def test_another_name_is_free(name):
    assert person.imitated(Seen(name=name, staff=STAFF)) is None


@pytest.mark.parametrize("name", ["La rédaction", "Modérateur", "Admin"])
def test_the_names_of_the_house_are_kept_for_it(name):
    assert person.imitated(Seen(name=name))


def test_an_imitated_name_holds_even_a_regular_reader():
    seen = Seen(text="Merci.", name="Camille Aubry", staff=STAFF, is_proven=True, published=50)
    assert weigh(seen).verdict == "hold"


def test_an_address_is_no_name():
    assert person.named_address(Seen(name="www.gains.com")).weight == 4
    assert person.named_address(Seen(name="J.-P. Martin")) is None


def test_a_trade_for_a_name_is_told_and_its_site_is_weighed_apart():
    assert person.named_trade(Seen(name="Plombier Lyon", site="https://lieu.fr")).weight == 2
    assert person.named_trade(Seen(name="Plombier à Lille")).weight == 2
    assert person.named_trade(Seen(name="Tapis berbère", site="https://tapis-berbere-maroc.com")).weight == 2
    assert person.named_trade(Seen(name="Jean Dupont", site="https://jean-dupont.fr")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le timbre vaut 0,56 €.", 0),
        ("Le timbre vaut 0,56 €, quand il n’est pas gratuit.", 2),
        ("Devis gratuit en 24 h, demandez-le.", 4),
        ("Devis gratuit en 24 h dès 49 €, demandez-le.", 6),
        ("Devis gratuit en 24 h dès 49 €, résultat garanti, demandez-le.", 7),
    ],
)
def test_an_advertisement_is_told_by_how_many_of_its_manners_it_has(text, expected):
    manner = register.advertisement(Seen(text=text))
    assert (manner.weight if manner else 0) == expected


def test_who_says_what_you_do_does_not_call():
    assert register.advertisement(Seen(text="Vous demandez 300 euros à qui n’a rien.")) is None


@pytest.mark.parametrize(
    "number", ["O6.39.9B.4O.l8", "06 39 9B 40 18", "z é r o - s i x / trente-neuf", "zéro sept douze"]
)
def test_a_number_drawn_to_pass_is_seen(number):
    assert numbers.phone(Seen(text=f"Appelez Nadia au {number}.")).weight == 5


@pytest.mark.parametrize(
    "text", ["La loi du 10.11.1988", "le score de zéro à six", "au 0l du mois", "BO 06 12"]
)
def test_what_only_looks_like_a_number_is_none(text):
    assert numbers.phone(Seen(text=text)) is None


@pytest.mark.parametrize("mould", ["{{name}}", "{{ prenom }}", "[keyword]", "{Bonjour|Salut}"])
def test_a_mould_left_unfilled_is_seen(mould):
    assert writing.spintax(Seen(text=f"{mould}, quel beau texte."))


def test_an_account_of_a_messenger_is_seen_by_its_sign():
    assert writing.handle(Seen(text="WeChat : lulu_bags_factory"))
    assert writing.handle(Seen(text="Le snap : une mode.")) is None


def test_a_mark_is_the_name_of_who_signs_their_text_and_their_site():
    correctum = Seen(
        name="Correctum", text="Correctum relit pour vous.", site="https://correctum-app.example"
    )
    assert marks.brand(correctum).weight == 3
    link = Seen(name="Tanguy", text="Voir https://tanguy-lit.example", site="https://tanguy-lit.example")
    assert marks.brand(link) is None
    assert marks.brand(Seen(name="Correctum", text="Correctum relit.")) is None
