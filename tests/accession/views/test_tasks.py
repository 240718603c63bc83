from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.accession import (
    ApproachFactory,
    PlannedStepFactory,
    RecruitmentFileFactory,
    TaskFactory,
)
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from whimbrel.accession.models import Approach, DeskRegion, RecruitmentTask
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def keeper(client):
    person = seated(display_name="Keeper")
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"accession:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def pages(task):
    return [
        at("task_list"),
        at("task_download", "csv"),
        at("task_pass"),
        at("task_new", task.file.pk),
        at("task_give", "task", task.pk),
        at("task_done", "task", task.pk),
    ]


@pytest.mark.parametrize("somebody", ["visitor", "account", "nfp of that State"])
def test_tasks_are_closed_to_everybody_but_the_secretariat(client, somebody):
    task = TaskFactory()
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "nfp of that State":
        client.force_login(DesignationFactory(country=task.file.country).person)

    for page in pages(task):
        assert client.get(page).status_code == (302 if somebody == "visitor" else 403)


def test_an_officer_of_another_region_finds_neither_task_nor_name(client, keeper):
    DeskRegion.objects.create(officer=keeper, region=RegionFactory())
    task = TaskFactory(words="Secret step", file__country__region=RegionFactory())

    assert "Secret step" not in words(client.get(at("task_list")))
    assert "Secret step" not in client.get(at("task_download", "csv")).content.decode()
    for name in ("task_give", "task_done"):
        assert client.post(at(name, "task", task.pk), {}).status_code == 404


def test_a_task_is_written_down_given_and_done(client, keeper):
    file, other = RecruitmentFileFactory(), seated(display_name="Other")

    client.post(
        at("task_new", file.pk),
        {"words": "Ask the embassy", "owner": keeper.pk, "due_on": "2026-02-01"},
    )
    task = RecruitmentTask.objects.get()
    client.post(at("task_give", "task", task.pk), {"owner": other.pk, "due_on": "2026-02-02"})
    assert "Ask the embassy · Other" in words(client.get(file.get_absolute_url()))
    client.post(
        at("task_done", "task", task.pk), {"on": "2026-02-03", "result": "They will answer"}
    )

    page = words(client.get(file.get_absolute_url()))
    assert "Done 3 February 2026 They will answer" in page
    assert client.get(at("task_done", "task", task.pk)).status_code == 404


def test_a_next_step_has_its_owner_from_the_contact_on(client, keeper):
    file = RecruitmentFileFactory()

    client.post(
        at("recruitment_approach", file.pk),
        {"day": "2026-01-05", "kind": "call", "next_step": "Send it", "next_on": "2026-02-01",
         "owner": keeper.pk},
    )  # fmt: skip

    assert Approach.objects.get().owner == keeper
    assert "Keeper" in words(client.get(at("recruitment_list")))


def test_what_was_typed_stays_where_the_day_is_still_to_come(client, keeper):
    task = TaskFactory()
    tomorrow = (localdate() + timedelta(days=1)).isoformat()

    answer = client.post(
        at("task_done", "task", task.pk), {"on": tomorrow, "result": "They will answer"}
    )

    assert answer.status_code == 422
    assert "That day is still to come." in words(answer)
    assert "They will answer" in answer.content.decode()


def test_board_and_list_are_narrowed_to_mine(client, keeper):
    TaskFactory(owner=keeper, words="Of mine", file__country__name_en="Mineland")
    TaskFactory(owner=seated(), words="Of theirs", file__country__name_en="Theirland")

    for page in (at("recruitment_list"), at("recruitment_download", "csv"), at("task_list")):
        everything = client.get(page).content.decode()
        mine = client.get(f"{page}?mine=on").content.decode()
        assert "Mineland" in everything
        assert "Theirland" in everything
        assert "Mineland" in mine
        assert "Theirland" not in mine


def test_what_belongs_to_somebody_who_has_left_is_told_and_shown_alone(client, keeper):
    TaskFactory(owner=keeper, words="Of mine")
    TaskFactory(owner=UserFactory(display_name="Gone"), words="Of the gone")

    page = words(client.get(f"{at('task_list')}?left=on"))

    assert "1 task belongs to somebody who can do it no more" in page
    assert "Of the gone" in page
    assert "Of mine" not in page


def test_an_officer_passes_on_their_own_tasks_and_not_those_of_others(client, keeper):
    mine, other = TaskFactory(owner=keeper), seated()
    theirs = TaskFactory(owner=other)

    refused = client.post(at("task_pass"), {"giver": other.pk, "taker": keeper.pk})
    done = client.post(at("task_pass"), {"giver": keeper.pk, "taker": other.pk}, follow=True)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert refused.status_code == 422
    assert (mine.owner, theirs.owner) == (other, other)
    assert "1 task passed on." in words(done)


def test_an_administrator_passes_on_what_somebody_left(client):
    administrator, gone = seated(Role.ADMINISTRATOR), UserFactory()
    task = TaskFactory(owner=gone)
    client.force_login(administrator)

    client.post(at("task_pass"), {"giver": gone.pk, "taker": administrator.pk})

    task.refresh_from_db()
    assert task.owner == administrator


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, keeper, django_assert_num_queries):
    for _ in range(number):
        TaskFactory(owner=seated())
        ApproachFactory(next_step="Write", next_on=localdate())
        PlannedStepFactory(due_on=localdate())

    with django_assert_num_queries(9):
        assert client.get(at("task_list")).content.decode().count("<tr>") == 1 + 3 * number
