from datetime import date

import pytest
from django.utils.translation import gettext_lazy, override

from whimbrel.core import dossier
from whimbrel.core.dossier import Chapter, Line, file_of, frozen, part, thawed

TODAY = date(2026, 3, 1)
LINE = Line("Write", "minded by Kenya", "/en/file/1/", date(2026, 4, 1), is_open=True)


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(dossier, "_parts", {})


def tasks(country, today):
    return [LINE] if country == 404 else []


def test_the_parts_stand_in_their_order_whoever_came_first():
    part("notes", "Notes", order=50, empty="None.")(tasks)
    part("people", "People", order=10, empty="Nobody.")(tasks)

    assert [one.slug for one in file_of(404, TODAY)] == ["people", "notes"]


def test_each_part_tells_of_that_country_alone():
    part("tasks", "Tasks", order=1, empty="None.")(tasks)

    assert file_of(404, TODAY) == [Chapter("tasks", "Tasks", "None.", (LINE,))]
    assert file_of(1, TODAY) == [Chapter("tasks", "Tasks", "None.", ())]


def test_the_handover_file_leaves_out_what_is_not_for_it():
    part("tasks", "Tasks", order=1, empty="None.")(tasks)
    part("files", "Old files", order=2, empty="None.", is_in_handover=False)(tasks)

    assert [one.slug for one in file_of(404, TODAY, is_for_handover=True)] == ["tasks"]


def test_titles_are_read_in_the_readers_language():
    part("tasks", gettext_lazy("Countries"), order=1, empty="None.")(tasks)

    with override("fr"):
        assert file_of(404, TODAY)[0].title == "Pays"


def test_what_is_kept_comes_back_as_it_was_but_for_addresses():
    chapters = [Chapter("tasks", "Tasks", "None.", (LINE, Line("No day")))]

    assert thawed(frozen(chapters)) == [
        Chapter(
            "tasks",
            "Tasks",
            "None.",
            (Line("Write", "minded by Kenya", "", date(2026, 4, 1), is_open=True), Line("No day")),
        )
    ]
