import csv
import json
import os
from dataclasses import replace

import pytest
from django.db import connection

from bench import data, plot, tell
from bench.load import Failed, read_result
from bench.made import change_everything, cpu_nanoseconds
from bench.run import Row
from tests.wsgi import ask, edge
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.people.models import User
from whimbrel.treaties.models import Meeting, Resolution


def row(page="one country", reader="visitor", scale=1, cpu=50.0, ratio=0.7):
    return Row(page, reader, scale, 20000, ratio, 2.5, cpu, 1.4, 0, 5, 6577, 0.3, 2.0, 1.5)


PROCESS = {
    "first_answer_s": 2.7,
    "first_stored_s": 0.7,
    "ready_s": 3.1,
    "idle_cpu_percent": 0.2,
    "pss_mb": 280.0,
}
ROWS = [
    row(),
    row(reader="signed in", ratio=0.4, cpu=120),
    row("front page, 304", ratio=0.9),
    row("front page (made)", ratio=0.01, cpu=7000),
]
HOW = {"took": 170.0, "quick": True}


def test_the_line_of_the_load_generator_is_read():
    found = read_result("noise\nRESULT 20000 2000000 250.0 1500.0 0 0 9000000\n", 1.0, "/en/", 200)

    assert (found.rps, found.p50_ms, found.p99_ms, found.cpu_us) == (10000, 0.25, 1.5, 50)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("", 200),
        ("RESULT 0 1000000 0.0 0.0 0 0 0", 200),
        ("RESULT 100 1000000 1.0 1.0 3 0 5000", 200),
        ("RESULT 100 1000000 1.0 1.0 0 5 5000", 200),
        ("RESULT 100 1000000 1.0 1.0 0 40 5000", 404),
        ("RESULT 100 1000000 1.0 1.0 0 0 2000000", 304),
    ],
    ids=["no line", "no answers", "broken", "refused", "found", "whole pages for 304"],
)
def test_figures_of_wrong_answers_are_refused(line, status):
    with pytest.raises(Failed):
        read_result(line, 1.0, "/en/", status)


def test_each_aim_is_told_with_the_worst_that_was_measured_and_where():
    rows = [*ROWS, row("map", ratio=0.55), row("map (made)", cpu=12000, scale=10, ratio=0.01)]
    aims = {one["aim"]: one for one in tell.aims(rows, {1: PROCESS})}

    stored = aims["stored page for a visitor, share of the bare server >= 0.6"]
    assert (stored["measured"], stored["at"], stored["is_met"]) == (0.55, "map, visitor, 1x", False)
    made = aims["a page that must be made, ms of processor <= 8"]
    assert (made["measured"], made["at"], made["is_met"]) == (
        12.0,
        "map (made), visitor, 10x",
        False,
    )


def test_memory_and_launch_are_judged_at_every_scale():
    larger = PROCESS | {"pss_mb": 301.0}
    rows = [*ROWS, *(replace(one, scale=100) for one in ROWS)]
    aims = {one["aim"]: one for one in tell.aims(rows, {1: PROCESS, 100: larger})}

    memory = aims["memory of all processes after all pages were visited (PSS), MB <= 300"]
    assert (memory["measured"], memory["at"], memory["is_met"]) == (301.0, "100x", False)


def test_growth_is_told_of_the_page_that_grows_most():
    rows = [
        *ROWS, *(replace(one, scale=100) for one in ROWS),
        row("map", cpu=50), row("map", cpu=90, scale=100),
        row("desk (made)", cpu=8000), row("desk (made)", cpu=9600, scale=100),
    ]  # fmt: skip
    aims = {one["aim"]: one for one in tell.aims(rows, {1: PROCESS, 100: PROCESS})}

    stored = aims["processor of a stored page over that at the smallest scale <= 1.3"]
    assert (stored["measured"], stored["at"]) == (1.8, "map, visitor, 100x")
    made = aims["processor of a made page over that at the smallest scale <= 1.3"]
    assert (made["measured"], made["at"]) == (1.2, "desk (made), visitor, 100x")


def test_what_was_measured_is_kept_for_machines_and_for_the_plot(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(tell, "commit", lambda folder: "1234567")
    tell.table(ROWS, {1: PROCESS})
    tell.keep(ROWS, {1: PROCESS}, tmp_path, **HOW)
    tell.keep(ROWS, {1: PROCESS}, tmp_path, **HOW)
    latest = json.loads((tmp_path / "latest.json").read_text())
    monkeypatch.setattr(plot, "FOLDER", tmp_path)

    assert "one country" in capsys.readouterr().out
    assert set(latest["rows"][0]) >= {
        "page", "reader", "rps", "ratio_to_bare", "ratio_to_django", "cpu_us", "queries", "bytes", "p99_ms", "scale",
        "growth", "made_queries",
    }  # fmt: skip
    assert set(latest["process"]) >= {"pss_mb", "first_answer_s"}
    assert (latest["took_s"], latest["is_quick"]) == (170, True)
    lines = list(csv.DictReader((tmp_path / "history.csv").open()))
    assert len(lines) == 2 * len(ROWS)
    assert (lines[0]["rps"], lines[0]["p99_ms"], lines[0]["pss_mb"]) == ("20000", "2.0", "280.0")
    assert "front page, made: 7000 µs" in plot.plot()


def test_a_run_of_changed_files_is_no_history(tmp_path, monkeypatch):
    monkeypatch.setattr(tell, "commit", lambda folder: "1234567+")
    tell.keep(ROWS, {1: PROCESS}, tmp_path, **HOW)

    assert (tmp_path / "latest.json").exists()
    assert not (tmp_path / "history.csv").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the bench serves SQLite")
def test_once_everything_counts_as_changed_no_page_and_no_piece_is_kept(tmp_path):
    worker = edge(tmp_path)
    ask(worker, "/en/countries/")
    numbers = dict(worker.witness.numbers())
    change_everything(connection.settings_dict["NAME"])

    found = worker.witness.numbers()
    assert found["site"] > numbers.get("site", 0)
    assert all(
        found[table] > numbers.get(table, 0) for table in ("treaties_country", "people_user")
    )
    read = []
    with connection.execute_wrapper(
        lambda execute, sql, *more: (read.append(sql), execute(sql, *more))[1]
    ):
        ask(worker, "/en/countries/")
    assert any('"treaties_country"' in sql for sql in read)


def test_the_processor_time_of_a_process_is_read_to_the_nanosecond():
    before = cpu_nanoseconds(os.getpid())
    sum(range(200_000))

    assert cpu_nanoseconds(os.getpid()) > before


@pytest.mark.django_db
def test_a_data_set_grows_with_its_scale(monkeypatch):
    load_reference(dry_run=False, told=lambda _: None)
    for name, many in {"PEOPLE": 3, "MEETINGS": 2, "SEATS": 2, "RESOLUTIONS": 4}.items():
        monkeypatch.setattr(data, name, many)
    before = Meeting.objects.count(), Resolution.objects.count()
    for grow in data.GROWS:
        grow(2)

    assert User.objects.filter(email__endswith="@bench.example").count() == 6
    assert Meeting.objects.count() - before[0] == 4
    assert Resolution.objects.count() - before[1] == 8
