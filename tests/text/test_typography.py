"""The code of typography in fixtures/typography, and what holds whatever the text."""

import html as entities
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chroniques.text import typeset, typeset_text
from chroniques.text.tokens import tokens
from tests.text.corpus import some_examples, typography

TEXTS, FRAGMENTS = typography("texte"), typography("html")
SIGNS = st.text(
    alphabet="ab Ée1209\"'’«»“”‘.…!?;:-–—%€°hnM(),/\n\u00a0\u202f<>&#\ue001\ue002\ue003", max_size=60
)
TAGS = [
    "<em>",
    "</em>",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br>",
    "<code>",
    "</code>",
    "<i lang=en>",
    "</i>",
    "<!--",
]
WORDS = ["1er ", "« ", " »", '"', "l'", " ! ", "XXIe", "coeur", "12 000", "&amp;", "&lt;"]
FRAGMENT = st.lists(
    st.one_of(st.sampled_from(TAGS), st.sampled_from(WORDS), SIGNS.map(entities.escape)), max_size=12
).map("".join)
CHANGED = re.compile(r"[\s\u00a0\u202f\u2009\"'’‘`´«»“”„‟.…–—-]")


def same_words(before: str, after: str) -> bool:
    """Nothing but spaces, quotes, apostrophes, dashes and dots differs."""
    return CHANGED.sub("", before) == CHANGED.sub("", after)


@pytest.mark.parametrize("pair", TEXTS, ids=lambda pair: pair.place)
def test_a_plain_text_is_set_as_the_code_says(pair):
    assert typeset_text(pair.before) == pair.after
    assert typeset_text(pair.after) == pair.after


@pytest.mark.parametrize("pair", TEXTS, ids=lambda pair: pair.place)
def test_the_same_text_is_set_alike_in_an_article(pair):
    written = typeset(entities.escape(pair.before, quote=False), ligatures=False)
    assert entities.unescape(written.replace("<sup>", "").replace("</sup>", "")) == pair.after


@pytest.mark.parametrize("pair", FRAGMENTS, ids=lambda pair: pair.place)
def test_a_fragment_is_set_as_the_code_says(pair):
    assert typeset(pair.before) == pair.after
    assert typeset(pair.after) == pair.after


def test_the_code_has_three_hundred_pairs():
    assert len(TEXTS) + len(FRAGMENTS) >= 300


@some_examples
@given(SIGNS)
def test_setting_a_text_twice_changes_nothing_more(text):
    once = typeset_text(text)
    assert typeset_text(once) == once


@some_examples
@given(SIGNS)
def test_a_text_keeps_its_words(text):
    assert same_words(text, typeset_text(text))


@some_examples
@given(FRAGMENT)
def test_setting_a_fragment_twice_changes_nothing_more(fragment):
    once = typeset(fragment)
    assert typeset(once) == once


@some_examples
@given(FRAGMENT)
def test_a_fragment_keeps_its_tags_and_their_order(fragment):
    def tags(html):
        return [token.raw for token in tokens(html) if token.kind != "text" and token.name != "sup"]

    assert tags(typeset(fragment)) == tags(fragment)


@some_examples
@given(FRAGMENT)
def test_each_word_stays_between_its_tags(fragment):
    def texts(html):
        html = html.replace("<sup>", "").replace("</sup>", "")
        pieces = "".join(token.raw if token.kind == "text" else "|" for token in tokens(html)).split("|")
        return [CHANGED.sub("", entities.unescape(piece)) for piece in pieces]

    assert texts(typeset(fragment, ligatures=False)) == texts(fragment)


def test_ligatures_are_for_articles_alone():
    assert typeset("<p>le coeur</p>", ligatures=False) == "<p>le coeur</p>"
    assert typeset_text("Le coeur") == "Le coeur"


def test_tokens_joined_again_are_the_fragment():
    for html in ("<p a='>'>x</p", "a<b", "<!-- x", '<a b="', "</>", "<p>&lt;"):
        assert "".join(token.raw for token in tokens(html)) == html
