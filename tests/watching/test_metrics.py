"""The site in numbers: summed over its processes, never going back, shown to who may see them."""

import json
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from articles.models import Letter
from chroniques import counting
from chroniques.counting import count, observe, observed
from chroniques.watching import work
from chroniques.watching.metrics import copying, shelf, state
from chroniques.watching.metrics.page import MEANINGS
from chroniques.watching.metrics.prometheus import written
from comments.models import Comment
from tests.kept.makers import House
from tests.makers import make_article, make_comment

PAGE = "/sante/mesures/"
ELSEWHERE = {"X-Forwarded-For": "192.0.2.1"}


@pytest.fixture(autouse=True)
def nothing_counted(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(counting, "_numbers", {})


def lines(client, **headers):
    answer = client.get(PAGE, headers=headers)
    assert answer.status_code == 200
    return dict(line.rsplit(" ", 1) for line in answer.content.decode().splitlines() if line[0] != "#")


def test_numbers_are_written_as_prometheus_reads_them():
    meanings = {
        "seconds": ("histogram", "Time."),
        "total": ("counter", "All."),
        "none": ("gauge", "Nothing."),
    }
    values = [
        ("total", (("page", 'une "page"\n'),), 3.0),
        ("seconds_bucket", (("le", "0.005"), ("part", "a")), 2.0),
        ("seconds_bucket", (("le", "+Inf"), ("part", "a")), 1.0),
        ("seconds_sum", (("part", "a"),), 12.5),
    ]
    said = written(values, meanings).splitlines()
    assert said[:2] == ["# HELP chroniques_seconds Time.", "# TYPE chroniques_seconds histogram"]
    assert 'chroniques_seconds_bucket{part="a",le="0.0025"} 0' in said
    assert said[-7:] == [
        'chroniques_seconds_bucket{part="a",le="10"} 2',
        'chroniques_seconds_bucket{part="a",le="+Inf"} 3',
        'chroniques_seconds_sum{part="a"} 12.5',
        'chroniques_seconds_count{part="a"} 3',
        "# HELP chroniques_total All.",
        "# TYPE chroniques_total counter",
        'chroniques_total{page="une \\"page\\"\\n"} 3',
    ]


def test_what_takes_time_falls_in_the_bucket_that_holds_it():
    observe("t", 0.001)
    observe("t", 0.0011)
    observe("t", 60)
    with pytest.raises(ZeroDivisionError), observed("t"):
        _ = 1 / 0
    found = {labels: value for (name, labels), value in counting.counted().items() if name == "t_bucket"}
    assert found == {(("le", "0.001"),): 1, (("le", "0.0025"),): 1, (("le", "+Inf"),): 1}


@pytest.mark.django_db
def test_numbers_are_for_the_machine_itself_and_for_who_bears_the_token(client, settings):
    assert client.get(PAGE).status_code == 200
    assert "no-store" in client.get(PAGE)["Cache-Control"]
    assert client.get(PAGE, headers=ELSEWHERE).status_code == 403
    assert client.get(PAGE, headers={**ELSEWHERE, "Authorization": "Bearer "}).status_code == 403
    assert client.get(PAGE, REMOTE_ADDR="192.0.2.1").status_code == 403
    settings.METRICS_TOKEN = "un jeton"
    assert client.get(PAGE, headers={**ELSEWHERE, "Authorization": "Bearer un"}).status_code == 403
    refused = client.get(PAGE, headers={**ELSEWHERE, "Authorization": "un jeton"})
    assert "METRICS_TOKEN" in refused.content.decode()
    assert client.get(PAGE, headers={**ELSEWHERE, "Authorization": "Bearer un jeton"}).status_code == 200


@pytest.mark.django_db
def test_a_request_is_counted_by_what_answered_it(client):
    client.get("/recherche/?q=lilas")
    client.get("/lea-martin/")
    shelf.lay(shelf.Laid("1", counting.counted(), {}))
    said = lines(client)
    assert said['chroniques_requests_total{page="articles:search",status="2xx"}'] == "1"
    assert said['chroniques_render_seconds_count{part="articles"}'] >= "1"
    assert not any("lea" in name for name in said)


@pytest.fixture(autouse=True)
def a_folder_for_the_files(tmp_path):
    (tmp_path / "run" / "counts").mkdir(parents=True)


def laid(process, total, held=0):
    shelf.lay(
        shelf.Laid(process, {("logged_total", (("level", "error"),)): total}, {("kept_bytes", ()): held})
    )


@pytest.mark.django_db
def test_numbers_are_the_sum_of_all_processes_and_never_go_back_when_one_ends(client):
    first, second = shelf.take("1"), shelf.take("2")
    laid("1", 3, held=10)
    laid("2", 4, held=20)
    name = 'chroniques_logged_total{level="error"}'
    said = lines(client)
    assert (said[name], said["chroniques_processes"]) == ("7", "2")
    assert said['chroniques_kept_bytes{process="2"}'] == "20"
    second.close()
    said = lines(client)
    assert (said[name], said["chroniques_processes"]) == ("7", "1")
    assert 'chroniques_kept_bytes{process="2"}' not in said
    laid("1", 5)
    assert lines(client)[name] == "9"
    assert lines(client)[name] == "9"
    first.close()


@pytest.mark.django_db
@pytest.mark.parametrize("left", ["", "{", '{"counted": [["logged_', "\0" * 64], ids=len)
def test_numbers_that_a_full_disk_cut_short_are_none_and_that_is_said_once(client, caplog, left):
    held = shelf.take("1")
    laid("1", 3)
    for damaged in ("ended", "2"):
        (shelf.folder() / f"{damaged}.json").write_text(left)
    for _time in range(2):
        assert lines(client)['chroniques_logged_total{level="error"}'] == "3"
    said = [record.getMessage() for record in caplog.records if record.name == shelf.__name__]
    assert sorted(line.partition(": ")[0] for line in said) == [
        f"The numbers in {damaged}.json are damaged" for damaged in ("2", "ended")
    ]
    held.close()


def test_the_thread_of_the_numbers_outlives_what_it_cannot_read(monkeypatch, caplog):
    rounds = iter([ValueError("half written"), OSError("full"), None])

    def lay(*_):
        if fault := next(rounds):
            raise fault

    monkeypatch.setattr(shelf, "lay", lay)
    monkeypatch.setattr(shelf, "take", lambda process: None)
    waits = iter([False, False, False, True])
    copying._for_ever(lambda: ({}, {}), SimpleNamespace(wait=lambda seconds: next(waits)))
    assert next(rounds, "all done") == "all done"
    assert len([record for record in caplog.records if record.name == copying.__name__]) == 1


@pytest.mark.django_db
def test_what_waits_and_since_when_is_asked_of_the_base_in_two_queries(client, django_assert_num_queries):
    make_comment(make_article(), state="pending").hold()
    Comment.objects.update(waits="new", waits_since=timezone.now() - timedelta(hours=2))
    Letter.objects.all().delete()
    Letter.objects.put("confirm", 1, "lea@exemple.fr")
    Letter.objects.put("confirm", 2, "driss@exemple.fr")
    Letter.objects.filter(about=2).update(given_up_at=timezone.now())
    work.note("sweep")
    with django_assert_num_queries(2):
        said = {name: value for name, labels, value in state.of_the_moment()}
    assert (said["avis_waiting"], said["avis_oldest_seconds"] // 60) == (1, 120)
    assert (said["letters_waiting"], said["letters_given_up"], said["letters_refused"]) == (1, 1, 0)
    assert said["letters_oldest_seconds"] < 60
    assert said["work_last_success_timestamp_seconds"] > 0
    assert set(said) <= set(MEANINGS)


def test_a_base_that_is_gone_leaves_the_other_numbers(client, monkeypatch):
    def gone(*args, **options):
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", gone)
    said = lines(client)
    assert said["chroniques_database_up"] == "0"
    assert "chroniques_letters_waiting" not in said
    assert any(name.startswith("chroniques_build_info") for name in said)


def test_each_process_counts_its_kept_pages_and_measures_itself(tmp_path):
    house = House(tmp_path)
    tag = house.ask().headers["ETag"]
    house.ask()
    house.ask(IF_NONE_MATCH=tag)
    counts, measured = copying.numbers_of(house.entry)
    kept = {name: counts[f"kept_{name}_total", ()] for name in ("answered", "made", "unchanged", "again")}
    assert kept == {"answered": 3, "made": 1, "unchanged": 1, "again": 0}
    assert measured["kept_bytes", ()] == house.memory.held > 0
    assert measured["resident_bytes", ()] > 10_000_000
    assert {name for name, _labels in {**counts, **measured}} <= set(MEANINGS)


def test_the_numbers_laid_are_read_back_as_they_were(tmp_path):
    count("requests_total", page="articles:home", status="2xx")
    shelf.lay(shelf.Laid("7", counting.counted(), {}))
    whole = json.loads(Path(tmp_path / "run/counts/7.json").read_text())
    assert whole["counted"] == [["requests_total", [["page", "articles:home"], ["status", "2xx"]], 1]]
    total, living = shelf.everything()
    assert (total, living) == (counting.counted(), [])
