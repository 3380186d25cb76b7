"""The addresses of an avis: found however they are written; a source is welcome."""

import pytest

from comments.screening import Seen, links, weigh
from comments.screening.addresses import addresses_in


def hosts(text):
    return [address.host for address in addresses_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir https://www.Exemple.fr/page?x=1.", ["exemple.fr"]),
        ("Voir (http://exemple.fr/a).", ["exemple.fr"]),
        ("www.exemple.com, et exemple.org/b", ["exemple.com", "exemple.org"]),
        ("[ici](https://exemple.fr)", ["exemple.fr"]),
        ('<a href="http://exemple.ru/p">ici</a>', ["exemple.ru"]),
        ("[url=http://exemple.ru]ici[/url]", ["exemple.ru"]),
        ("bit.ly/abc et t.me/abc", ["bit.ly", "t.me"]),
        ("hxxp://exemple.com", ["exemple.com"]),
        ("exemple (point) com, gagner[.]net", ["exemple.com", "gagner.net"]),
        ("exemple dot com", ["exemple.com"]),
        ("http://lea:secret@exemple.fr:8080/", ["exemple.fr"]),
    ],
)
def test_an_address_is_found_however_it_is_written(text, expected):
    assert hosts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "C’est fini.De plus, il pleut.",
        "Écrivez à lea@example.org.",
        "Je dis… non.Ca suffit.",
        "À 14.30 h, le 3.5.2009, art. 7.1",
        "M.de Sévigné et U.S.A.",
        "un point commun, le dernier point info",
        "https://",
    ],
)
def test_what_is_no_address_is_not_found(text):
    assert hosts(text) == []


def test_a_link_to_a_source_weighs_nothing():
    sources = "https://www.insee.fr/fr/statistiques/1 https://fr.wikipedia.org/wiki/Poste https://gallica.bnf.fr/ark"
    assert weigh(Seen(text=f"Les chiffres viennent de là, et ils ont beaucoup bougé : {sources}")).weight == 0


def test_a_host_that_only_ends_like_a_source_is_none():
    assert links.strangers(Seen(text="voir https://fauxinsee.fr/a"))


@pytest.mark.parametrize(("number", "expected"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (6, 6), (40, 6)])
def test_links_elsewhere_weigh_by_their_number(number, expected):
    words = "Je lis cela depuis longtemps et je voudrais que chacun puisse en juger par soi-même : "
    text = words + " ".join(f"https://lieu{place}.fr/" for place in range(number))
    assert links.links(Seen(text=text)).weight == expected


def test_the_same_host_twice_is_one_link():
    text = "Je lis cela depuis longtemps, et je voudrais que chacun en juge : https://lieu.fr/a https://lieu.fr/b"
    assert links.links(Seen(text=text)).weight == 1


def test_a_new_text_that_brings_a_link_is_noted():
    assert links.new_link(Seen(text="voir https://lieu.fr", is_edit=True)).weight == 2
    assert links.new_link(Seen(text="voir https://lieu.fr")) is None


@pytest.mark.parametrize(
    ("host", "is_doubtful"),
    [
        ("casino-bonus.fr", True),
        ("robes-pas-cheres.com", True),
        ("gains.top", True),
        ("meilleurcasino.com", True),
        ("lescarnetsdetienne.fr", False),
        ("cheminots-en-colere.blogspot.com", False),
        ("specialiste.fr", False),
    ],
)
def test_a_host_is_doubted_by_what_its_name_sells(host, is_doubtful):
    assert bool(links.dubious_host(Seen(text=f"Voir https://{host}/"))) is is_doubtful


def test_an_address_that_hides_where_it_leads_is_noted():
    assert links.short_link(Seen(text="là : bit.ly/abc")).evidence == "bit.ly"
    assert links.short_link(Seen(text="là : https://lieu.fr/bit.ly")) is None


def test_an_address_that_pays_is_noted():
    assert links.paid_link(Seen(text="là : https://lieu.fr/a?ref=12"))
    assert links.paid_link(Seen(text="là : https://lieu.fr/preferences")) is None


def test_an_address_hidden_from_filters_is_held():
    assert weigh(Seen(text="Tout est dit sur lieu (point) com, allez-y.")).verdict == "hold"


def test_markup_of_programs_is_held_in_the_text_and_in_the_name():
    assert links.markup(Seen(text="[url=http://lieu.fr]là[/url]"))
    assert links.markup(Seen(name='<a href="http://lieu.fr">Léa</a>'))
    assert links.markup(Seen(text="[1] et [là](https://lieu.fr)")) is None


def test_a_link_and_nothing_else_is_noted():
    assert links.link_alone(Seen(text="ici https://lieu.fr/a")).weight == 3
    assert links.link_alone(Seen(text="Voici la page dont parlait Driss hier : https://lieu.fr/a")) is None


def test_a_site_of_ones_own_name_is_ones_own():
    assert links.site_given(Seen(name="Étienne Roux", site="https://carnetsdetienne.fr")) is None
    assert links.site_given(Seen(name="Léa", site="https://lea.over-blog.com")) is None
    assert links.site_given(Seen(name="Léa", site="https://tapis-berbere.fr")).weight == 2


def test_praise_that_sends_to_a_shop_is_held_and_thanks_are_not():
    shop = Seen(
        text="Merci pour cet article très intéressant !", name="Tapis", site="https://tapis-pas-cher.com"
    )
    assert weigh(shop).verdict == "hold"
    assert weigh(Seen(text="Merci pour cet article très intéressant !", name="Léa")).verdict == "clear"


def test_praise_that_speaks_of_the_article_is_no_canned_praise():
    words = {"text": "Merci pour cet article sur les facteurs.", "site": "https://lieu-dit.fr", "name": "Léa"}
    assert links.praised_site(Seen(**words, title="Le dernier facteur")) is None
    assert links.praised_site(Seen(**words, title="Le jardin"))


def test_praise_sold_by_the_thousand_is_noted():
    assert links.canned_praise(Seen(text="J’ai ajouté votre site à mes favoris."))
    assert links.canned_praise(Seen(text="Vous m’avez appris quelque chose.")) is None


def test_an_address_of_letters_is_held_for_the_sake_of_whose_it_is():
    assert weigh(Seen(text="On peut m’écrire à lea@example.org.")).verdict == "hold"
