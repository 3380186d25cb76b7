"""The vectors of fixtures/xss: after any path through the text, nothing is left that could run."""

import html as entities
import re
from html.parser import HTMLParser

import nh3
import pytest

from chroniques.text import render_article, render_comment, typeset, typeset_text
from chroniques.text.sanitise import ADDRESSES, ATTRIBUTES, COMMENT_TAGS, TAGS
from tests.text.corpus import FIXTURES

ESCAPES = {"\\n": "\n", "\\t": "\t"}
VECTORS = [
    re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), line.replace("\\n", "\n").replace("\\t", "\t"))
    for line in (FIXTURES / "xss" / "vecteurs.txt").read_text("utf-8").splitlines()[1:]
]
ALLOWED = {name for names in ATTRIBUTES.values() for name in names}
SCHEME = re.compile(r"[\s\x00-\x20]*([^/?#:]*):")


class Inspector(HTMLParser):
    """Collects what a page must not hold."""

    def __init__(self, tags):
        super().__init__()
        self.tags, self.found = tags, []

    def handle_starttag(self, tag, attributes):
        if tag not in self.tags:
            self.found.append(tag)
        for name, value in attributes:
            if name not in ALLOWED or name == "style" or name.startswith("on"):
                self.found.append(f"{tag} {name}")
            scheme = SCHEME.match(value or "") if name in ("href", "src", "cite") else None
            if scheme and scheme[1].lower() not in ADDRESSES:
                self.found.append(f"{tag} {name}={value}")
            if name == "src" and re.match(r"\s*(?:\w+:|[/\\]{2})", value or ""):
                self.found.append(f"{tag} {name}={value} asks another host")

    def handle_comment(self, data):
        self.found.append(f"<!--{data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def dangers(html, tags=TAGS):
    inspector = Inspector(tags)
    inspector.feed(html)
    inspector.close()
    return inspector.found


@pytest.mark.parametrize("vector", VECTORS)
def test_an_article_runs_nothing(vector):
    for source in (vector, f"Avant {vector} après", f"Mot[^1].\n\n[^1]: {vector}"):
        rendered = render_article(source)
        assert dangers(rendered.html) == []
        for note in rendered.footnotes:
            assert dangers(note.html) == []


@pytest.mark.parametrize("vector", VECTORS)
def test_an_avis_runs_nothing(vector):
    assert dangers(render_comment(vector).html, COMMENT_TAGS) == []


@pytest.mark.parametrize("vector", VECTORS)
def test_type_makes_no_markup_of_text(vector):
    assert dangers(typeset(entities.escape(vector))) in ([], ["sup"])
    clean = nh3.clean(vector)
    assert nh3.clean(typeset(clean)) == typeset(clean).replace("\u00a0", "&nbsp;")
    assert typeset_text(vector).count("<") == vector.count("<")


def test_ids_classes_and_roles_typed_by_hand_are_dropped():
    html = render_article('<p id="note-1" class="x" role="alert" aria-label="y">a</p>').html
    assert html == "<p>a</p>"


def test_a_raw_link_outside_is_marked_and_opens_here():
    html = render_article('Un <a href="https://exemple.fr" target="_blank" rel="opener">lien</a>').html
    assert html == '<p>Un <a rel="noopener" href="https://exemple.fr">lien</a></p>'


def test_the_corpus_has_a_hundred_and_fifty_vectors():
    assert len(VECTORS) >= 150


def test_a_long_text_passes_the_guard_in_pieces_and_whole():
    html = render_comment("m² & « é » < b " * 1_000).html
    assert "!--" not in html
    assert html.count("m² &amp; «\u00a0é\u00a0» &lt; b") == 1_000
