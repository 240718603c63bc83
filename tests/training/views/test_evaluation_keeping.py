import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.learning import ModuleFactory, a_participant, an_item
from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory
from whimbrel.training.actions.evaluation import hand_in_form
from whimbrel.training.actions.knowledge import set_test
from whimbrel.training.forms.evaluation import ROWS
from whimbrel.training.models import FilledForm, FollowUp, Sitting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def workshop():
    return WorkshopFactory()


@pytest.fixture
def keeper(client):
    person = seated()
    client.force_login(person)
    return person


def page(name, workshop):
    return reverse(f"training:{name}", args=[workshop.meeting.code])


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def text(answer):
    return " ".join(main(answer).get_text(" ", strip=True).split())


def typed(*rows, language="fr"):
    """A page of forms as a browser sends it."""
    sent = {"language": language, "form-TOTAL_FORMS": str(ROWS), "form-INITIAL_FORMS": "0"}
    for place in range(ROWS):
        row = rows[place] if place < len(rows) else {}
        for name in ("number", "answers", "helped", "change"):
            sent[f"form-{place}-{name}"] = row.get(name, "")
    return sent


@pytest.mark.parametrize(
    "name", ["evaluation_keep", "paper_keep", "test_keep", "certificates_keep"]
)
def test_nobody_but_the_keepers_comes_in(name, client, workshop):
    client.force_login(UserFactory())

    assert client.get(page(name, workshop)).status_code == 403
    assert client.get(reverse("training:keeping")).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, keeper, django_assert_num_queries):
    for _workshop in range(number):
        a_participant(WorkshopFactory())
    client.get(reverse("training:keeping"))

    with django_assert_num_queries(6):
        answer = client.get(reverse("training:keeping"))

    assert len(main(answer).select("tbody tr")) == number


def test_the_keeper_asks_now_and_nobody_twice(client, keeper, workshop):
    a_participant(workshop)
    where = page("evaluation_keep", workshop)

    assert "1 person is asked." in text(client.post(where, {"ask": "1"}, follow=True))
    assert "0 people are asked." in text(client.post(where, {"ask": "1"}, follow=True))
    assert "1 person is asked." in text(client.post(where, {"ask_used": "6"}, follow=True))


def test_the_times_of_asking_are_chosen_and_each_can_be_asked_now(client, keeper, workshop):
    where = reverse("training:evaluation_keep", args=[workshop.meeting.code])
    a_participant(workshop)

    shown = client.post(where, {"set_times": "1", "after": ["3", "12"]}, follow=True)
    client.post(where, {"set_times": "1", "after": ["4"]})
    workshop.refresh_from_db()
    assert workshop.follow_up_after == "3 12"
    assert "after 12 months" in text(shown)

    client.post(where, {"ask_used": "12"})
    client.post(where, {"ask_used": "6"})
    assert list(FollowUp.objects.values_list("months", flat=True)) == [12]


def test_words_are_read_by_keepers_alone(client, keeper, workshop):
    for number in range(5):
        hand_in_form(
            workshop=workshop, ratings={"overall": 4}, channel="web", language="en",
            on=workshop.meeting.ends_on, helped=f"Reason {number}",
        )  # fmt: skip

    assert "Reason 3" in text(client.get(page("evaluation_keep", workshop)))
    assert "Reason 3" not in text(client.get(page("workshop_results", workshop)))


def test_modules_are_set_and_taken_out(client, keeper, workshop):
    one, two = ModuleFactory(), ModuleFactory()
    where = page("evaluation_keep", workshop)

    client.post(where, {"modules": [one.pk, two.pk]})
    client.post(where, {"modules": [two.pk]})

    assert [link.module for link in workshop.modules.all()] == [two]


def test_forms_of_paper_are_typed_in_row_by_row(client, keeper, workshop):
    answer = client.post(
        page("paper_keep", workshop),
        typed(
            {"number": "1", "answers": "5544 5343", "helped": "Le jeu de rôle"},
            {"answers": "40-45555"},
        ),
        follow=True,
    )

    assert "2 forms are kept." in text(answer)
    first = FilledForm.objects.get(paper_number=1)
    assert (first.language, first.helped, first.entered_by) == ("fr", "Le jeu de rôle", keeper)
    assert [one.value for one in first.ratings.order_by("pk")] == [5, 5, 4, 4, 5, 3, 4, 3]
    assert FilledForm.objects.get(paper_number=None).ratings.count() == 6


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"answers": "5544"}, "Type 8 figures"),
        ({"answers": "55445349"}, "Type 8 figures"),
        ({"number": "3"}, "This row has no figures."),
    ],
)
def test_a_wrong_row_is_named_and_nothing_typed_is_lost(client, keeper, workshop, row, said):
    good = {"number": "1", "answers": "55445343", "helped": "Le jeu de rôle"}

    answer = client.post(page("paper_keep", workshop), typed(good, row))

    assert answer.status_code == 422
    assert "Row 2:" in text(answer)
    assert said in text(answer)
    assert main(answer).select_one("#id_form-0-helped")["value"] == "Le jeu de rôle"
    assert not FilledForm.objects.exists()


def test_a_number_typed_in_before_is_refused_with_the_whole_page(client, keeper, workshop):
    where = page("paper_keep", workshop)
    client.post(where, typed({"number": "1", "answers": "55445343"}))

    answer = client.post(
        where, typed({"number": "1", "answers": "55445343"}, {"number": "2", "answers": "55445343"})
    )

    assert answer.status_code == 422
    assert "typed in already" in text(answer)
    assert FilledForm.objects.count() == 1


def test_a_test_is_set_and_typed_in_from_paper(client, keeper, workshop):
    items = [an_item(code="one"), an_item(code="two")]
    registration = a_participant(workshop)
    where = page("test_keep", workshop)

    client.post(where, {"items_sent": "1", "items": [one.pk for one in items]})
    client.post(
        where,
        {
            "sheet_sent": "1",
            f"before_{registration.pk}": "a-",
            f"after_{registration.pk}": "B B",
        },
    )

    before, after = Sitting.objects.order_by("stage").reverse()
    assert before.answers.filter(is_right=True).count() == 0
    assert after.answers.filter(is_right=True).count() == 2
    answer = client.post(where, {"items_sent": "1", "items": [items[0].pk]})
    assert answer.status_code == 422
    assert "Its questions stay." in text(answer)


@pytest.mark.parametrize(
    ("letters", "said"), [("a", "Type 2 letters"), ("ax", "has no answer “x”")]
)
def test_letters_that_stand_for_nothing_are_refused(client, keeper, workshop, letters, said):
    set_test(workshop=workshop, items=[an_item(code="one"), an_item(code="two")], by=keeper)
    registration = a_participant(workshop)

    answer = client.post(
        page("test_keep", workshop), {"sheet_sent": "1", f"before_{registration.pk}": letters}
    )

    assert answer.status_code == 422
    assert said in text(answer)
    assert not Sitting.objects.exists()
