"""The pipeline on an ordinary article: what Camille, who edits, relies on every day."""

import pytest

from chroniques.text import (
    ArticleTarget,
    Heading,
    HiddenPicture,
    PictureSource,
    PictureTarget,
    Problem,
    Reference,
    TextTooComplex,
    excerpt,
    plain,
    render_article,
    render_comment,
)


def resolve(reference):
    if reference == Reference("article", "le-bouche-a-oreille"):
        return ArticleTarget("/2009/05/le-bouche-a-oreille/", "Le bouche à oreille")
    if reference == Reference("image", "place"):
        return PictureTarget("/media/place.jpg", 1200, 800, "La place", "Un marché", "Illustration : Léa")
    return None


def test_a_note_is_called_listed_and_returned_from():
    rendered = render_article("Le mot[^1] juste.\n\n[^1]: Sa note.")
    assert rendered.html == (
        '<p>Le mot<sup class="note-call"><a aria-label="Note 1" href="#note-1" id="appel-1" '
        'role="doc-noteref">1</a></sup>'
        " juste.</p>\n"
        '<section aria-labelledby="notes" class="notes" role="doc-endnotes">\n'
        '<h2 id="notes">Notes</h2>\n<ol>\n'
        '<li id="note-1">Sa note. <a aria-label="Retour au texte" class="note-return" href="#appel-1" '
        'role="doc-backlink">↩︎</a></li>\n</ol>\n</section>'
    )


@pytest.mark.parametrize("opening", ["<textarea>", "<!--", "<title>", "<b>", "<svg><style>"])
def test_a_tag_left_open_takes_no_note_along(opening):
    html = render_article(f"Mot[^1].\n\n[^1]: A.\n\n{opening}").html
    assert html.count("<section") == 1
    assert html.endswith("</ol>\n</section>")
    assert 'id="note-1">A. <a' in html


def test_the_row_of_a_note_says_everything_about_it():
    first, second = render_article("Un[^nom] deux[^*].\n\n[^*]: Étoile.\n[^nom]: *Nommée* “x”.").footnotes
    assert (first.order, first.marker, first.label, first.source) == (1, "1", "nom", "*Nommée* “x”.")
    assert first.html == "<em>Nommée</em> «\u00a0x\u00a0»."
    assert (second.order, second.marker, second.label, second.html) == (2, "*", "*", "Étoile.")


def test_ids_begin_with_the_prefix_of_their_article():
    html = render_article("# Titre\n\nMot[^1].\n\n[^1]: Note.", prefix="a42-").html
    for anchor in ("a42-titre", "a42-appel-1", "a42-note-1", "a42-notes"):
        assert f'id="{anchor}"' in html


def test_headings_begin_at_h2_whatever_the_first_sign():
    assert render_article("### Un\n\n#### Deux").headings == (
        Heading(2, "Un", "un"),
        Heading(3, "Deux", "deux"),
    )
    assert "<h2 id=" in render_article("# Un").html


def test_calls_are_left_out_of_headings_and_plain_text():
    rendered = render_article("# Titre[^1]\n\nMot[^1] suivant.\n\n[^1]: La note.")
    assert rendered.headings == (Heading(2, "Titre", "titre"),)
    assert rendered.plain == "Titre\nMot suivant.\nNotes\nLa note."
    assert rendered.word_count == 3


def test_a_link_to_an_article_of_ours_is_resolved():
    rendered = render_article(
        "[Lire](article:le-bouche-a-oreille) [](article:le-bouche-a-oreille#note-1)", resolve=resolve
    )
    assert '<a href="/2009/05/le-bouche-a-oreille/">Lire</a>' in rendered.html
    assert '<a href="/2009/05/le-bouche-a-oreille/#note-1">Le bouche à oreille</a>' in rendered.html
    assert rendered.references == (Reference("article", "le-bouche-a-oreille"),)


def test_a_link_that_leads_nowhere_is_its_text_and_a_problem():
    rendered = render_article("Un.\n\n[Lire *ceci*](article:perdu)")
    assert rendered.html == "<p>Un.</p>\n<p><span>Lire <em>ceci</em></span></p>"
    assert rendered.problems == (
        Problem(3, "L’article « perdu » n’existe pas : le lien n’est plus que son texte."),
    )


def test_a_picture_of_ours_is_a_figure_with_its_credit():
    assert render_article("Avant.\n\n![](image:place)\n\nAprès.", resolve=resolve).html == (
        '<p>Avant.</p>\n<figure class="figure">\n'
        '<img alt="La place" height="800" loading="lazy" src="/media/place.jpg" width="1200">'
        '<figcaption>Un marché <span class="credit">Illustration\u00a0: Léa</span></figcaption>\n'
        "</figure>\n<p>Après.</p>"
    )


def test_a_picture_that_is_lost_disappears_and_is_a_problem():
    rendered = render_article("Avant. ![x](image:perdue) Après.")
    assert rendered.html == "<p>Avant.  Après.</p>"
    assert rendered.problems[0].message == "L’image « perdue » n’existe pas : elle ne paraît pas."


def test_a_lost_picture_leaves_no_empty_paragraph():
    assert render_article("Avant.\n\n![x](image:perdue)").html == "<p>Avant.</p>"


def test_a_picture_inside_a_sentence_is_placed_behind_it():
    html = render_article("Un ![](image:place) mot.", resolve=resolve).html
    assert html.startswith('<p>Un  mot.</p>\n<figure class="figure">')


def test_a_picture_that_is_a_link_stays_one():
    html = render_article("[![](image:place)](/plan)", resolve=resolve).html
    assert html.startswith('<figure class="figure">\n<a href="/plan"><img alt="La place"')


def test_a_caption_and_an_alternative_typed_here_replace_those_of_the_picture():
    html = render_article('![Vue](image:place "L\'été")', resolve=resolve).html
    assert 'alt="Vue"' in html
    assert "<figcaption>L’été <span" in html


def test_too_many_open_tags_are_refused_with_the_line_of_the_source():
    with pytest.raises(TextTooComplex, match=r"^Ligne 3 : plus de 200 balises restent ouvertes\.$"):
        render_article("Un.\n\n" + "<b>" * 300)


def test_a_text_too_long_is_refused_with_its_line():
    with pytest.raises(TextTooComplex, match=r"^Ligne 300001 : le texte dépasse"):
        render_article("\n" * 400_000)


def test_an_avis_has_small_markdown_and_links_without_credit():
    html = render_comment('**Oui** "bien sûr"!\n\n# Titre\n\nVoir https://exemple.fr/a_b').html
    assert html == (
        "<p><strong>Oui</strong> «\u00a0bien sûr\u00a0»\u202f!</p>\n<p># Titre</p>\n"
        '<p>Voir <a href="https://exemple.fr/a_b" rel="nofollow ugc noopener">https://exemple.fr/a_b</a></p>\n'
    )


def test_an_excerpt_is_cut_between_words():
    assert excerpt("Un deux trois", 8) == "Un deux…"
    assert excerpt("Un deux", 8) == "Un deux"
    assert plain("<p>a&amp;b</p><p>c</p>") == "a&b\nc"


def test_a_picture_comes_in_the_forms_that_its_target_has():
    forms = (PictureSource("image/avif", "/media/a-480.avif 480w"),)
    target = PictureTarget("/media/a.jpg", 1200, 800, "Un quai", srcset="/media/a.jpg 1200w", sources=forms)
    html = render_article("![](image:quai)", resolve=lambda reference: target).html
    assert html == (
        '<figure class="figure">\n<picture><source sizes="(min-width: 40rem) 34rem, 100vw" '
        'srcset="/media/a-480.avif 480w" type="image/avif"><img alt="Un quai" height="800" loading="lazy" '
        'sizes="(min-width: 40rem) 34rem, 100vw" src="/media/a.jpg" srcset="/media/a.jpg 1200w" width="1200">'
        "</picture></figure>"
    )


@pytest.mark.parametrize(
    "typed",
    [
        '<picture><source srcset="https://espion.example/a 1w" type="image/avif"><img src="/a"></picture>',
        '<img srcset="https://espion.example/ 2x" src="/a" alt="a">',
        '<p><img sizes="1px" srcset=//espion.example src="/a" alt="a">',
    ],
)
def test_forms_that_somebody_typed_ask_nothing_of_another_host(typed):
    html = render_article(typed).html
    assert "espion" not in html
    assert "srcset" not in html
    assert "<source" not in html


def test_a_picture_that_may_not_be_shown_is_a_problem_and_not_a_word_of_the_page():
    rendered = render_article("Avant.\n\n![](image:quai)", resolve=lambda _: HiddenPicture("Plus de droit."))
    assert rendered.html == "<p>Avant.</p>"
    assert [problem.message for problem in rendered.problems] == ["Plus de droit."]


def test_a_heading_with_a_typed_tag_has_a_clean_anchor():
    heading = render_article("## Le <em>mot</em> juste").headings[0]
    assert (heading.text, heading.anchor) == ("Le mot juste", "le-mot-juste")


@pytest.mark.parametrize(
    "source", ["Quel succès ![^1] Oui.", "Quel succès![^1]", "« Oui ! »[^1] dit-il.", "Oui !»[^1]"]
)
def test_a_note_called_after_an_exclamation_is_a_note(source):
    rendered = render_article(f"{source}\n\n[^1]: La note.")
    assert [note.label for note in rendered.footnotes] == ["1"]
    assert "[^1]" not in rendered.html
