from datetime import date

import pytest

from tests.factories.community import SpaceFactory, threaded
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.community.dossier import discussions

pytestmark = pytest.mark.django_db


def test_a_country_s_file_names_what_its_people_asked_and_nobody_answered():
    kenya = CountryFactory()
    person = DesignationFactory(country=kenya).person
    threaded(by=person, kind="question", title="Who counts waders?")
    threaded(SpaceFactory(open_to="closed"), person, title="Among ourselves")
    threaded(by=DesignationFactory().person, title="Of somebody else")

    (line,) = discussions(kenya.pk, date(2026, 1, 1))

    assert (line.text, line.is_open) == ("Who counts waders?", True)
