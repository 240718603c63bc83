import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.home.actions.settle_nbsaps import settle_nbsaps
from whimbrel.nbsap.models import Reply
from whimbrel.nbsap.queries.plans import assessed_versions
from whimbrel.nbsap.queries.progress import begun_plans
from whimbrel.nbsap.queries.stages import stage_of

pytestmark = pytest.mark.django_db


def test_two_countries_are_at_work_and_one_has_published_and_settling_twice_changes_nothing():
    UserFactory(email="secretariat@demo.example")
    InstrumentFactory(code="CMS")
    countries = [CountryFactory(iso3=iso3) for iso3 in ("KEN", "SEN")]

    assert settle_nbsaps() == 2
    assert settle_nbsaps() == 0

    assert [one.taken for one in begun_plans([one.pk for one in countries])] == [5, 2]
    assert [one.country.iso3 for one in assessed_versions()] == ["KEN"]
    stands = Reply.objects.order_by("questionnaire__opens_on", "country__iso3")
    assert [(one.country.iso3, stage_of(one).kind) for one in stands] == [
        ("KEN", "signed"), ("SEN", "signed"), ("KEN", "begun"),
    ]  # fmt: skip
    assert stands.last().answers.filter(is_carried=True).exists()
