import json

import pytest

from bench import data, plot, tell
from bench.load import Failed, read_result
from bench.run import Row
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.people.models import User
from whimbrel.treaties.models import Meeting, Resolution


def row(page="one country", reader="visitor", scale=1, cpu=50.0, ratio=0.7):
    return Row(page, reader, scale, 20000, ratio, 2.5, cpu, 0, 6577, 0.3, 2.0, 1.5)


PROCESS = {
    "first_answer_s": 0.7,
    "first_stored_s": 0.7,
    "first_made_s": 3.1,
    "idle_cpu_percent": 0.2,
    "pss_mb": 280.0,
}
ROWS = [
    row(),
    row(reader="signed in", ratio=0.4, cpu=120),
    row("front page, 304", ratio=0.9),
    row("a search (made)", ratio=0.01, cpu=7000),
]


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


def test_each_aim_is_told_with_the_worst_that_was_measured():
    aims = {one["aim"]: one for one in tell.aims([*ROWS, row("map", ratio=0.55)], {1: PROCESS})}

    stored = aims["stored page for a visitor, share of the bare server >= 0.6"]
    assert (stored["measured"], stored["is_met"]) == (0.55, False)
    made = aims["a page that must be made, ms of processor <= 8"]
    assert (made["measured"], made["is_met"]) == (7.0, True)


def test_growth_is_the_median_over_the_stored_pages():
    rows = [row(cpu=50), row("map", cpu=60), row(cpu=55, scale=100), row("map", cpu=90, scale=100)]

    assert tell.growth([*rows, row("graph", cpu=50), row("graph", cpu=50, scale=100)]) == 1.1


def test_what_was_measured_is_kept_for_machines_and_for_the_plot(tmp_path, capsys, monkeypatch):
    tell.table(ROWS, {1: PROCESS})
    tell.keep(ROWS, {1: PROCESS}, tmp_path)
    tell.keep(ROWS, {1: PROCESS}, tmp_path)
    latest = json.loads((tmp_path / "latest.json").read_text())
    monkeypatch.setattr(plot, "FOLDER", tmp_path)

    assert "one country" in capsys.readouterr().out
    assert set(latest["rows"][0]) >= {
        "page", "reader", "rps", "ratio_to_bare", "ratio_to_django", "cpu_us", "queries", "bytes", "p99_ms", "scale",
    }  # fmt: skip
    assert set(latest["process"]) >= {"pss_mb", "first_answer_s"}
    assert len((tmp_path / "history.csv").read_text().splitlines()) == 1 + 2 * len(ROWS)
    assert "a page that must be made: 7000 µs" in plot.plot()


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
