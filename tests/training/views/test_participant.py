from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.learning import a_participant, an_item
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import MeetingFactory
from whimbrel.training.actions.evaluation import request_evaluations
from whimbrel.training.actions.follow_up import ask_whether_used
from whimbrel.training.actions.knowledge import set_test
from whimbrel.training.emails.evaluation import participant_token
from whimbrel.training.models import (
    CascadeEvent,
    Commitment,
    EvaluationRequest,
    FilledForm,
    FollowUp,
    Sitting,
)

pytestmark = pytest.mark.django_db


def held(first, last):
    """A workshop so many days from today."""
    today = localdate()
    return WorkshopFactory(
        meeting=MeetingFactory(
            title_en="Workshop for Africa",
            starts_on=today + timedelta(days=first),
            ends_on=today + timedelta(days=last),
        )
    )


@pytest.fixture
def participant():
    """Somebody whose workshop ended yesterday, and who was asked how it was."""
    workshop = held(-3, -1)
    registration = a_participant(workshop)
    set_test(workshop=workshop, items=[an_item(), an_item(code="quorum")], by=seated())
    request_evaluations(workshop=workshop, at=now())
    return registration


def page(name, registration, *args):
    return reverse(f"training:{name}", args=[participant_token(registration), *args])


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def text(answer):
    return " ".join(main(answer).get_text(" ", strip=True).split())


def test_the_page_says_what_is_asked_today(client, participant):
    said = text(client.get(page("participant", participant)))

    assert "The test after the workshop" in said
    assert "How was it?" in said
    assert "The test before" not in said


def test_before_the_workshop_only_the_first_test_is_asked(client):
    workshop = held(3, 5)
    registration = a_participant(workshop, attended_at=None)
    set_test(workshop=workshop, items=[an_item()], by=seated())

    said = text(client.get(page("participant", registration)))

    assert "The test before the workshop" in said
    assert "How was it?" not in said
    assert client.get(page("evaluate", registration)).status_code == 410


def test_a_broken_link_opens_nothing(client):
    assert client.get(reverse("training:participant", args=["broken"])).status_code == 404


def test_an_opinion_and_a_promise_are_handed_in_once(client, participant):
    where = page("evaluate", participant)
    given = {
        "overall": "5",
        "helped": "The mock COP",
        "will": "train the rangers",
        "by": "2100-01-01",
    }

    assert "kept, without your name" in text(client.post(where, given))
    assert client.post(where, given).status_code == 410
    assert FilledForm.objects.get().ratings.get().value == 5
    assert Commitment.objects.get().by == date(2100, 1, 1)
    assert EvaluationRequest.objects.get().answered_on == localdate()
    assert "You have told us how it was." in text(
        client.get(page("participant", participant))
    ) or "The test after" in text(client.get(page("participant", participant)))


def test_a_form_without_a_figure_comes_back_filled_in(client, participant):
    answer = client.post(
        page("evaluate", participant), {"helped": "The mock COP", "by": "soon", "overall": "9"}
    )

    assert answer.status_code == 422
    assert main(answer).select_one("#id_helped").string.strip() == "The mock COP"
    assert "This is not a day." in text(answer)
    assert not FilledForm.objects.exists()


def test_a_test_is_taken_once_and_tells_nothing_of_what_was_right(client, participant):
    where = page("test_sit", participant, "after")
    item = participant.workshop.knowledge_places.get(number=1).item
    right = str(item.options.get(is_right=True).pk)

    answer = client.post(where, {"item_1": right})

    assert "Your answers are kept." in text(answer)
    assert "right" not in text(answer)
    assert Sitting.objects.get().answers.filter(is_right=True).count() == 1
    assert client.post(where, {"item_1": right}).status_code == 410


def test_a_test_of_another_stage_is_closed(client, participant):
    assert client.get(page("test_sit", participant, "before")).status_code == 410
    assert client.get(page("test_sit", participant, "during")).status_code == 410


def test_the_link_in_the_letter_brings_the_answer_and_keeps_nothing_by_itself(client, participant):
    ask_whether_used(workshop=participant.workshop, at=now())

    answer = client.get(page("follow_up", participant) + "?used=partly")

    assert main(answer).select_one("input[name=used][checked]")["value"] == "partly"
    assert FollowUp.objects.get().answered_at is None


def test_one_press_keeps_the_answer_and_what_is_done(client, participant):
    ask_whether_used(workshop=participant.workshop, at=now())
    commitment = participant.commitments.create(will="train the rangers", made_at=now())

    client.post(
        page("follow_up", participant),
        {"used": "yes", "example": "In our committee", "kept": [commitment.pk]},
    )

    follow_up, commitment = FollowUp.objects.get(), Commitment.objects.get()
    assert (follow_up.used, follow_up.example, follow_up.channel) == (
        "yes",
        "In our committee",
        "web",
    )
    assert commitment.kept_at is not None


def test_the_answer_goes_to_the_time_its_letter_asked_about(client, participant):
    for months in (3, 6):
        FollowUp.objects.create(registration=participant, asked_at=now(), months=months)

    client.post(page("follow_up", participant) + "?used=yes&after=3", {"used": "yes"})

    assert dict(FollowUp.objects.values_list("months", "used")) == {3: "yes", 6: ""}


def test_who_was_not_asked_has_nothing_to_answer(client, participant):
    assert client.get(page("follow_up", participant)).status_code == 410


def test_a_training_passed_on_is_told_in_one_form(client, participant):
    where = page("cascade_new", participant)
    given = {"held_on": "2024-03-05", "place": "Kisumu", "people": "25", "women": "11"}

    assert client.post(where, given).headers["Location"] == page("participant", participant)
    assert "Kisumu: 25 people" in text(client.get(page("participant", participant)))
    assert client.post(where, given).status_code == 422
    assert CascadeEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held_on": "2100-01-01"}, "still to come"),
        ({"women": "26"}, "more than all people"),
        ({"people": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_be_is_said_and_kept_in_the_form(client, participant, wrong, said):
    given = {"held_on": "2024-03-05", "place": "Kisumu", "people": "25"} | wrong

    answer = client.post(page("cascade_new", participant), given)

    assert answer.status_code == 422
    assert said in text(answer)
    assert main(answer).select_one("#id_place")["value"] == "Kisumu"


def test_who_did_not_come_passes_nothing_on(client):
    registration = a_participant(held(-3, -1), attended_at=None)

    assert client.get(page("cascade_new", registration)).status_code == 410
