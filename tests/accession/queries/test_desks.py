import pytest
from django.utils.timezone import localdate

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.queries.desks import (
    countries_kept_by,
    kept_from,
    letters_kept_from,
    officers,
)
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import offices_of

pytestmark = pytest.mark.django_db


def holds(person):
    return offices_of(person, on=localdate())


def test_an_officer_keeps_all_files_until_regions_are_given():
    officer = seated()
    africa, asia = RegionFactory(), RegionFactory()
    here = RecruitmentFileFactory(country__region=africa)
    there = RecruitmentFileFactory(country__region=asia)
    nowhere = RecruitmentFileFactory(country__region=None)
    assert set(files_visible_to(holds(officer))) == {here, there, nowhere}

    set_regions(officer=officer, regions=[africa], by=seated(Role.ADMINISTRATOR))

    assert set(files_visible_to(holds(officer))) == {here}
    assert set(countries_kept_by(holds(officer))) == {here.country}
    assert set(kept_from(officer)) == {there.pk, nowhere.pk}


def test_an_administrator_keeps_all_whatever_was_given():
    administrator = seated(Role.ADMINISTRATOR)
    set_regions(officer=administrator, regions=[RegionFactory()], by=administrator)
    file = RecruitmentFileFactory(country__region=RegionFactory())

    assert list(files_visible_to(holds(administrator))) == [file]
    assert list(kept_from(administrator)) == []


def test_whoever_is_not_of_the_secretariat_sees_none():
    RecruitmentFileFactory()

    assert not files_visible_to(holds(DesignationFactory().person)).exists()


def test_officers_are_listed_with_their_regions_and_administrators_are_not():
    africa, officer, all_regions = RegionFactory(), seated(), seated()
    seated(Role.ADMINISTRATOR)
    UserFactory()
    set_regions(officer=officer, regions=[africa], by=officer)

    found = dict(officers(on=localdate()))

    assert found == {officer: [africa], all_regions: []}


def test_invitations_to_persons_of_other_desks_are_kept_from_an_officer_too():
    africa, officer = RegionFactory(), seated()
    set_regions(officer=officer, regions=[africa], by=officer)
    here = CounterpartFactory(file__country__region=africa)
    there = CounterpartFactory(file__country__region=RegionFactory())

    def invitation(address):
        to = Recipient(address=address)
        return write_letter(to=to, kind="workshop_invitation", subject="Come", text="Do.")

    invitation(here.email)
    invitation("office@elsewhere.example")
    hidden = invitation(there.email)

    assert list(letters_kept_from(officer)) == [hidden.pk]
