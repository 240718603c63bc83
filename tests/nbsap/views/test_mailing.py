import pytest
from bs4 import BeautifulSoup

from tests.factories.designations import seated
from tests.factories.nbsap import PlanStageFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from tests.nbsap.views.pages import at, words
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(cms):
    return {
        "instrument": cms.pk, "stages": ["preparing"], "subject_en": "Your plan", "words_en": "It is time.",
        "key": "k", "people": "1",
    }  # fmt: skip


@pytest.fixture
def nfp(kenya, cms_nfp):
    PlanStageFactory(nbsap__country=kenya, kind="preparing")
    return cms_nfp


@pytest.fixture
def officer(client):
    person = seated()
    client.force_login(person)
    return person


def letters():
    return Letter.objects.filter(kind="plan_mailing").count()


def test_who_will_get_it_and_why_is_seen_before_anything_is_sent(client, officer, nfp, given):
    chad = CountryFactory(name_en="Chad")
    PlanStageFactory(nbsap__country=chad, kind="preparing")

    french = {"subject_fr": "Votre plan", "words_fr": "C’est le moment."}
    page = words(client.post(at("plan_mailing"), given | french))

    assert "Your plan It is time. Votre plan C’est le moment." in page
    assert "1 person will get this letter." in page
    assert "Kenya Focal point, Kenya English Being prepared, 1 March 2014" in page
    assert "No focal point in office (1) Chad" in page
    assert letters() == 0


def test_a_second_button_sends_it_once_however_often_it_is_pressed(client, officer, nfp, given):
    for _twice in range(2):
        answer = client.post(at("plan_mailing"), given | {"send": "1"}, follow=True)

    assert answer.status_code == 200
    assert letters() == 1


def test_where_others_would_get_it_than_were_shown_it_is_shown_again(
    client, officer, nfp, given, cms
):
    country = DesignationFactory(instrument=cms).country
    PlanStageFactory(nbsap__country=country, kind="preparing")

    page = client.post(at("plan_mailing"), given | {"send": "1"})

    assert "2 persons will get this letter." in words(page)
    assert 'name="people" value="2"' in page.content.decode()
    assert letters() == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"words_en": ""}, "This field is required"),
        ({"subject_fr": "Votre plan"}, "Write both the subject and the words, or neither."),
        ({"words_fr": "C’est le moment."}, "Write both the subject and the words, or neither."),
        ({"stages": []}, "Choose a stage, a step or an assessment."),
    ],
)
def test_what_cannot_be_sent_is_shown_again_as_it_was_typed(
    client, officer, nfp, given, change, said
):
    answer = client.post(at("plan_mailing"), given | change | {"send": "1"})

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="Your plan"' in answer.content.decode()
    assert letters() == 0


def test_focal_points_write_to_nobody_here(client, nfp, given):
    client.force_login(nfp)

    assert client.get(at("plan_mailing")).status_code == 403
    assert client.post(at("plan_mailing"), given | {"send": "1"}).status_code == 403
    assert letters() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_preview_costs_the_same_for_one_or_many(
    client, officer, cms, given, number, django_assert_num_queries
):
    for _country in range(number):
        country = DesignationFactory(instrument=cms).country
        PlanStageFactory(nbsap__country=country, kind="preparing")
    client.post(at("plan_mailing"), given)

    with django_assert_num_queries(16):
        client.post(at("plan_mailing"), given)


def test_the_convention_and_what_can_still_be_changed_are_chosen_first(client, officer, cms):
    InstrumentFactory(kind="agreement", code="ACAP")

    page = BeautifulSoup(client.get(at("plan_mailing")).content, "html.parser")

    assert page.select_one("#id_instrument option[selected]")["value"] == str(cms.pk)
    chosen = {one["value"] for one in page.select("input[name=stages][checked]")}
    assert chosen == {"preparing", "consulting", "reviewing"}
