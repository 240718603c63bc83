from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.accession import (
    ApproachFactory,
    PlannedStepFactory,
    PlaybookStepFactory,
    RecruitmentFileFactory,
)
from tests.factories.designations import seated

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keeper(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"accession:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def test_the_steps_are_planned_and_one_is_ticked(client):
    file = RecruitmentFileFactory()
    PlaybookStepFactory(instrument=file.instrument, words="Write to them", stage="contact")

    client.post(at("recruitment_carry", file.pk))
    before = words(client.get(file.get_absolute_url()))
    client.post(at("step_done", file.steps.get().pk))

    assert "Write to them" in before
    assert "Done Write to them" in before
    page = words(client.get(file.get_absolute_url()))
    assert "Done Write to them" not in page
    assert page.count("Contact,") == 1


def test_the_board_shows_of_what_was_agreed_and_what_is_planned_the_one_that_is_due_first(client):
    today = localdate()
    file = RecruitmentFileFactory()
    PlannedStepFactory(
        file=file, words="Send the paper", answers="Embassy", due_on=today - timedelta(days=2)
    )
    ApproachFactory(file=file, next_step="Call again", next_on=today + timedelta(days=2))

    board = words(client.get(at("recruitment_list")))
    table = client.get(at("recruitment_download", "csv")).content.decode("utf-8-sig")

    assert "Send the paper" in board
    assert "Embassy Late" in board
    assert "Call again" not in board
    assert table.splitlines()[1].endswith(",Embassy,,,")


def test_those_that_have_stalled_are_listed_alone(client):
    slow = RecruitmentFileFactory(country__name_en="Slow")
    slow.stages.update(since=localdate() - timedelta(days=400))
    new = RecruitmentFileFactory(country__name_en="Quick")
    new.stages.update(since=localdate())

    everything = words(client.get(at("recruitment_list")))
    alone = words(client.get(at("recruitment_list") + "?stalled=1"))

    assert "1 file has stalled" in everything
    assert "Slow" in alone
    assert "Quick" not in alone
