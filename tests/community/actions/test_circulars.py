from datetime import date

import pytest

from tests.factories.community import NOON, SpaceFactory, words
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.community.actions.circulars import send_circular, tell_circulars
from whimbrel.community.models import Circular, CircularDelivery, Membership
from whimbrel.community.queries.circulars import Asked, addressees_of
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 1)


def people(asked, besides=0):
    return set(addressees_of(asked, besides=besides, on=ON, at=NOON))


def test_all_that_is_filled_in_narrows_and_each_is_written_to_once():
    africa, asia = RegionFactory(), RegionFactory()
    aewa, cms = InstrumentFactory(), InstrumentFactory()
    kenya = CountryFactory(region=africa)
    both = UserFactory()
    DesignationFactory(person=both, country=kenya, instrument=aewa)
    DesignationFactory(person=both, country=kenya, instrument=cms, role="deputy")
    asian = DesignationFactory(country=CountryFactory(region=asia), instrument=aewa).person
    gone = DesignationFactory(country=kenya, instrument=aewa, role="technical", ends_on=ON).person

    assert people(Asked(region=africa)) == {both}
    assert people(Asked(instrument=aewa)) == {both, asian}
    assert people(Asked(instrument=aewa, role="deputy")) == set()
    assert people(Asked(instrument=aewa), besides=both.pk) == {asian}
    assert gone not in people(Asked(role="technical"))


def test_parties_and_non_parties_are_told_apart_by_the_day():
    aewa = InstrumentFactory()
    party, other = CountryFactory(), CountryFactory()
    TreatyActionFactory(country=party, instrument=aewa)
    inside = DesignationFactory(country=party, instrument=aewa).person
    outside = DesignationFactory(country=other, instrument=aewa).person

    assert people(Asked(instrument=aewa, to=Circular.To.PARTIES)) == {inside}
    assert people(Asked(instrument=aewa, to=Circular.To.NON_PARTIES)) == {outside}


def test_a_space_of_a_meeting_is_written_to_as_a_whole():
    space = SpaceFactory(kind="meeting")
    guest = UserFactory()
    Membership.objects.create(space=space, person=guest, joined_at=NOON)

    assert people(Asked(space=space)) == {guest}


def test_letters_go_out_by_the_worker_each_once_and_answers_come_to_the_author(settings):
    settings.MAIL_IN = "house@in.example.org"
    africa = RegionFactory()
    addressees = {
        DesignationFactory(country=CountryFactory(region=africa)).person for _ in range(3)
    }
    author = seated()
    for _ in range(2):
        send_circular(
            by=author, asked=Asked(region=africa), subject="Credentials", words=words(key="c"),
            at=NOON,
        )  # fmt: skip
    assert not Letter.objects.exists()

    while tell_circulars(at=NOON, limit=2):
        pass

    letters = Letter.objects.filter(kind="circular")
    assert {one.recipient for one in letters} == addressees
    assert all("+circular-" in one.reply_to for one in letters)
    assert not CircularDelivery.objects.filter(told_at=None).exists()
