from datetime import date, timedelta

import pytest

from tests.factories.community import NOON, threaded, words
from tests.factories.report import FigureFactory, ReportFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.community.actions.posts import write_post
from whimbrel.report.queries.counting import Counting, FigureRefused, count_figure

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def report():
    return ReportFactory()


@pytest.fixture(autouse=True)
def talk():
    africa = RegionFactory(name_en="Africa", name_fr="Afrique")
    kenya = DesignationFactory(country=CountryFactory(region=africa)).person
    thread = threaded(by=kenya)
    write_post(
        thread=thread, by=kenya, words=words(language="fr", channel="email", written_at=NOON)
    )


def count(report, kind, language="en", **parameters):
    figure = FigureFactory(report=report, kind=kind, parameters=parameters)
    return count_figure(figure, Counting(report, TODAY, language))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("community-posts", 2),
        ("community-people", 1),
        ("community-countries", 1),
        ("community-languages", ["en", "fr"]),
        ("community-by-email", 1),
    ],
)
def test_each_figure_of_the_e_community_is_counted(report, kind, value):
    assert count(report, kind).value == value


def test_the_rows_behind_a_figure_are_in_the_language_of_the_report(report):
    found = count(report, "community-posts", language="fr")

    assert found.rows == (("Afrique", "2", "1", "1"),)


def test_a_figure_may_begin_on_a_day(report):
    since = (TODAY + timedelta(days=1)).isoformat()

    assert count(report, "community-posts", since=since).value == 0


def test_a_day_that_is_none_is_refused_in_words(report):
    with pytest.raises(FigureRefused, match="is no day"):
        count(report, "community-posts", since="last year")


def test_posts_are_told_by_region_and_way(report):
    found = count(report, "posts-by-region-and-channel")

    assert found.value == 2
    assert found.rows == (
        ("Africa", "by e-mail", "1", "1"),
        ("Africa", "on the web", "1", "1"),
    )
