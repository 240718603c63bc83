from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.indicators import APPROVED, IndicatorFactory, a_value
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from tests.factories.workplan import WorkPlanFactory
from whimbrel.report.actions.evidence import MOST, forget_value_files
from whimbrel.report.actions.indicators import move_value
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n and the room full of people"


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def value():
    return a_value(IndicatorFactory(plan=WorkPlanFactory(code="plan"), code="answers"))


@pytest.fixture
def keeper(client):
    person = seated(display_name="Secretariat")
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"report:{name}", args=args)


def photo(name="room.png", body=PNG):
    return SimpleUploadedFile(name, body)


def keep(client, value, **more):
    given = {"title": "The room", "upload": photo(), **more}
    return client.post(at("value_file_new", value.pk), given)


def approve(value):
    for step in APPROVED:
        move_value(value=value, to=step, by=UserFactory(), at=now())


def test_a_photo_is_kept_read_and_taken_out(client, keeper, value):
    assert keep(client, value).status_code == 302
    file = value.files.get()

    saved = client.get(at("value_file", file.pk))
    assert b"".join(saved.streaming_content) == PNG
    assert saved["Content-Disposition"] == 'attachment; filename="The room.png"'
    assert saved["Content-Type"] == "application/octet-stream"
    assert "The room" in client.get(at("value_list", "plan", "answers")).content.decode()

    client.post(at("value_file_take_out", file.pk))
    assert not value.files.exists()


@pytest.mark.parametrize("name", ["room.png", "page.html", "run.exe"])
def test_a_file_that_is_not_what_it_says_is_refused_and_the_title_kept(client, keeper, value, name):
    answer = keep(client, value, upload=photo(name, b"<html>"))

    assert answer.status_code == 422
    assert 'value="The room"' in answer.content.decode()
    assert not value.files.exists()


def test_what_was_handed_in_takes_no_more_files_and_gives_none_up(client, keeper, value):
    keep(client, value)
    approve(value)

    assert "Return it first" in keep(client, value).content.decode()
    client.post(at("value_file_take_out", value.files.get().pk))

    assert value.files.count() == 1


def test_there_is_an_end_to_the_files_of_a_value(client, keeper, value):
    for _ in range(MOST):
        keep(client, value)

    assert "at most 10 files" in keep(client, value).content.decode()
    assert value.files.count() == MOST


@pytest.mark.parametrize("is_public", [True, False])
def test_everybody_sees_only_what_was_said_to_be_for_everybody_once_it_counts(
    client, keeper, value, is_public
):
    keep(client, value, **({"is_public": "on"} if is_public else {}))
    file = value.files.get()
    client.logout()
    assert client.get(at("value_file", file.pk)).status_code == 302

    approve(value)

    assert client.get(at("value_file", file.pk)).status_code == (200 if is_public else 302)
    page = client.get(at("indicator_detail", "plan", "answers")).content.decode()
    assert ("The room" in page) is is_public


def test_the_standing_committee_sees_it_and_a_focal_point_does_not(client, keeper, value):
    keep(client, value)
    file = value.files.get()
    member = UserFactory()
    DesignationFactory(person=member, role=Role.STANDING, region=RegionFactory())

    client.force_login(member)
    assert client.get(at("value_file", file.pk)).status_code == 200
    assert client.post(at("value_file_take_out", file.pk)).status_code == 403
    assert client.get(at("value_file_new", value.pk)).status_code == 403

    client.force_login(DesignationFactory().person)
    assert client.get(at("value_file", file.pk)).status_code == 403


def test_files_go_some_years_after_the_plan_and_the_value_stays(client, keeper, value):
    keep(client, value)
    end = datetime.combine(value.indicator.plan.ends_on, datetime.min.time(), UTC)

    assert forget_value_files(end) == 0
    assert forget_value_files(end + timedelta(days=1)) == 1

    assert not value.files.exists()
    assert value.steps.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_values_with_files_cost_the_same_for_one_or_many(
    client, keeper, number, django_assert_num_queries
):
    indicator = IndicatorFactory(plan=WorkPlanFactory(code="plan"), code="answers")
    for _ in range(number):
        keep(client, a_value(indicator))

    with django_assert_num_queries(11):
        page = client.get(at("value_list", "plan", "answers"))

    assert page.content.decode().count("The room") >= number
