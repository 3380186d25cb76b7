"""import_blog page: from a file to articles and avis, or to a sentence."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.importing.document import ImportedArticle, ImportedComment
from articles.models import Article, Author, State
from comments.importing import write_comments
from comments.models import Comment
from tests.makers import make_article, make_author, picture_bytes

pytestmark = pytest.mark.django_db

PIECE = """Le lilas du palier

Par Ana Vidal (chroniqueuse exclusive) – Présidente de Rive droite. Conseil en jardins
Publié le 3 mai 2009

Le lilas[1] du palier a fleuri. Personne ne l'avait arrosé ; chacun s'en attribue le mérite dans l'escalier.

[1] Un lilas commun, dit le voisin du dessous.

1 commentaire:
Le mien aussi, et je n'ai rien fait.
Enregistrer un commentaire
"""
UNTITLED = """Par Ana Vidal – Présidente de Rive droite
Le lilas a fleuri, et personne ne l'avait arrosé de tout l'hiver.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "lilas.txt"
    file.write_text(PIECE, encoding="utf-8")
    return file


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("import_blog", "page", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_dated_page_with_a_title_is_published_at_its_date_with_its_avis(page, client):
    run(page)
    article = Article.objects.get()
    assert article.get_absolute_url() == "/2009/05/le-lilas-du-palier/"
    assert article.bylines.get().author.byline() == (
        "Ana Vidal (chroniqueuse exclusive) – Présidente de Rive droite. Conseil en jardins"
    )
    assert article.footnotes.get().marker == "1"
    html = client.get(article.get_absolute_url()).content.decode()
    assert "Un lilas commun" in html
    assert "je n’ai rien fait" in html


def test_a_second_import_changes_nothing_even_what_an_editor_changed_since(page):
    run(page)
    Article.objects.update(title="Le lilas, corrigé")
    assert "Inchangés\u00a0: 1" in run(page)
    assert [article.title for article in Article.objects.all()] == ["Le lilas, corrigé"]
    assert Comment.objects.count() == 1


def test_a_check_writes_nothing(page):
    assert "rien d’écrit" in run(page, "--check")
    assert not Article.objects.exists()
    assert not Author.objects.exists()


def test_a_check_finds_what_a_real_import_would_refuse(tmp_path):
    endless = tmp_path / "sans-fin.txt"
    endless.write_text("Le lilas\n\n" + "Un mot de plus. " * 25_000, encoding="utf-8")
    with pytest.raises(CommandError, match=r"sans-fin\.txt \(«\u00a0Le lilas\u00a0»\) : \w+"):
        run(endless, "--check")


def test_a_check_before_the_database_is_set_up_still_reads(page, monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)
    err = StringIO()
    call_command("import_blog", "page", str(page), "--check", stdout=StringIO(), stderr=err)
    assert err.getvalue()


def test_a_check_says_what_differs_from_a_known_author_and_changes_nothing(page):
    make_author(name="Ana Vidal", role="", title="Jardinière", organisation="Rive gauche")
    assert "Jardinière, Rive gauche" in run(page, "--check")
    assert Author.objects.get().role == ""


def test_the_report_lists_one_object_per_file_in_the_order_given(page, tmp_path):
    other = tmp_path / "autre.txt"
    other.write_text(UNTITLED, encoding="utf-8")
    report = json.loads(run(other, page, "--check", "--json"))
    assert [entry["title"] for entry in report] == [None, "Le lilas du palier"]
    assert [entry["file"] for entry in report] == [str(other), str(page)]
    assert set(report[1]) == {
        *("file", "title", "standfirst", "site", "event", "authors", "published_on", "kind"),
        *("illustration_credit", "body", "footnotes", "comments", "dropped", "doubled", "problems"),
    }


def test_a_page_without_a_title_is_a_draft_and_a_title_can_be_given(tmp_path):
    file = tmp_path / "sans.txt"
    file.write_text(UNTITLED, encoding="utf-8")
    assert "n’a pas de titre" in run(file)
    assert (Article.objects.get().title, Article.objects.get().state) == ("Sans titre", State.DRAFT)
    Article.objects.get().delete()
    run(file, "--title", "Le lilas")
    assert (Article.objects.get().title, Article.objects.get().state) == ("Le lilas", State.READY)


def test_an_author_known_under_the_same_name_signs(page):
    known = make_author(name="ana vidal")
    run(page)
    assert Article.objects.get().bylines.get().author == known


def test_a_known_author_is_given_what_the_page_alone_says(page):
    make_author(name="Ana Vidal", role="", title="", organisation="", organisation_description="")
    run(page)
    assert Author.objects.get().byline() == (
        "Ana Vidal (chroniqueuse exclusive) – Présidente de Rive droite. Conseil en jardins"
    )


def test_what_a_page_says_otherwise_of_a_known_author_is_a_problem_and_changes_nothing(page):
    make_author(
        name="Ana Vidal",
        role="chroniqueuse",
        title="",
        organisation="Rive gauche",
        organisation_description="",
    )
    report = json.loads(run(page, "--json"))
    assert Author.objects.get().byline() == "Ana Vidal (chroniqueuse) – Rive gauche"
    assert len(report[0]["problems"]) == 2
    assert "chroniqueuse exclusive" in report[0]["problems"][0]
    assert "Présidente, Rive droite, Conseil en jardins" in report[0]["problems"][1]
    assert "Rive gauche" in report[0]["problems"][1]


def test_a_date_waits_in_the_draft_for_the_title(tmp_path):
    file = tmp_path / "sans.txt"
    file.write_text("Publié le 3 mai 2009\n" + UNTITLED, encoding="utf-8")
    run(file)
    article = Article.objects.get()
    assert (article.state, article.title) == (State.DRAFT, "Sans titre")
    assert timezone.localtime(article.published_at).isoformat() == "2009-05-03T00:00:00+02:00"
    assert not article.is_published()


def test_an_untitled_draft_is_given_its_title_by_a_second_import(tmp_path):
    file = tmp_path / "sans.txt"
    file.write_text("Publié le 3 mai 2009\n" + UNTITLED, encoding="utf-8")
    run(file)
    run(file, "--title", "Le lilas")
    assert Article.objects.get().get_absolute_url() == "/2009/05/le-lilas/"
    assert Article.objects.get().is_published()
    assert "Inchangés\u00a0: 1" in run(file, "--title", "Un autre")
    assert Article.objects.get().title == "Le lilas"


def test_an_untitled_draft_that_somebody_touched_keeps_its_name(tmp_path):
    file = tmp_path / "sans.txt"
    file.write_text(UNTITLED, encoding="utf-8")
    run(file)
    Article.objects.update(body="Le lilas, repris par Camille.")
    assert "Inchangés\u00a0: 1" in run(file, "--title", "Le lilas")
    assert Article.objects.get().title == "Sans titre"


def test_a_blank_title_is_none(tmp_path):
    file = tmp_path / "sans.txt"
    file.write_text(UNTITLED, encoding="utf-8")
    assert json.loads(run(file, "--check", "--json", "--title", "   "))[0]["title"] is None


@pytest.mark.parametrize(
    ("changed", "into"),
    [
        ("Le lilas du palier", None),
        ("Rive droite", "Rive " + "droite et " * 20),
    ],
    ids=["title", "organisation"],
)
def test_what_is_too_long_for_its_place_is_said_and_nothing_is_cut(tmp_path, changed, into):
    file = tmp_path / "long.txt"
    text = PIECE.replace(changed, into) if into else PIECE
    file.write_text(text, encoding="utf-8")
    arguments = [file] if into else [file, "--title", "Le lilas " * 40]
    with pytest.raises(CommandError, match=r"long\.txt \(«\u00a0Le lilas.*\u00a0»\) : .*\d{3}"):
        run(*arguments)
    assert not Article.objects.exists()


def test_the_name_of_an_avis_that_is_too_long_is_cut_and_reported(page):
    article, document = make_article(), ImportedArticle(ref="x", comments=(ImportedComment("1", "Léa" * 30),))
    made, problems = write_comments(article, document)
    assert made == 1
    assert "Léa" * 30 in problems[0]
    assert write_comments(article, document) == (0, [])


def test_an_avis_longer_than_those_of_the_site_is_kept_whole_and_reported():
    text = "Un mot de plus, et toujours le même. " * 150
    document = ImportedArticle(ref="x", comments=(ImportedComment("1", "Léa", text=text),))
    _made, problems = write_comments(make_article(), document)
    assert Comment.objects.get().text == text
    assert len(problems) == 1
    assert "Léa" in problems[0]


def test_the_line_under_the_name_of_the_site_is_reported(page):
    page.write_text(
        PIECE.replace(
            "\n1 commentaire:", "\nLaissez un avis\nL'air du marché\nLe carnet du coin.\nLogo\n"
        ).replace("Le mien aussi, et je n'ai rien fait.\n", ""),
        encoding="utf-8",
    )
    report = json.loads(run(page, "--json"))[0]
    assert report["site"] == {"name": "L'air du marché", "tagline": "Le carnet du coin."}
    assert any("Le carnet du coin." in problem for problem in report["problems"])
    assert Article.objects.get().first_site == "L'air du marché"


def test_windows_text_is_read_rightly(tmp_path):
    file = tmp_path / "vieux.txt"
    file.write_bytes(PIECE.replace("\n", "\r\n").encode("windows-1252"))
    run(file)
    assert Author.objects.get().organisation_description == "Conseil en jardins"
    assert "mérite" in Article.objects.get().body


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t ", picture_bytes(), b"PK\x03\x04" + b"\0" * 80, b"%PDF-1.7\n\x00\xff", b"a\0b" * 50],
    ids=["empty", "blank", "picture", "zip", "pdf", "binary"],
)
def test_what_is_no_text_gets_a_sentence_and_leaves_nothing_of_its_neighbours(page, tmp_path, data):
    bad = tmp_path / "mauvais.txt"
    bad.write_bytes(data)
    with pytest.raises(CommandError, match=r"mauvais\.txt : \w+ \w+"):
        run(page, bad)
    assert not Article.objects.exists()


def test_a_file_that_is_far_too_large_is_not_read_whole(tmp_path):
    huge = tmp_path / "enorme.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
        file.seek(0)
        file.write(b"Le lilas. " * 1000)
    with pytest.raises(CommandError, match=r"enorme\.txt : .* 52,5\u00a0Mo"):
        run(huge)


def test_a_text_that_the_pipeline_refuses_leaves_nothing_half_written(page, tmp_path):
    endless = tmp_path / "sans-fin.txt"
    endless.write_text("Le lilas\n\n" + "Un mot de plus. " * 25_000, encoding="utf-8")
    with pytest.raises(CommandError, match=r"sans-fin\.txt"):
        run(page, endless)
    assert not Article.objects.exists()
    assert not Author.objects.exists()


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="absent"):
        run(tmp_path / "absent.txt")


def test_a_folder_is_said_to_be_one(tmp_path):
    with pytest.raises(CommandError) as refusal:
        run(tmp_path)
    assert str(tmp_path) in str(refusal.value)
    assert "directory" not in str(refusal.value)


def test_a_title_names_one_file(page):
    with pytest.raises(CommandError, match="--title"):
        run(page, page, "--title", "Un titre")
