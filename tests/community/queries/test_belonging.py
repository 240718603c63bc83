from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.community import SpaceFactory
from tests.factories.contacts import KENYA, contacts_csv
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.community.models import Membership, MembershipRule
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.core.sheets import SheetFile, read_sheet
from whimbrel.designations.actions.contact_columns import contact_columns
from whimbrel.designations.actions.load_directory import load_directory
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation
from whimbrel.treaties.queries.offices import offices_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return RegionFactory(code="africa", name_en="Africa")


@pytest.fixture
def space(africa):
    """All National Focal Points of Africa."""
    space = SpaceFactory(open_to="closed")
    MembershipRule.objects.create(space=space, role="nfp", region=africa)
    return space


def spaces_of(person):
    return belonging_of(offices_of(person, on=localdate()), at=now()).spaces


def test_a_focal_point_of_the_region_belongs_by_office(space, africa):
    person = DesignationFactory(country=CountryFactory(region=africa)).person

    assert spaces_of(person) == {space.pk}


def test_whoever_the_official_list_names_belongs_and_whoever_it_replaces_no_longer(space, africa):
    InstrumentFactory(code="CMS", name_en="Convention on Migratory Species")
    CountryFactory(iso3="KEN", iso2="KE", name_en="Kenya", region=africa)

    def load(address, starts_on):
        content = contacts_csv(KENYA | {"Work Email": address})
        rows = read_sheet(SheetFile("contacts", content), contact_columns())
        load_directory(rows, starts_on=starts_on)
        return User.objects.get(email=address)

    former = load("former@example.org", date(2020, 1, 1))
    assert spaces_of(former) == {space.pk}

    Designation.objects.filter(person=former).update(ends_on=localdate())
    successor = load("successor@example.org", localdate())

    assert spaces_of(successor) == {space.pk}
    assert spaces_of(former) == frozenset()


def test_another_region_or_another_role_does_not_fit(space, africa):
    elsewhere = DesignationFactory(country=CountryFactory()).person
    councillor = DesignationFactory(country=CountryFactory(region=africa), role="councillor").person

    assert spaces_of(elsewhere) == set()
    assert spaces_of(councillor) == set()


def test_belonging_ends_with_the_designation_on_the_day(space, africa):
    person = DesignationFactory(country=CountryFactory(region=africa)).person
    Designation.objects.filter(person=person).update(ends_on=localdate())

    assert spaces_of(person) == set()


def test_a_rule_asks_for_all_that_it_names_of_one_office(africa):
    aewa = InstrumentFactory()
    space = SpaceFactory()
    MembershipRule.objects.create(space=space, instrument=aewa, region=africa)
    both = DesignationFactory(country=CountryFactory(region=africa), instrument=aewa).person
    apart = UserFactory()
    DesignationFactory(person=apart, country=CountryFactory(region=africa))
    DesignationFactory(person=apart, country=CountryFactory(), instrument=aewa)

    assert spaces_of(both) == {space.pk}
    assert spaces_of(apart) == set()


def test_whoever_belongs_to_a_space_belongs_to_the_spaces_within_it(space, africa):
    within = SpaceFactory(within=SpaceFactory(within=space), open_to="closed")
    person = DesignationFactory(country=CountryFactory(region=africa)).person

    assert within.pk in spaces_of(person)


@pytest.mark.parametrize(
    ("joined", "left", "belongs"), [(-1, None, True), (None, None, False), (-2, -1, False)]
)
def test_an_invitation_counts_from_joining_until_leaving(joined, left, belongs):
    space, person = SpaceFactory(open_to="closed"), UserFactory()
    at = now()
    Membership.objects.create(
        space=space, person=person,
        joined_at=at + timedelta(days=joined) if joined else None,
        left_at=at + timedelta(days=left) if left else None,
    )  # fmt: skip

    assert (space.pk in spaces_of(person)) is belongs


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_however_many_spaces_there_are(number, africa, django_assert_num_queries):
    for space in SpaceFactory.create_batch(number):
        MembershipRule.objects.create(space=space, region=africa)
    offices = offices_of(
        DesignationFactory(country=CountryFactory(region=africa)).person, on=localdate()
    )

    with django_assert_num_queries(3):
        assert len(belonging_of(offices, at=now()).spaces) == number
