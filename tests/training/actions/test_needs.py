from datetime import UTC, date, datetime

import pytest

from tests.factories.designations import seated
from tests.factories.learning import CompetenceFactory, a_response, an_assessment
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.core.models import JournalEntry, Letter
from whimbrel.training.actions.needs import (
    Channel,
    Rated,
    SurveyClosed,
    answer_needs,
    ask,
    open_assessment,
    remind,
)
from whimbrel.training.models import NeedsRating

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def opened(**fields):
    return open_assessment(
        **{
            "first_year": 2027, "last_year": 2029, "opens_on": date(2026, 3, 1),
            "closes_on": date(2026, 5, 1), "roles": ["nfp"], "by": seated(), "at": AT,
        }
        | fields
    )  # fmt: skip


def test_opening_a_survey_asks_who_holds_the_role_that_day_each_once():
    CompetenceFactory(code="negotiation")
    region = RegionFactory()
    kenya = CountryFactory(region=region)
    person = UserFactory(language="fr")
    DesignationFactory(person=person, country=kenya, starts_on=date(2020, 1, 1))
    DesignationFactory(person=person, country=kenya, starts_on=date(2021, 1, 1))
    DesignationFactory(role="deputy", starts_on=date(2020, 1, 1))
    DesignationFactory(starts_on=date(2020, 1, 1), ends_on=date(2026, 3, 1))

    assessment = opened()

    (response,) = assessment.responses.all()
    assert (response.person, response.country, response.region) == (person, kenya, region)
    assert response.language == "fr"
    assert assessment.items.get().number == 1
    assert Letter.objects.filter(kind="needs").get().recipient == person


def test_the_same_years_again_are_a_survey_of_their_own():
    assert [opened().slug, opened().slug] == ["2027-2029", "2027-2029-2"]


def test_who_comes_into_office_later_is_asked_then():
    assessment = opened()
    DesignationFactory(starts_on=date(2026, 3, 10))

    assert ask(assessment=assessment, at=datetime(2026, 3, 11, tzinfo=UTC)) == 1
    assert ask(assessment=assessment, at=datetime(2026, 3, 11, tzinfo=UTC)) == 0


def test_only_those_who_have_not_answered_are_reminded_and_once_a_day():
    competence = CompetenceFactory()
    assessment = an_assessment(competence)
    a_response(assessment)
    done = a_response(assessment)
    answer_needs(response=done, ratings={competence: Rated(1, 2)}, channel=Channel.WEB, at=AT)

    assert remind(assessment=assessment, by=seated(), at=AT) == 1
    assert remind(assessment=assessment, by=seated(), at=AT) == 0


def test_answering_again_replaces_and_leaves_the_rest():
    one, two = CompetenceFactory(), CompetenceFactory()
    response = a_response(an_assessment(one, two))
    answer_needs(
        response=response, ratings={one: Rated(1, 5), two: Rated(2, 3)}, channel=Channel.WEB,
        at=AT, wish="To chair",
    )  # fmt: skip

    answer_needs(response=response, ratings={one: Rated(3, 5)}, channel=Channel.EMAIL, at=AT)

    said = NeedsRating.objects.order_by("competence").values_list("level", "needed")
    assert list(said) == [(3, 5), (2, 3)]
    response.refresh_from_db()
    assert (response.channel, response.wish) == ("email", "To chair")


def test_the_journal_tells_that_somebody_answered_and_not_what():
    competence = CompetenceFactory()
    response = a_response(an_assessment(competence))

    answer_needs(response=response, ratings={competence: Rated(1, 5)}, channel=Channel.WEB, at=AT)

    line = JournalEntry.objects.get(verb="answered needs assessment")
    assert (line.actor, line.detail) == (response.person, {})


def test_after_the_last_day_nothing_is_taken():
    competence = CompetenceFactory()
    response = a_response(an_assessment(competence, closes_on=date(2026, 4, 1)))

    with pytest.raises(SurveyClosed):
        answer_needs(
            response=response, ratings={competence: Rated(1, 5)}, channel=Channel.WEB,
            at=datetime(2026, 4, 2, tzinfo=UTC),
        )  # fmt: skip
    assert not NeedsRating.objects.exists()
