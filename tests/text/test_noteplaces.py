"""Where the notes stand in the source, as the panel of who writes lists them."""

from chroniques.text import NotePlace, render_article

SOURCE = """# Le lilas

Un mot[^1] et ^[en place] puis [^sans].

`[^code]`

Encore lui[^1], et un autre[^2].

[^2] : La seconde.
[^1]: La première, qui en appelle une[^nom].
[^seule]: Personne ne l’appelle.
[^nom]: La dernière.
"""


def test_the_notes_are_listed_in_the_order_of_their_numbers_then_the_orphans():
    assert render_article(SOURCE).notes == (
        NotePlace("1", "1", "La première, qui en appelle une[^nom].", 10, (3, 7)),
        NotePlace("", "2", "en place", 0, ()),
        NotePlace("2", "3", "La seconde.", 9, (7,)),
        NotePlace("nom", "4", "La dernière.", 12, (10,)),
        NotePlace("seule", "", "Personne ne l’appelle.", 11, ()),
        NotePlace("sans", "", "", 0, (3,)),
    )


def test_a_heading_knows_its_line():
    assert [heading.line for heading in render_article(f"{SOURCE}\n## Après\n").headings] == [1, 14]
