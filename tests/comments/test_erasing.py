"""Nothing of who asked for it remains: every column of every table is walked."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.models import Article, AvisEntry, Letter, Subscription
from chroniques.links import stored
from comments.bans import ban_address
from comments.erasing import erase, erase_address, finish
from comments.importing import write_comments
from comments.learning import learn
from comments.models import Act, Asked, Ban, Comment, Decision, Erasure, Learnt, Lesson, Report, State
from comments.privacy import forget_readers
from comments.receipts import key_from
from comments.reports import Said, report
from tests.makers import make_article, make_comment, make_lea, paris

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
PRINT = "l’empreinte"
AT = f"/suivi/{key_from(PRINT)}/"
NAME, MAIL, SITE = (
    "Zéphyrine Quatremain",
    "zephyrine@quatremain.example",
    "https://quatremain.example/journal",
)
TEXT = "Ma glycine zinzinule au crépuscule, *chaque* mois d’octobre, sans que personne n’y puisse rien."
WISH = "Ma glycine ne zinzinule plus du tout depuis que le voisin l’écoute."
PLEA = "Je parlais des glycines, pas du voisin."
# What would betray her: whole, and as the search index cuts and folds it.
TRACES = ["zéphyrin", "zephyrin", "quatremain", "zinzinul", "glycine", "glycin", "crépuscul", "crepuscul"]


def left(article: Article, state: str = "published", **fields) -> Comment:
    given = {"name": NAME, "email": MAIL, "site": SITE, "text": TEXT, "passage": "", **fields}
    comment = make_comment(article, state="pending", **given)
    if state == "published":
        comment.publish(by=None)
    if state == "rejected":
        comment.reject(by=None, reason="other", note=f"{NAME}, vos glycines lassent.")
        comment.contest_refusal(PLEA)
    return comment


@pytest.fixture
def comment() -> Comment:
    """Hers, public, with all that can hang on it."""
    article = make_article(title="Le lilas")
    comment = left(article, fingerprint=PRINT, receipt=stored(key_from(PRINT)), passage="Le lilas")
    comment.prove_address()
    comment.rewrite(WISH)
    comment.choose(by=None, why="Zéphyrine écoute ses glycines.")
    answers = f"> {TEXT}\n\nNon, {NAME} : écrivez-moi, pas à {MAIL}."
    make_comment(article, parent=comment, name="Driss", text=answers)
    beside = "Ma glycine zinzinule au crépuscule, dit-elle ; voir https://quatremain.example/journal."
    make_comment(article, name="Ana", text=beside, state="pending").publish(by=None)
    lea = Client()
    lea.force_login(make_lea())
    lea.post(f"/admin/comments/comment/{comment.pk}/change/", {"_verb": "publish", **NO_DECISIONS})
    moderator = User.objects.get(username="lea")
    learn(comment, is_spam=False)
    report(comment, Said("insult", words=f"Elle écrit « {TEXT} » !", email="noe@example.org"), "192.0.2.1")
    report(comment.replies.get(), Said("other", words="Il la cite."), "192.0.2.2")
    Comment.objects.filter(pk=comment.pk).update(findings=[["mots", 2, "glycine"]], network="une marque")
    Act.objects.create(verdict="published", by=moderator)
    Letter.objects.put("published", comment.pk, MAIL)
    Letter.objects.filter(recipient=MAIL).update(fault=f"550 no such user: {MAIL}")
    return Comment.objects.get(pk=comment.pk)


NO_DECISIONS = {"decisions-TOTAL_FORMS": 0, "decisions-INITIAL_FORMS": 0}


def tables() -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return [name for (name,) in cursor.fetchall()]
        return connection.introspection.table_names(cursor)


def found(traces: list[str] = TRACES) -> list[tuple[str, str, str]]:
    """Table, column and trace, wherever one of the traces stands, in any kind of column."""
    places = []
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    said = _said(value)
                    places += [(table, column, trace) for trace in traces if trace in said]
    return places


def _said(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace").casefold()
    return str(value).casefold()


def test_the_walk_sees_every_place_where_something_of_an_avis_is_kept(comment):
    seen = {table for table, _column, _trace in found()}
    assert seen >= {
        *("comments_comment", "comments_revision", "comments_decision", "comments_report"),
        *("comments_lesson", "comments_learnt"),
        *("articles_letter", "articles_avisentry", "django_admin_log"),
    }
    assert "articles_search_avis_data" in seen or connection.vendor != "sqlite"


def test_erased_from_its_receipt_nothing_remains_in_any_column_of_any_table(client, comment):
    article = comment.article
    sheet = client.post(f"{AT}effacement/", headers=HERE)
    assert sheet.status_code == 303
    assert found() == []
    for page in (sheet.url, AT, article.get_absolute_url(), "/", "/recherche/?q=glycine"):
        assert not [trace for trace in TRACES if trace in _without_query(client.get(page))], page


def _without_query(page) -> str:
    """A page of search repeats what was asked for."""
    said = page.content.decode().casefold()
    return said.replace("glycine", "") if "recherche" in page.request["PATH_INFO"] else said


def test_erased_by_its_address_everything_that_came_with_it_goes(comment):
    left(make_article(), "rejected", email=MAIL.upper())
    Subscription.objects.create(email=MAIL)
    said = Said("other", words="Ma glycine est jalouse.", name=NAME, email=MAIL, law="loi des glycines")
    report(make_comment(comment.article, name="Ana"), said, "192.0.2.3")
    lea = User.objects.get(username="lea")
    ban = ban_address(MAIL, timezone.now() + timedelta(days=9), f"{NAME} insiste.", lea)
    LogEntry.objects.log_actions(lea.pk, [ban], 1, single_object=True)
    assert {"comments_report", "comments_ban", "comments_learnt"} <= {table for table, _c, _t in found()}
    erase_address(MAIL.upper())
    assert found() == []
    assert Ban.objects.get().key
    assert not Subscription.objects.exists()
    assert Comment.objects.filter(state=State.ERASED).count() == 2


def test_what_others_wrote_stays_to_the_letter_around_what_they_quoted(comment):
    erase([comment], Asked.RECEIPT)
    reply, beside = Comment.objects.get(name="Driss"), Comment.objects.get(name="Ana")
    assert reply.text == "> […]\n\nNon, [nom effacé] : écrivez-moi, pas à […]."
    assert beside.text == "[…], dit-elle ; voir […]."
    assert "zinzinule" not in reply.fragment + beside.fragment + reply.text_html
    assert [row.verdict for row in beside.decisions.all()] == ["published", "unquoted"]


def test_the_words_of_who_asked_for_nothing_are_left_alone(comment):
    other = make_comment(comment.article, name="Léa", text="Le lilas, lui, ne dit rien au crépuscule.")
    erase([comment], Asked.RECEIPT)
    assert Comment.objects.get(pk=other.pk).text == "Le lilas, lui, ne dit rien au crépuscule."


def test_who_deletes_the_first_of_two_avis_keeps_the_second(comment):
    again = left(comment.article)
    erase([comment], Asked.RECEIPT)
    assert Comment.objects.get(pk=again.pk).text == TEXT


def test_the_place_and_the_thread_stay(client, comment):
    erase([comment], Asked.RECEIPT)
    page = client.get(comment.article.get_absolute_url()).content.decode()
    assert "[nom effacé]" in page
    assert Comment.objects.get(name="Driss").path.startswith(comment.path)


def test_the_sheet_says_in_numbers_what_was_erased_and_names_nobody(client, comment):
    sheet = client.post(f"{AT}effacement/", headers=HERE).url
    done = Erasure.objects.get()
    assert (done.avis, done.revisions, done.quotations, done.letters, done.history) == (1, 1, 2, 1, 1)
    assert done.notes == 1
    page, file = client.get(sheet), client.get(f"{sheet}fiche.txt")
    for answer in (page, file):
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert (
            f"nº\u00a0{done.number()}" in answer.content.decode() or done.number() in answer.content.decode()
        )
    assert file["Content-Type"] == "text/plain; charset=utf-8"
    assert f'filename="effacement-{done.number()}.txt"' in file["Content-Disposition"]


def test_another_sheet_does_not_open_with_the_same_key(client, comment):
    sheet = client.post(f"{AT}effacement/", headers=HERE).url
    done, other = Erasure.objects.get(), Erasure.objects.create(asked=Asked.EDITORS)
    assert client.get(sheet.replace(f"/{done.pk}/", f"/{other.pk}/")).status_code == 404


def test_to_erase_twice_is_to_erase_once(client, comment):
    client.post(f"{AT}effacement/", headers=HERE)
    assert client.post(f"{AT}effacement/", headers=HERE).url == AT
    assert Erasure.objects.count() == 1
    assert Decision.objects.filter(comment=comment, verdict="erased").count() == 1


def test_an_erased_import_does_not_come_back():
    article = make_article()
    document = imported()
    write_comments(article, document)
    comment = Comment.objects.get()
    erase([comment], Asked.EDITORS)
    assert write_comments(article, document) == (0, [])
    assert Comment.objects.get().text == ""
    assert found(["zinzinul", "quatremain"]) == []


def imported():
    from_page = pytest.importorskip("articles.importing.document")
    avis = from_page.ImportedComment(ref="quatremain-1", author=NAME, text=TEXT)
    return from_page.ImportedArticle(ref="page", title="Le lilas", body="", comments=[avis])


def test_who_reported_an_avis_that_its_author_erases_has_what_they_asked_for(comment):
    erase([comment], Asked.RECEIPT)
    waited = Report.objects.get(comment=comment)
    assert (waited.finding, waited.text) == ("upheld", "")
    assert waited.words == "Elle écrit « […]. » !"
    assert Letter.objects.filter(kind="report_decided", recipient="noe@example.org").exists()
    assert Report.objects.get(comment__parent=comment).finding == ""


def test_what_the_filter_learnt_stays_of_what_time_erases_and_goes_with_who_asks():
    for name in ("Ana", "Léa", "Noé"):
        learn(make_comment(make_article(), name=name, text="Une glycine qui grimpe."), is_spam=False)
    one, two, _three = Comment.objects.order_by("pk")
    learnt = Learnt.objects.get(sign="glycine")
    assert learnt.ham == 3
    erase([one], Asked.TIME)
    learnt.refresh_from_db()
    assert learnt.ham == 3
    erase([two], Asked.RECEIPT)
    learnt.refresh_from_db()
    assert learnt.ham == 2
    assert Lesson.objects.count() == 1


def test_letters_of_another_avis_of_the_same_address_stay(comment):
    other = left(make_article(title="Le muguet"), text="Tout autre chose.")
    Letter.objects.put("held", other.pk, MAIL)
    erase([comment], Asked.RECEIPT)
    assert {letter.about for letter in Letter.objects.filter(recipient=MAIL)} == {other.pk}


def test_a_large_index_is_scrubbed_by_the_background_work(comment, monkeypatch):
    monkeypatch.setattr("articles.search.scrubbing.SMALL", 0)
    done = erase([comment], Asked.RECEIPT)
    if connection.vendor == "sqlite":
        assert done.scrubbed_at is None
        assert finish() == 1
    assert found() == []
    assert Erasure.objects.get().scrubbed_at
    assert finish() == 0


def test_the_keys_of_an_erased_avis_are_forgotten_after_two_days(comment):
    with time_machine.travel(paris(2026, 5, 1), tick=False):
        erase([comment], Asked.RECEIPT)
    assert forget_readers(paris(2026, 5, 3))["keys"] == 0
    assert forget_readers(paris(2026, 5, 3) + timedelta(seconds=1))["keys"] == 1
    assert Comment.objects.get(pk=comment.pk).fingerprint is None
    assert Client().get(AT).status_code == 200


def test_nobody_owns_the_avis_that_came_without_an_address():
    make_comment(make_article(), email="")
    assert not Comment.objects.given_with("").exists()
    assert erase_address("").avis == 0


def test_the_log_of_the_editors_says_an_erased_avis_by_its_number(comment):
    erase([comment], Asked.RECEIPT)
    assert [line.object_repr for line in LogEntry.objects.all()] == [f"avis {comment.pk}"]
    assert not AvisEntry.objects.filter(avis=comment.pk).exists()
