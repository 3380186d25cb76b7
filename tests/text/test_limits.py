"""Whatever the input: no crash, and a page or a sentence. Speed is printed by tests/bench/text.py."""

from contextlib import suppress

import pytest

from chroniques.text import TextTooComplex, plain, render_article, render_comment, typeset, typeset_text
from tests.bench.text import PATHOLOGICAL

LENGTH = 5_000


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_no_input_crashes_the_text(name):
    source = PATHOLOGICAL[name](LENGTH)
    with suppress(TextTooComplex):
        render_article(source)
    for function in (render_comment, typeset, typeset_text, plain):
        function(source)


@pytest.mark.parametrize("name", ["crochets", "crochets d’images", "citations"])
def test_a_hundred_kilobytes_of_signs_are_refused_at_once(name):
    with pytest.raises(TextTooComplex, match=r"^Ligne 1 : "):
        render_article(PATHOLOGICAL[name](100_000))


TOO_MANY = {
    "adresses": ("- https://a.fr/\n" * 6_000, "Ligne 2001 : le texte compte plus de 2000 adresses."),
    "titres": ("# a\n" * 50_000, "Ligne 1001 : le texte compte plus de 1000 intertitres."),
    "titres soulignés": ("a\n=\n" * 2_000, "Ligne 2001 : le texte compte plus de 1000 intertitres."),
}


@pytest.mark.parametrize("name", TOO_MANY)
def test_more_headings_or_addresses_than_an_article_has_are_refused_with_their_line(name):
    source, sentence = TOO_MANY[name]
    with pytest.raises(TextTooComplex) as refusal:
        render_article(source)
    assert str(refusal.value) == sentence


def test_as_many_headings_and_addresses_as_the_limits_say_are_read():
    html = render_article("# a\n" * 1_000 + "- https://a.fr/\n" * 2_000).html
    assert (html.count("<h2"), html.count("<a ")) == (1_000, 2_000)


def test_a_word_of_a_hundred_kilobytes_is_a_word():
    assert render_article("a" * 100_000).html == f"<p>{'a' * 100_000}</p>"


def test_an_ordinary_table_of_ten_thousand_cells_is_within_the_limits():
    source = "|a|b|c|d|\n|-|-|-|-|\n" + "|u|1|2|3|\n" * 2_500
    assert render_article(source).html.count("<tr>") == 2_501


def test_a_long_avis_is_shown_as_typed_and_whole():
    html = render_comment("*Un*\ndeux\n\n" + "trois " * 3_000).html
    assert html.startswith("<p>*Un*<br>\ndeux</p>\n<p>trois trois")
    assert html.count("trois") == 3_000
