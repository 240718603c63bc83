from datetime import UTC, date, datetime

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    WorkshopFactory,
    WorkshopInvitationFactory,
    standing,
)
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.core.models import Letter
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.invitations import remind_silent
from whimbrel.training.actions.invite_sheet import invite_from_sheet, try_invite_sheet
from whimbrel.training.actions.places import remind_offered
from whimbrel.training.models import Registration, Status, WorkshopInvitation

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
HEAD = "iso3,email,language,given_name,family_name,category"


@pytest.fixture(autouse=True)
def kenya():
    return CountryFactory(iso3="KEN", working_languages="en sw")


@pytest.fixture
def workshop():
    return WorkshopFactory(places=2)


def a_sheet(*lines, head=HEAD):
    return SheetFile("invite.csv", "\n".join([head, *lines]).encode())


def invited(workshop, by, *lines, at=NOON):
    return invite_from_sheet(a_sheet(*lines), workshop=workshop, by=by, at=at)


def addresses():
    return sorted(Letter.objects.values_list("address", flat=True))


def test_a_country_is_asked_through_its_focal_points_and_each_office_of_the_sheet(
    workshop, kenya, secretariat_person
):
    focal_point = UserFactory()
    DesignationFactory(person=focal_point, country=kenya, starts_on=date(2020, 1, 1))

    parties, _persons = invited(
        workshop,
        secretariat_person,
        "KEN,wildlife@ministry.example; foreign@ministry.example,fr,,,",
    )

    assert parties.added == 1
    assert addresses() == sorted(
        [focal_point.email, "foreign@ministry.example", "wildlife@ministry.example"]
    )
    office = Letter.objects.get(address="foreign@ministry.example")
    assert office.language == "fr"
    assert "/fr/training/nominate/" in office.text
    assert WorkshopInvitation.objects.get().because == "From a sheet"


def test_a_person_is_asked_to_confirm_a_place(workshop, secretariat_person):
    invited(workshop, secretariat_person, ",trainer@museum.example,es,Office,Training,trainer")

    one = Registration.objects.get()
    assert (one.category, one.language, one.status().status) == ("trainer", "es", "selected")
    assert addresses() == ["trainer@museum.example"]


def test_looking_through_writes_to_nobody(workshop, secretariat_person):
    parties, persons = try_invite_sheet(
        a_sheet("KEN,,,,,", ",one@museum.example,,,One,"),
        workshop=workshop,
        by=secretariat_person,
        at=NOON,
    )

    assert (parties.added, persons.added) == (1, 1)
    assert not Letter.objects.exists()
    assert not Registration.objects.exists()
    assert not WorkshopInvitation.objects.exists()


def test_whoever_is_invited_already_is_left_and_named_and_only_a_new_office_is_written_to(
    workshop, kenya, secretariat_person
):
    WorkshopInvitationFactory(workshop=workshop, country=kenya, also_to="old@ministry.example")
    declined = standing(NomineeFactory(workshop=workshop), Status.DECLINED)

    parties, persons = invited(
        workshop,
        secretariat_person,
        "KEN,Old@ministry.example new@ministry.example,,,,",
        f",{declined.email.upper()},,Another,Name,",
    )

    assert (parties.added, parties.changed, persons.added, persons.unchanged) == (0, 1, 0, 1)
    assert persons.changes == [f"3: {declined.name}, Declined"]
    assert addresses() == ["new@ministry.example"]
    assert WorkshopInvitation.objects.get().addresses == [
        "old@ministry.example",
        "new@ministry.example",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",,fr,,,", "Name a country"),
        ("KEN,not an address,,,,", "no e-mail address"),
        ("KEN,,,Given,,", "family name"),
        (",,,,Family,", "Give an address"),
        (",a@b@c,,,Family,", "no e-mail address"),
        (",one@museum.example,,,Again,", "twice"),
        (",two@museum.example,xx,,Family,", "not known here"),
    ],
)
def test_a_line_that_cannot_be_is_named_and_nobody_is_written_to(
    workshop, secretariat_person, line, said
):
    with pytest.raises(SheetRefused) as refused:
        invited(workshop, secretariat_person, ",one@museum.example,,,One,", line)

    assert said in str(refused.value)
    assert not Letter.objects.exists()
    assert not Registration.objects.exists()


def test_more_persons_than_free_places_are_refused(workshop, secretariat_person):
    lines = [f",p{n}@museum.example,,,No. {n}," for n in range(3)]

    with pytest.raises(SheetRefused) as refused:
        invited(workshop, secretariat_person, *lines)

    assert "3 persons, and 2 places are free" in str(refused.value)


def test_only_who_has_not_answered_is_reminded_once_a_day(workshop, kenya, secretariat_person):
    invited(
        workshop,
        secretariat_person,
        "KEN,wildlife@ministry.example,,,,",
        ",quiet@museum.example,,,Quiet,",
        ",spoke@museum.example,,,Spoke,",
    )
    standing(Registration.objects.get(family_name="Spoke"), Status.CONFIRMED)
    Letter.objects.all().delete()

    for _ in range(2):
        remind_silent(workshop=workshop, by=secretariat_person, at=NOON)
        remind_offered(workshop=workshop, by=secretariat_person, at=NOON)

    assert addresses() == ["quiet@museum.example", "wildlife@ministry.example"]
    assert all(one.subject.startswith("Reminder: please") for one in Letter.objects.all())
