import json
from datetime import date

import pytest

from tests.factories.report import FigureFactory
from tests.factories.treaties import TreatyActionFactory
from whimbrel.report.queries.counting import (
    KINDS,
    Chart,
    Count,
    Counting,
    FigureRefused,
    check_figure,
    count_figure,
)

pytestmark = pytest.mark.django_db
EXPECTED_KINDS = {
    "accession-graph", "community-by-email", "community-countries", "community-languages",
    "community-people", "community-posts", "contribution-names", "countries-represented", "manual-areas",
    "meeting-month", "meeting-name", "new-party-count", "new-party-names", "outreach",
    "participants", "parties", "programme-item-count", "programme-item-list",
    "regional-workshops", "workshop-areas", "workshop-days", "workshop-host",
    "workshop-instruments", "workshop-languages", "workshop-months", "year-completed",
}  # fmt: skip


def test_every_kind_a_report_may_use_is_registered():
    assert set(KINDS) >= EXPECTED_KINDS


def test_a_count_comes_back_from_json_as_it_went():
    count = Count(
        value=["FJI"],
        text="Fiji",
        rule="Those who joined.",
        columns=("Party",),
        rows=(("Fiji",),),
        source="Register",
        seats=(3, 5),
        chart=Chart("<svg/>", "<svg/>", "", "One Party"),
    )

    assert Count.thawed(json.loads(json.dumps(count.frozen()))) == count


@pytest.mark.parametrize(
    ("kind", "parameters", "said"),
    [
        ("nothing", {}, "Nothing counts “nothing”. Known: accession-graph"),
        ("participants", {}, "needs workshop"),
        ("parties", {"instrumet": "CMS"}, "was given instrumet"),
    ],
)
def test_a_figure_that_cannot_be_asked_is_refused_with_what_can(kind, parameters, said):
    with pytest.raises(FigureRefused, match=said):
        check_figure(kind, parameters)


@pytest.mark.parametrize(
    ("kind", "parameters", "said"),
    [
        ("parties", {"instrument": "XYZ"}, "There is no instrument “XYZ”"),
        ("participants", {"workshop": "XYZ"}, "There is no workshop “XYZ”"),
        ("new-party-count", {"since": "XYZ"}, "There is no meeting “XYZ”"),
        ("programme-item-count", {"plan": "XYZ"}, "There is no work plan “XYZ”"),
        ("outreach", {"emphasis": "XYZ"}, "Emphasis is one of"),
    ],
)
def test_a_figure_of_what_is_not_recorded_is_refused_by_name(kind, parameters, said):
    figure = FigureFactory(name="mine", kind=kind, parameters=parameters)
    counting = Counting(figure.report, figure.report.cut_off_on, "en")

    with pytest.raises(FigureRefused, match=rf"Figure \[\[mine\]\]: {said}"):
        count_figure(figure, counting)


def test_a_party_counts_from_its_day_of_entry_into_force():
    figure = FigureFactory()
    TreatyActionFactory(instrument=figure.report.instrument, in_force_on=date(2014, 5, 1))

    def counted(day):
        return count_figure(figure, Counting(figure.report, day, "en")).value

    assert (counted(date(2014, 4, 30)), counted(date(2014, 5, 1))) == (0, 1)
