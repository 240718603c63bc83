from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from tests.factories.manual import ChecklistFactory, ChecklistStepFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, MeetingFactory
from whimbrel.manual.dossier import checklists
from whimbrel.manual.models import Tick, Undertaking
from whimbrel.manual.needs import due_steps

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def checklist():
    made = ChecklistFactory(slug="before-a-cop", title_en="Before a COP")
    ChecklistStepFactory(checklist=made, key="ask", text_en="Ask early", due_days=-30)
    ChecklistStepFactory(checklist=made, key="book", text_en="Book a bed", due_days=-5)
    return made


@pytest.fixture
def kenya():
    return CountryFactory(name_en="Kenya")


@pytest.fixture
def member(client, kenya):
    person = DesignationFactory(country=kenya).person
    client.force_login(person)
    return person


@pytest.fixture
def meeting():
    return MeetingFactory(starts_on=localdate() + timedelta(days=20), ends_on=None)


def page(client, address):
    return client.get(address, HTTP_ACCEPT_ENCODING="identity").content.decode()


def begin(client, meeting, country=None):
    told = {"meeting": meeting.pk, "country": country.pk if country else ""}
    return client.post("/en/manual/checklists/before-a-cop/begin/", told)


def save(client, undertaking, *, ticked=(), was=()):
    told = {"step": [one.pk for one in ticked], "was": [one.pk for one in was]}
    return client.post(f"/en/manual/my-checklists/{undertaking.pk}/", told)


def test_a_member_begins_a_checklist_for_a_meeting_and_each_step_has_its_day(
    client, member, checklist, meeting
):
    answer = begin(client, meeting)

    undertaking = Undertaking.objects.get()
    assert (undertaking.person, undertaking.country) == (member, None)
    days = [undertaking.due_on(step) for step in checklist.steps.all()]
    assert days == [localdate() - timedelta(days=10), localdate() + timedelta(days=15)]
    assert ">late<" in page(client, answer.url)


def test_begun_twice_on_a_bad_line_it_is_one(client, member, checklist, meeting):
    begin(client, meeting)
    begin(client, meeting)

    assert Undertaking.objects.count() == 1


def test_a_checklist_of_the_first_days_counts_from_the_designation(client, member, checklist):
    checklist.counts_from = "designation"
    checklist.save()
    ChecklistStepFactory(checklist=checklist, due_days=30)

    address = "/en/manual/checklists/before-a-cop/begin/"
    first_day = member.designations.get().starts_on
    assert f'value="{first_day.isoformat()}"' in page(client, address)
    client.post(address, {"starts_on": "2026-11-01"})

    undertaking = Undertaking.objects.get()
    assert undertaking.due_on(checklist.steps.last()) == date(2026, 12, 1)


def test_a_meeting_that_is_moved_moves_every_day(client, member, checklist, meeting):
    begin(client, meeting)
    meeting.starts_on = date(2027, 3, 31)
    meeting.save()

    assert Undertaking.objects.get().due_on(checklist.steps.first()) == date(2027, 3, 1)


def test_ticks_are_kept_and_taken_back(client, member, checklist, meeting):
    begin(client, meeting)
    undertaking, (ask, book) = Undertaking.objects.get(), checklist.steps.all()

    save(client, undertaking, ticked=[ask, book])
    assert "2 of 2 steps are done" in page(client, undertaking.get_absolute_url())

    save(client, undertaking, ticked=[book], was=[ask, book])
    assert [tick.step for tick in Tick.objects.all()] == [book]


def test_a_colleague_s_old_page_does_not_take_back_what_was_ticked_meanwhile(
    client, member, kenya, checklist, meeting
):
    begin(client, meeting, kenya)
    undertaking, (ask, book) = Undertaking.objects.get(), checklist.steps.all()
    save(client, undertaking, ticked=[ask])
    client.force_login(DesignationFactory(country=kenya, role="deputy").person)

    save(client, undertaking, ticked=[book])

    assert Tick.objects.count() == 2


def test_a_step_of_another_checklist_is_not_ticked(client, member, checklist, meeting):
    begin(client, meeting)

    save(client, Undertaking.objects.get(), ticked=[ChecklistStepFactory()])

    assert not Tick.objects.exists()


def test_one_s_own_list_is_seen_by_nobody_else_and_a_country_s_by_its_people(
    client, member, kenya, checklist, meeting
):
    begin(client, meeting)
    begin(client, meeting, kenya)
    own, shared = Undertaking.objects.get(country=None), Undertaking.objects.get(person=None)

    client.force_login(DesignationFactory(country=kenya, role="deputy").person)
    assert client.get(own.get_absolute_url()).status_code == 404
    assert client.get(shared.get_absolute_url()).status_code == 200

    client.force_login(DesignationFactory().person)
    assert client.get(shared.get_absolute_url()).status_code == 404
    assert save(client, shared, ticked=checklist.steps.all()).status_code == 404


def test_nobody_begins_a_list_for_another_country(client, member, checklist, meeting):
    assert begin(client, meeting, CountryFactory()).status_code == 422
    assert not Undertaking.objects.exists()


def test_who_holds_no_office_has_no_checklists(client):
    client.force_login(UserFactory())
    assert client.get("/en/manual/my-checklists/").status_code == 403


def test_the_desk_tells_what_is_due_and_what_is_late(client, member, checklist, meeting):
    begin(client, meeting)
    at = datetime.combine(localdate(), NOON.time(), tzinfo=UTC)

    assert [(need.text, need.is_late) for need in due_steps(member, at)] == [
        ("Ask early", True),
        ("Book a bed", False),
    ]
    save(client, Undertaking.objects.get(), ticked=checklist.steps.all())
    assert due_steps(member, at) == []


def test_what_is_put_away_leaves_the_desk(client, member, checklist, meeting):
    begin(client, meeting)
    undertaking = Undertaking.objects.get()

    client.post(undertaking.get_absolute_url(), {"put_away": "yes"})

    assert due_steps(member, NOON) == []
    assert "Put away" in page(client, "/en/manual/my-checklists/")


def test_the_country_room_shows_the_country_s_lists_and_no_person_s(
    client, member, kenya, checklist, meeting
):
    begin(client, meeting)
    assert checklists(kenya.pk, localdate()) == []

    begin(client, meeting, kenya)
    (line,) = checklists(kenya.pk, localdate())
    assert (line.text, line.is_open) == ("Before a COP", True)
    assert "0 of 2" in line.detail


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_checklist_or_three(
    client, member, number, checklist, django_assert_num_queries
):
    for days in range(number):
        begin(
            client, MeetingFactory(starts_on=localdate() + timedelta(days=9 + days), ends_on=None)
        )

    with django_assert_num_queries(7):
        page(client, "/en/manual/my-checklists/")
