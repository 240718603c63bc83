from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.designations import LetterFactory, invited, seated, taken
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.core.models import Letter
from whimbrel.designations.actions.letter_deeds import LetterRefused
from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation
from whimbrel.people.models import User
from whimbrel.treaties.models import Body, Designation, Role

pytestmark = pytest.mark.django_db
Kind = DesignationLetter.Kind
DAY = date(2026, 3, 1)


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya")


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS")


@pytest.fixture
def aewa():
    return InstrumentFactory(code="AEWA")


@pytest.fixture
def in_post(kenya, cms):
    """The National Focal Point of Kenya since 2020, who has come in."""
    person = UserFactory(email="before@example.org", last_login=now())
    return DesignationFactory(
        person=person, country=kenya, instrument=cms, starts_on=date(2020, 1, 1)
    )


def letter_of(country, *instruments, **fields):
    return LetterFactory(country=country, instruments=instruments, starts_on=DAY, **fields)


def refused(letter):
    with pytest.raises(LetterRefused) as why:
        taken(letter)
    letter.refresh_from_db()
    assert letter.settled_at is None
    return " ".join(why.value.why)


# Naming a person


def test_a_letter_opens_a_designation_for_each_instrument_and_one_invitation(kenya, cms, aewa):
    taken(letter_of(kenya, cms, aewa, email="new@example.org", language="fr"))

    person = User.objects.get(email="new@example.org")
    held = Designation.objects.filter(person=person)
    assert [(one.instrument.code, one.role, one.starts_on, one.ends_on) for one in held] == [
        ("AEWA", "nfp", DAY, None),
        ("CMS", "nfp", DAY, None),
    ]
    mail = Letter.objects.get()
    assert (mail.kind, mail.address, mail.language) == ("invitation", "new@example.org", "fr")


def test_the_post_in_the_letter_stands_in_the_directory(kenya, cms):
    taken(letter_of(kenya, cms, email="new@example.org", position="Director of Wildlife"))

    assert User.objects.get(email="new@example.org").position == "Director of Wildlife"


def test_what_a_person_says_of_their_own_office_is_not_overwritten_by_a_second_letter(kenya, cms):
    person = UserFactory(position="Head of Wetlands", last_login=now())

    taken(letter_of(kenya, cms, email=person.email, position="Officer"))

    person.refresh_from_db()
    assert person.position == "Head of Wetlands"


def test_who_knows_the_place_is_told_and_gets_no_invitation(kenya, cms):
    person = UserFactory(last_login=now())

    taken(letter_of(kenya, cms, email=person.email.upper()))

    assert Designation.objects.filter(person=person, country=kenya).exists()
    assert not Invitation.objects.exists()
    assert Letter.objects.get().kind == "designation"


def test_the_one_before_ends_on_the_day_the_next_begins_and_is_told(in_post, kenya, cms):
    taken(letter_of(kenya, cms))

    in_post.refresh_from_db()
    assert in_post.ends_on == DAY
    assert Letter.objects.get(address="before@example.org").subject.endswith("ends")


def test_deputies_stand_beside_each_other(in_post, kenya, cms):
    for _ in range(2):
        taken(letter_of(kenya, cms, role=Role.DEPUTY))

    in_post.refresh_from_db()
    assert in_post.ends_on is None
    assert Designation.objects.filter(role=Role.DEPUTY, ends_on=None).count() == 2


def test_a_second_letter_for_who_holds_the_post_is_kept_with_it_and_opens_nothing(
    in_post, kenya, cms
):
    letter = taken(letter_of(kenya, cms, email="before@example.org"))

    assert list(letter.designations.all()) == [in_post]
    assert Designation.objects.filter(country=kenya).count() == 1
    assert not Letter.objects.exists()


@pytest.mark.parametrize("email", ["before@example.org", "other@example.org"])
def test_a_letter_for_a_day_before_the_post_s_next_holder_begins_is_refused_in_words(
    in_post, kenya, cms, email
):
    Designation.objects.filter(pk=in_post.pk).update(starts_on=date(2026, 6, 1))

    why = refused(letter_of(kenya, cms, email=email))

    assert "holds this post from 2026-06-01 on" in why
    assert Designation.objects.filter(country=kenya).count() == 1


def test_a_letter_for_a_day_on_which_another_began_is_refused_in_words(in_post, kenya, cms):
    Designation.objects.filter(pk=in_post.pk).update(starts_on=DAY)

    assert "holds this post from 2026-03-01 on" in refused(letter_of(kenya, cms))


def test_a_refused_letter_leaves_nothing_half_done(in_post, kenya, cms, aewa):
    Designation.objects.filter(pk=in_post.pk).update(starts_on=date(2026, 6, 1))

    refused(letter_of(kenya, aewa, cms, email="new@example.org"))

    assert not User.objects.filter(email="new@example.org").exists()
    assert not Designation.objects.filter(instrument=aewa).exists()
    assert not Letter.objects.exists()


def test_a_letter_opens_a_closed_account_again_and_its_link_works(client, kenya, cms):
    person = UserFactory(is_active=False, left_at=now())

    taken(letter_of(kenya, cms, email=person.email))

    person.refresh_from_db()
    assert (person.is_active, person.left_at) == (True, None)
    _, token = invited(person)
    assert client.get(f"/en/invitations/{token}/").status_code == 200


# Returning


def test_who_held_a_post_before_returns(in_post, kenya, cms):
    Designation.objects.filter(pk=in_post.pk).update(ends_on=date(2023, 1, 1))

    taken(letter_of(kenya, cms, kind=Kind.RETURNS, email="before@example.org", position="Adviser"))

    assert list(Designation.objects.filter(country=kenya).values_list("starts_on", "ends_on")) == [
        (date(2020, 1, 1), date(2023, 1, 1)),
        (DAY, None),
    ]
    assert User.objects.get(email="before@example.org").position == "Adviser"


def test_who_never_held_a_post_cannot_return(kenya, cms):
    why = refused(letter_of(kenya, cms, kind=Kind.RETURNS, email="new@example.org"))

    assert "Nobody with the address new@example.org held a post here" in why


# Changing


def test_a_change_of_role_ends_the_old_one_and_opens_the_new_one(in_post, kenya, cms):
    taken(letter_of(kenya, cms, kind=Kind.CHANGES, role=Role.DEPUTY, email="before@example.org"))

    held = Designation.objects.filter(person=in_post.person).order_by("starts_on")
    assert [(one.role, one.starts_on, one.ends_on) for one in held] == [
        ("nfp", date(2020, 1, 1), DAY),
        ("deputy", DAY, None),
    ]
    assert "has changed" in Letter.objects.get().subject


def test_a_change_of_name_and_office_keeps_the_designation(in_post, kenya, cms):
    letter = taken(
        letter_of(
            kenya,
            cms,
            kind=Kind.CHANGES,
            email="before@example.org",
            person_name="Focal point, Kenya",
            position="Permanent Secretary",
        )
    )

    person = User.objects.get(pk=in_post.person_id)
    assert (person.display_name, person.position) == ("Focal point, Kenya", "Permanent Secretary")
    assert list(letter.designations.all()) == [in_post]
    assert Designation.objects.filter(country=kenya).count() == 1


def test_a_change_of_address_is_told_to_the_old_one_too(in_post, kenya, cms):
    taken(
        letter_of(
            kenya,
            cms,
            kind=Kind.CHANGES,
            email="before@example.org",
            new_email="After@example.org",
        )
    )

    assert User.objects.get(pk=in_post.person_id).email == "after@example.org"
    assert sorted(Letter.objects.values_list("address", flat=True)) == [
        "after@example.org",
        "before@example.org",
    ]


def test_a_change_of_address_sends_who_never_came_a_link_to_the_new_one(kenya, cms):
    designation = DesignationFactory(country=kenya, instrument=cms, starts_on=date(2020, 1, 1))
    _, old = invited(designation.person)

    taken(
        letter_of(
            kenya,
            cms,
            kind=Kind.CHANGES,
            email=designation.person.email,
            new_email="after@example.org",
        )
    )

    assert Letter.objects.filter(kind="invitation").latest("pk").address == "after@example.org"
    assert Invitation.objects.open(at=now()).count() == 1
    assert Invitation.objects.exclude(withdrawn_at=None).count() == 1


def test_no_letter_takes_the_address_of_somebody_else(in_post, kenya, cms):
    UserFactory(email="taken@example.org")

    why = refused(
        letter_of(
            kenya,
            cms,
            kind=Kind.CHANGES,
            email="before@example.org",
            new_email="TAKEN@example.org",
        )
    )

    assert "Somebody else has an account" in why


def test_no_letter_changes_the_address_of_who_works_for_the_secretariat(kenya, cms):
    administrator = seated(Role.ADMINISTRATOR, email="keys@example.org")
    DesignationFactory(
        person=administrator, country=kenya, instrument=cms, starts_on=date(2020, 1, 1)
    )

    why = refused(
        letter_of(
            kenya, cms, kind=Kind.CHANGES, email="keys@example.org", new_email="evil@example.org"
        )
    )

    assert "works for the Secretariat" in why
    assert User.objects.filter(email="keys@example.org").exists()


def test_a_change_for_somebody_who_holds_several_roles_is_refused_in_words(in_post, kenya, cms):
    DesignationFactory(
        person=in_post.person,
        country=kenya,
        instrument=cms,
        role=Role.COUNCILLOR,
        starts_on=date(2021, 1, 1),
    )

    why = refused(
        letter_of(kenya, cms, kind=Kind.CHANGES, role=Role.DEPUTY, email="before@example.org")
    )

    assert "holds several roles here" in why


# Ending and vacancy


def test_a_letter_ends_what_it_names_and_nothing_else(in_post, kenya, cms, aewa):
    other = DesignationFactory(
        person=in_post.person, country=kenya, instrument=aewa, starts_on=date(2020, 1, 1)
    )

    taken(letter_of(kenya, cms, kind=Kind.ENDS, email="BEFORE@example.org"))

    in_post.refresh_from_db()
    other.refresh_from_db()
    assert (in_post.ends_on, other.ends_on) == (DAY, None)


def test_an_ending_that_names_nobody_in_post_is_refused_in_words(in_post, kenya, cms):
    why = refused(letter_of(kenya, cms, kind=Kind.ENDS, email="stranger@example.org"))

    assert "Nobody with the address stranger@example.org holds this post on 2026-03-01" in why


def test_a_vacancy_ends_whoever_holds_the_post_without_naming_them(in_post, kenya, cms):
    taken(letter_of(kenya, cms, kind=Kind.VACATES, person_name="", email=""))

    in_post.refresh_from_db()
    assert in_post.ends_on == DAY
    assert Letter.objects.get().address == "before@example.org"


def test_a_vacancy_of_a_vacant_post_is_refused_in_words(kenya, cms):
    why = refused(letter_of(kenya, cms, kind=Kind.VACATES, person_name="", email=""))

    assert why == "Nobody holds this post on 2026-03-01: it is vacant already."


@pytest.mark.parametrize(
    ("days", "words"), [(30, "Until then everything stays"), (-30, "is kept for you")]
)
def test_who_is_let_go_reads_where_the_handover_file_is(in_post, kenya, cms, days, words):
    letter = letter_of(kenya, cms, kind=Kind.ENDS, email="before@example.org")
    letter.starts_on = localdate() + timedelta(days=days)
    letter.save()

    taken(letter)

    assert words in Letter.objects.get().text


# Other roles


def test_a_region_s_member_of_the_standing_committee_is_invited_by_the_same_letter(kenya, cms):
    africa = RegionFactory(code="africa")

    taken(letter_of(kenya, cms, role=Role.STANDING, region=africa, email="stc@example.org"))

    held = Designation.objects.get(person__email="stc@example.org")
    assert (held.role, held.region, held.country) == ("standing", africa, kenya)
    assert Letter.objects.get().kind == "invitation"


def test_a_body_s_observer_is_invited_without_a_country_or_an_instrument():
    body = Body.objects.create(code="ngo", name_en="An NGO", kind=Body.Kind.ORGANIZATION)

    taken(letter_of(None, role=Role.OBSERVER, body=body, email="ngo@example.org"))

    held = Designation.objects.get(person__email="ngo@example.org")
    assert (held.role, held.body, held.country, held.instrument) == ("observer", body, None, None)
    assert "An NGO" in Letter.objects.get().text


def test_a_colleague_named_by_letter_gets_a_seat_and_loses_it_by_letter():
    email = "colleague@example.org"
    opening = LetterFactory(country=None, role=Role.STAFF, email=email, starts_on=localdate())
    taken(opening)
    assert User.objects.get(email=email).is_staff

    Designation.objects.filter(person__email=email).update(starts_on=date(2020, 1, 1))
    taken(
        LetterFactory(
            country=None, role=Role.STAFF, kind=Kind.ENDS, email=email, starts_on=localdate()
        )
    )
    assert not User.objects.get(email=email).is_staff


def test_an_ending_asks_nobody_the_yearly_question_any_more(in_post, kenya, cms):
    Confirmation.objects.create(designation=in_post, asked_at=now())

    taken(letter_of(kenya, cms, kind=Kind.ENDS, email="before@example.org"))

    assert not Confirmation.objects.open().exists()
