from datetime import date

import pytest

from tests.factories.designations import seated
from tests.factories.nbsap import NbsapFactory, PlanStageFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    MeetingFactory,
    ResolutionFactory,
)
from whimbrel.core.journal import record
from whimbrel.exchange.queries.informea import (
    VIEWS,
    contacts,
    decisions,
    meetings,
    national_plans,
    treaties,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", iso2="KE", name_en="Kenya")


def test_a_plan_stands_there_with_the_day_the_cbd_received_it(kenya):
    plan = NbsapFactory(code="KEN-2014", country=kenya, title="A living land")
    PlanStageFactory(nbsap=plan, on=date(2014, 3, 1))
    record(UserFactory(), "changed", plan)

    [row] = national_plans(TODAY)

    assert {name: row[name] for name in ("id", "treaty", "country", "type", "submission")} == {
        "id": "KEN-2014", "treaty": "cbd", "country": "ke", "type": "nbsap", "submission": "2014-03-01",
    }  # fmt: skip
    assert row["title"] == {"en": "A living land"}
    assert row["url"].endswith("/en/nbsaps/KEN/")
    assert row["updated"].startswith("20")


def test_a_meeting_has_its_titles_by_language_and_one_without_a_day_is_left_out(kenya):
    MeetingFactory(code="CMS-COP11", starts_on=date(2014, 11, 4), country=kenya, title_fr="Onze")
    MeetingFactory(code="CMS-COP99", starts_on=None)

    [row] = meetings(TODAY)

    assert (row["id"], row["start"], row["country"], row["status"]) == (
        "CMS-COP11", "2014-11-04", "ke", "over",
    )  # fmt: skip
    assert row["title"]["fr"] == "Onze"


def test_a_title_that_is_only_described_is_no_title():
    cms = InstrumentFactory(code="CMS", slug="cms")
    ResolutionFactory(number="11.10", instrument=cms, title="About plans", is_title_described=True)
    ResolutionFactory(number="11.9", instrument=cms, title="Synergies")

    found = {row["number"]: row for row in decisions(TODAY)}

    assert "title" not in found["11.10"]
    assert found["11.9"]["title"] == {"en": "Synergies"}
    assert found["11.9"]["treaty"] == "cms"


def test_of_people_there_is_no_more_than_the_directory_publishes(kenya):
    person = UserFactory(display_name="Focal point, Kenya", position="Director", email="k@example.org")  # fmt: skip
    cms = InstrumentFactory(code="CMS", slug="cms")
    DesignationFactory(person=person, country=kenya, instrument=cms)
    DesignationFactory(person=UserFactory(display_name=""), country=CountryFactory(iso2="TD"))
    seated()

    [row] = contacts(TODAY)

    assert (row["lastName"], row["country"], row["treaties"], row["primary"]) == (
        "Focal point, Kenya", "ke", ["cms"], True,
    )  # fmt: skip
    assert "k@example.org" not in str(row)


def test_a_treaty_has_its_names_by_language_and_where_its_page_is():
    InstrumentFactory(code="CMS", slug="cms", name_en="Convention on Migratory Species", name_fr="Convention sur les espèces migratrices", name_ar="")  # fmt: skip

    [row] = treaties(TODAY)

    assert (row["id"], row["titleEnglish"]) == ("cms", "CMS")
    assert row["officialNameEnglish"] == "Convention on Migratory Species"
    assert row["title"]["fr"] == "Convention sur les espèces migratrices"
    assert "ar" not in row["title"]
    assert row["url"].endswith("/en/instruments/cms/")


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("informea_national_plans", 5),
        ("informea_meetings", 3),
        ("informea_decisions", 3),
        ("informea_contacts", 3),
        ("informea_treaties", 3),
    ],
)
@pytest.mark.parametrize("number", [1, 3])
def test_a_view_costs_the_same_for_one_record_or_many(
    name, queries, number, django_assert_num_queries
):
    for _ in range(number):
        PlanStageFactory()
        MeetingFactory(ends_on=None)
        ResolutionFactory()
        DesignationFactory()
    VIEWS[name](TODAY)

    with django_assert_num_queries(queries):
        assert len(VIEWS[name](TODAY)) >= number
