from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.accession import CounterpartFactory, PlaybookStepFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory, WorkshopInvitationFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    MeetingFactory,
    TreatyActionFactory,
)
from whimbrel.accession.actions.entries import note_deposits, record_entries
from whimbrel.accession.actions.recruitment import open_file
from whimbrel.accession.actions.welcome import (
    WelcomeLetter,
    ask_for_focal_point,
    follow_welcomes,
    invite_to,
    state_report_day,
)
from whimbrel.accession.models import RecruitmentOffer
from whimbrel.accession.needs import welcome as needs
from whimbrel.accession.queries.welcome import report_day, welcome
from whimbrel.core.candidates import occasions
from whimbrel.core.models import Letter
from whimbrel.training.models import WorkshopInvitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms():
    """An instrument with the welcome as the first playbook has it."""
    instrument = InstrumentFactory(
        code="CMS", entry_rule="first_of_month", entry_rule_n=3, entry_rule_article="Art. XVIII.2"
    )
    for place, deed, stage, days in (
        (1, "ask", "", 14), (2, "", "focal_point", 60), (3, "training", "", 30),
        (4, "report", "first_report", 730),
    ):  # fmt: skip
        PlaybookStepFactory(
            instrument=instrument, path="welcome", place=place, deed=deed, stage=stage, days=days,
            words=f"Step {place}",
        )  # fmt: skip
    return instrument


@pytest.fixture
def file(cms):
    """A State that deposited ten days ago, and is in force in some weeks."""
    opened = open_file(
        country=CountryFactory(name_en="Brazil"), instrument=cms, by=UserFactory(), at=now(),
        on=localdate(),
    )  # fmt: skip
    day = localdate() - timedelta(days=10)
    TreatyActionFactory(
        country=opened.country, instrument=cms, deposited_on=day,
        in_force_on=cms.enters_into_force_on(day),
    )  # fmt: skip
    return opened


def shown(file, on=None):
    return {one.words: one for one in welcome(file, on=on or localdate())}


def joins(file):
    """The day of entry into force comes."""
    act = file.country.treaty_actions.get()
    act.in_force_on = localdate()
    act.save()
    record_entries(on=localdate(), at=now())


def test_before_the_deposit_there_is_no_welcome(file):
    assert welcome(file, on=localdate() - timedelta(days=11)) == []


def test_the_deposit_opens_the_welcome_and_asks_for_a_focal_point_before_the_day_of_entry(file):
    note_deposits(on=localdate(), at=now())

    points = shown(file)
    assert points["Instrument deposited"].done_on == localdate() - timedelta(days=10)
    assert points["In force"].done_on is None
    assert points["In force"].due_on == file.country.treaty_actions.get().in_force_on
    asked = points["Designation of a National Focal Point asked for"]
    assert (asked.done_on, asked.due_on) == (None, localdate() + timedelta(days=14))
    assert [one.text for one in needs(seated(), now())] == ["Step 1"]


def test_the_letter_is_sent_once_stands_in_the_file_and_ticks_the_step(file):
    note_deposits(on=localdate(), at=now())
    by = UserFactory(email="officer@secretariat.example")
    person = CounterpartFactory(file=file, language="fr")
    letter = WelcomeLetter([person], "fr", "Point focal", "Excellence,", "key")

    sent = [
        ask_for_focal_point(file=file, letter=letter, by=by, at=now(), on=localdate())
        for _time in (1, 2)
    ]

    assert sent == [1, 0]
    kept = Letter.objects.get()
    assert (kept.address, kept.language, kept.reply_to) == (person.email, "fr", by.email)
    assert kept.is_confidential
    assert file.approaches.get().outcome == "Point focal"
    assert shown(file)["Designation of a National Focal Point asked for"].done_on == localdate()


def test_a_designation_in_the_records_ticks_what_led_to_it_and_moves_the_file(file):
    note_deposits(on=localdate(), at=now())
    joins(file)
    designation = DesignationFactory(
        country=file.country, instrument=file.instrument, starts_on=localdate()
    )
    DesignationFactory(country=file.country)

    for _time in (1, 2):
        follow_welcomes(on=localdate(), at=now())

    assert file.stages.filter(stage="focal_point", since=localdate()).count() == 1
    assert {one.words for one in file.steps.filter(done_on=None)} == {"Step 3", "Step 4"}
    points = shown(file)
    assert points["National Focal Point designated"].done_on == designation.starts_on
    assert points["The focal point has an account"].done_on is None


def test_an_account_that_was_used_shows(file):
    designation = DesignationFactory(country=file.country, instrument=file.instrument)
    designation.person.last_login = now()
    designation.person.save()

    assert shown(file)["The focal point has an account"].done_on == localdate()


def test_a_workshop_proposed_by_whoever_keeps_it_ticks_the_step(file):
    note_deposits(on=localdate(), at=now())
    joins(file)
    ahead = WorkshopFactory(
        meeting__ends_on=None, meeting__starts_on=localdate() + timedelta(days=60)
    )
    follow_welcomes(on=localdate(), at=now())
    before = shown(file)["Training proposed"]
    WorkshopInvitationFactory(workshop=ahead, country=file.country)

    follow_welcomes(on=localdate(), at=now())

    assert (before.done_on, before.detail) == (None, ahead.title)
    assert shown(file)["Training proposed"].done_on == localdate()


def test_the_first_report_is_due_by_the_rule_before_the_next_meeting_that_is_far_enough(cms):
    for starts_on in (date(2026, 3, 23), date(2029, 5, 31)):
        MeetingFactory(ends_on=None, instrument=cms, starts_on=starts_on)

    assert report_day(cms, after=date(2025, 6, 1)).due_on == date(2025, 9, 23)
    assert report_day(cms, after=date(2025, 10, 1)).due_on == date(2028, 11, 30)
    assert report_day(cms, after=date(2029, 1, 1)) is None
    assert report_day(InstrumentFactory(code="AEWA"), after=date(2025, 6, 1)) is None


def test_without_a_rule_no_day_is_made_up_and_the_secretariat_states_it(file):
    note_deposits(on=localdate(), at=now())
    joins(file)
    follow_welcomes(on=localdate(), at=now())
    before = shown(file)["First national report"]
    day = localdate() + timedelta(days=400)

    state_report_day(file=file, day=day, by=UserFactory())
    MeetingFactory(
        ends_on=None, instrument=file.instrument, starts_on=localdate() + timedelta(days=900)
    )
    follow_welcomes(on=localdate(), at=now())

    assert (before.due_on, file.steps.get(deed="report").due_on) == (None, day)
    assert "No rule gives the day" in before.detail
    assert shown(file)["First national report"].due_on == day


def test_a_meeting_that_is_set_gives_the_report_its_day(file):
    note_deposits(on=localdate(), at=now())
    joins(file)
    MeetingFactory(ends_on=None, instrument=file.instrument, starts_on=date(2100, 7, 5))

    follow_welcomes(on=localdate(), at=now())

    assert file.steps.get(deed="report").due_on == date(2100, 1, 5)


def test_a_state_is_asked_to_a_workshop_as_every_party_is_and_the_file_knows(file):
    workshop = WorkshopFactory(
        meeting__ends_on=None,
        meeting__starts_on=localdate() + timedelta(days=60),
        places=20,
        region=file.country.region,
    )
    person = CounterpartFactory(file=file)
    (occasion,) = occasions(file.country_id, on=localdate())

    asked = [
        invite_to(
            file=file, occasion=occasion, persons=[person], language="fr",
            offered_by="The Secretariat", by=UserFactory(), at=now(), on=localdate(),
        )
        for _time in (1, 2)
    ]  # fmt: skip

    assert asked == [True, False]
    invitation = WorkshopInvitation.objects.get()
    assert (invitation.workshop, invitation.country) == (workshop, file.country)
    assert (invitation.addresses, invitation.language) == ([person.email], "fr")
    assert Letter.objects.filter(kind="workshop_invitation").get().address == person.email
    assert RecruitmentOffer.objects.get().kind == "workshop"
    assert file.approaches.get().person == person


def test_nobody_is_asked_to_a_workshop_that_takes_no_nominations(file):
    WorkshopFactory(meeting__ends_on=None, meeting__starts_on=localdate() + timedelta(days=60))
    (occasion,) = occasions(file.country_id, on=localdate())

    with pytest.raises(LookupError):
        invite_to(
            file=file, occasion=occasion, persons=[CounterpartFactory(file=file)], language="en",
            offered_by="The Secretariat", by=UserFactory(), at=now(), on=localdate(),
        )  # fmt: skip

    assert occasion.until is None
    assert not RecruitmentOffer.objects.exists()
