"""What is pasted becomes Markdown with its notes, and nothing is dropped in silence."""

import re

import pytest

from chroniques.text import render_article
from chroniques.text.pasting import LONGEST_PASTE, PasteTooLong, pasted
from tests.text.pastes import KINDS, NAMES, document, kept, missing
from tests.text.test_hostile_markup import VECTORS, dangers


@pytest.mark.parametrize("name", NAMES)
def test_a_document_becomes_the_markdown_that_is_expected(name):
    found = document(name)
    assert found.pasted().markdown + "\n" == found.markdown


@pytest.mark.parametrize("name", NAMES)
def test_what_is_lost_of_a_document_is_said(name):
    found = document(name)
    assert list(found.pasted().lost) == found.says["lost"]


@pytest.mark.parametrize("name", NAMES)
def test_each_word_of_a_document_is_on_the_page_or_said_lost(name):
    assert missing(document(name)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_notes_the_tables_the_emphasis_and_the_links_of_a_document_are_kept(name):
    found = document(name)
    assert kept(found) == {kind: len(found.says[kind]) for kind in KINDS}


@pytest.mark.parametrize("name", NAMES)
def test_a_document_has_no_more_notes_nor_links_than_it_had(name):
    found = document(name)
    rendered = render_article(found.pasted().markdown)
    assert len(rendered.footnotes) == len(found.says["notes"])
    links = len(LINK.findall(rendered.html))
    assert links == len(found.says["links"]) + found.says.get("remote", 0)
    assert rendered.html.count("<table") == len(found.says["tables"])


@pytest.mark.parametrize("name", NAMES)
def test_the_pictures_that_a_document_holds_are_given_to_be_uploaded(name):
    found = document(name)
    pictures = found.pasted().pictures
    assert [picture.alt for picture in pictures] == found.says.get("pictures", [])
    assert all(f"](image:{picture.name})" in found.markdown for picture in pictures)


def test_the_corpus_has_twenty_documents():
    assert len(NAMES) >= 20


def test_the_notes_of_a_paste_take_no_label_that_the_text_has():
    html = '<p>Mot<a href="#fn1" id="r1">1</a>.</p><p id="fn1"><a href="#r1">1</a> Texte.</p>'
    assert pasted(html, labels=["1", "2"]).markdown == "Mot[^3].\n\n[^3]: Texte."


def test_a_call_whose_text_was_not_pasted_is_said():
    found = pasted('<p>Mot<sup><a href="https://exemple.fr/a#cite_note-4">[4]</a></sup>.</p>')
    assert found.markdown == "Mot<sup>[4]</sup>."
    assert found.lost == ("Appels de note dont le texte n’a pas été collé, gardés tels quels : « [4] ».",)


def test_a_relative_link_is_kept_when_its_page_is_known():
    html = '<p><a href="../a.html">Ici</a></p>'
    assert pasted(html, base="https://exemple.fr/b/c.html").markdown == "[Ici](https://exemple.fr/a.html)"
    assert pasted(html).markdown == "Ici"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>mot </b>suite", "**mot** suite"),
        ("<b> mot</b>", "**mot**"),
        ("<b>un</b> <b>deux</b>", "**un deux**"),
        ("<b>un <i>deux</i></b><i> trois</i>", "**un *deux*** *trois*"),
        ("<b>a <a href='https://b.fr'>b</a></b>", "**a [b](https://b.fr)**"),
        ("<a href='https://b.fr'>b</a><a href='https://b.fr'>c</a>", "[bc](https://b.fr)"),
        ("<i></i><b> </b>mot", "mot"),
        ("un&nbsp;mot «&nbsp;x&nbsp;»", "un\u00a0mot «\u00a0x\u00a0»"),
        ("# un<br>- deux<br>3. trois", "\\# un\\\n\\- deux\\\n3\\. trois"),
        ("2 * 3, _x_, [a](b), `c`", "2 \\* 3, \\_x\\_, \\[a](b), \\`c\\`"),
    ],
)
def test_emphasis_never_holds_spaces_and_signs_of_markdown_are_escaped(html, markdown):
    assert pasted(f"<p>{html}</p>").markdown == markdown


@pytest.mark.parametrize(
    ("html", "markdown", "lost"),
    [
        ("<li>un</li><li>deux</li>", "- un\n- deux", ()),
        ("<table><td>A<td>B<tr><td>1<td>2</table>", "| A | B |\n| --- | ---: |\n| 1 | 2 |", ("« A B »",)),
        ("<input type=checkbox checked> fait", "fait", ("Champs et boutons laissés : « ☑ ».",)),
        (
            '<a href="https://a.fr"><img src="file:///b.png" alt="Un"></a>',
            "",
            ("« Un »", "Liens partis avec l’image qu’ils entouraient : https://a.fr."),
        ),
    ],
)
def test_what_stands_alone_or_empty_is_kept_or_said(html, markdown, lost):
    found = pasted(html)
    assert found.markdown == markdown
    assert len(found.lost) == len(lost)
    assert all(said in sentence for said, sentence in zip(lost, found.lost, strict=True))


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.fr/?utm_source=x&p=2&fbclid=y#s", "https://a.fr/?p=2#s"),
        ("https://a.fr/x#xtor=AL-3", "https://a.fr/x"),
        ("https://www.google.com/url?q=https://a.fr/%3Fgclid%3D1&sa=D", "https://a.fr/"),
        ("https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.fr%2Fb&data=1", "https://a.fr/b"),
        ("https://a.fr/une page (2)", "https://a.fr/une%20page%20%282%29"),
    ],
)
def test_links_lose_their_trackers(address, clean):
    assert pasted(f'<a href="{address}">ici</a>').markdown == f"[ici]({clean})"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///C:/a.doc", "data:text/html,x", "https://[", ""]
)
def test_an_address_that_leads_nowhere_leaves_its_words(address):
    assert pasted(f'<p><a href="{address}">ici</a></p>').markdown == "ici"


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_that_is_pasted_runs_on_the_page(vector):
    for html in (vector, f"<p>Avant {vector} après</p>", f'<a href="{vector}">x</a>'):
        assert dangers(render_article(pasted(html).markdown).html) == []


LINK = re.compile(r"<a (?![^>]*role=)")  # calls of notes and their returns have a role
ALONE = ("div", "b", "sup", "q", "span", "blockquote", "figure")
TWO = ("ul><li", "table><tr><td", "dl><dt>a</dt><dd")


@pytest.mark.parametrize("tag", ALONE)
def test_twenty_thousand_nested_tags_keep_their_word(tag):
    assert "mot" in pasted(f"<{tag}>" * 20_000 + "mot").markdown


@pytest.mark.parametrize("tag", TWO)
def test_more_than_thirty_thousand_tags_are_refused_with_a_sentence(tag):
    with pytest.raises(PasteTooLong, match="ou en texte simple"):
        pasted(f"<{tag}>" * 20_000 + "mot")


@pytest.mark.parametrize("tag", ALONE + TWO)
def test_what_is_nested_too_deep_is_laid_flat_and_can_be_rendered(tag):
    found = pasted(f"<{tag}>un " * 60 + "mot")
    rendered = render_article(found.markdown)
    assert len(re.findall(r"\bun\b", rendered.plain)) == 60
    assert "mot" in rendered.plain


@pytest.mark.parametrize("html", ["", "<", "<a", "<!--", "</p>", "<script>", "&", "<table>", "\x00", "<p/>"])
def test_broken_html_is_no_error(html):
    assert "mot" in pasted(f"mot{html}").markdown


def test_no_entity_is_expanded_and_no_file_read():
    html = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "zz">]><p>&x; &y;</p>'
    assert pasted(html).markdown == "]>\n\n&amp;x; &amp;y;"


def test_a_paste_too_long_is_refused():
    with pytest.raises(PasteTooLong):
        pasted("a" * (LONGEST_PASTE + 1))
