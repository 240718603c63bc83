from datetime import date

import pytest

from tests.community.actions.test_consultations import says
from tests.factories.community import SpaceFactory, a_consultation, speaker, threaded
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.community.dossier import consultations, discussions

pytestmark = pytest.mark.django_db


def test_a_country_s_file_names_what_its_people_asked_and_nobody_answered():
    kenya = CountryFactory()
    person = DesignationFactory(country=kenya).person
    threaded(by=person, kind="question", title="Who counts waders?")
    threaded(SpaceFactory(open_to="closed"), person, title="Among ourselves")
    threaded(by=DesignationFactory().person, title="Of somebody else")

    (line,) = discussions(kenya.pk, date(2026, 1, 1))

    assert (line.text, line.is_open) == ("Who counts waders?", True)


def test_a_country_s_file_names_the_texts_put_to_it_and_whether_it_answered():
    consultation = a_consultation()
    person, party = speaker(consultation, "KEN")
    today = consultation.opened_at.date()

    (line,) = consultations(party.country_id, today)
    assert (line.text, line.detail, line.is_open) == (
        "Calendar of counts", "Silence procedure: no answer", True,
    )  # fmt: skip
    says(party, "yes", person)

    (line,) = consultations(party.country_id, today)
    assert (line.detail, line.is_open) == ("Silence procedure: No objection", False)
