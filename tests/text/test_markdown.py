"""Markdown as a columnist types it: the cases in fixtures/markdown, and what holds whatever is typed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chroniques.text import TextTooComplex, plain, render_article, render_comment
from tests.text.corpus import cases, some_examples

CASES = cases("markdown")
QUOTES = ["> e\n", ">> f\n", "# a\n", "---\n", "===\n", "\n", "    g\n", "```\n"]
LISTS = ["- b\n", "  - c\n", "1. d\n", ": h\n", "| a | b |\n", "|---|---|\n"]
OTHERS = ["[^1]", "[^1]: i\n", "*[m]: n\n", "mot ", "^[k]", "https://l.fr ", "{lang=en}", "  \n"]
MARKS = ["*", "**", "_", "`", "[", "](j)", "![", "~~", "\\", "&", '"', "«", "»", "\u2028", "\x00"]
MARKUP = ["<b>", "</b>", "<div>", "</p>", "<!--", "-->", "<a href=x>", "</a>", "<h1>"]
PIECES = st.lists(st.sampled_from(QUOTES + LISTS + OTHERS + MARKS + MARKUP), max_size=25).map("".join)
SIMPLE = ["mot", "été", "l’ami", "- ", "> ", "# ", "\n", "\n\n", "1. ", " "]
VOID = {"br", "hr", "img", "wbr", "col"}


class Balance(HTMLParser):
    """Checks that every tag is closed in its turn."""

    def __init__(self):
        super().__init__()
        self.opened = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_markdown_is_read_as_the_corpus_says(case):
    assert render_article(case.source).html == case.expected


def test_the_corpus_has_a_hundred_and_twenty_cases():
    assert len(CASES) >= 120


@some_examples
@given(PIECES)
def test_what_comes_out_is_well_formed(source):
    for html in (render_article(source).html, render_comment(source).html):
        balance = Balance()
        balance.feed(html)
        assert balance.opened == []
        assert "<p><p>" not in html


@some_examples
@given(
    st.lists(
        st.sampled_from(["mot", "été", "l’ami", "- ", "> ", "# ", "\n", "\n\n", "1. ", " "]), max_size=30
    )
)
def test_no_word_is_lost(pieces):
    source = "".join(pieces)
    words = plain(render_article(source).html)
    for word in ("mot", "été", "l’ami"):
        assert words.count(word) == source.count(word)


def test_rendering_twice_gives_the_same():
    source = "# Un\n\n- *deux*[^1]\n\n[^1]: Trois."
    assert render_article(source) == render_article(source)


def test_what_no_reader_sees_is_dropped_and_line_ends_are_made_one():
    assert render_article("\ufeffUn\x00\r\ndeux\rtrois\ud800").html == "<p>Un\ndeux\ntrois</p>"


def test_nesting_beyond_reason_is_refused_with_its_line():
    with pytest.raises(TextTooComplex, match=r"^Ligne 3 : plus de 16 citations ou listes sont imbriquées\.$"):
        render_article("Un.\n\n" + ">" * 40)
