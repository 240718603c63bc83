from datetime import date

import pytest

from whimbrel.home.actions.load_reference import load_reference
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.names import names_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def reference():
    load_reference()


def called(iso3: str, day: date, language: str = "en") -> str:
    return names_on(day, language)[Country.objects.get(iso3=iso3).pk]


def test_a_country_is_called_as_it_was_on_the_day(reference):
    assert called("SWZ", date(2014, 11, 4)) == "Swaziland"
    assert called("SWZ", date(2020, 1, 1)) == "Eswatini"
    assert called("SWZ", date(2014, 11, 4), "es") == "Swazilandia"


def test_countries_are_called_as_meeting_documents_call_them(reference):
    names = {called(code, date(2014, 11, 4)) for code in ("VNM", "RUS", "DOM", "KGZ")}
    assert names == {"Viet Nam", "Russian Federation", "Dominican Republic", "Kyrgyzstan"}
    assert called("RUS", date(2014, 11, 4), "fr") == "Fédération de Russie"


def test_names_of_all_countries_take_two_queries(reference, django_assert_num_queries):
    with django_assert_num_queries(2):
        names_on(date(2014, 11, 4), "fr")
