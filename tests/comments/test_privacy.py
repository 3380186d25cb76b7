"""How long what readers give is kept: one table, each row applied under a moved clock."""

import re
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command

from articles.models import (
    Invitation,
    Knock,
    Letter,
    MissedAddress,
    ReadingLink,
    Subscription,
    Trace,
    Unsaved,
    Version,
)
from articles.models.missed import Miss
from chroniques.env import ConfigurationError, days
from comments import bans, learning, limits
from comments.models import Act, Ban, Claim, Comment, Learnt, Lesson, Passing, Report, State
from comments.privacy import TABLE, forget_readers, kept_for
from comments.reports import Said, report, settle_all
from tests.makers import make_article, make_author, make_comment, make_draft, make_lea, paris

pytestmark = pytest.mark.django_db
START = paris(2026, 1, 1)
HOUSE = Path(settings.BASE_DIR)
A_SECOND = timedelta(seconds=1)


def left(**fields) -> Comment:
    return make_comment(make_article(), state="pending", **{"email": "lea@example.org", **fields})


def published(**fields) -> Comment:
    comment = left(**fields)
    comment.publish(by=None)
    return comment


def make_address() -> None:
    published(proven_at=START, follows="all")


def make_refused() -> None:
    left().reject(by=None, reason="insult")


def make_spam() -> None:
    left().mark_spam(by=None)


def make_report() -> None:
    comment = published()
    report(comment, Said("insult", words="Il crie.", name="Noé", email="noe@example.org"), "192.0.2.1")
    settle_all([comment], False, "Il parle fort.", None)


def make_network() -> None:
    published(network=bans.network_key("192.0.2.1"))


def make_passing() -> None:
    limits.count("192.0.2.1", "avis")


def make_keys() -> None:
    left(fingerprint="l’empreinte", nonce="le jeton").erase(by=None)


def make_lesson() -> None:
    comment = left(text="Une glycine zinzinule.")
    comment.publish(by=None)
    learning.learn(comment, is_spam=False)


def make_letter() -> None:
    Letter.objects.put("published", 1, "lea@example.org")
    Letter.objects.update(sent_at=START)


def make_unconfirmed() -> None:
    Subscription.objects.ask("lea@example.org", network="une marque")


def make_missed() -> None:
    MissedAddress.objects.add({"vieux": Miss(1, "", START)})


def make_ban() -> None:
    bans.ban_address("lea@example.org", START, "Publicité.", None)


def make_claim() -> None:
    Claim.objects.create(comment=published(), by=make_lea(), until=START)


def make_act() -> None:
    Act.objects.create(verdict="spam", avis=2)


def make_trace() -> None:
    Trace.objects.add("signed_in", None)


def make_knock() -> None:
    Knock.objects.add(["une clé"], int(START.timestamp()) // 60)


def make_invitation() -> None:
    Invitation.objects.create(author=make_author(), email="ines@example.org", sent_at=START)


def make_version() -> None:
    draft = make_draft(body="Un.")
    for draft.body in ("Un.", "Deux."):
        draft.save()
        Version.objects.keep(draft)


def make_unsaved() -> None:
    Unsaved.objects.create(opening="une", person=make_lea(), text="articles.article:")


def make_reading() -> None:
    ReadingLink.objects.make(make_draft(), None, "Inès", 7).leave("Une remarque.")
    ReadingLink.objects.update(expires_at=START)


MADE = {name[5:]: make for name, make in list(globals().items()) if name.startswith("make_")}


def held(name: str) -> int:
    """How many things the row of this name is about, as they stand."""
    avis = Comment.objects.all()
    return {
        "address": avis.exclude(email=""),
        "refused": avis.filter(state=State.REJECTED),
        "spam": avis.filter(state=State.SPAM),
        "report": Report.objects.exclude(words="", name="", email="", text="", answer=""),
        "network": avis.exclude(network=""),
        "passing": Passing.objects.all(),
        "keys": avis.filter(fingerprint__isnull=False, nonce__isnull=False),
        "lesson": Lesson.objects.all(),
        "letter": Letter.objects.addressed(),
        "unconfirmed": Subscription.objects.all(),
        "missed": MissedAddress.objects.all(),
        "ban": Ban.objects.all(),
        "claim": Claim.objects.all(),
        "act": Act.objects.all(),
        "trace": Trace.objects.all(),
        "knock": Knock.objects.all(),
        "invitation": Invitation.objects.all(),
        "version": Version.objects.filter(snapshot__body="Un."),  # the last one stays
        "unsaved": Unsaved.objects.all(),
        "reading": ReadingLink.objects.all(),
    }[name].count()


@pytest.mark.parametrize("name", [row.name for row in TABLE])
def test_each_row_of_the_table_is_applied_when_its_time_is_over_and_not_before(name):
    # The journal stays by the clock of the database too, which nobody moves.
    start = paris(2020, 1, 1) if name == "trace" else START
    with time_machine.travel(start, tick=False):
        MADE[name]()
    there = held(name)
    assert there
    assert forget_readers(start + kept_for(name))[name] == 0
    assert held(name) == there
    # A minute for what is counted by the minute.
    after = start + kept_for(name) + (timedelta(minutes=1) if name in {"passing", "knock"} else A_SECOND)
    assert forget_readers(after)[name] == there
    assert held(name) == 0
    assert forget_readers(after)[name] == 0


def at_the_end_of(name: str, make) -> datetime:
    with time_machine.travel(START, tick=False):
        make()
    return START + kept_for(name) + A_SECOND


def test_an_address_goes_with_what_it_proved_and_the_avis_stays():
    forget_readers(at_the_end_of("address", make_address))
    comment = Comment.objects.get()
    assert (comment.email, comment.proven_at, comment.follows) == ("", None, "")
    assert (comment.text, comment.state) == ("Un avis.", State.PUBLISHED)


@pytest.mark.parametrize(("name", "make"), [("refused", make_refused), ("spam", make_spam)])
def test_a_refused_avis_is_erased_for_good(name, make):
    forget_readers(at_the_end_of(name, make))
    comment = Comment.objects.get()
    assert (comment.state, comment.text, comment.email) == (State.ERASED, "", "")


def test_a_flood_is_erased_to_the_last_however_many_it_was(monkeypatch):
    monkeypatch.setattr("comments.privacy.A_BATCH", 2)
    with time_machine.travel(START, tick=False):
        for _number in range(5):
            make_spam()
    assert forget_readers(START + kept_for("spam") + A_SECOND)["spam"] == 5


def test_of_a_report_what_was_decided_stays_and_nobody_is_named():
    forget_readers(at_the_end_of("report", make_report))
    kept = Report.objects.get()
    assert (kept.words, kept.law, kept.name, kept.email, kept.text, kept.answer) == ("",) * 6
    assert (kept.grievance, kept.finding, kept.decided_at) == ("insult", "dismissed", START)


def test_a_report_of_which_nobody_has_decided_waits():
    with time_machine.travel(START, tick=False):
        report(published(), Said("insult", words="Il crie."), "192.0.2.1")
    forget_readers(START + 10 * kept_for("report"))
    assert Report.objects.get().words == "Il crie."


def test_the_network_of_a_report_goes_as_early_as_that_of_an_avis():
    end = at_the_end_of("network", make_report)
    assert Report.objects.get().network
    forget_readers(end)
    assert Report.objects.get().network == ""
    assert Report.objects.get().words == "Il crie."


def test_of_a_lesson_no_word_stays_that_one_avis_alone_said():
    end = at_the_end_of("lesson", make_lesson)
    assert Learnt.objects.filter(sign__contains="zinzinul").exists()
    forget_readers(end)
    assert not Learnt.objects.filter(sign__contains="zinzinul").exists()


def test_of_a_gesture_the_decisions_stay():
    with time_machine.travel(START, tick=False):
        make_act()
        comment = left()
        comment._decide("spam", None, act=Act.objects.get())
    forget_readers(START + kept_for("act") + A_SECOND)
    assert comment.decisions.get().act is None


def test_who_confirms_a_subscription_leaves_no_mark_of_the_network():
    with time_machine.travel(START, tick=False):
        make_unconfirmed()
    Subscription.objects.get().confirm()
    assert Subscription.objects.get().network == ""


# One table


def test_the_table_and_the_settings_name_the_same_things():
    assert {row.name for row in TABLE} == set(settings.KEPT)
    assert len(TABLE) == len(settings.KEPT)


def test_the_daily_command_prints_a_line_for_each_row():
    with time_machine.travel(START, tick=False):
        make_spam()
    out = StringIO()
    with time_machine.travel(START + kept_for("spam") + A_SECOND, tick=False):
        call_command("forget_readers", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == len(TABLE)
    assert lines[2] == "Avis classé indésirable, 30\u00a0jours après la décision\u00a0: 1"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_duration_is_a_setting(row, settings):
    settings.KEPT = {**settings.KEPT, row.name: timedelta(days=11)}
    assert row.lasts() == timedelta(days=11)
    assert "11" in row.said()


@pytest.mark.parametrize("typed", ["0", "-3", "un an"])
def test_what_is_no_duration_is_refused_in_words(monkeypatch, typed):
    monkeypatch.setenv("KEPT_SPAM_DAYS", typed)
    with pytest.raises(ConfigurationError, match="KEPT_SPAM_DAYS"):
        days("KEPT_SPAM_DAYS", 30)


def test_no_duration_is_written_in_two_places():
    """In the code, nowhere but in the settings; in a page or a letter, never in figures."""
    said = re.compile(r"\b\d+[\s\u00a0]*(?:days?|months?|years?|jours?|mois|ans?)\b")
    written = re.compile(r"\w*(?:KEPT|RETENTION)\w*(?:: \w+)? = timedelta")
    # What processes tell each other, and the trash of the editors: nothing that a reader gave.
    allowed = {"articles/models/change.py", "articles/models/lifecycle.py"}
    code = [
        file for folder in ("articles", "comments", "chroniques") for file in (HOUSE / folder).rglob("*.py")
    ]
    twice = [str(file.relative_to(HOUSE)) for file in code if written.search(file.read_text("utf-8"))]
    assert set(twice) <= allowed
    pages = [*(HOUSE / "templates").rglob("*.html"), *(HOUSE / "templates").rglob("*.txt")]
    assert [str(file) for file in pages if said.search(file.read_text("utf-8"))] == []
