from datetime import UTC, date, datetime

import pytest

from tests.factories.learning import CompetenceFactory, ModuleFactory, a_participant, an_item
from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, MeetingFactory
from whimbrel.core.dossier import file_of
from whimbrel.training.models import WorkshopModule
from whimbrel.training.queries.records import country_record, record_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def kenya():
    return CountryFactory(name_en="Kenya")


def teaching(competence, year=2013):
    """A workshop that teaches one module."""
    workshop = WorkshopFactory(
        meeting=MeetingFactory(
            title_en=f"Workshop {year}", starts_on=date(year, 8, 1), ends_on=date(year, 8, 3)
        )
    )
    module = ModuleFactory()
    module.competences.add(competence)
    WorkshopModule.objects.create(workshop=workshop, module=module)
    return workshop


def test_a_record_goes_over_the_years_the_latest_first():
    person = UserFactory()
    for year in (2013, 2017):
        a_participant(teaching(CompetenceFactory(), year), person=person)
    a_participant(teaching(CompetenceFactory(), 2020), person=person, attended_at=None)
    a_participant()

    found = record_of(person.pk)

    assert [one.registration.workshop.title for one in found] == ["Workshop 2017", "Workshop 2013"]


def test_it_holds_scores_the_valid_certificate_and_whom_they_trained():
    registration = a_participant()
    at = datetime(2013, 11, 4, tzinfo=UTC)
    item = an_item()
    for stage, is_right in (("before", False), ("after", True)):
        sitting = registration.sittings.create(stage=stage, taken_at=at, channel="web")
        sitting.answers.create(item=item, is_right=is_right)
    registration.certificates.create(
        name="Old", language="en", issued_at=at, revoked_at=at, revoked_because="Wrong name"
    )
    valid = registration.certificates.create(name="New", language="en", issued_at=at)
    registration.cascade_events.create(
        held_on=date(2014, 3, 1), place="Kisumu", people=25, channel="web", recorded_at=at
    )

    (found,) = record_of(registration.person_id)

    assert (found.before, found.after, found.certificate, found.trained_onward) == (
        0,
        100,
        valid,
        25,
    )


@pytest.mark.parametrize("number", [1, 3])
def test_a_record_costs_the_same_however_long(number, django_assert_num_queries):
    person = UserFactory()
    for _workshop in range(number):
        a_participant(WorkshopFactory(), person=person).sittings.create(
            stage="after", channel="web", taken_at=datetime(2013, 11, 4, tzinfo=UTC)
        )

    with django_assert_num_queries(5):
        record_of(person.pk)


def test_a_country_s_gaps_are_what_nobody_still_in_office_was_trained_in(kenya):
    negotiating, counting, law = (
        CompetenceFactory(code=code, position=place)
        for place, code in enumerate(("negotiation", "monitoring", "laws"))
    )
    staying, gone = UserFactory(), UserFactory()
    DesignationFactory(person=staying, country=kenya, starts_on=date(2020, 1, 1))
    DesignationFactory(
        person=gone,
        country=kenya,
        role="deputy",
        starts_on=date(2013, 1, 1),
        ends_on=date(2019, 1, 1),
    )
    a_participant(teaching(negotiating), person=staying, country=kenya)
    a_participant(teaching(counting, 2014), person=gone, country=kenya)

    found = country_record(kenya.pk, on=TODAY)

    assert [(one.registration.person, one.is_in_office) for one in found.trained] == [
        (gone, False),
        (staying, True),
    ]
    assert found.covered == (negotiating,)
    assert found.gaps == (counting, law)


def test_the_country_s_file_names_who_was_trained_and_what_is_lacking(kenya):
    negotiating = CompetenceFactory(code="negotiation", name_en="Negotiating", position=1)
    CompetenceFactory(code="laws", name_en="Law", position=2)
    person = UserFactory(display_name="Focal point, Kenya")
    DesignationFactory(person=person, country=kenya, starts_on=date(2020, 1, 1))
    a_participant(teaching(negotiating), person=person, country=kenya)

    (chapter,) = [one for one in file_of(kenya.pk, TODAY) if one.slug == "training"]

    trained, lacking = chapter.lines
    assert (trained.text, trained.day) == ("Focal point, Kenya", date(2013, 8, 1))
    assert "still in office" in trained.detail
    assert (lacking.text, lacking.is_open) == ("Nobody still in office was trained in: Law", True)


def test_where_no_modules_are_recorded_no_gap_is_claimed(kenya):
    CompetenceFactory()
    a_participant(country=kenya)

    (chapter,) = [
        one for one in file_of(kenya.pk, TODAY, is_for_handover=True) if one.slug == "training"
    ]

    assert len(chapter.lines) == 1
