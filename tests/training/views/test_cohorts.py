from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    ProgrammeFactory,
    SessionFactory,
    WorkshopFactory,
    standing,
)
from whimbrel.core.needs import person_needs
from whimbrel.training.emails.places import place_token
from whimbrel.training.models import Status, Trainer
from whimbrel.training.queries.cohorts import cohort, workshops_of

pytestmark = pytest.mark.django_db
AT = datetime(2013, 10, 29, 9, tzinfo=UTC)


@pytest.fixture
def programme():
    return ProgrammeFactory(code="course", name_en="Training of trainers")


@pytest.fixture
def first(programme):
    return WorkshopFactory(programme=programme)


@pytest.fixture
def second(programme):
    return WorkshopFactory(programme=programme)


@pytest.fixture
def trainer():
    return Trainer.objects.create(name="Trainer", person=UserFactory())


def a_session(workshop, day, title, *trainers, **fields):
    at = {"starts_at": datetime(2013, 10, day, 9, tzinfo=UTC)}
    at["ends_at"] = at["starts_at"].replace(hour=10)
    one = SessionFactory(workshop=workshop, title_en=title, **at, **fields)
    one.trainers.set(trainers)
    return one


def seated_at(workshop, name, status=Status.CONFIRMED, **fields):
    return standing(NomineeFactory(workshop=workshop, family_name=name, **fields), status)


def marked(registration, session, presence):
    registration.attendances.create(session=session, presence=presence, marked_at=AT)


@pytest.fixture
def course(first, second, trainer):
    """Two workshops of a programme: one person is in both, one in the first only, one has no place."""
    opening = a_session(first, 29, "Opening", trainer)
    a_session(first, 29, "Coffee", method="break")
    closing = a_session(second, 31, "Closing")
    both = {"email": "both@ministry.example"}
    here, there = seated_at(first, "Both", **both), seated_at(second, "Both", **both)
    single = seated_at(first, "Single")
    seated_at(first, "Waiting", Status.WAITING)
    marked(here, opening, "present")
    marked(there, closing, "absent")
    marked(single, opening, "excused")
    return here


def test_a_cohort_is_everybody_with_a_place_once_over_all_sessions(programme, course):
    found = cohort(workshops_of(programme))

    assert [one.title_en for one in found.sessions] == ["Opening", "Closing"]
    told = {
        one.registration.family_name: [mark and mark.presence for mark in one.marks]
        for one in found.members
    }
    assert told == {"Both": ["present", "absent"], "Single": ["excused", None]}
    assert [(one.present, one.held) for one in found.members] == [(1, 2), (0, 1)]


def test_more_people_and_sessions_cost_no_more(
    programme, first, trainer, django_assert_num_queries
):
    for number in range(3):
        session = a_session(first, 29, "Session", trainer)
        marked(seated_at(first, f"No. {number}"), session, "present")
        with django_assert_num_queries(4):
            assert len(cohort(workshops_of(programme)).members) == number + 1


@pytest.mark.parametrize("of", ["programme", "workshop"])
def test_whoever_teaches_sees_the_cohort_with_its_attendance(client, course, trainer, of):
    client.force_login(trainer.person)
    code = "course" if of == "programme" else course.workshop.meeting.code

    page = BeautifulSoup(
        client.get(reverse(f"training:{of}_cohort", args=[code])).content, "html.parser"
    )

    rows = page.select("[aria-labelledby=people] tbody tr")
    assert [row.th.get_text(" ", strip=True).split(" ")[1] for row in rows] == ["Both", "Single"]
    assert "Present" in rows[0].get_text()
    assert "Waiting" not in page.get_text()
    assert "both@ministry.example" not in page.get_text()


def test_the_secretariat_sees_it_and_nobody_else(client, course, secretariat):
    address = reverse("training:programme_cohort", args=["course"])
    assert client.get(address).status_code == 200

    client.force_login(UserFactory())
    assert client.get(address).status_code == 404

    client.logout()
    assert client.get(address).status_code == 302


def test_a_trainer_of_another_course_sees_nothing_of_this_one(client, course):
    elsewhere = Trainer.objects.create(name="Other", person=UserFactory())
    a_session(WorkshopFactory(), 29, "Elsewhere", elsewhere)
    client.force_login(elsewhere.person)

    assert client.get(reverse("training:programme_cohort", args=["course"])).status_code == 404


def test_whoever_teaches_has_a_list_of_their_sessions(client, course, trainer):
    client.force_login(trainer.person)

    text = client.get(reverse("training:teaching_list")).text

    assert "Opening" in text
    assert "Closing" not in text
    assert reverse("training:programme_cohort", args=["course"]) in text

    client.force_login(UserFactory())
    assert client.get(reverse("training:teaching_list")).status_code == 404


def test_the_desk_of_whoever_teaches_says_so_two_weeks_ahead(course, trainer):
    def told(at):
        needs = person_needs(trainer.person, at=at)
        return [need.text for found in needs.values() for need in found]

    assert "You teach: Opening" in told(datetime(2013, 10, 20, tzinfo=UTC))
    assert "You teach: Opening" not in told(datetime(2013, 10, 1, tzinfo=UTC))


def test_a_participant_finds_all_sessions_of_the_course_with_trainers_and_attendance(
    client, course
):
    address = reverse("training:place_detail", args=[place_token(course)])

    page = BeautifulSoup(client.get(address).content, "html.parser")

    lines = [one.get_text(" ", strip=True) for one in page.select("[aria-labelledby=sessions] li")]
    assert len(lines) == 2
    assert "Opening" in lines[0]
    assert "Trainer" in lines[0]
    assert lines[0].endswith("Present")
    assert lines[1].endswith("Absent")


def test_a_workshop_of_no_programme_is_a_course_of_its_own(client):
    one = seated_at(WorkshopFactory(), "Alone")
    a_session(one.workshop, 29, "Opening")
    other = WorkshopFactory()
    a_session(other, 30, "Elsewhere")

    text = client.get(reverse("training:place_detail", args=[place_token(one)])).text

    assert "Opening" in text
    assert "Elsewhere" not in text
